import assert from 'node:assert/strict';
import { properties } from '../../src/readers/properties.ts';
import { afterReferences } from './references.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(properties);

describe('properties', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['separators', 'a=b\nc : d\ne f\n', ['a = b', 'c = d', 'e = f']],
    ['names with dots as one', 'a.b.c-d=e\n', ['a.b.c-d = e']],
    ['names without a value', 'a\nb=\n', ['a = ', 'b = ']],
    ['values with separators', 'a==b\nc=d=e:f # g\n', ['a = =b', 'c = d=e:f # g']],
    ['escapes', 'a\\ b\\=c=\\u00e9\\t\\q\\\\\n', ['a b=c = é\tq\\']],
    ['lines that go on', 'a = b\\\n    c\\\\\nd=e\n', ['a = bc\\', 'd = e']],
    ['lines that go on in the name', 'a.\\\n  b=c\n', ['a.b = c']],
    ['a line that goes on to the end', 'a=b\\', ['a = b\\']],
    ['no comments', '# a=b\\\n! c=d\ne=f\n', ['e = f']],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }

  it('reads a variable as Spring does', () => {
    const changed = ['application-dev.properties', 'gradle.properties'].map((path) =>
      afterReferences('a=b', properties.read('a=b', path).settings[0]?.place),
    );
    assert.deepEqual(changed, [['a=${X}'], []]);
  });
});
