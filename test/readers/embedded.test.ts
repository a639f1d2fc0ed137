import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import type { Setting } from '../../src/core/types.ts';
import { readers } from '../../src/readers/index.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';

const python = readers.find(({ id }) => id === 'python') ?? assert.fail();
const withTree = await parserOf(python);

function settingsOf(path: string, text: string): readonly Setting[] {
  const reader = readers.find(({ fileNames }) => fileNames.test(path)) ?? assert.fail();
  return reader.read(text, path, withTree).settings;
}

const stated = ({ path, value }: Setting) => `${path.join('/')}=${value}`;

const DATAVERSE = 'AuthType=ClientSecret;ClientId=one;ClientSecret=t~wo';

/** Files with values in values: what they state, and how each value is written there. */
const files: Readonly<
  Record<string, readonly [path: string, text: string, stated: readonly string[], written: readonly string[]]>
> = {
  'a connection string': [
    'a.json',
    `{"ConnectionStrings": {"Dataverse": "${DATAVERSE}"}}`,
    [
      `ConnectionStrings/Dataverse=${DATAVERSE}`,
      'ConnectionStrings/Dataverse/AuthType=ClientSecret',
      'ConnectionStrings/Dataverse/ClientId=one',
      'ConnectionStrings/Dataverse/ClientSecret=t~wo',
    ],
    [DATAVERSE, 'ClientSecret', 'one', 't~wo'],
  ],
  'a connection string with escapes': [
    'a.json',
    '{"a": "RunAs=App;AppId=\\u006fne;AppKey=\\"t;wo\\""}',
    ['a=RunAs=App;AppId=one;AppKey="t;wo"', 'a/RunAs=App', 'a/AppId=one', 'a/AppKey=t;wo'],
    ['RunAs=App;AppId=\\u006fne;AppKey=\\"t;wo\\"', 'App', '\\u006fne', 't;wo'],
  ],
  'a connection string in dotenv': [
    '.env',
    `A='${DATAVERSE}'\nB=x\n`,
    [`A=${DATAVERSE}`, 'A/AuthType=ClientSecret', 'A/ClientId=one', 'A/ClientSecret=t~wo', 'B=x'],
    [DATAVERSE, 'ClientSecret', 'one', 't~wo', 'x'],
  ],
  'a connection string in quotes that are doubled': [
    'a.yaml',
    "a: 'A=''o;ne'';B=two'\n",
    ["a=A='o;ne';B=two", 'a/A=o;ne', 'a/B=two'],
    ["A=''o;ne'';B=two", 'o;ne', 'two'],
  ],
  'JSON in a block': [
    'a.yaml',
    'creds: |\n  {\n    "clientId": "one",\n    "nested": { "clientSecret": "t\\nwo" }\n  }\nb: x\n',
    [
      'creds={\n  "clientId": "one",\n  "nested": { "clientSecret": "t\\nwo" }\n}\n',
      'creds/clientId=one',
      'creds/nested/clientSecret=t\nwo',
      'b=x',
    ],
    ['{\n    "clientId": "one",\n    "nested": { "clientSecret": "t\\nwo" }\n  }', 'one', 't\\nwo', 'x'],
  ],
  'JSON in a folded block': [
    'a.yaml',
    'creds: >-\n  {"clientId":"one",\n  "clientSecret":"two"}\n',
    ['creds={"clientId":"one", "clientSecret":"two"}', 'creds/clientId=one', 'creds/clientSecret=two'],
    ['{"clientId":"one",\n  "clientSecret":"two"}', 'one', 'two'],
  ],
  'JSON in a string with escapes': [
    'a.json',
    '{"creds": "{\\"clientId\\":\\"one\\",\\"clientSecret\\":\\"t\\\\\\\\wo\\"}"}',
    ['creds={"clientId":"one","clientSecret":"t\\\\wo"}', 'creds/clientId=one', 'creds/clientSecret=t\\wo'],
    ['{\\"clientId\\":\\"one\\",\\"clientSecret\\":\\"t\\\\\\\\wo\\"}', 'one', 't\\\\\\\\wo'],
  ],
  'JSON in quotes of a shell': [
    '.env',
    'CREDS=\'{"clientId": "one", "clientSecret": "two"}\'\n',
    ['CREDS={"clientId": "one", "clientSecret": "two"}', 'CREDS/clientId=one', 'CREDS/clientSecret=two'],
    ['{"clientId": "one", "clientSecret": "two"}', 'one', 'two'],
  ],
  'a connection string in JSON in a string': [
    'a.yaml',
    'a: \'{"b": "A=one;B=two"}\'\n',
    ['a={"b": "A=one;B=two"}', 'a/b=A=one;B=two', 'a/b/A=one', 'a/b/B=two'],
    ['{"b": "A=one;B=two"}', 'A=one;B=two', 'one', 'two'],
  ],
  'texts that are handed to a function': [
    'a.py',
    'connect("A=one;B=two", x="C=three;D=four")\n',
    ['connect/x=C=three;D=four', 'connect/x/C=three', 'connect/x/D=four', 'connect/A=one', 'connect/B=two'],
    ['C=three;D=four', 'three', 'four', 'one', 'two'],
  ],
  'a Secret of Kubernetes': [
    'a.yaml',
    'apiVersion: v1\nkind: Secret\ndata:\n  a: b25l\n  b: "dHdvCg=="\n  c: {{ .Values.c }}\n  d: /w==\nstringData:\n  e: b25l\n---\nkind: ConfigMap\ndata:\n  f: b25l\n',
    [
      ...['apiVersion=v1', 'kind=Secret', 'data/a=one', 'data/b=two\n', 'data/d=/w=='],
      ...['stringData/e=b25l', 'kind=ConfigMap', 'data/f=b25l'],
    ],
    ['v1', 'Secret', 'b25l', 'dHdvCg==', '/w==', 'b25l', 'ConfigMap', 'b25l'],
  ],
};

describe('values in values', () => {
  for (const [name, [path, text, expected, written]] of Object.entries(files)) {
    it(`are read from ${name}`, () => {
      const settings = settingsOf(path, text).filter(({ value }) => !value.includes('.Values'));
      assert.deepEqual(settings.map(stated), expected);
      assert.deepEqual(
        settings.map(({ place: { span } }) => text.slice(span.start, span.end)),
        written,
      );
    });
  }

  const inner = Object.values(files)
    .slice(0, -1)
    .flatMap(([path, text]) => {
      const settings = settingsOf(path, text);
      // The innermost: what holds others is written anew with them.
      const innermost = settings.filter(
        ({ path: each }) => !settings.some((other) => isWithin(other.path, each)),
      );
      return innermost.map((setting) => ({ path, text, setting }));
    });

  it('can be written, whatever they are, and the others stay', () => {
    fc.assert(
      fc.property(awkwardValues, fc.constantFrom(...inner), (value, { path, text, setting }) => {
        const changed = applyEdits(text, [replaceValue(setting.place, value)]);
        const expected = inner
          .filter((each) => each.text === text)
          .map((each) => stated(each.setting === setting ? { ...setting, value } : each.setting));
        const found = settingsOf(path, changed).map(stated);
        assert.deepEqual(
          expected.filter((each) => !found.includes(each)),
          [],
          changed,
        );
      }),
      { numRuns: 100 },
    );
  });

  const removals: readonly (readonly [path: string, text: string, name: string, left: string])[] = [
    ['a.json', `{"a": "${DATAVERSE}"}`, 'a/ClientId', '{"a": "AuthType=ClientSecret;ClientSecret=t~wo"}'],
    ['a.json', `{"a": "${DATAVERSE}"}`, 'a/ClientSecret', '{"a": "AuthType=ClientSecret;ClientId=one"}'],
    ['a.json', '{"a": "{\\"b\\":1,\\"c\\":2}"}', 'a/b', '{"a": "{\\"c\\":2}"}'],
    ['a.yaml', 'a: |\n  {\n    "b": 1,\n    "c": 2\n  }\n', 'a/c', 'a: |\n  {\n    "b": 1\n  }\n'],
  ];
  for (const [path, text, name, left] of removals) {
    it(`can be removed, as ${name} from ${text}`, () => {
      const setting = settingsOf(path, text).find((each) => each.path.join('/') === name) ?? assert.fail();
      assert.equal(applyEdits(text, [removeEntry(setting.place)]), left);
    });
  }

  it('are written as base64 into a Secret', () => {
    const [path, text] = files['a Secret of Kubernetes'] ?? assert.fail();
    const [, , setting] = settingsOf(path, text);
    assert.ok(setting);
    assert.equal(setting.encoding, 'base64');
    assert.match(applyEdits(text, [replaceValue(setting.place, 'sécret')]), /\n {2}a: "?c8OpY3JldA=="?\n/);
    assert.equal(setting.place.syntax.references, undefined);
  });

  it('take any text', () => {
    const part = fc.constantFrom(
      ...'{}[]"\'\\;=:,.a&#|> \n',
      'A=',
      ';B=',
      '\\"',
      '{"a":',
      'Driver={',
      'kind: Secret\ndata:\n  a: ',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.constantFrom('a.json', 'a.yaml', '.env'),
        (parts, path) => {
          const text = parts.join('');
          for (const { place } of settingsOf(path, text)) {
            for (const { start, end } of [place.span, place.literal, place.entry]) {
              assert.ok(0 <= start && start <= end && end <= text.length);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return path.length > outer.length && outer.every((name, index) => path[index] === name);
}
