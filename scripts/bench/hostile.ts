// Measures what hostile files of 10 MB cost an editor, each format with each kind.
//
//   node scripts/bench/hostile.ts             all formats; prints what takes longer than 500 ms of CPU
//   node scripts/bench/hostile.ts yaml 0      one format, and everything
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/engine.ts';
import { readers } from '../../src/readers/index.ts';
import { filesFor } from '../../test/fuzz/samples.ts';
import { grammars } from '../../test/grammars.ts';

const SIZE = 10 * 1024 * 1024;
/** Without these a file is not read at all. */
const SIGNS = 'AZURE_CLIENT_SECRET AZURE_TENANT_ID login.microsoftonline.com\n';
const STATED = 'AZURE_CLIENT_SECRET=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n';

/** What a file repeats. */
const UNITS = [
  ...[
    'a',
    'a b ',
    '{',
    '(',
    '[',
    '[]',
    '{}',
    '<',
    'a<',
    '<a>',
    'a=>',
    '"',
    "'",
    '`',
    '=',
    'a=',
    'a=b\n',
    STATED,
  ],
  ...[
    '${',
    '{{',
    '#{',
    '%',
    ' ',
    '\t',
    '\n',
    '\r',
    '- ',
    'a: ',
    ': ',
    '\\',
    '/*',
    '# ',
    '<!--',
    '&',
    '&a ',
    '*a ',
  ],
  ...[
    '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 ',
    'https://login.microsoftonline.com/common/ ',
    '-----BEGIN CERTIFICATE-----',
  ],
];

const [, , only, least = '500'] = process.argv;
for (const reader of readers.filter(({ id }) => only === undefined || id === only)) {
  const [sample] = filesFor(reader.id);
  if (!sample) continue;
  for (const unit of [...UNITS, `${sample.text}\n`]) {
    const text = SIGNS + unit.repeat(SIZE / unit.length);
    const milliseconds = await costOf(sample.path, text);
    const name = JSON.stringify(unit.slice(0, 30));
    if (milliseconds >= Number(least))
      process.stdout.write(
        `${reader.id.padEnd(12)}${name.padEnd(34)}${milliseconds.toFixed(0).padStart(6)} ms\n`,
      );
  }
}

/** Of opening a document: reading, judging, and saying what was found. */
async function costOf(path: string, text: string): Promise<number> {
  const lens = createEntraLens({ grammars });
  const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
  await lens.prepare(document);
  const before = process.cpuUsage();
  lens.diagnose(document, { rules: {} });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
