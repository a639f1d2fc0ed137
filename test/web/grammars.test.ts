import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import { createGrammars } from '../../src/web/grammars.ts';

describe('grammars without a file system', () => {
  it('come from bytes alone, those of a language when it is first met', async () => {
    const asked: string[] = [];
    const grammars = createGrammars(async (file) => {
      asked.push(file);
      const path = grammarFolders.map((folder) => join(folder, file)).find(existsSync);
      return readFile(path ?? file);
    });
    assert.deepEqual(asked, []);
    await grammars.load('tree-sitter-python');
    assert.deepEqual(asked, ['tree-sitter.wasm', 'tree-sitter-python.wasm']);
    const type = grammars.get('tree-sitter-python')?.('a = 1\n', (root) => root.namedChildren[0]?.type);
    assert.equal(type, 'expression_statement');
  });
});
