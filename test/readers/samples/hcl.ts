import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'main.tf',
  text: '# app\nprovider "azuread" {\n  tenant_id = "contoso.onmicrosoft.com" // ours\n  client_id = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n}\n\nvariable "client_secret" {\n  type    = string /* kept */\n  default = "s\\u00e9cret"\n}\n\nresource "azurerm_linux_web_app" "web" {\n  app_settings = {\n    "EMPTY" = ""\n  }\n}\n',
  names: [
    'provider/azuread/tenant_id',
    'provider/azuread/client_id',
    'variable/client_secret',
    'resource/azurerm_linux_web_app/web/app_settings/EMPTY',
  ],
  comments: ['# app', '// ours', '/* kept */'],
  writtenSecret: 's\\u00e9cret',
};
