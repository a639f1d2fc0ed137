import type { Sample } from '../sample.ts';

export const sample: Sample = {
  path: 'src/main.rs',
  text: `// app
const AZURE_TENANT_ID: &str = "contoso.onmicrosoft.com"; // ours
fn options() -> Options {
    Options {
        client_id: r#"4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"#.to_string(),
        client_secret: String::from("s\\u{e9}cret"), /* the first */
        empty: "".into()
    }
}
`,
  names: ['AZURE_TENANT_ID', 'Options/client_id', 'Options/client_secret', 'Options/empty'],
  comments: ['// app', '// ours', '/* the first */'],
  writtenSecret: 's\\u{e9}cret',
};
