import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'main.go',
  text: 'package main\n\n// app\nconst tenantID = "contoso.onmicrosoft.com" // ours\n\nvar clientID = `4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4`\n\nvar options = &Options{\n\tClientSecret: "s\\u00e9cret",\n\tEmpty: "",\n}\n',
  names: ['tenantID', 'clientID', 'options/ClientSecret', 'options/Empty'],
  comments: ['// app', '// ours'],
  writtenSecret: 's\\u00e9cret',
};
