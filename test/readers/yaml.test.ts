import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { yaml } from '../../src/readers/yaml.ts';
import { awkwardValues } from './awkward.ts';
import { afterReferences } from './references.ts';

const settings = (text: string, path = 'values.yaml') => yaml.read(text, path).settings;
const pairs = (text: string) => settings(text).map(({ path, value }) => [path.join('/'), value]);
const written = (text: string) =>
  settings(text).map(({ place: { span } }) => text.slice(span.start, span.end));

const blocks = {
  'a block': 'a: |\n  one\n  two\nb: x\n',
  'a block without its last line break': 'a: |-\n    one\n\n    two\n# note\nb: x\n',
  'a block with all its line breaks': 'a: |+\n  one\n\n\nb: x\n',
  'a folded block': 'a: >\n  one\n  two\n\n  three\nb: x\n',
  'a folded block without its last line break': 'a: >-\n  one\n   two\nb: x\n',
  'a block with an indentation of its own': 'a: |2\n    one\n  two\nb: x\n',
  'a block with blanks below': 'a: |\n  one\n      \nb: x\n',
  'a block at the end': 'b: x\na: |-\n  one',
  'a block in a list': 'a:\n- |\n  one\n- x\n',
  'a block with Windows line breaks': 'a: |\r\n  one\r\n  two\r\nb: x\r\n',
  'an empty block': 'a: |\nb: x\n',
  'a block with an anchor and a comment': 'a: &a |- # note\n  one\nb: x\n',
};

const others = {
  'a map in braces': 'a: {b: one, "c": "two", d: \'three\', e: }\nf: x\n',
  'a list in brackets': 'a: [one, "two", A=three]\nb: x\n',
  'braces over several lines': 'a: {\n  b: one,\n  c: two\n  }\nd: x\n',
  'items with names': 'env:\n  - A=one\n  - "B=two"\n  - \'C=three\'\n  - D=\nb: x\n',
  'name and value': 'env:\n- name: A\n  value: one\n- name: B\n  value: "two"\nb: x\n',
  'value and name': 'env:\n- value: one\n  name: A\n  more: y\n- {value: two, name: B}\nb: x\n',
  'values that are not there yet': 'a:\nb:   # note\nc: !!str\nd:\n  - \n  - x\n',
  'several documents': 'a: one\n---\na: two\n...\n---\nb: x\n',
  'anchors, aliases and merged maps':
    'base: &base\n  a: &a one\n  b: two\napp:\n  <<: *base\n  b: three\n  c: *a\nothers: { d: *a, e: x }\n',
};

describe('yaml', () => {
  for (const [name, text] of Object.entries({ ...blocks, ...others })) {
    it(`writes any value into ${name}, and nothing else changes`, () => {
      const before = settings(text);
      fc.assert(
        fc.property(awkwardValues, fc.nat(before.length - 1), (value, index) => {
          const { path, place } = before[index] ?? assert.fail();
          // An item `name=value` goes by its name from then on.
          fc.pre(!/^\d+$/.test(path.at(-1) ?? '') || !/^[A-Za-z_][\w.-]*=/.test(value));
          const changed = applyEdits(text, [replaceValue(place, value)]);
          // Settings that stand for one anchor share its place.
          const expected = before.map((each) => [
            each.path.join('/'),
            each.place.span.start === place.span.start ? value : each.value,
          ]);
          assert.deepEqual(pairs(changed), expected, changed);
        }),
        { numRuns: 10 },
      );
    });

    it(`removes entries of ${name}, and what is left stays as it is`, () => {
      const before = settings(text);
      for (const { place } of before) {
        const changed = applyEdits(text, [removeEntry(place)]);
        const rest = before.filter((each) => each.place.span.start !== place.span.start);
        // An item without its value is read as a map, a document without its only entry as empty.
        const left = pairs(changed).map(([, value]) => value);
        const found = rest.filter(({ value }) => left.includes(value)).map(({ value }) => value);
        assert.deepEqual(
          found,
          rest.map(({ value }) => value),
          changed,
        );
        assert.ok(left.length <= before.length + 1, changed);
      }
    });
  }

  const places: Readonly<Record<string, readonly [text: string, written: readonly string[]]>> = {
    'blocks, without blanks around them': ['a: |\n  one\n  two\n\nb: >-\n  three\n', ['one\n  two', 'three']],
    'texts in quotes, without these': ["a: \"o\\\"ne\"\nb: 't''wo'\n", ['o\\"ne', "t''wo"]],
    'the value behind a name': ['- A=one\n- "B=t\\"wo"\n- \'C=\'\n', ['one', 't\\"wo', '']],
    'the anchor where an alias stands': ['a: &a one\nb: *a\n', ['one', 'one']],
  };
  for (const [name, [text, spans]] of Object.entries(places)) {
    it(`underlines ${name}`, () => assert.deepEqual(written(text), spans));
  }

  it('lets a map override what it merges', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y {c: 3}\nz:\n  <<: [*x, *y]\n  a: 4\n';
    assert.deepEqual(pairs(text).slice(3), [
      ['z/b', '2'],
      ['z/c', '3'],
      ['z/a', '4'],
    ]);
  });

  it('takes aliases that stand for more than memory holds', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]\n`,
    );
    assert.ok(settings(`a0: &a0 x\n${levels.join('')}a: &a [*a]\n`).length < 50_000);
  });

  it('refers to what the format has references for', () => {
    const changed = (path: string) => afterReferences('a: one\n', settings('a: one\n', path)[0]?.place)[0];
    assert.deepEqual(
      ['.github/workflows/a.yml', 'azure-pipelines.yml', 'compose.yaml', '.gitlab-ci.yml'].map(changed),
      ['a: ${{ secrets.X }}\n', 'a: $(X)\n', 'a: ${X}\n', 'a: "$X"\n'],
    );
    assert.deepEqual(['values.yaml', 'mkdocs.yml'].map(changed), ['a: ""\n', undefined]);
  });
});

/** Entries about nothing, larger than what is read whole. */
function padding(indent: string, mark = ''): string {
  const entry = (index: number) =>
    `${indent}${mark}service${index}:\n${indent}    image: nginx:${index}\n${indent}    text: |\n${indent}      key: [ # value\n${indent}    ports:\n${indent}    - ${index}\n`;
  return Array.from({ length: 700 }, (_, index) => entry(index)).join('');
}

describe('yaml of a large size', () => {
  const long = (indent: string) => `${indent}some text: of a block\n`.repeat(3000);
  const cases: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
    'under one name': [
      `root:\n${padding('  ')}  azure:\n    # ours\n    tenantId: "contoso.com"\n    region: west\n${padding('  ')}`,
      ['root/azure/tenantId=contoso.com', 'root/azure/region=west'],
    ],
    'many levels down': [
      `a:\n  b:\n    - c:\n        - name: d\n          e:\n${padding('            ')}            clientSecret: >-\n              one\n              two\n`,
      ['a/b/0/c/0/e/clientSecret=one two'],
    ],
    'in the items of a list': [
      `env:\n${'- name: A\n  value: one\n'.repeat(5000)}- name: CLIENT_SECRET\n  value: two\n${'- name: B\n  value: three\n'.repeat(500)}`,
      ['env/CLIENT_SECRET=two'],
    ],
    'in a list below a large item': [
      `jobs:\n- steps:\n${padding('  ', '- ')}  tenantId: one\n  name: job\n`,
      ['jobs/0/tenantId=one'],
    ],
    'behind other documents': [
      `${`a: b\n---\n`.repeat(10_000)}kind: Secret\ndata:\n  password: b25l\n---\nc: d\n`,
      ['data/password=one'],
    ],
    'through an anchor': [
      `x:\n  common: &common one\n${padding('  ')}app:\n  clientSecret: *common\n`,
      ['app/clientSecret=one'],
    ],
    'in a block, which is not cut': [
      `a:\n  tenant: |\n${long('    ')}    tenantId: two\n  tenantId: three\n`,
      ['a/tenantId=three'],
    ],
    'behind blocks that look like entries': [
      `a:\n  text: |\n${long('    ')}\n  more: "\n    tenantId: none\n    "\n${padding('  ')}  tenantId: three\n`,
      ['a/tenantId=three'],
    ],
    'between templates': [
      `env:\n{{- if .Values.x }}\n${padding('  ')}  tenantId: one\n{{- end }}\n`,
      ['env/tenantId=one'],
    ],
    'written as JSON': [`{"a": ["${'text '.repeat(14_000)}"], "tenantId": "one"}`, ['tenantId=one']],
    'on one line': [`a: {b: ["${'text '.repeat(14_000)}"], tenantId: one}\n`, ['a/tenantId=one']],
  };
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(`finds what stands ${name}`, () => {
      assert.ok(text.length > 64 * 1024);
      const all = settings(text);
      const found = all.map(({ path, value }) => `${path.join('/')}=${value}`);
      assert.deepEqual(
        found.filter((each) => expected.includes(each)),
        expected,
      );
      for (const { value, place } of all.filter(({ path }) => path.at(-1) === 'tenantId')) {
        const { span, literal, entry } = place;
        assert.equal(text.slice(span.start, span.end), value);
        assert.match(text.slice(literal.start, literal.end), /^"?\w+(?:\.com)?"?$/);
        assert.match(text.slice(entry.start, entry.end), /^\s*,?\s*"?tenantId"?: "?\w+(?:\.com)?"?\n?$/);
      }
    });
  }

  it('reads little of what is about nothing', () => {
    assert.ok(settings(`root:\n${padding('  ')}  tenantId: one\n`).length < 40);
  });

  it('gives the comments of the whole text', () => {
    const text = `# top\nroot: # root\n${'  a: b # each\n'.repeat(6000)}  tenantId: "one # two" # last\n`;
    const comments = yaml.read(text, 'a.yaml').comments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual([...new Set(comments)], ['# top', '# root', '# each', '# last']);
  });
});
