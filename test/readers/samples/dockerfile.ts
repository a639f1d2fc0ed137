import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Dockerfile',
  text: '# app\nFROM alpine\nENV AZURE_TENANT_ID=contoso.onmicrosoft.com \\\n  # ours\n  AZURE_CLIENT_ID="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\r\nARG AZURE_CLIENT_SECRET=\'sécret\'\nENV EMPTY=\nRUN <<END\n# not one\nENV X=y\nEND\n',
  names: ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'EMPTY'],
  comments: ['# app', '# ours'],
};
