import assert from 'node:assert/strict';
import { findCode } from '../../src/codes/catalogue.ts';
import { readError } from '../../src/codes/error-text.ts';
import { explain } from '../../src/codes/explain.ts';
import { findMentions } from '../../src/codes/mentions.ts';
import { GROUPS } from './samples/index.ts';
import { LOOK_ALIKES } from './samples/look-alikes.ts';
import { APP, CORRELATION, TIME, TRACE } from './samples/sample.ts';

const HOSTILE: readonly (readonly [string, string, readonly number[]])[] = [
  ['a megabyte of the prefix', 'AADSTS'.repeat(170_000), []],
  ['a long run of one code', 'AADSTS50012: '.repeat(20_000), [50012]],
  ['a hundred thousand backslashes', `AADSTS50012: ${'\\'.repeat(100_000)}`, [50012]],
  ['a hundred thousand escaped quotes', `"AADSTS50012: ${'\\"'.repeat(100_000)}`, [50012]],
  ['unbalanced JSON', `${'{"error":['.repeat(20_000)}"AADSTS50012: x`, [50012]],
  ['empty lines', `AADSTS50012: x${'\n'.repeat(100_000)}`, [50012]],
  ['blanks', `AADSTS50012: x${' '.repeat(200_000)}`, [50012]],
  ['open tags', `</p>AADSTS50012: x${'<a '.repeat(100_000)}`, [50012]],
  ['ampersands', `AADSTS50012: x${'&amp;amp;'.repeat(30_000)}`, [50012]],
  ['percent signs', `AADSTS50012%3a x${'%25'.repeat(90_000)}`, [50012]],
  ['plus signs', `error_description=AADSTS50012%3a${'a+'.repeat(100_000)}`, [50012]],
  ['lines of one width', `AADSTS50012: x\n${`${'x'.repeat(79)}\n`.repeat(3000)}`, [50012]],
  ['prefixes of a log', `AADSTS50012: x\n${'web-1 | \n> '.repeat(20_000)}`, [50012]],
  ['strings that are never joined', `AADSTS50012: x${"'\n".repeat(80_000)}`, [50012]],
  ['halves of words', `AADSTS50012: x ${'AAD\n'.repeat(60_000)}`, [50012]],
  ['a list of numbers without an end', `error_codes: [50012${',\n'.repeat(90_000)}`, [50012]],
  ['bytes that are no characters', 'AADSTS50012%3a%ff%fe%c3\u0000\ud800', [50012]],
];

const knowledge = { find: findCode, foreseenBy: () => [] };

describe('readError', () => {
  for (const [group, rows] of GROUPS) {
    describe(group, () => {
      for (const sample of rows) {
        it(sample.name, () => {
          const { messages, description, appIds, ...read } = readError(sample.text);
          assert.deepEqual(read, {
            codes: sample.codes,
            ...(sample.error && { error: sample.error }),
            ...(sample.suberror && { suberror: sample.suberror }),
            ...((sample.ids ?? 'trace') === 'trace' && { traceId: TRACE }),
            ...((sample.ids ?? 'correlation') === 'correlation' && { correlationId: CORRELATION }),
            ...(sample.timestamp !== false && { timestamp: sample.timestamp ?? TIME }),
          });
          assert.equal(messages.length, sample.codes.length);
          if (sample.description !== undefined) assert.equal(description, sample.description);
          assert.deepEqual(explain(sample.text, knowledge).values, sample.values ?? {});
        });
      }
    });
  }

  describe('look-alikes', () => {
    for (const text of LOOK_ALIKES) {
      it(text, () => {
        assert.deepEqual(readError(text).codes, []);
        assert.deepEqual(findMentions(text), []);
      });
    }
  });

  it('gives the message of each code', () => {
    const text = 'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.';
    assert.deepEqual(readError(text).messages, [
      'Invalid client secret is provided.',
      'Error validating credentials.',
    ]);
  });

  it('names the applications of the message', () => {
    const other = '22222222-3333-4444-8555-666666666666';
    const text = `AADSTS65001: No consent to use the application with ID '${APP}' named 'x', nor for app ${other}.`;
    assert.deepEqual(readError(text).appIds, [APP, other]);
  });

  it('takes the ids of the first error of two', () => {
    const text = `AADSTS50011: One.\n\nAADSTS50012: Two. Trace ID: ${TRACE}`;
    assert.equal(readError(text).traceId, undefined);
  });

  it('takes the client request id for the correlation id, and leaves that of Resource Manager', () => {
    const text = `AADSTS50012: No. x-ms-correlation-request-id: ${APP}\nx-ms-request-id: ${TRACE}\nclient-request-id: ${CORRELATION}`;
    const { traceId, correlationId } = readError(text);
    assert.deepEqual({ traceId, correlationId }, { traceId: TRACE, correlationId: CORRELATION });
  });

  it('finds an error far inside a long log', () => {
    const log = 'GET /orders 200 in 35 ms for anna\n'.repeat(10_000);
    const { codes, traceId } = readError(`${log}AADSTS50012: No. Trace ID: ${TRACE}\n${log}`);
    assert.deepEqual({ codes, traceId }, { codes: [50012], traceId: TRACE });
  });

  it('keeps nothing secret of a paste', () => {
    const secret = `abc8Q~${'Vx9.'.repeat(8)}qq`;
    const token = `eyJhbGciOiJSUzI1NiJ9.${'Qm'.repeat(60)}.${'Zz'.repeat(40)}`;
    const text = [
      `curl -d client_secret=${secret} -d client_assertion=${token}`,
      `{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret ${secret} provided with ${token}, password=hunter2x. Trace ID: ${TRACE}","access_token":"${token}"}`,
    ].join('\n');
    const shown = JSON.stringify(readError(text));
    for (const hidden of [secret, token, 'hunter2x', 'eyJ']) assert.ok(!shown.includes(hidden));
    assert.match(shown, /Invalid client secret \*\*\* provided with \*\*\*/);
  });

  for (const [name, text, codes] of HOSTILE) {
    it(`finishes on ${name}`, () => assert.deepEqual(readError(text).codes, codes));
  }
});
