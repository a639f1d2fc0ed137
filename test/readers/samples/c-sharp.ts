import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Settings.cs',
  text: '// app\nclass Settings\n{\n    const string TenantId = "contoso.onmicrosoft.com"; // ours\n    public string ClientId { get; set; } = @"4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4";\n    void Set(Options options)\n    {\n        options.ClientSecret = "s\\u00e9cret";\n        Use(new Proxy { Port = 1, Password = "" });\n    }\n}\n',
  names: ['TenantId', 'ClientId', 'options/ClientSecret', 'Proxy/Password'],
  comments: ['// app', '// ours'],
  writtenSecret: 's\\u00e9cret',
};
