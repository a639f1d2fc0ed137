import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'Settings.scala',
  text: '// app\nobject Settings {\n  val tenantId = "contoso.onmicrosoft.com" /* ours */\n  private var clientId: String = """4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"""\n  def set(options: Options): Unit = {\n    options.clientSecret = "s\\u00e9cret"\n    use(Map("port" -> 1, "password" -> ""))\n  }\n}\n',
  names: ['tenantId', 'clientId', 'options/clientSecret', 'use/password'],
  comments: ['// app', '/* ours */'],
  writtenSecret: 's\\u00e9cret',
};
