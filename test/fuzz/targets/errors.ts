import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue, findCode } from '../../../src/codes/catalogue.ts';
import { readError } from '../../../src/codes/error-text.ts';
import { explain, searchCodes } from '../../../src/codes/explain.ts';
import { looksSecret, maskSecrets } from '../../../src/codes/masking.ts';
import { findMentions, mentionAt } from '../../../src/codes/mentions.ts';
import { supportCopy } from '../../../src/codes/support-copy.ts';
import { unescapeString, unwrap } from '../../../src/codes/wrappings.ts';
import { GROUPS } from '../../codes/samples/index.ts';
import { standApart } from '../expectations.ts';
import { textsLike } from '../inputs.ts';
import { target } from '../target.ts';

const texts = GROUPS.flatMap(([, samples]) => samples.map(({ text }) => text));
const input = fc.record({ text: textsLike(texts), at: fc.nat() });

/** Codes in any text: each stands where it is said to, and is found again from there. */
export const mentions = target('mentions', input, ({ text, at }) => {
  const found = findMentions(text);
  standApart(
    found.map(({ span }) => span),
    text.length,
  );
  for (const { code, span } of found) {
    assert.equal(Number(/\d+$/.exec(text.slice(span.start, span.end))?.[0]), code);
    // The key word of a bare number may stand farther before it than is looked for from there.
    const isWrittenOut = /^a/i.test(text.slice(span.start, span.end));
    if (isWrittenOut) assert.ok(mentionAt(text, span.end), `${code} is not found at its end`);
  }
  const offset = at % (text.length + 1);
  const there = mentionAt(text, offset);
  if (there) assert.ok(there.span.start <= offset && offset <= there.span.end);
  const end = Math.min(text.length, offset + 200);
  for (const { span } of findMentions(text, { start: offset, end }))
    assert.ok(offset <= span.start && span.end <= end);
});

const knowledge = { find: findCode, foreseenBy: () => [] };

/** Pasted errors, whatever they are wrapped in: explained without a word of a secret. */
export const errorTexts = target('error-texts', input, ({ text, at }) => {
  const reading = readError(text);
  assert.equal(reading.messages.length, reading.codes.length);
  const explanation = explain(text, knowledge);
  assert.ok(JSON.stringify(explanation));
  supportCopy(explanation);
  maskSecrets(text);
  unwrap(text);
  unescapeString(text);
  const word = text.slice(at % (text.length + 1)).slice(0, 40);
  looksSecret(word);
  searchCodes(word, catalogue);
});
