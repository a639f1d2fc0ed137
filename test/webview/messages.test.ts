import assert from 'node:assert/strict';
import { inspectToken } from '../../src/tokens/inspect.ts';
import { readAnswer, readRequest } from '../../src/webview/messages.ts';
import { wordNames } from '../../src/webview/words.ts';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${encoded({ alg: 'RS256' })}.${encoded({ iss: 'x', exp: 1_800_000_000, roles: ['a'] })}.c2ln`;

const answer = {
  kind: 'show',
  state: {
    inspection: inspectToken(token, 1_700_000_000),
    titles: ['A token'],
    selected: 0,
    asClientAssertion: false,
    comparedWith: 'shop.cer',
    rulesPage: 'https://example.com/rules.md',
    words: Object.fromEntries(wordNames.map((name) => [name, `a word for ${name}`])),
    offers: { build: true, verify: false, issuerKeys: true },
  },
};

/** As it arrives on the other side. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('messages of the token panel', () => {
  for (const request of [
    { kind: 'ready' },
    { kind: 'copy', what: 'unsigned' },
    { kind: 'select', index: 1 },
    { kind: 'judge', asClientAssertion: true },
    { kind: 'build' },
    { kind: 'verify' },
    { kind: 'verify-issuer' },
    { kind: 'explain', code: 700027 },
  ]) {
    it(`takes the request ${JSON.stringify(request)}`, () => {
      assert.deepEqual(readRequest(request), request);
    });
  }

  for (const message of [
    undefined,
    null,
    'ready',
    ['ready'],
    {},
    { kind: 'exec', command: 'workbench.action.terminal.new' },
    { kind: 'copy' },
    { kind: 'copy', what: 'signature' },
    { kind: 'select', index: '0' },
    { kind: 'select', index: Number.NaN },
    { kind: 'judge', asClientAssertion: 'yes' },
    { kind: 'explain', code: '700027' },
    Object.create({ kind: 'ready' }),
    JSON.parse('{"__proto__":{"kind":"ready"}}'),
    { kind: ['ready'] },
    { kind: 'select', index: Number.POSITIVE_INFINITY },
    { kind: 'select', index: { valueOf: () => 0 } },
    { kind: 'copy', what: ['header'] },
    { kind: 'copy', what: '__proto__' },
    { kind: 'judge', asClientAssertion: 1 },
    { kind: 'show', state: { inspection: '<img src=x onerror=alert(1)>' } },
    { kind: 'notice', text: { toString: () => 'Copied.' } },
    { kind: 'notice' },
  ]) {
    it(`drops ${JSON.stringify(message)}`, () => {
      assert.equal(readRequest(message), undefined);
      assert.equal(readAnswer(message), undefined);
    });
  }

  it('takes what is to be shown, and a notice', () => {
    assert.deepEqual(readAnswer(sent(answer)), sent(answer));
    assert.deepEqual(readAnswer({ kind: 'notice', text: 'Copied.' }), { kind: 'notice', text: 'Copied.' });
  });

  const { state } = answer;
  for (const [what, broken] of [
    ['no state', { kind: 'show' }],
    ['a title that is no text', { ...answer, state: { ...state, titles: [1] } }],
    [
      'a word that is missing',
      { ...answer, state: { ...state, words: { ...state.words, judge: undefined } } },
    ],
    ['no offers', { ...answer, state: { ...state, offers: undefined } }],
    [
      'a claim without a name',
      { ...answer, state: { ...state, inspection: { ...state.inspection, claims: [{ json: '1' }] } } },
    ],
    [
      'a verdict of another kind',
      {
        ...answer,
        state: {
          ...state,
          inspection: { ...state.inspection, checks: [{ id: 'x', ok: 'yes', message: '' }] },
        },
      },
    ],
    [
      'a time without end',
      { ...answer, state: { ...state, inspection: { ...state.inspection, window: { now: 'now' } } } },
    ],
  ] as const) {
    it(`drops a state with ${what}`, () => {
      assert.equal(readAnswer(sent(broken)), undefined);
    });
  }
});
