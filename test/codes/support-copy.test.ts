import assert from 'node:assert/strict';
import { catalogue, findCode } from '../../src/codes/catalogue.ts';
import { explain } from '../../src/codes/explain.ts';
import { supportCopy } from '../../src/codes/support-copy.ts';
import { GROUPS } from './samples/index.ts';
import { GUEST, WRONG_SECRET } from './samples/said.ts';
import { APP, answer, CORRELATION, onOneLine, TIME, TRACE } from './samples/sample.ts';

const copyOf = (text: string) => supportCopy(explain(text, { find: findCode, foreseenBy: () => [] }));

const TITLES: ReadonlySet<string> = new Set([
  'Unknown code',
  ...catalogue.flatMap((entry) => [entry, ...(entry.others ?? [])]).map(({ title }) => title),
]);
const LINE =
  /^(?:(?:Trace|Correlation) ID: [\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|Timestamp: [\d-]{10}[T ][\d:.]{8,18}Z?|AADSTS\d{5,7}: (?<title>.+))$/;

const SECRET = `abc8Q~${'Vx9.'.repeat(8)}qq`;
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'Qm'.repeat(60)}.${'Zz'.repeat(40)}`;

/** Pastes, and what of them must stay behind. */
const PASTES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'the request above the answer',
    `POST /heron/oauth2/v2.0/token\nclient_id=${APP}&client_secret=${SECRET}&client_assertion=${TOKEN}\n\n${JSON.stringify(answer(WRONG_SECRET))}`,
    [SECRET, TOKEN, APP, 'client_secret', 'heron'],
  ],
  [
    'a secret inside the message and beside the ids',
    `AADSTS7000215: Invalid client secret ${SECRET} provided. password=correct-horse Trace ID: ${TRACE} ${SECRET} Correlation ID: ${CORRELATION} ${TOKEN} Timestamp: ${TIME} ${SECRET}`,
    [SECRET, TOKEN, 'correct-horse', 'password'],
  ],
  [
    'a secret in the fields of the answer',
    JSON.stringify(
      answer(WRONG_SECRET, { error: SECRET, suberror: 'hunter_two', access_token: TOKEN, claims: SECRET }),
    ),
    [SECRET, TOKEN, 'hunter_two'],
  ],
  [
    'names of people, apps and tenants',
    `Dear Ida, my PIN is 4711. ${onOneLine(GUEST)}\nRegards, Otto, +49 30 123456`,
    ['ida', 'Ida', '4711', 'Heron', 'Ledger', 'live.com', APP, 'Otto', '123456'],
  ],
  [
    'a secret where an id belongs',
    `AADSTS50012: No. Trace ID: ${SECRET} Correlation ID: ${TOKEN} Timestamp: ${SECRET}`,
    [SECRET, TOKEN],
  ],
];

describe('supportCopy', () => {
  it('keeps codes with their titles, ids and time', () => {
    assert.equal(
      copyOf(onOneLine(WRONG_SECRET)),
      `AADSTS7000215: Client secret not accepted\nTrace ID: ${TRACE}\nCorrelation ID: ${CORRELATION}\nTimestamp: ${TIME}`,
    );
  });

  it('keeps each code of a chain', () => {
    const text = 'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.';
    assert.deepEqual(copyOf(text).match(/^AADSTS\d+/gm), ['AADSTS50012', 'AADSTS70002']);
  });

  it('is empty without an error', () => assert.equal(copyOf('It does not work.'), ''));

  for (const [name, text, hidden] of PASTES) {
    it(`leaves out ${name}`, () => {
      const copy = copyOf(text);
      assert.match(copy, /^AADSTS\d{5,7}: /);
      for (const part of hidden) assert.ok(!copy.includes(part), part);
    });
  }

  it('holds nothing but that of any sample', () => {
    for (const { name, text } of GROUPS.flatMap(([, samples]) => samples)) {
      for (const line of copyOf(`${SECRET}\n${text}\n${SECRET}`)
        .split('\n')
        .filter((each) => each !== '')) {
        const match = LINE.exec(line);
        assert.ok(match, `${name}: ${line}`);
        const title = match.groups?.title;
        assert.ok(title === undefined || TITLES.has(title), `${name}: ${line}`);
      }
    }
  });
});
