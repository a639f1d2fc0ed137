import assert from 'node:assert/strict';
import { readLabels, startOfBlock } from '../../src/codes/error-labels.ts';
import { readError } from '../../src/codes/error-text.ts';

const ONE = '8b76b6d9-4732-4558-a4b5-40d5ff2ed6ef';
const OTHER = '1f5c0a7e-93d2-4b68-8e41-c7a9d0f2b356';
const TRACE = '40dccc8c-276d-4927-b6e0-583bf24f9000';
const CORRELATION = '55f49a48-adab-4470-b42d-f100f63bc15d';
const TIME = '2026-06-09 14:01:21Z';

/** Messages that name two objects by their ids, as the trace block does. */
const MESSAGES: readonly (readonly [string, string])[] = [
  [
    'ids in brackets',
    `The managed identity (object ID: ${ONE}, application id: ${OTHER}) is not allowed to be used here.`,
  ],
  ['ids in two sentences', `The client has the id: ${ONE}. The API has the id: ${OTHER}. Both are disabled.`],
  ['ids in a list', `The apps are disabled: client: ${ONE}; API: ${OTHER}; ask their owner.`],
  ['ids with names', `Client app ID: ${ONE}(shop). Resource app ID: ${OTHER}(stock). None is listed.`],
];

/** The block as answers have it, and what each piece of it is called in other languages. */
const BLOCKS: readonly (readonly [string, string])[] = [
  ['no', ''],
  ['an English', ` Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: ${TIME}`],
  [
    'a Portuguese',
    `\r\nID de rastreio: ${TRACE}\r\nID de correlação: ${CORRELATION}\r\nCarimbo de data/hora: ${TIME}`,
  ],
  ['a Spanish', ` Id. de seguimiento: ${TRACE} Id. de correlación: ${CORRELATION} Marca de tiempo: ${TIME}`],
  ['a Turkish, cut', `\nİz Kimliği: ${TRACE}\nBağıntı Kimliği: ${CORRELATION}`],
  ['a German', `\nAblaufverfolgungs-ID: ${TRACE}\nKorrelations-ID: ${CORRELATION}\nZeitstempel: ${TIME}`],
];

describe('the trace block', () => {
  for (const [ids, message] of MESSAGES) {
    for (const [language, block] of BLOCKS) {
      it(`${language} one begins behind ${ids}`, () => {
        assert.equal(message, (message + block).slice(0, startOfBlock(message + block)).trimEnd());
        const text = `AADSTS7000225: ${message}${block}`;
        const { traceId, correlationId } = readLabels(text, { start: 0, end: text.length }, 0);
        assert.deepEqual(
          [traceId, correlationId],
          block === '' ? [undefined, undefined] : [TRACE, CORRELATION],
        );
        assert.equal(readError(text).description, message);
      });
    }
  }
});
