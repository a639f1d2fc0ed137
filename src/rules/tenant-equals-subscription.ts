import { writeValue } from '../core/fixes.ts';
import { defineRule } from './define-rule.ts';
import { evidenceOf, guidOf, only, onlyAs, saidElsewhere, tenantOf, tenantsOfApp } from './sign-in-ids.ts';

export default defineRule({
  id: 'tenant-equals-subscription',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [90002],
  finds: 'The id of an Azure subscription where the tenant belongs.',
  why: 'A subscription holds resources and belongs to a tenant; its ID names no directory. `az account show` prints both: `id` is the subscription, `tenantId` the tenant.',
  messages: {
    same: 'This is the subscription ID again, not a tenant. Entra will answer AADSTS90002: write the Directory (tenant) ID, as `az account show --query tenantId` prints it.',
    elsewhere:
      'Other files say that this is a subscription, not a tenant. Entra will answer AADSTS90002: write the Directory (tenant) ID, as `az account show --query tenantId` prints it.',
    name: '{name} is the ID of a subscription by its name, not a tenant. Entra will answer AADSTS90002: take the variable that holds the Directory (tenant) ID.',
  },
  sources: ['https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id'],
  examples: [
    {
      path: '.env',
      bad: 'ARM_SUBSCRIPTION_ID=b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13\nARM_TENANT_ID=«b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13»\nARM_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'main.tf',
      bad: 'provider "azurerm" {\n  features {}\n  subscription_id = "b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13"\n  tenant_id       = "«b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13»"\n  client_id       = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n}\n',
      fixed:
        'provider "azurerm" {\n  features {}\n  subscription_id = "b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13"\n  tenant_id       = "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92"\n  client_id       = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n}\n',
      beside: [
        {
          path: 'sp.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "displayName": "deploy", "password": "", "tenant": "6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92" }',
        },
      ],
    },
    {
      path: 'login.ps1',
      bad: 'Connect-AzAccount -ServicePrincipal -Credential $credential -Tenant "«b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13»"\n',
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_SUBSCRIPTION_ID=b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13\n',
        },
      ],
      fixed:
        "Connect-AzAccount -ServicePrincipal -Credential $credential -Tenant '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92'\n",
    },
    {
      path: 'deploy.yml',
      bad: 'with:\n  client-id: ${{ secrets.AZURE_CLIENT_ID }}\n  tenant-id: «${{ secrets.AZURE_SUBSCRIPTION_ID }}»\n  subscription-id: ${{ secrets.AZURE_SUBSCRIPTION_ID }}\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'ARM_SUBSCRIPTION_ID=b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13\nARM_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nARM_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n',
    },
    {
      path: 'test.json',
      text: '{ "azure": { "tenantId": "b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13", "clientId": "b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13", "subscriptionId": "b1c0de5a-3f47-4e92-a6d8-59f2e07c4b13" } }\n',
    },
    {
      path: 'deploy.yml',
      text: 'with:\n  client-id: ${{ secrets.AZURE_CLIENT_ID }}\n  tenant-id: ${{ secrets.AZURE_TENANT_ID }}\n  subscription-id: ${{ secrets.AZURE_SUBSCRIPTION_ID }}\n',
    },
  ],

  *check(fact, workspace, uri) {
    const tenant = tenantOf(fact);
    if (!tenant) return;
    const { names, role } = tenant.source ?? {};
    if (role === 'subscriptionId' && tenant.value.kind === 'reference')
      yield { message: 'name', at: tenant.place, values: { name: names?.at(-1) ?? '' } };
    const [guid, client] = [guidOf(tenant), guidOf(fact.clientId)];
    if (guid === undefined || guid === client) return;
    const subscription = fact.kind === 'app' ? fact.subscriptionId : undefined;
    const isSame = guidOf(subscription) === guid;
    const said = onlyAs('subscription', saidElsewhere(workspace, guid, uri, [tenant]));
    if (said.length === 0) return;
    const known = new Set(workspace.idsAs('tenant').map((each) => each.guid));
    known.delete(guid);
    const paired =
      client === undefined ? [] : tenantsOfApp(workspace, client).filter((each) => each !== guid);
    const right = only(paired) ?? only([...known]);
    yield {
      message: isSame ? 'same' : 'elsewhere',
      at: tenant.place,
      evidence: evidenceOf(said),
      fixes: right ? [writeValue(tenant.place, right, `Write ${right}`, only(paired) === right)] : [],
    };
  },
});
