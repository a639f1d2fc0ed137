import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, rules } from '../../src/index.ts';

const settings = { rules: {} };

function documentOf(path: string, text: string): TextDocument {
  return TextDocument.create(`file:///project/${path}`, '', 1, text);
}

function lensThatThrows() {
  return createEntraLens({
    reportBug: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
}

/** The findings as the text with «…» around what is underlined, and which rules they come from. */
function underlined(path: string, text: string) {
  const document = documentOf(path, text);
  const found = lensThatThrows().diagnose(document, settings);
  const edits = found.map(({ range }) => ({ range, newText: `«${document.getText(range)}»` }));
  return {
    text: TextDocument.applyEdits(document, edits),
    rules: [...new Set(found.map(({ rule }) => rule))],
  };
}

function afterFirstFix(path: string, text: string): string | undefined {
  const document = documentOf(path, text);
  const [first] = lensThatThrows().diagnose(document, settings);
  const fix = first?.actions.find((action) => action.kind === 'edit');
  return fix && TextDocument.applyEdits(document, [...fix.edits]);
}

for (const rule of rules) {
  describe(`rule ${rule.id}`, () => {
    for (const { path, bad, fixed } of rule.examples) {
      const text = bad.replace(/[«»]/g, '');

      it(`finds it in ${path}: ${firstLine(bad)}`, () => {
        assert.deepEqual(underlined(path, text), { text: bad, rules: [rule.id] });
      });

      it(`mends it in ${path}: ${firstLine(bad)}`, () => {
        assert.equal(afterFirstFix(path, text), fixed);
        if (fixed !== undefined) assert.deepEqual(underlined(path, fixed), { text: fixed, rules: [] });
      });
    }

    for (const { path, text } of rule.fine) {
      it(`is silent in ${path}: ${firstLine(text)}`, () => {
        assert.deepEqual(underlined(path, text), { text, rules: [] });
      });
    }

    it('has a name that tells the fault, and examples in three formats', () => {
      assert.match(rule.id, /^[a-z]+(?:-[a-z0-9]+)+$/);
      const formats = new Set(rule.examples.map(({ path }) => /\.[^.]*$/.exec(path)?.[0]));
      assert.ok(formats.size >= 3, [...formats].join(' '));
    });
  });
}

function firstLine(text: string): string {
  return text.slice(0, 60).replace(/\s+/g, ' ');
}
