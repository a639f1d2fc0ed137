import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'settings.toml',
  text: '# app\n[azure.app]\ntenant_id = "contoso.onmicrosoft.com" # ours\nclient_id = \'4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\'\nsecrets = { client_secret = "s\\u00e9cret", "empty" = "" }\n',
  names: [
    'azure/app/tenant_id',
    'azure/app/client_id',
    'azure/app/secrets/client_secret',
    'azure/app/secrets/empty',
  ],
  comments: ['# app', '# ours'],
  writtenSecret: 's\\u00e9cret',
  keepsSecret: true,
};
