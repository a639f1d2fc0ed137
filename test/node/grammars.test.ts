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

  for (const [direction, step] of [
    ['forwards', 3_600_000],
    ['backwards', -3_600_000],
  ] as const) {
    it(`parse a text to its end while the clock jumps ${direction}`, async () => {
      await grammars.load('tree-sitter-python');
      const { now } = Date;
      let time = now();
      Date.now = () => {
        time += step;
        return time;
      };
      try {
        const text = 'a = [1, 2, 3]\n'.repeat(2_000);
        const length = grammars.get('tree-sitter-python')?.(text, (root) => root.endIndex);
        assert.equal(length, text.length);
      } finally {
        Date.now = now;
      }
    });
  }

  it('parse the beginning of a text that takes too long, and the next as a whole', async () => {
    const hasty = createGrammars(grammarFolders, { steps: 300 });
    await hasty.load('tree-sitter-c-sharp');
    const text = 'int b = 1;\n'.repeat(20_000);
    const [end = 0, isWhole] =
      hasty.get('tree-sitter-c-sharp')?.(text, (root, isWhole) => [root.endIndex, isWhole] as const) ?? [];
    assert.equal(isWhole, false);
    assert.ok(end > 0 && end < text.length, `${end} of ${text.length} characters`);
    assert.equal(text[end - 1], '\n');
    assert.deepEqual(
      hasty.get('tree-sitter-c-sharp')?.('class A {}', (root, isWhole) => [root.endIndex, isWhole]),
      [10, true],
    );
  });

  it('count a text as empty that they find no way out of', async () => {
    const hasty = createGrammars(grammarFolders, { time: -1 });
    await hasty.load('tree-sitter-c-sharp');
    const end = hasty.get('tree-sitter-c-sharp')?.('{"a":}'.repeat(20_000), (root, isWhole) => [
      root.endIndex,
      isWhole,
    ]);
    assert.deepEqual(end, [0, false]);
  });
});
