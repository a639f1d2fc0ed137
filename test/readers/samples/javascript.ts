import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'app.js',
  text: '// app\nconst tenantId = "contoso.onmicrosoft.com"; // ours\nconst config = {\n  auth: {\n    "clientId": `4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4`,\n    clientSecret: \'s\\u00e9cret\',\n    empty: "",\n  },\n};\n',
  names: ['tenantId', 'config/auth/clientId', 'config/auth/clientSecret', 'config/auth/empty'],
  comments: ['// app', '// ours'],
  writtenSecret: 's\\u00e9cret',
};
