import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, chooseFixes } from '../../../src/core/edits.ts';
import { isBuilt } from '../../../src/core/minified.ts';
import { applySuppressions, mentionsSuppression } from '../../../src/core/suppressions.ts';
import { concernPattern, mayConcernEntra, mayConcernEntraInPieces } from '../../../src/facts/concern.ts';
import { liesInside, standApart } from '../expectations.ts';
import { noise, textsLike } from '../inputs.ts';
import { filesByReader } from '../samples.ts';
import { target } from '../target.ts';

const edit = fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', 'x', 'import a;\n', '"'));

/** Fixes of any edits: those that are chosen fit together, and change nothing but what they say. */
export const edits = target(
  'edits',
  fc.record({ text: noise, fixes: fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 5 }) }),
  ({ text, fixes }) => {
    const placed = fixes.map((each) =>
      each.map(([at, length, newText]) => {
        const start = at % (text.length + 1);
        return { span: { start, end: Math.min(text.length, start + length) }, newText };
      }),
    );
    const chosen = chooseFixes(placed);
    standApart(
      chosen.edits.map(({ span }) => span),
      text.length,
    );
    assert.ok(chosen.taken <= fixes.length);
    const grown = chosen.edits.reduce(
      (sum, { span, newText }) => sum + newText.length - (span.end - span.start),
      0,
    );
    assert.equal(applyEdits(text, chosen.edits).length, text.length + grown);
  },
);

const COMMENTS = [
  '# aadsts-lens-ignore secret-id-as-value: known since 2019\nA=1\n',
  'A=1 // aadsts-lens-ignore-file secret-hardcoded: a test\r\nB=2',
  '/* aadsts-lens-ignore client-id-malformed */ x\n<!-- aadsts-lens-ignore a: b -->\n',
];

/** Comments that silence, in any text, over any part of it. */
export const suppressions = target(
  'suppressions',
  fc.record({
    text: textsLike(COMMENTS),
    comments: fc.array(fc.tuple(fc.nat(), fc.nat(80)), { maxLength: 4 }),
    at: fc.nat(),
  }),
  ({ text, comments, at }) => {
    const spans = comments.map(([from, length]) => {
      const start = from % (text.length + 1);
      return { start, end: Math.min(text.length, start + length) };
    });
    const all = [...spans, { start: 0, end: text.length }];
    const start = at % (text.length + 1);
    const found = {
      rule: 'secret-id-as-value',
      severity: 'error',
      message: 'm',
      span: { start, end: start },
    } as const;
    const left = applySuppressions(text, all, [{ ...found, codes: [], evidence: [], fixes: [] }]);
    for (const { span } of left) liesInside(span, text.length);
    if (!mentionsSuppression(text, all)) assert.equal(left.length, 1);
  },
);

const texts = [...filesByReader.values()].flat().map(({ text }) => text);
const LOOSE = new RegExp(concernPattern, 'i');

/** Whether a text concerns Entra: the quick looks, over bytes and by ripgrep, miss nothing that the exact one finds. */
export const concern = target('concern', fc.record({ text: textsLike(texts) }), ({ text }) => {
  isBuilt('a.js', text);
  if (!mayConcernEntra(text)) return;
  assert.ok(mayConcernEntraInPieces([new TextEncoder().encode(text)]), 'missed in bytes');
  assert.ok(LOOSE.test(text), 'missed by the pattern for ripgrep');
});
