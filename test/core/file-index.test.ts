import assert from 'node:assert/strict';
import { createFileIndex } from '../../src/core/file-index.ts';

const fact = { kind: 'app' };

describe('createFileIndex', () => {
  it('joins what the files say, and again only when one of them says something else', () => {
    let joined = 0;
    const index = createFileIndex((files) => {
      joined++;
      return files.map(({ uri }) => uri);
    });
    index.learn('file:///a', [fact], '');
    index.learn('file:///b', [], '');
    assert.deepEqual(index.workspace(), ['file:///a']);
    index.learn('file:///c', [], '');
    assert.deepEqual([index.workspace(), joined], [['file:///a'], 1]);
    index.forget('file:///a');
    assert.deepEqual([index.workspace(), joined], [[], 2]);
  });

  it('tells places of files whose text it does not hold, whatever their line breaks', () => {
    const index = createFileIndex(() => undefined);
    const text = 'a\r\nbb\nccc\r';
    index.learn('file:///a', [fact], text);
    assert.deepEqual(
      index.rangeIn('file:///a', { start: text.indexOf('bb') + 1, end: text.indexOf('ccc') }),
      {
        start: { line: 1, character: 1 },
        end: { line: 2, character: 0 },
      },
    );
    assert.equal(index.rangeIn('file:///b', { start: 0, end: 0 }), undefined);
  });
});
