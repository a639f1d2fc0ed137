import { writeValue } from '../core/fixes.ts';
import type { App, Stated, Tenant } from '../facts/types.ts';
import type { Located, Workspace } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { guidOf, only, tenantOf } from './sign-in-ids.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'environment-desync',
  on: 'app',
  severity: 'warning',
  prevents: [7000215, 700016],
  finds:
    'Settings of two environments that were mixed: one client id with two tenants, or one secret with two client ids.',
  why:
    'An app registration lives in one tenant, and a secret belongs to one app. Where a file is copied for another environment and ' +
    'only a part of its ids is changed, Entra finds no such app in the tenant, or refuses the secret. Apps that are registered for several ' +
    'tenants are left alone.',
  messages: {
    environments:
      '{environment} and {other} have this client ID in common, but not the tenant. An app is registered in one tenant: in one of them Entra will answer AADSTS700016. Check which ID was not changed.',
    pair: 'Elsewhere in the workspace this client ID goes with the tenant {tenant}. If the app is registered there alone, Entra will answer AADSTS700016.',
    secret:
      'The client ID {other} has the same secret. A secret belongs to one app: for one of them Entra will answer AADSTS7000215. Check which one was not changed.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/single-and-multi-tenant-apps',
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-application-not-found-in-directory',
  ],
  examples: [
    {
      path: 'appsettings.Production.json',
      bad: '{ "AzureAd": { "TenantId": "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4", "ClientId": "«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»" } }\n',
      beside: [
        {
          path: 'appsettings.Development.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
        },
      ],
    },
    {
      path: '.env.production',
      bad: 'AZURE_TENANT_ID=d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4\nAZURE_CLIENT_ID=«4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4»\n',
      fixed:
        'AZURE_TENANT_ID=d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4\nAZURE_CLIENT_ID=93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250\n',
      beside: [
        {
          path: '.env.staging',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
        {
          path: 'prod.tfvars',
          text: 'azure_tenant_id = "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4"\nazure_client_id = "93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250"\n',
        },
      ],
    },
    {
      path: 'values.yaml',
      bad: 'azure:\n  tenantId: «d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4»\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      fixed:
        'azure:\n  tenantId: "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92"\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
        {
          path: 'appsettings.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
        },
        {
          path: 'reporting/config.json',
          text: '{ "azure": { "tenantId": "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4", "clientId": "93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250" } }\n',
        },
      ],
    },
  ],
  fine: [
    {
      path: 'appsettings.Production.json',
      text: '{ "AzureAd": { "TenantId": "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4", "ClientId": "93c8d1e7-05ab-4f72-8b3d-6e9a14f7c250" } }\n',
      beside: [
        {
          path: 'appsettings.Development.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
        },
      ],
    },
    {
      path: '.env.production',
      text: 'AZURE_TENANT_ID=d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
      beside: [
        {
          path: '.env.staging',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
        {
          path: 'manifest.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMultipleOrgs" }\n',
        },
      ],
    },
    {
      path: 'customer.json',
      text: '{ "azure": { "tenantId": "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4", "clientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
        },
        {
          path: 'appsettings.json',
          text: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
        },
      ],
    },
    {
      path: 'customers.json',
      text: '{ "north": { "azureTenantId": "d80f4b27-c6a1-4e35-9b72-1fe85a60c3d4", "azureClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" }, "south": { "azureTenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92", "azureClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
  ],

  *check(app, workspace, uri) {
    const client = guidOf(app.clientId);
    if (client === undefined || !app.clientId || isTestFile(uri)) return;
    const secret = sharedSecret(app, client, workspace);
    if (secret && app.clientSecret) {
      yield {
        message: 'secret',
        at: app.clientId.place,
        values: { other: secret.client },
        evidence: [
          { span: app.clientSecret.place.span, message: 'The secret of this client ID.' },
          { uri: secret.uri, span: secret.span, message: `The same secret for ${secret.client}.` },
        ],
        fixes: [{ kind: 'ask-secret', title: 'Enter the secret value…', place: app.clientSecret.place }],
      };
    }
    const tenant = tenantOf(app);
    if (tenant && guidOf(tenant) && !isMultiTenant(client, workspace))
      yield* tenantsApart({ app, client, tenant, uri }, workspace);
  },
});

function isSamePlace(other: App, { clientId }: App): boolean {
  return other.clientId?.place.span.start === clientId?.place.span.start;
}

/** Another app's secret with the same text. */
function sharedSecret({ clientSecret }: App, client: string, { apps }: Workspace) {
  const own = clientSecret?.value.kind === 'value' ? clientSecret.value.identity : undefined;
  if (!own) return undefined;
  for (const { uri, fact } of apps) {
    const other = fact.clientSecret;
    if (other?.value.kind !== 'value' || !other.value.identity || !own.equals(other.value.identity)) continue;
    const id = guidOf(fact.clientId);
    if (id !== undefined && id !== client && !isTestFile(uri))
      return { client: id, uri, span: other.place.span };
  }
  return undefined;
}

/** Such an app may go with any tenant. */
function isMultiTenant(client: string, { appsOf, registrations }: Workspace): boolean {
  const isOpen = registrations.some(
    ({ fact }) =>
      guidOf(fact.clientId) === client && !/^AzureADMyOrg$/i.test(fact.signInAudience?.value ?? ''),
  );
  const own = appsOf(client).map(({ fact }) => tenantOf(fact));
  const tenants = new Set(own.flatMap((tenant) => guidOf(tenant) ?? []));
  return isOpen || tenants.size > 2 || own.some((tenant) => tenant?.value.kind === 'well-known');
}

/** What a file says, beside what the others say of the same client id. */
interface Pairing {
  readonly app: App;
  readonly client: string;
  readonly tenant: Stated<Tenant>;
  readonly uri: string;
}

function* tenantsApart(pairing: Pairing, workspace: Workspace) {
  const { app, client, tenant, uri } = pairing;
  const isOther = (other: Located<App>) => !(other.uri === uri && isSamePlace(other.fact, app));
  const paired = workspace
    .appsOf(client)
    .filter((each) => guidOf(tenantOf(each.fact)) && isOther(each) && !isTestFile(each.uri));
  const apart = paired.filter(({ fact }) => guidOf(tenantOf(fact)) !== guidOf(tenant));
  const [first] = apart;
  if (!first || !app.clientId) return;
  const right = guidOf(tenantOf(first.fact)) ?? '';
  const evidence = apart.slice(0, 3).flatMap((each) => {
    const at = tenantOf(each.fact)?.place.span;
    return at ? [{ uri: each.uri, span: at, message: 'Here the same client ID has another tenant.' }] : [];
  });
  const files = new Set(apart.map((each) => each.uri));
  files.delete(uri);
  const other = apart.find(({ fact }) => isOtherEnvironment(fact, app));
  if (apart.length === paired.length && files.size > 1 && isOurs(pairing, workspace)) {
    const fixes = [writeValue(tenant.place, right, `Write ${right}`, false)];
    yield { message: 'pair' as const, at: tenant.place, values: { tenant: right }, evidence, fixes };
  } else if (other) {
    const [own, theirs] = [rightClient(app, client, workspace), rightClient(other.fact, client, workspace)];
    if (theirs && !own) return;
    const values = { environment: nameOf(app), other: nameOf(other.fact) };
    const fixes = own ? [writeValue(app.clientId.place, own, `Write ${own}`, false)] : [];
    yield { message: 'environments' as const, at: app.clientId.place, values, evidence, fixes };
  }
}

/** A tenant with other apps of the workspace is no customer's; an app for one tenant has no customers. */
function isOurs({ client, tenant }: Pairing, { apps, registrations }: Workspace): boolean {
  const isSingle = registrations.some(({ fact }) => guidOf(fact.clientId) === client);
  const hasOthers = apps.some(({ uri, fact }) => {
    const id = guidOf(fact.clientId);
    const isElse = id !== undefined && id !== client && guidOf(tenantOf(fact)) === guidOf(tenant);
    return isElse && !isTestFile(uri);
  });
  return isSingle || hasOthers;
}

/** The same setting, for another environment. */
function isOtherEnvironment(other: App, app: App): boolean {
  const isNamed = other.environment !== undefined && app.environment !== undefined;
  return isNamed && other.environment !== app.environment && other.clientId?.name === app.clientId?.name;
}

function nameOf({ environment = '' }: App): string {
  return `${environment.charAt(0).toUpperCase()}${environment.slice(1)}`;
}

/** The other app that the workspace pairs with the same tenant in the same environment. */
function rightClient(app: App, client: string, { apps }: Workspace): string | undefined {
  const directory = guidOf(tenantOf(app));
  const ids = apps.flatMap(({ fact }) =>
    fact.environment === app.environment && guidOf(tenantOf(fact)) === directory
      ? (guidOf(fact.clientId) ?? [])
      : [],
  );
  return only([...new Set(ids)].filter((id) => id !== client));
}
