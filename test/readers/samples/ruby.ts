import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'config/settings.rb',
  text: `# app
AZURE_TENANT_ID = "contoso.onmicrosoft.com".freeze # ours
AZURE = {
  client_id: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
  :client_secret => "s\\u00e9cret", # the first
  "empty" => ''
}
`,
  names: ['AZURE_TENANT_ID', 'AZURE/client_id', 'AZURE/client_secret', 'AZURE/empty'],
  comments: ['# app', '# ours', '# the first'],
  writtenSecret: 's\\u00e9cret',
};
