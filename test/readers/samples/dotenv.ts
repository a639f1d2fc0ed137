import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: '.env',
  text: '# app\nexport AZURE_TENANT_ID=contoso.onmicrosoft.com # ours\nAZURE_CLIENT_ID="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\r\nAZURE_CLIENT_SECRET=\'sécret\'\nEMPTY=\n',
  names: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'EMPTY'],
  comments: ['# app', '# ours'],
  keepsSecret: true,
};
