import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../src/index.ts';
import { type Checked, checkFile, withMarks } from '../workspace.ts';

function rulesOf({ found }: Checked): readonly string[] {
  return [...new Set(found.map(({ rule }) => rule))];
}

/** The text after each way to mend that edits it, in their order. */
function afterEachFix({ document, found }: Checked): readonly string[] {
  const actions = found[0]?.actions.filter((action) => action.kind === 'edit') ?? [];
  return actions.map(({ edits }) => TextDocument.applyEdits(document, [...edits]));
}

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    for (const { path, bad, fixed, beside } of rule.examples) {
      const text = bad.replace(/[«»]/g, '');

      it(`finds it in ${path}: ${firstLine(bad)}`, async () => {
        const checked = await checkFile(path, text, beside);
        assert.deepEqual(
          { text: withMarks(checked), rules: rulesOf(checked) },
          { text: bad, rules: [rule.id] },
        );
      });

      it(`mends it in ${path}: ${firstLine(bad)}`, async () => {
        const checked = await checkFile(path, text, beside);
        const mended = afterEachFix(checked);
        assert.equal(mended[0], fixed);
        for (const after of mended) {
          const left = await checkFile(path, after, beside);
          assert.equal(left.found.length, checked.found.length - 1, after);
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
