import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { App } from '../src/index.ts';
import { stories } from './stories.ts';
import { told, toldOf } from './told.ts';
import { checkFile, withMarks } from './workspace.ts';

function appLine({ tenant, clientId, clientSecret }: App): string {
  return `tenant ${tenant?.name ?? '-'}, client id ${clientId?.name ?? '-'}, secret ${clientSecret?.name ?? '-'}`;
}

for (const [file, ofFile] of stories) {
  describe(`scenario ${file}`, () => {
    for (const story of ofFile) {
      const { name, path, text, finds, apps, beside, fixed } = story;
      it(`${path}: ${finds.join(', ') || 'nothing'}`, async () => {
        const checked = await checkFile(path, text.replace(/[«»]/g, ''), beside);
        const { lens, document, found } = checked;
        assert.deepEqual(
          found.map(({ rule }) => rule),
          finds,
        );
        assert.equal(withMarks(checked), text);
        assert.equal(toldOf(checked), told.get(name) ?? '', 'npm run update writes test/told.md');
        if (fixed !== undefined) {
          assert.equal(TextDocument.applyEdits(document, [...lens.fixAll(document, { rules: {} })]), fixed);
        }
        if (apps.length > 0) {
          const stated = lens.factsIn(document).filter((fact) => fact.kind === 'app');
          assert.deepEqual(stated.map(appLine), apps);
        }
      });
    }
  });
}
