import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';
import { certificateParser } from '../../src/node/certificate-parser.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { quantile } from './measure.ts';
import { ORDINARY_CODE } from './ordinary-code.ts';

const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

/** Of each language a name, what states a mistake, and a line that says nothing, `#` being its number. */
const LANGUAGES: Readonly<Record<string, readonly [file: string, stated: string, line: string]>> = {
  dotenv: ['a.env', `AZURE_CLIENT_ID=${ID}\nAZURE_CLIENT_SECRET=${SECRET_ID}\n`, 'FEATURE_#=enabled\n'],
  JSON: [
    'a.json',
    `{"AzureAd":{"ClientId":"${ID}","ClientSecret":"${SECRET_ID}"},\n`,
    '"feature#": { "isEnabled": true },\n',
  ],
  YAML: [
    'a.yaml',
    `azure:\n  clientId: ${ID}\n  clientSecret: ${SECRET_ID}\n`,
    'feature#: { enabled: true }\n',
  ],
  TOML: ['a.toml', `azure_client_id = "${ID}"\nazure_client_secret = "${SECRET_ID}"\n`, 'feature# = true\n'],
  Terraform: [
    'a.tf',
    `provider "azurerm" {\n client_id = "${ID}"\n client_secret = "${SECRET_ID}"\n}\n`,
    'variable "v#" { default = 1 }\n',
  ],
  TypeScript: [
    'a.ts',
    `import { ClientSecretCredential } from '@azure/identity';\nnew ClientSecretCredential('${ID}', '${ID}', '${SECRET_ID}');\n`,
    'export function f#(a: number) { return a + 1; }\n',
  ],
  JavaScript: [
    'a.js',
    `import { ClientSecretCredential } from '@azure/identity';\nnew ClientSecretCredential('${ID}', '${ID}', '${SECRET_ID}');\n`,
    'export function f#(a) { return a + 1; }\n',
  ],
  Python: [
    'a.py',
    `from azure.identity import ClientSecretCredential\nc = ClientSecretCredential("${ID}", "${ID}", "${SECRET_ID}")\n`,
    'def f#(a): return a + 1\n',
  ],
  'C#': [
    'a.cs',
    `using Azure.Identity;\nvar c = new ClientSecretCredential("${ID}", "${ID}", "${SECRET_ID}");\n`,
    'class C# { int F(int a) { return a + 1; } }\n',
  ],
  Java: [
    'a.java',
    `import com.azure.identity.*;\nclass A { Object c = new ClientSecretCredentialBuilder().clientId("${ID}").clientSecret("${SECRET_ID}").build(); }\n`,
    'class C# { int f(int a) { return a + 1; } }\n',
  ],
  Go: [
    'a.go',
    `package a\nimport "github.com/Azure/azure-sdk-for-go/sdk/azidentity"\nvar c, _ = azidentity.NewClientSecretCredential("${ID}", "${ID}", "${SECRET_ID}", nil)\n`,
    'func f#(a int) int { return a + 1 }\n',
  ],
  PowerShell: [
    'a.ps1',
    `az login --service-principal -u ${ID} -p ${SECRET_ID}\n`,
    '$value# = Get-Item "a"\n',
  ],
  Bash: ['a.sh', `az login --service-principal -u ${ID} -p ${SECRET_ID}\n`, 'export VALUE_#="a"\n'],
  'no Entra (TypeScript)': ['a.ts', '', 'export function f#(a: number) { return a + 1; }\n'],
};

/** A document that states a mistake in its first lines: the rest are one of these, over and over. */
interface Kind {
  readonly title: string;
  readonly file: string;
  readonly stated: string;
  /** The text that is repeated, the how-manieth it is. */
  repeated(number: number): string;
}

const KINDS: readonly Kind[] = Object.entries(LANGUAGES).flatMap(([language, [file, stated, line]]) => {
  const ordinary = ORDINARY_CODE[language];
  return [
    { title: language, file, stated, repeated: (number: number) => line.replace('#', String(number)) },
    ...(ordinary === undefined
      ? []
      : [
          {
            title: `${language}, functions of ten lines`,
            file,
            stated,
            repeated: (number: number) => ordinary.replaceAll('NUMBER', String(number)),
          },
        ]),
  ];
});

/** What somebody types in a minute or two; milliseconds after which enough is known. */
const KEYSTROKES = 250;
const LONGEST = 4000;

export const SIZES = [10_000, 100_000, 1_000_000];

export interface Latency {
  readonly language: string;
  readonly size: number;
  /** Milliseconds: the first document of the language, one that is known, and one after a keystroke. */
  readonly cold: number;
  readonly warm: number;
  readonly keystroke: number;
  readonly keystroke95: number;
}

/** Measures the engine by itself, through the calls of the editor. */
export async function measureDocuments(grammarFolder: string): Promise<readonly Latency[]> {
  const all: Latency[] = [];
  for (const kind of KINDS) {
    const lens = createEntraLens({
      certificates: certificateParser,
      grammars: createGrammars([grammarFolder]),
    });
    for (const size of SIZES) all.push(await measureDocument(kind, size, lens));
  }
  return all;
}

async function measureDocument(
  { title, file, stated, repeated }: Kind,
  size: number,
  lens: ReturnType<typeof createEntraLens>,
): Promise<Latency> {
  let text = stated;
  for (let number = 0; text.length < size; number++) text += repeated(number);
  const document = (version: number, content: string) =>
    TextDocument.create(`file:///bench/${size}/${file}`, '', version, content);
  const diagnose = async (version: number, content: string) => {
    const each = document(version, content);
    const start = performance.now();
    await lens.prepare(each);
    lens.diagnose(each, { rules: {} });
    return performance.now() - start;
  };
  const cold = await diagnose(0, text);
  const warm = await diagnose(0, text);
  const keystrokes: number[] = [];
  const end = performance.now() + LONGEST;
  for (let version = 1; version <= KEYSTROKES && (version < 6 || performance.now() < end); version++) {
    const at = text.indexOf('\n', text.length / 2);
    keystrokes.push(
      await diagnose(version, `${text.slice(0, at)} ${'a'.repeat(version % 5)}${text.slice(at)}`),
    );
  }
  lens.forget(document(0, '').uri);
  return {
    language: title,
    size,
    cold,
    warm,
    keystroke: quantile(keystrokes, 0.5),
    keystroke95: quantile(keystrokes, 0.95),
  };
}
