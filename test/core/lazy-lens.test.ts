import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, createLazyLens, type EntraLens, mayConcernEntra } from '../../src/index.ts';

const SETTINGS = { rules: {} };
const WRONG = document('AZURE_CLIENT_SECRET=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n');

function document(text: string) {
  return TextDocument.create('file:///app/.env', 'dotenv', 1, text);
}

describe('a lens made when it is needed', () => {
  it('is not made for documents that do not concern it', () => {
    const lens = createLazyLens(() => Promise.reject(new Error('made')), mayConcernEntra);
    assert.equal(lens.prepare(document('PORT=8080\n')), undefined);
    assert.deepEqual(lens.diagnose(document('PORT=8080\n'), SETTINGS), []);
    assert.equal(lens.workspace(), undefined);
  });

  it('finds nothing before it is made, and everything after', async () => {
    const lens = createLazyLens(async () => createEntraLens(), mayConcernEntra);
    assert.deepEqual(lens.diagnose(WRONG, SETTINGS), []);
    assert.equal(lens.learn(WRONG), false);
    await lens.prepare(WRONG);
    assert.deepEqual(
      lens.diagnose(WRONG, SETTINGS).map(({ rule }) => rule),
      createEntraLens()
        .diagnose(WRONG, SETTINGS)
        .map(({ rule }) => rule),
    );
    assert.notDeepEqual(lens.diagnose(WRONG, SETTINGS), []);
    assert.equal(lens.workspace()?.apps.length, 1);
  });

  it('is made once, also when many documents ask at the same time', async () => {
    let made = 0;
    const lens = createLazyLens(async () => {
      made += 1;
      return createEntraLens();
    }, mayConcernEntra);
    await Promise.all([lens.prepare(WRONG), lens.prepare(WRONG)]);
    await lens.prepare(WRONG);
    assert.equal(made, 1);
  });

  it('is tried again when it could not be made', async () => {
    const attempts = [() => Promise.reject<EntraLens>(new Error('no file')), async () => createEntraLens()];
    const lens = createLazyLens(
      () => (attempts.shift() ?? assert.fail('made a third time'))(),
      mayConcernEntra,
    );
    await assert.rejects(async () => lens.prepare(WRONG), /no file/);
    await lens.prepare(WRONG);
    assert.notDeepEqual(lens.diagnose(WRONG, SETTINGS), []);
  });
});
