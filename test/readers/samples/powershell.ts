import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'settings.psd1',
  text: "# app\n@{\n  TenantId = 'contoso.onmicrosoft.com' # ours\n  'ClientId' = \"4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\"; ClientSecret = \"s`u{e9}cret\"\n  Empty = ''\n}\n",
  names: ['TenantId', 'ClientId', 'ClientSecret', 'Empty'],
  comments: ['# app', '# ours'],
  writtenSecret: 's`u{e9}cret',
  keepsSecret: true,
};
