import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../src/index.ts';
import { told, toldOf } from '../told.ts';
import { type Checked, checkFile, withMarks } from '../workspace.ts';

function rulesOf({ found }: Checked): readonly string[] {
  return [...new Set(found.map(({ rule }) => rule))];
}

/** What one rule found of it. */
function foundBy(rule: string, checked: Checked): Checked {
  return { ...checked, found: checked.found.filter((each) => each.rule === rule) };
}

/** How often each rule finds something. */
function countsOf({ found }: Checked): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { rule } of found) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** The text after each way to mend that edits it, in their order. */
function afterEachFix({ document, found }: Checked): readonly string[] {
  const actions = found[0]?.actions.filter((action) => action.kind === 'edit') ?? [];
  return actions.map(({ edits }) => TextDocument.applyEdits(document, [...edits]));
}

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    for (const [index, { path, bad, fixed, also = [], beside }] of rule.examples.entries()) {
      const text = bad.replace(/[«»]/g, '');

      it(`finds it in ${path}: ${firstLine(bad)}`, async () => {
        const checked = await checkFile(path, text, beside);
        assert.deepEqual(
          { text: withMarks(foundBy(rule.id, checked)), rules: rulesOf(checked).toSorted() },
          { text: bad, rules: [rule.id, ...also].toSorted() },
        );
        const expected = told.get(`${rule.id} ${index + 1} ${path}`);
        assert.equal(toldOf(checked), expected, 'npm run update writes test/told.md');
      });

      it(`mends it in ${path}: ${firstLine(bad)}`, async () => {
        const checked = await checkFile(path, text, beside);
        const mended = afterEachFix(foundBy(rule.id, checked));
        assert.equal(mended[0], fixed);
        const before = countsOf(checked);
        for (const after of mended) {
          const left = countsOf(await checkFile(path, after, beside));
          assert.equal(left[rule.id] ?? 0, (before[rule.id] ?? 0) - 1, after);
          for (const [id, count] of Object.entries(left))
            assert.ok(count <= (before[id] ?? 0), `${id}: ${after}`);
        }
      });
    }

    for (const { path, text, beside } of rule.fine) {
      it(`is silent in ${path}: ${firstLine(text)}`, async () => {
        const checked = await checkFile(path, text, beside);
        assert.deepEqual({ text: withMarks(checked), rules: rulesOf(checked) }, { text, rules: [] });
      });
    }

    it('has a name that tells the fault, and examples in three formats', () => {
      assert.match(rule.id, /^[a-z0-9]+(?:-[a-z0-9]+)+$/);
      const formats = new Set(rule.examples.map(({ path }) => /\.[^.]*$/.exec(path)?.[0]));
      assert.ok(formats.size >= 3, [...formats].join(' '));
    });
  });
}

function firstLine(text: string): string {
  return text.slice(0, 60).replace(/\s+/g, ' ');
}
