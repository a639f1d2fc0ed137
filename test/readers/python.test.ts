import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import type { Concatenation, Literal } from '../../src/core/expressions.ts';
import { python } from '../../src/readers/python.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';
import { type Outline, outliner } from './outline.ts';

const read = await outliner(python, 'app.py');
const withTree = await parserOf(python);

/** What stands on the right of `x = …`. */
const values: Readonly<Record<string, string>> = {
  '"a\\n\\x41\\u0042\\U0001F600\\101\\"\\q"': '"a\\nAB😀A\\"\\\\q"',
  "'it\\'s'": '"it\'s"',
  'r"a\\n"': '"a\\\\n"',
  '"""a\n"b"\\\nc"""': '"a\\n\\"b\\"c"',
  '"{{a}}"': '"{{a}}"',
  'f"{{a}}"': '"{a}"',
  'f"a{b}/{{c}}{d.e!r:>{w}}\\n"': '("a" + b + "/{c}" + d.e + "\\n")',
  'f"{a}"': '(a)',
  "f'''a\"{b}\n'''": '("a\\"" + b + "\\n")',
  'rf"a\\n{b}"': '("a\\\\n" + b)',
  'f"a" f"{b}"': '("a" + (b))',
  '"a" + b': '("a" + b)',
  '"%s/a" % b': '?',
  'os.environ["A"]': 'os.environ.A',
  'os.environ.get("A")': 'os.environ.get("A")',
  'os.environ.get("A", "b")': '"b"',
  'os.environ.get("A", default="b")': '"b"',
  'os.environ.get("A", "")': 'os.environ.get("A", "")',
  'os.environ.get("A", None)': 'os.environ.get("A", None)',
  'os.getenv("A", "b")': '"b"',
  'os.getenv("A", b)': 'os.getenv("A", b)',
  'os.getenv("A") or "b"': '"b"',
  'os.getenv("A") or None': 'os.getenv("A")',
  'a and "b"': '?',
  'config.get("A", "b")': 'config.get("A", "b")',
  'config.get("A", "b", fallback="c")': '"c"',
  'config("A", default="b")': '"b"',
  '{"a": "b", c: d}': '{a: "b", c: d}',
  '{"a": "b", **more}': '{a: "b", ...}',
  '{**{"a": "b", "c": "d"}, "c": "e"}': '{a: "b", c: "e"}',
  '["a", b]': '["a", b]',
  '("a", b)': '["a", b]',
  'await f("a", b=c)': 'f("a", b: c)',
};

const inMethods = (...lines: readonly string[]) =>
  `class A:\n${lines.map((line) => `    ${line}\n`).join('')}    def m(self):\n        f(self.a, cls.a)\n`;

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['a = "b"\nf(a)', { calls: ['f(a="b")'] }],
  ['a = "b"\na = "c"\nf(a)', { calls: ['f(a)'] }],
  ['a = "b"\ndef g(a):\n    f(a)', { calls: ['f(a)'] }],
  ['secret = os.getenv("A", "b")\nf(secret)', { calls: ['f(secret="b")'], settings: ['secret = "b"'] }],
  ['f(secret=os.getenv("A", "b"))', { settings: ['f/secret = "b"'] }],
  [inMethods('a = "b"'), { calls: ['f(self.a="b", cls.a="b")'] }],
  [inMethods('a: str = "b"'), { calls: ['f(self.a="b", cls.a="b")'] }],
  [inMethods('def __init__(self): self.a = "b"'), { calls: ['f(self.a="b", cls.a="b")'] }],
  [inMethods('def __init__(self, a): self.a = a'), { calls: ['f(self.a=a, cls.a=a)'] }],
  [inMethods('a = "b"', 'def __init__(self): self.a = "c"'), { calls: ['f(self.a, cls.a)'] }],
  [`${inMethods('a = "b"')}class B:\n    a = "c"`, { calls: ['f(self.a, cls.a)'] }],
  [`${inMethods('pass')}a = "b"`, { calls: ['f(self.a, cls.a)'] }],
  ['import a.b, c as d\nfrom e.f import g', { modules: ['a.b', 'c', 'e.f'] }],
];

/** A dictionary after its entry `b` was removed. */
const removals: Readonly<Record<string, string>> = {
  'x = {"a": 1, "b": 2}': 'x = {"a": 1, }',
  'x = {\n    "a": 1,\n    "b": 2,\n}': 'x = {\n    "a": 1,\n}',
};

describe('python', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(read(`x = ${source}\n`).assignments[0], `x = ${expected}`));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  for (const [source, fragments] of [
    ['f"a\\"{b}c{{"', ['a\\"', 'c{{']],
    ["f'''a\n{b}c'''", ['a\n', 'c']],
    ['rf"a{b}c"', ['a', 'c']],
  ] as const) {
    it(`gives the places between what is put into ${JSON.stringify(source)}, and writes any text there`, () => {
      const file = (value: string) => `x = ${value}\n`;
      const places = literalsIn(file(source)).map(({ place }) => place);
      assert.deepEqual(
        places.map(({ span }) => file(source).slice(span.start, span.end)),
        fragments,
      );
      fc.assert(
        fc.property(
          awkwardValues.filter((value) => value !== ''),
          (value) => {
            const [place] = places;
            assert.ok(place);
            const changed = applyEdits(file(source), [replaceValue(place, value)]);
            assert.deepEqual(textsIn(changed), [value, textsIn(file(source)).at(-1)], changed);
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  for (const [source, expected] of Object.entries(removals)) {
    it(`removes an entry of ${source}`, () => {
      const [first] = python.read(source, 'app.py', withTree).code?.assignments ?? [];
      const entries = first?.value.kind === 'object' ? first.value.entries : [];
      const span = entries.find(({ name }) => name === 'b')?.span;
      assert.ok(span);
      assert.equal(source.slice(0, span.start) + source.slice(span.end), expected);
    });
  }

  it('tells where names of entries and of arguments stand', () => {
    const source = 'post(url, json={"a": 1})';
    const [call] = python.read(source, 'app.py', withTree).code?.calls ?? [];
    const argument = call?.arguments[1];
    const entry = argument?.value.kind === 'object' ? argument.value.entries[0] : undefined;
    const texts = [argument?.nameSpan, entry?.nameSpan].map(
      (span) => span && source.slice(span.start, span.end),
    );
    assert.deepEqual(texts, ['json', '"a"']);
  });
});

/** The texts in the value of the only assignment. */
function literalsIn(source: string): readonly Literal[] {
  const value = python.read(source, 'app.py', withTree).code?.assignments[0]?.value;
  assert.ok(value?.kind === 'concatenation');
  return flat(value);
}

function flat({ parts }: Concatenation): readonly Literal[] {
  return parts.flatMap((part) =>
    part.kind === 'concatenation' ? flat(part) : part.kind === 'literal' ? [part] : [],
  );
}

function textsIn(source: string): readonly string[] {
  return literalsIn(source)
    .map(({ value }) => value)
    .filter((value) => value !== '');
}
