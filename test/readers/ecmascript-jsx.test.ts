import assert from 'node:assert/strict';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import { javascript } from '../../src/readers/javascript.ts';
import { tsx } from '../../src/readers/tsx.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';
import { afterReferences } from './references.ts';

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  [
    'const a = <B c="d" e={"f"} g={{ h: "i" }} {...j} k />',
    {
      calls: ['B(c: "d", e: "f", g: {h: "i"})'],
      settings: ['a = ?', 'B/c = "d"', 'B/e = "f"', 'B/g/h = "i"'],
    },
  ],
  ['const a = "b"; const c = <D a={a}>{f("e")}</D>', { calls: ['D(a: a="b")', 'f("e")'] }],
  ['const a = <B.C d="e"></B.C>', { calls: ['B.C(d: "e")'] }],
  ['const a = <input type="b" value={f("c")} />', { calls: ['f("c")'] }],
  ['const a = <B c="d &amp; &#65;&#x42; &unknown;" />', { calls: ['B(c: "d & AB &unknown;")'] }],
];

for (const reader of [javascript, tsx]) {
  const read = await outliner(reader, 'a.tsx');
  const withTree = await parserOf(reader);

  describe(`${reader.id} with elements`, () => {
    for (const [source, expected] of outlines) {
      it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
    }

    it('writes attributes as expressions', () => {
      const source = 'const a = <B c="d" />';
      const setting = reader.read(source, 'a.tsx', withTree).settings.find(({ value }) => value === 'd');
      assert.ok(setting);
      const changed = applyEdits(source, [replaceValue(setting.place, '"</B>&amp;{}\\')]);
      assert.equal(changed, 'const a = <B c={"\\"</B>&amp;{}\\\\"} />');
      assert.deepEqual(read(changed).calls, ['B(c: "\\"</B>&amp;{}\\\\")']);
      assert.deepEqual(afterReferences(source, setting.place), ['const a = <B c={process.env.X} />']);
    });
  });
}

describe('files with elements', () => {
  it('are read by their names', () => {
    for (const name of ['a.js', 'a.jsx', 'a.mjs', 'a.cjs']) assert.match(name, javascript.fileNames);
    assert.match('a.tsx', tsx.fileNames);
    assert.doesNotMatch('a.json', javascript.fileNames);
  });
});
