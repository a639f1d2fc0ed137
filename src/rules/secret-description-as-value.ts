import type { App, ClientSecret } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { SECRET_PLACEHOLDER, secretFixes } from './secret-fixes.ts';
import { flawsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-description-as-value',
  on: 'app',
  severity: 'warning',
  prevents: [7000215],
  finds: 'The description of a client secret, or the date it expires, where its value belongs.',
  why:
    'The portal lists each client secret with a description, an expiry date, its value and its ID. Only the value signs in, and ' +
    'after the page was left once it is shown as stars: the description is then what is easiest to copy.',
  messages: {
    words:
      'This reads like the description of a client secret, not like its value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
    uploaded:
      'This is the description that Entra gives to a client secret without one, not its value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
    expiry:
      'This is when a client secret expires, not its value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
    named:
      'A client secret of this app is called like this: it is the description, not the value. Entra will answer AADSTS7000215: paste the text of the Value column, or create a new secret if it is lost.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
    'https://learn.microsoft.com/graph/api/resources/passwordcredential',
  ],
  examples: [
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET="«Payroll daemon 2026»"\n',
      fixed: `AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET='${SECRET_PLACEHOLDER}'\n`,
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "«11/21/2028»" } }\n',
      fixed: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "" } }\n',
    },
    {
      path: 'values.yaml',
      bad: 'azure:\n  clientSecret: «Password uploaded on Sat Nov 21 2026»\n',
      fixed: 'azure:\n  clientSecret: ""\n',
    },
  ],
  fine: [
    { path: '.env', text: 'AZURE_CLIENT_SECRET="correct horse battery staple"\n' },
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_SECRET="see Key Vault"\n',
    },
  ],

  *check(app, workspace) {
    const secret = app.clientSecret;
    if (!secret) return;
    const fixes = secretFixes(app, secret);
    const evidence = sameNames(app, secret.value, workspace);
    const [flaw] = flawsOf(secret, 'description');
    if (evidence.length > 0) yield { message: 'named', at: secret.place, severity: 'error', evidence, fixes };
    else if (flaw && (flaw.detail !== 'words' || isRealApp(app)))
      yield { message: flaw.detail, at: flaw.span, fixes };
  },
});

/** Words may also be a note to whoever fills in the file; beside ids that somebody registered they are not. */
function isRealApp({ clientId, tenant }: App): boolean {
  return (
    clientId?.value.kind === 'guid' && (tenant?.value.kind === 'guid' || tenant?.value.kind === 'domain')
  );
}

/** The credentials of the app's own registration that are called as the value is. */
function sameNames({ clientId }: App, value: ClientSecret, { registrations }: Workspace) {
  if (value.kind !== 'value' || !value.isCalled || clientId?.value.kind !== 'guid') return [];
  const { guid } = clientId.value;
  const isCalled = value.isCalled;
  return registrations
    .filter(({ fact }) => fact.clientId?.value.kind === 'guid' && fact.clientId.value.guid === guid)
    .flatMap(({ uri, fact }) =>
      fact.passwordCredentials.flatMap(({ displayName }) =>
        displayName && isCalled(displayName.value)
          ? [{ uri, span: displayName.place.span, message: 'A client secret of this app is called so.' }]
          : [],
      ),
    );
}
