import assert from 'node:assert/strict';
import { applyEdits, chooseFixes } from '../../src/core/edits.ts';

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

describe('chooseFixes', () => {
  const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
  const applied = (fixes: Parameters<typeof chooseFixes>[0]) => {
    const { edits, taken } = chooseFixes(fixes);
    return [applyEdits('abcdefgh', edits), taken];
  };

  it('takes fixes as a whole: none is made by half', () => {
    const exchange = [edit(0, 2, 'EF'), edit(4, 6, 'AB')];
    assert.deepEqual(applied([[edit(5, 7, '-')], exchange]), ['abcde-h', 1]);
    assert.deepEqual(applied([exchange, [edit(5, 7, '-')]]), ['EFcdABgh', 1]);
    assert.deepEqual(applied([exchange, [edit(7, 8, '-')]]), ['EFcdABg-', 2]);
  });

  it('makes an edit once that two fixes share', () => {
    const fixes = [
      [edit(0, 0, 'import;'), edit(2, 3, 'X')],
      [edit(0, 0, 'import;'), edit(4, 5, 'Y')],
    ];
    assert.deepEqual(applied(fixes), ['import;abXdYfgh', 2]);
  });

  it('leaves the second of two insertions at one place, and takes no fix that does nothing', () => {
    assert.deepEqual(applied([[edit(1, 1, 'x')], [edit(1, 1, 'y')], []]), ['axbcdefgh', 1]);
  });
});
