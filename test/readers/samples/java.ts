import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Settings.java',
  text: '// app\nclass Settings {\n    static final String TENANT_ID = "contoso.onmicrosoft.com"; /* ours */\n    private String clientId = """\n        4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4""";\n    void set(Options options) {\n        options.clientSecret = "s\\u00e9cret";\n        use(Map.of("port", 1, "password", ""));\n    }\n}\n',
  names: ['TENANT_ID', 'clientId', 'options/clientSecret', 'use/password'],
  comments: ['// app', '/* ours */'],
  writtenSecret: 's\\u00e9cret',
};
