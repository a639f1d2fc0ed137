import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'appsettings.json',
  text: '{\n  // app\n  "AzureAd": {\n    "TenantId": "contoso.onmicrosoft.com",\n    "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n    "ClientSecret": "s\\u00e9cret",\n    "Empty": ""\n  }\n}\n',
  names: ['AzureAd/TenantId', 'AzureAd/ClientId', 'AzureAd/ClientSecret', 'AzureAd/Empty'],
  comments: ['// app'],
  writtenSecret: 's\\u00e9cret',
};
