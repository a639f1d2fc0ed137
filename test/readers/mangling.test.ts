import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.ts';
import type { Mangling, Reading, Setting } from '../../src/core/types.ts';
import { readerFor } from '../../src/index.ts';
import { readers } from '../../src/readers/index.ts';
import { parserOf } from '../grammars.ts';

async function readingOf(path: string, text: string): Promise<Reading> {
  const reader = readerFor(readers, path, '');
  assert.ok(reader, `no reader for ${path}`);
  return reader.read(text, path, await parserOf(reader));
}

function mangled({ settings }: Reading): readonly (Setting & { readonly mangling: Mangling })[] {
  return settings.flatMap((setting) =>
    setting.mangling ? [{ ...setting, mangling: setting.mangling }] : [],
  );
}

interface Case {
  readonly path: string;
  /** With «…» around what does it. */
  readonly text: string;
  readonly says: string;
  readonly meant: string;
  /** Absent where it cannot be mended by single characters. */
  readonly mended?: string;
}

const cases: readonly Case[] = [
  { path: '.env', text: 'S=a«$b»-c\n', says: 'expansion dotenv', meant: 'a$b-c', mended: "S='a$b-c'\n" },
  {
    path: '.env',
    text: 'S="a«$b»-c" # x\n',
    says: 'expansion dotenv',
    meant: 'a$b-c',
    mended: "S='a$b-c' # x\n",
  },
  { path: '.env', text: "S=it's«$b»\n", says: 'expansion dotenv', meant: "it's$b" },
  { path: '.env', text: 'S=a«#bc» # d\n', says: 'cut dotenv', meant: 'a#bc', mended: "S='a#bc' # d\n" },
  { path: '.env', text: 'S=«#bc»\n', says: 'cut dotenv', meant: '#bc', mended: "S='#bc'\n" },
  {
    path: '.envrc',
    text: 'export S=a«$b»-c\n',
    says: 'expansion shell',
    meant: 'a$b-c',
    mended: "export S='a$b-c'\n",
  },
  {
    path: 'compose.yaml',
    text: 's:\n  S: "a«$b»-c$d"\n',
    says: 'expansion compose',
    meant: 'a$b-c$d',
    mended: 's:\n  S: "a$$b-c$$d"\n',
  },
  {
    path: 'compose.yaml',
    text: "s:\n  - 'S=a«$»!c'\n",
    says: 'expansion compose',
    meant: 'a$!c',
    mended: "s:\n  - 'S=a$$!c'\n",
  },
  {
    path: 'values.yaml',
    text: 's: «|»\n  abc\n',
    says: 'line-break yaml',
    meant: 'abc',
    mended: 's: |-\n  abc\n',
  },
  {
    path: 'values.yaml',
    text: 's: «>+»\n  abc\n\nt: 1\n',
    says: 'line-break yaml',
    meant: 'abc',
    mended: 's: >-\n  abc\n\nt: 1\n',
  },
  {
    path: 'values.yaml',
    text: 's: «|2»\n  abc\n',
    says: 'line-break yaml',
    meant: 'abc',
    mended: 's: |2-\n  abc\n',
  },
  {
    path: 's.yaml',
    text: 'kind: Secret\ndata:\n  S: «YWJjCg==»\n',
    says: 'line-break base64',
    meant: 'abc',
    mended: 'kind: Secret\ndata:\n  S: YWJj\n',
  },
  {
    path: 's.yaml',
    text: 'kind: Secret\ndata:\n  S: «YWJjZAo=»\n',
    says: 'line-break base64',
    meant: 'abcd',
    mended: 'kind: Secret\ndata:\n  S: YWJjZA==\n',
  },
  {
    path: 's.yaml',
    text: 'kind: Secret\ndata:\n  S: «YWJjZGUK»\n',
    says: 'line-break base64',
    meant: 'abcde',
    mended: 'kind: Secret\ndata:\n  S: YWJjZGU=\n',
  },
  {
    path: 's.yaml',
    text: 'kind: Secret\ndata:\n  S: «a-b~c»\n',
    says: 'not-encoded kubernetes',
    meant: 'a-b~c',
    mended: 'kind: Secret\nstringData:\n  S: a-b~c\n',
  },
  {
    path: 's.yaml',
    text: 'kind: Secret\ndata:\n  T: YWJj\n  S: «a-b~c»\n',
    says: 'not-encoded kubernetes',
    meant: 'a-b~c',
  },
  {
    path: 's.json',
    text: '{"kind":"Secret","data":{"S":"«a-b~c»"}}',
    says: 'not-encoded kubernetes',
    meant: 'a-b~c',
  },
  { path: 'a.sh', text: 'S="a«$b»-c"\n', says: 'expansion shell', meant: 'a$b-c', mended: "S='a$b-c'\n" },
  {
    path: 'a.sh',
    text: 'export S=a«$b»-c\n',
    says: 'expansion shell',
    meant: 'a$b-c',
    mended: "export S='a$b-c'\n",
  },
  { path: 'a.sh', text: 'S="it\'s«$b»"\n', says: 'expansion shell', meant: "it's$b" },
  {
    path: 'a.ps1',
    text: '$S = "a«$b»-c"\n',
    says: 'expansion powershell',
    meant: 'a$b-c',
    mended: "$S = 'a$b-c'\n",
  },
  {
    path: 'a.cmd',
    text: 'set "S=a«%b%»c"\n',
    says: 'expansion batch',
    meant: 'a%b%c',
    mended: 'set "S=a%%b%%c"\n',
  },
  { path: 'a.cmd', text: 'set S=a«%4»c\n', says: 'expansion batch', meant: 'a%4c', mended: 'set S=a%%4c\n' },
];

describe('what formats make of texts', () => {
  for (const { path, text, says, meant, mended } of cases) {
    it(`is told of ${path}: ${JSON.stringify(text)}`, async () => {
      const source = text.replace(/[«»]/g, '');
      const [setting, second] = mangled(await readingOf(path, source));
      assert.ok(setting && !second);
      const { mangling } = setting;
      assert.equal(`${mangling.kind} ${mangling.by}`, says);
      assert.equal(mangling.meant, meant);
      const { start, end } = mangling.span;
      assert.equal(`${source.slice(0, start)}«${source.slice(start, end)}»${source.slice(end)}`, text);
      const after = applyEdits(source, mangling.repair);
      assert.equal(after, mended ?? source);
      if (mended === undefined) return;
      const left = await readingOf(path, after);
      assert.deepEqual(mangled(left), []);
      assert.ok(left.settings.some(({ value }) => value.replaceAll('$$', '$') === meant));
    });
  }

  const plain: readonly (readonly [path: string, text: string])[] = [
    ['.env', 'A=\'a$b\'\nB=$NAME\nC=${NAME}-x\nD="a\\$b"\nE=abc # x\nF= # x\nG=`a$b`\n'],
    ['compose.yaml', 's:\n  A: $NAME\n  B: ${NAME}\n  C: a$$b\n  D: abc\n'],
    ['values.yaml', 'a: a$b\nb: |-\n  abc\nc: |\n  two\n  lines\nd: "abc\\n"\n'],
    ['s.yaml', 'kind: ConfigMap\ndata:\n  S: a-b~c\n'],
    ['s.yaml', 'kind: Secret\ndata:\n  S: YWJj\nstringData:\n  T: a-b~c\n'],
    ['a.sh', 'A="$NAME"\nB="${NAME}-c"\nC=\'a$b\'\nD="$(pass show x)-1"\nE=$NAME\n'],
    ['a.ps1', '$A = "$B"\n$C = "${D}x"\n$E = "$env:F-x"\n$G = "$($H.I)x"\n$J = \'a$b\'\n'],
    ['a.cmd', 'set A=abc\nset "B=a%%b"\n'],
  ];
  for (const [path, text] of plain) {
    it(`is nothing in ${path}: ${JSON.stringify(text).slice(0, 50)}`, async () => {
      assert.deepEqual(mangled(await readingOf(path, text)), []);
    });
  }
});

describe('options of commands', () => {
  const lines: readonly (readonly [path: string, text: string])[] = [
    ['a.sh', "az login «-p» '-x' «--tenant=»y --flag"],
    ['a.sh', 'az login «-p» -abc~d «-t» y'],
    ['a.ps1', "az login «-p» '-x' «--tenant=»'y'"],
    ['a.ps1', "Connect-Thing «-Secret» 'x' «-Tenant» y"],
  ];
  for (const [path, text] of lines) {
    it(`have their place: ${text}`, async () => {
      const source = text.replace(/[«»]/g, '');
      const { code } = await readingOf(path, source);
      const spans = code?.calls[0]?.arguments.flatMap(({ nameSpan }) => nameSpan ?? []) ?? [];
      const edits = spans.flatMap(({ start, end }) => [
        { span: { start, end: start }, newText: '«' },
        { span: { start: end, end }, newText: '»' },
      ]);
      assert.equal(applyEdits(source, edits), text);
    });
  }
});
