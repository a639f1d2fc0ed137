import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readError } from '../../src/codes/error-text.ts';
import { GROUPS } from './samples/index.ts';

type Wrap = (text: string) => string;

const html: Wrap = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
const boxed: Wrap = (text) => `╷\n${text.replace(/(?<=\n|^)/g, '│ ')}\n╵`;
const atWidth =
  (width: number): Wrap =>
  (text) =>
    text
      .split('\n')
      .flatMap((line) => line.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? [''])
      .join('\n');

const WRAPS: Readonly<Record<string, Wrap>> = {
  JSON: JSON.stringify,
  'percent-encoding': encodeURIComponent,
  'HTML entities': html,
  'a box': boxed,
  '80 columns': atWidth(80),
  '100 columns': atWidth(100),
  '120 columns': atWidth(120),
};

/** Samples whose codes are written out; a bare number that is broken is no number any more. */
const SAMPLES = GROUPS.filter(([group]) => group !== 'PowerShell')
  .flatMap(([, samples]) => samples)
  .filter(({ text, codes }) => codes.length > 0 && codes.every((code) => text.includes(`AADSTS${code}:`)));

function codesOf(text: string): readonly number[] {
  return readError(text).codes.toSorted();
}

describe('errors wrapped twice', () => {
  it('are many', () => assert.ok(SAMPLES.length > 200));

  for (const [index, [outer, second]] of Object.entries(WRAPS).entries()) {
    for (const [inner, first] of Object.entries(WRAPS)) {
      it(`keep their codes in ${inner}, then in ${outer}`, () => {
        for (const { name, text, codes } of SAMPLES.filter((_sample, at) => at % 7 === index)) {
          assert.deepEqual(codesOf(second(first(text))), codes.toSorted(), name);
        }
      });
    }
  }

  it('keep their ids and OAuth errors in one', () => {
    const told = (text: string) => {
      const { traceId, correlationId, error, suberror } = readError(text);
      return { traceId, correlationId, error, suberror };
    };
    for (const [at, { name, text }] of SAMPLES.entries()) {
      for (const [wrapping, wrap] of Object.entries(WRAPS).filter((_wrap, index) => (at + index) % 3 === 0)) {
        assert.deepEqual(told(wrap(text)), told(text), `${name}, ${wrapping}`);
      }
    }
  });

  it('keep their codes in any two', () => {
    const wrap = fc.oneof(
      fc.constantFrom(...Object.values(WRAPS)),
      fc.integer({ min: 60, max: 200 }).map(atWidth),
    );
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), wrap, wrap, ({ text, codes }, first, second) => {
        assert.deepEqual(codesOf(second(first(text))), codes.toSorted());
      }),
    );
  });
});
