import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Settings.kt',
  text: '// app\nclass Settings {\n    private val tenantId = "contoso.onmicrosoft.com" /* ours */\n    var clientId: String? = """4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"""\n    fun set(options: Options) {\n        options.clientSecret = "s\\u00e9cret"\n        use(mapOf("port" to 1, "password" to ""))\n    }\n}\n',
  names: ['tenantId', 'clientId', 'options/clientSecret', 'use/password'],
  comments: ['// app', '/* ours */'],
  writtenSecret: 's\\u00e9cret',
};
