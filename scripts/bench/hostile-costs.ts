import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/engine.ts';
import { LARGEST_FILE } from '../../src/node/files.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { readers } from '../../src/readers/index.ts';
import { filesFor } from '../../test/fuzz/samples.ts';
import { grammarFolders } from '../grammar-folders.ts';

/** Without these a file is not read at all; some formats take no text for their own that begins otherwise than it should. */
const SIGNS = 'AZURE_CLIENT_SECRET AZURE_TENANT_ID login.microsoftonline.com\n';
const BEGINNINGS: Readonly<Record<string, string>> = {
  json: `["${SIGNS.trim()}",\n`,
  notebook: `{"cells": ["${SIGNS.trim()}",\n`,
  xml: `<a b="${SIGNS.trim()}">\n`,
  php: `<?php // ${SIGNS}`,
};

/** What files repeat, whatever their format. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  'one line': [
    'a',
    'a b ',
    'a=',
    'a:',
    ': ',
    ' ',
    '\\',
    '=',
    '%',
    'a=>',
    '&a ',
    '*a ',
    'a,',
    '"a":1,',
    "'a' ",
  ],
  lines: [
    '\n',
    '\r',
    '\t\n',
    'a\n',
    'a=b\n',
    'a = "b"\n',
    'a: b\n',
    '- a\n',
    '# a\n',
    '// a\n',
    'a();\n',
    'a b\n',
    'a: &a *a\n',
    '"a": 1,\n',
  ],
  nesting: [
    '{',
    '(',
    '[',
    '<',
    'a<',
    '<a>',
    '${',
    '{{',
    '#{',
    '$(',
    'a(',
    '[a,',
    '{"a":',
    '- ',
    'a: ',
    'a: {',
    '[]',
    '{}',
    'if a\n',
    '=> {\n',
  ],
  'not closed': [
    '"',
    "'",
    '`',
    '/*',
    '<!--',
    '"""',
    "'''",
    '<<EOF\n',
    "@'\n",
    '&',
    '&a;',
    '<![CDATA[',
    '%{',
    '<<a ',
    '"${',
    "$'",
    'r#"',
    '|\n',
  ],
};

/** What is about Entra in every line, each line with other values. */
const STATEMENTS: readonly ((line: number) => string)[] = [
  (n) => `AZURE_CLIENT_SECRET=${guid(n)}\n`,
  (n) => `AZURE_CLIENT_ID_${n}=${guid(n)}\n`,
  (n) => `export AZURE_CLIENT_ID=${guid(n)}; export AZURE_CLIENT_SECRET='${guid(n)}'\n`,
  (n) => `client_id: "${guid(n)}"\n`,
  (n) => `- {clientId: ${guid(n)}, clientSecret: ${guid(n + 1)}, tenantId: common}\n`,
  (n) => `app${n}: {clientId: ${guid(n)}, clientSecret: ${guid(n + 1)}, tenantId: common}\n`,
  (n) => `{"clientId": "${guid(n)}", "clientSecret": "${guid(n + 1)}", "tenantId": "common"},\n`,
  (n) => `clientSecret${n} = "${guid(n)}";\n`,
  (n) =>
    `a${n}(client_id="${guid(n)}", client_secret="${guid(n + 1)}", authority="https://login.microsoftonline.com/common/");\n`,
  (n) => `https://login.microsoftonline.com/${guid(n)}/oauth2/v2.0/token?client_id=${guid(n + 1)}\n`,
  (n) =>
    `curl -d client_id=${guid(n)} -d client_secret=${guid(n)} https://login.microsoftonline.com/common/oauth2/token\n`,
  (n) => `<add key="ida:ClientId" value="${guid(n)}"/><add key="ida:ClientSecret" value="${guid(n + 1)}"/>\n`,
  (n) => `# aadsts-lens-ignore secret-id-as-value\nAZURE_CLIENT_SECRET=${guid(n)}\n`,
  () => '-----BEGIN CERTIFICATE-----\n',
  () => `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhIn0.AAAA `,
];

function guid(n: number): string {
  return `4f2a9c31-7be0-4d58-9a16-${n.toString(16).padStart(12, '0')}`;
}

export interface Asked {
  readonly formats?: readonly string[];
  readonly shape?: string;
  readonly isEditor: boolean;
  /** UTF-16 units. */
  readonly length: number;
}

export interface Cost {
  readonly format: string;
  readonly shape: string;
  /** CPU time of all threads. */
  readonly seconds: number;
  readonly found: number;
  readonly isPartial: boolean;
}

export async function* hostileCosts(asked: Asked): AsyncGenerator<Cost> {
  const grammars = createGrammars(grammarFolders);
  for (const { id } of readers) {
    const { formats = [id], shape: wanted } = asked;
    const [sample] = filesFor(id);
    if (!formats.includes(id) || !sample) continue;
    for (const [shape, make] of shapesOf(sample.text, BEGINNINGS[id] ?? SIGNS)) {
      if (wanted !== undefined && !shape.includes(wanted)) continue;
      const text = make(asked.length);
      const document = TextDocument.create(`file:///project/${sample.path}`, '', 1, text);
      const longestText = asked.isEditor ? {} : { longestText: LARGEST_FILE };
      const lens = createEntraLens({ grammars, ...longestText });
      await lens.prepare(document);
      const before = process.cpuUsage();
      lens.learn(document);
      const found = lens.diagnose(document, { rules: {} });
      const { user, system } = process.cpuUsage(before);
      const isPartial = found.some(({ rule }) => rule === 'checked-in-part');
      yield { format: id, shape, seconds: (user + system) / 1e6, found: found.length, isPartial };
    }
  }
}

type Shape = readonly [name: string, make: (length: number) => string];

function shapesOf(sample: string, beginning: string): readonly Shape[] {
  const repeated = (unit: string) => (length: number) =>
    beginning + unit.repeat((length - beginning.length) / unit.length);
  const units = Object.values(UNITS).flat();
  return [
    ...units.map((unit): Shape => [JSON.stringify(unit), repeated(unit)]),
    ...STATEMENTS.map(
      (line): Shape => [JSON.stringify(line(1)).slice(0, 34), (length) => lines(beginning, line, length)],
    ),
    ['its sample, again and again', repeated(`${sample}\n`)],
    [
      'its sample, then one line',
      (length) => `${sample}\n${'a=b;'.repeat((length - sample.length) / 4 - 1)}`,
    ],
  ];
}

function lines(beginning: string, line: (n: number) => string, length: number): string {
  const parts = [beginning];
  for (let [n, left] = [0, length - beginning.length]; ; n++) {
    const each = line(n);
    if (each.length > left) return parts.join('');
    parts.push(each);
    left -= each.length;
  }
}
