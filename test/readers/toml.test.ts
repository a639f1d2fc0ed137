import assert from 'node:assert/strict';
import { toml } from '../../src/readers/toml.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(toml);

describe('toml', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['basic strings', 'a = "b\\t\\"c\\" \\u00e9 \\U0001F600"\n', ['a = b\t"c" é 😀']],
    ['literal strings', "a = 'C:\\new'\n", ['a = C:\\new']],
    ['basic strings of several lines', 'a = """\nb \\\n   c\nd"""\n', ['a = b c\nd']],
    ['literal strings of several lines', "a = '''\nb\\n'''\n", ['a = b\\n']],
    ['other constants', 'a = 1\nb = true\nc = 2020-01-01\n', ['a = 1', 'b = true', 'c = 2020-01-01']],
    ['tables', '[a.b]\nc = "d"\n[a."x.y"]\ne = "f"\n', ['a/b/c = d', 'a/x.y/e = f']],
    ['dotted keys', 'a.b.\'c d\' = "e"\n', ['a/b/c d = e']],
    ['inline tables', 'a = { b = "c", d.e = "f" }\n', ['a/b = c', 'a/d/e = f']],
    ['arrays', 'a = ["b", { c = "d" },\n # e\n]\n', ['a/0 = b', 'a/1/c = d']],
    ['arrays of tables', '[[a]]\nb = "c"\n[[a]]\nb = "d"\n', ['a/0/b = c', 'a/1/b = d']],
    [
      'tables of a table in an array',
      '[[a]]\n[a.b]\nc = "d"\n[[a]]\n[[a.b]]\nc = "e"\n',
      ['a/0/b/c = d', 'a/1/b/0/c = e'],
    ],
    ['named items', '[[env]]\nname = "X"\nvalue = "Y"\n', ['env/X = Y']],
    ['what stands after a missing value', '[a]\nb =\nc = "d"\n', ['a/c = d']],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }
});
