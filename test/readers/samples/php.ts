import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'config/services.php',
  text: `<?php
// app
return [
    'azure' => [
        'tenant' => "contoso.onmicrosoft.com", # ours
        'client_id' => '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
        'client_secret' => "s\\u{e9}cret", /* the
            first */
        'empty' => ''
    ],
];
`,
  names: ['azure/tenant', 'azure/client_id', 'azure/client_secret', 'azure/empty'],
  comments: ['// app', '# ours', '/* the\n            first */'],
  writtenSecret: 's\\u{e9}cret',
};
