import assert from 'node:assert/strict';
import { ini } from '../../src/readers/ini.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(ini);

describe('ini', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['entries before any section', 'a = b\n', ['a = b']],
    ['sections', '[a]\nb=c\n[ d.e ]\nf: g\n', ['a/b = c', 'd.e/f = g']],
    ['sections of git', '[a "b c"]\n\td = e\n', ['a/b c/d = e']],
    ['names with blanks and dots', 'a b.c = d\n', ['a b.c = d']],
    ['values with separators', 'a = https://b?c=d\n', ['a = https://b?c=d']],
    [
      'comments behind values',
      'a = b # c\nd = e;f ; g\nh = # i\nj=#k\n',
      ['a = b', 'd = e;f', 'h = ', 'j = #k'],
    ],
    [
      'quotes',
      'a = "b \\"c\\" # d" ; e\nf = \'g\\h\'\ni = "j" k\n',
      ['a = b "c" # d', 'f = g\\h', 'i = "j" k'],
    ],
    ['no comments and no other lines', '# a = b\n; c = d\ne\n= f\n', []],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }
});
