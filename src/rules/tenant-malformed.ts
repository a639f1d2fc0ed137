import { writeValue } from '../core/fixes.ts';
import type { App } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'tenant-malformed',
  on: 'app',
  severity: 'error',
  prevents: [90002, 900023],
  finds:
    'A tenant that is neither a GUID nor a domain nor one of the words common, organizations and consumers.',
  why: 'The tenant becomes a part of the token endpoint’s address. Entra looks it up by the directory’s id or by a domain that is verified there.',
  messages: {
    braces:
      'The tenant ID has something around its GUID. Entra will answer AADSTS90002: write the 36 characters of the GUID alone.',
    uri: 'The tenant belongs here alone, not an address. Entra will answer AADSTS90002: write the Directory (tenant) ID or a domain of the tenant.',
    truncated:
      'This tenant ID is not a whole GUID (8-4-4-4-12 hexadecimal digits). Entra will answer AADSTS900023: copy the Directory (tenant) ID again.',
    doubled:
      'The tenant ID stands here twice. Entra will answer AADSTS900023: write the 36 characters of the GUID once.',
    name: 'This is neither a tenant ID nor a domain. Entra will answer AADSTS900023: use the Directory (tenant) ID or a domain such as contoso.onmicrosoft.com.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration'],
  examples: [
    {
      path: '.env',
      bad: 'ARM_TENANT_ID=«{6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92}»\n',
      fixed: 'ARM_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\n',
    },
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "TenantId": "«https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92»" } }\n',
      fixed: '{ "AzureAd": { "TenantId": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92" } }\n',
    },
    { path: 'values.yaml', bad: 'azure:\n  tenantId: «6e1b7c40-2f9d-4a83-08d31fe47a92»\n' },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_TENANT_ID=«contoso»\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_TENANT_ID=contoso.onmicrosoft.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "TenantId": "common", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }\n',
    },
    { path: 'values.yaml', text: 'azure:\n  tenantId: {{ .Values.tenant }}\n' },
    { path: '.env', text: 'TENANT=main\nAPP_NAME=billing\n' },
  ],

  *check(app, _workspace, uri) {
    const { tenant } = app;
    if (tenant?.value.kind !== 'malformed') return;
    const { fault, meant } = tenant.value;
    if (fault === 'whitespace' || fault === 'domain') return;
    if (fault === 'name' && !meant && !isRealApp(app)) return;
    // Tests invent ids.
    if (!meant && isTestFile(uri)) return;
    const fixes = meant ? [writeValue(tenant.place, meant, `Write ${meant}`, true)] : [];
    yield { message: fault, at: tenant.place, fixes };
  },
});

/** Many systems have tenants with names of their own: only beside a real application id is this one Entra’s. */
function isRealApp(app: App): boolean {
  return app.clientId?.value.kind === 'guid';
}
