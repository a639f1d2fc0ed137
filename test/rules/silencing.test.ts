import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Action, rules } from '../../src/index.ts';
import { type Checked, checkFile } from '../workspace.ts';

/** Formats without comments, or where one would tear a statement of several lines apart. */
const WITHOUT = /\.(?:json|ipynb|webmanifest)$/;

function silencing({ lens, document, found }: Checked, rule: string): Action | undefined {
  const range = found.find((each) => each.rule === rule)?.range;
  assert.ok(range);
  const touched = lens.diagnosesAt(document, range, { rules: {} }).find((each) => each.rule === rule);
  return touched?.actions.find(({ kind }) => kind === 'silence');
}

describe('the comment that silences a finding', () => {
  const offered = new Set<string>();
  for (const { id, examples } of rules) {
    for (const { path, bad, beside } of examples) {
      it(`${id} in ${path}`, async () => {
        const checked = await checkFile(path, bad.replace(/[«»]/g, ''), beside);
        const action = silencing(checked, id);
        if (WITHOUT.test(path)) return assert.equal(action, undefined);
        if (action?.kind !== 'silence') return;
        offered.add(/\.[^.]*$/.exec(path)?.[0] ?? path);
        const newText = `${action.before}it is right${action.after}`;
        const edit = { range: { start: action.at, end: action.at }, newText };
        const left = await checkFile(path, TextDocument.applyEdits(checked.document, [edit]), beside);
        assert.equal(left.found.length, checked.found.length - 1);
      });
    }
  }

  it('is offered in every format that has comments', () => {
    for (const format of [
      '.env',
      '.yaml',
      '.js',
      '.py',
      '.cs',
      '.go',
      '.ps1',
      '.sh',
      '.tf',
      '.http',
      '.config',
      '.cmd',
    ])
      assert.ok(offered.has(format), format);
  });
});
