import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'values.yaml',
  text: '# app\nazure:\n  tenantId: contoso.onmicrosoft.com # ours\n  clientId: "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\n  clientSecret: \'sécret\'\n  empty: ""\n',
  names: ['azure/tenantId', 'azure/clientId', 'azure/clientSecret', 'azure/empty'],
  comments: ['# app', '# ours'],
};
