import { writeValue } from '../core/fixes.ts';
import type { Malformed, Stated } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { tenantOf } from './sign-in-ids.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'id-whitespace',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [90002, 700016],
  finds: 'Blanks, line breaks, quotes or invisible characters around a client id or tenant.',
  why:
    'Nothing on the way takes them away: they become a part of the address or of the request, and Entra looks for an id ' +
    'that begins or ends with them. They come from copying out of mails and tables, from a newline that a shell or a block scalar ' +
    'adds, and from quotes where the format has none.',
  messages: {
    blanks:
      'There are blanks or a line break around this {what}. They are sent along, and Entra will answer {code}: write the {what} alone.',
    quotes:
      'The quotes are a part of this value: the format does not take them away. Entra will answer {code}: write the {what} alone.',
    invisible:
      'There are characters in this {what} that cannot be seen. They are sent along, and Entra will answer {code}: write the {what} anew.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/reference-error-codes'],
  examples: [
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "TenantId": "«6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92 »", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
      fixed:
        '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    {
      path: 'compose.yaml',
      bad: 'services:\n  api:\n    environment:\n      - AZURE_CLIENT_ID=«"4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"»\n',
      fixed:
        'services:\n  api:\n    environment:\n      - AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'secret.yaml',
      bad: 'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_ID: «NGYyYTljMzEtN2JlMC00ZDU4LTlhMTYtYzNlMDdkNWIyOGY0Cg==»\n',
      fixed:
        'apiVersion: v1\nkind: Secret\ndata:\n  AZURE_CLIENT_ID: NGYyYTljMzEtN2JlMC00ZDU4LTlhMTYtYzNlMDdkNWIyOGY0\n',
    },
    {
      path: 'app.py',
      bad: 'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential("contoso.com", "«\u200b4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»", secret())\n',
      fixed:
        'from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", secret())\n',
    },
    {
      path: 'start.bat',
      bad: 'set AZURE_CLIENT_ID=«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 »\r\nset AZURE_TENANT_ID=contoso.com\r\n',
      fixed:
        'set "AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\r\nset AZURE_TENANT_ID=contoso.com\r\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID = 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4   \nAZURE_TENANT_ID="contoso.com"\n',
    },
    {
      path: 'compose.yaml',
      text: 'services:\n  api:\n    environment:\n      - "AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n      - AZURE_TENANT_ID="${TENANT}"\n',
    },
    {
      path: 'web.config',
      text: '<appSettings><add key="ida:ClientId" value=" [Enter client ID] " /><add key="ida:Tenant" value="" /></appSettings>\n',
    },
  ],

  *check(fact, _workspace, uri) {
    // Tests hand over such ids to see what becomes of them.
    const isCode = fact.kind === 'token-request' || fact.call !== undefined;
    if (isCode && isTestFile(uri)) return;
    const clientId = padded(fact.clientId);
    const tenant = padded(tenantOf(fact));
    for (const [what, code, stated] of [
      ['client ID', 'AADSTS700016', clientId],
      ['tenant', 'AADSTS90002', tenant],
    ] as const) {
      const { around, meant } = stated?.value ?? {};
      if (!stated || !around || !meant) continue;
      const fixes = [writeValue(stated.place, meant, `Write ${meant}`, true)];
      yield { message: around, at: stated.place, values: { what, code }, fixes };
    }
  },
});

function padded(stated: Stated<{ readonly kind: string }> | undefined): Stated<Malformed> | undefined {
  const value = stated?.value;
  if (!stated || !isMalformed(value) || value.fault !== 'whitespace') return undefined;
  return { ...stated, value };
}

function isMalformed(value: { readonly kind: string } | undefined): value is Malformed {
  return value?.kind === 'malformed';
}
