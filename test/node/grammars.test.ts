import assert from 'node:assert/strict';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { grammars } from '../grammars.ts';

describe('grammars', () => {
  it('are there after loading, and parse', async () => {
    assert.equal(createGrammars([]).get('tree-sitter-python'), undefined);
    await grammars.load('tree-sitter-python');
    const types = grammars.get('tree-sitter-python')?.('a = 1\n', (root) =>
      root.namedChildren.map((node) => node?.type),
    );
    assert.deepEqual(types, ['expression_statement']);
  });

  it('say which file is missing', async () => {
    await assert.rejects(createGrammars(['/nowhere']).load('tree-sitter-python'), /\.wasm is missing/);
  });

  it('give up on a text that takes too long, and go on with the next', async () => {
    const hasty = createGrammars(grammarFolders, 30);
    await hasty.load('tree-sitter-c-sharp');
    const parse = hasty.get('tree-sitter-c-sharp');
    assert.equal(
      parse?.('{"a":}'.repeat(20_000), (root) => root.endIndex),
      0,
    );
    assert.equal(
      parse?.('class A {}', (root) => root.endIndex),
      10,
    );
  });
});
