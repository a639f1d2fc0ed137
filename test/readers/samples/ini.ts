import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'settings.ini',
  text: '; app\n[azure]\ntenant_id = contoso.onmicrosoft.com  # ours\nclient_id: "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" ; the app\r\n\n[azure "web"]\nclient_secret=\'sécret\'\nempty =\n',
  names: ['azure/tenant_id', 'azure/client_id', 'azure/web/client_secret', 'azure/web/empty'],
  comments: ['; app', '# ours', '; the app'],
  keepsSecret: true,
};
