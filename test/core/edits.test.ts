import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.ts';

describe('applyEdits', () => {
  it('applies edits in the order of the text', () => {
    const edits = [
      { span: { start: 6, end: 9 }, newText: 'C' },
      { span: { start: 0, end: 1 }, newText: 'long' },
    ];
    assert.equal(applyEdits('a b c ddd e', edits), 'long b c C e');
  });

  it('lets the first of two that overlap win', () => {
    const edits = [
      { span: { start: 0, end: 4 }, newText: 'x' },
      { span: { start: 2, end: 6 }, newText: 'y' },
    ];
    assert.equal(applyEdits('abcdefgh', edits), 'xefgh');
  });
});
