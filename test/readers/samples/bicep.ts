import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'main.bicep',
  text: "// app\nparam location string = resourceGroup().location\n\nresource auth 'Microsoft.Web/sites/config@2023-12-01' = {\n  name: 'authsettingsV2'\n  properties: {\n    identityProviders: {\n      azureActiveDirectory: {\n        tenantId: 'contoso.onmicrosoft.com' // ours\n        registration: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', 'clientSecret': 's\\u{e9}cret', empty: '' }\n      }\n    }\n  }\n}\n",
  names: [
    'resource/auth/properties/identityProviders/azureActiveDirectory/tenantId',
    'resource/auth/properties/identityProviders/azureActiveDirectory/registration/clientId',
    'resource/auth/properties/identityProviders/azureActiveDirectory/registration/clientSecret',
    'resource/auth/properties/identityProviders/azureActiveDirectory/registration/empty',
  ],
  comments: ['// app', '// ours'],
  writtenSecret: 's\\u{e9}cret',
};
