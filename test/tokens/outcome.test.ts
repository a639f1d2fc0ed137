import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { outcomeToJson, readOutcome } from '../../src/tokens/outcome.ts';
import { redact, redactOutcome } from '../../src/tokens/redact.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { APP_TOKEN, compose, HEADER, NOW } from './tokens.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const TOKEN = compose(HEADER, APP_TOKEN);
const TRACE = 'aaaaaaaa-1111-4111-8111-111111111111';
const CORRELATION = 'bbbbbbbb-2222-4222-8222-222222222222';
const DESCRIPTION = `AADSTS7000215: Invalid client secret provided. Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2024-12-03 08:15:30Z`;
const REFUSAL = {
  error: 'invalid_client',
  error_description: DESCRIPTION,
  error_codes: [7000215],
  timestamp: '2024-12-03 08:15:30Z',
  trace_id: TRACE,
  correlation_id: CORRELATION,
  error_uri: 'https://login.microsoftonline.com/error?code=7000215',
};
const REFUSED = {
  kind: 'refused',
  status: 401,
  error: 'invalid_client',
  codes: [7000215],
  description: DESCRIPTION,
  traceId: TRACE,
  correlationId: CORRELATION,
  timestamp: '2024-12-03 08:15:30Z',
};

function read(status: number, body: unknown) {
  return readOutcome(status, JSON_TYPE, typeof body === 'string' ? body : JSON.stringify(body));
}

describe('readOutcome', () => {
  it('reads a granted token', () => {
    const outcome = read(200, {
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: TOKEN,
    });
    assert.ok(outcome.kind === 'token');
    assert.equal(outcome.token.reveal(), TOKEN);
    assert.deepEqual(
      { ...outcome, token: undefined },
      {
        kind: 'token',
        token: undefined,
        tokenType: 'Bearer',
        expiresIn: 3599,
        scopes: [],
      },
    );
  });

  it('reads a number written as text, and scopes', () => {
    const outcome = read(200, {
      token_type: 'Bearer',
      expires_in: '3599',
      scope: 'User.Read Mail.Read',
      access_token: TOKEN,
    });
    assert.ok(outcome.kind === 'token');
    assert.equal(outcome.expiresIn, 3599);
    assert.deepEqual(outcome.scopes, ['User.Read', 'Mail.Read']);
  });

  it('does without type and lifetime', () => {
    const outcome = read(200, { access_token: TOKEN, expires_in: 'soon' });
    assert.ok(outcome.kind === 'token');
    assert.equal('expiresIn' in outcome, false);
  });

  it('reads a refusal', () => assert.deepEqual(read(401, REFUSAL), REFUSED));

  it('takes ids, time and codes from the description where they are nowhere else', () => {
    assert.deepEqual(read(401, { error: 'invalid_client', error_description: DESCRIPTION }), REFUSED);
  });

  const CODES: readonly (readonly [codes: unknown, text: string, expected: readonly number[]])[] = [
    [[70002, 50012], '', [70002, 50012]],
    ['[500011]', '', [500011]],
    [undefined, 'AADSTS70002: Error. AADSTS50012: Invalid client secret.', [70002, 50012]],
    [[], 'AADSTS50034: No such user.', [50034]],
    [{ nested: [1] }, 'no code', []],
  ];
  for (const [codes, text, expected] of CODES) {
    it(`reads the codes of ${JSON.stringify(codes) ?? 'a text'}`, () => {
      const outcome = read(400, { error: 'invalid_request', error_codes: codes, error_description: text });
      assert.ok(outcome.kind === 'refused');
      assert.deepEqual(outcome.codes, expected);
    });
  }

  it('reads a suberror, and a description without error', () => {
    const outcome = read(400, {
      suberror: 'consent_required',
      error_description: 'AADSTS65001: No consent.',
    });
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.suberror, 'consent_required');
    assert.equal(outcome.error, '');
  });

  it('believes an error more than a status', () => assert.equal(read(200, REFUSAL).kind, 'refused'));

  it('takes no token out of a refusal', () => {
    assert.equal(read(400, { ...REFUSAL, access_token: TOKEN }).kind, 'refused');
    assert.equal(read(500, { access_token: TOKEN }).kind, 'unreadable');
  });

  for (const body of [
    '',
    '<html>Sign in to the Wi-Fi</html>',
    '{"access_token":',
    'null',
    '42',
    '[]',
    '{}',
    '{"access_token":5}',
    '{"access_token":""}',
    '{"error":{"code":"x"}}',
    '['.repeat(50_000),
  ]) {
    it(`cannot read ${JSON.stringify(body.slice(0, 30))}`, () => {
      assert.deepEqual(readOutcome(502, 'text/html', body), {
        kind: 'unreadable',
        status: 502,
        contentType: 'text/html',
      });
    });
  }

  it('reads past a byte order mark', () =>
    assert.equal(read(401, `\uFEFF${JSON.stringify(REFUSAL)}`).kind, 'refused'));
});

describe('outcomeToJson', () => {
  const granted = read(200, { token_type: 'Bearer', expires_in: 3599, access_token: TOKEN });

  it('tells what a token holds, without the token', () => {
    const json = outcomeToJson(granted, { now: NOW });
    assert.deepEqual([json.schema, json.kind, json.tokenType, json.expiresIn], [1, 'token', 'Bearer', 3599]);
    const text = JSON.stringify(json);
    assert.ok(text.includes('Things.Read.All'));
    for (const part of TOKEN.split('.')) assert.ok(!text.includes(part));
  });

  it('shows the token when asked to', () => {
    assert.equal(outcomeToJson(granted, { now: NOW, showToken: true }).token, TOKEN);
  });

  it('says so when the token is opaque', () => {
    const json = outcomeToJson(read(200, { access_token: `EwB4${'aB3/'.repeat(20)}` }), { now: NOW });
    assert.equal((json.decoded as { kind: string }).kind, 'opaque');
  });

  it('gives every other outcome as it is', () => {
    assert.deepEqual(outcomeToJson(read(401, REFUSAL), { now: NOW }), { schema: 1, ...REFUSED });
    assert.deepEqual(outcomeToJson({ kind: 'cancelled' }, { now: NOW }), { schema: 1, kind: 'cancelled' });
  });

  it('cannot be made to print a token', () => {
    for (const shown of [
      inspect(granted, { depth: 9, showHidden: true }),
      JSON.stringify(granted),
      String(granted),
    ]) {
      assert.ok(!shown.includes(TOKEN.slice(0, 20)));
    }
  });
});

describe('redact', () => {
  const secret = new Secret('pa"ss/w rd~ü8Q');

  for (const written of [
    'pa"ss/w rd~ü8Q',
    encodeURIComponent('pa"ss/w rd~ü8Q'),
    encodeURIComponent('pa"ss/w rd~ü8Q').toLowerCase().replace('8q', '8Q'),
    new URLSearchParams({ s: 'pa"ss/w rd~ü8Q' }).toString().slice(2),
    JSON.stringify('pa"ss/w rd~ü8Q').slice(1, -1),
  ]) {
    it(`finds ${written}`, () =>
      assert.equal(redact(`before ${written} after`, [secret]), 'before [secret] after'));
  }

  it('finds a secret that was encoded twice', () => {
    const twice = encodeURIComponent(new URLSearchParams({ s: secret.reveal() }).toString());
    assert.equal(redact(twice, [secret]), 's%3D[secret]');
  });

  it('finds private keys, whole and cut', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc/+=\n';
    const whole = `${key}-----END RSA PRIVATE KEY-----`;
    assert.equal(
      redact(`a ${whole} b ${JSON.stringify(whole)} c ${key}`, []),
      'a [secret] b "[secret]" c [secret]',
    );
  });

  it('finds tokens, whole and cut', () => {
    assert.equal(redact(`a ${TOKEN}, b ${TOKEN.slice(0, 200)}`, []), 'a [token], b [token]');
  });

  it('leaves a text without secrets as it is', () => {
    assert.equal(redact(DESCRIPTION, [secret, new Secret('')]), DESCRIPTION);
  });

  it('takes a secret that is half a character', () => {
    assert.equal(redact('x\uD800abcdy', [new Secret('\uD800abcd')]), 'x[secret]y');
  });

  it('cleans every text of every outcome', () => {
    const text = `${secret.reveal()} ${TOKEN}`;
    const outcomes = [
      read(400, {
        error: text,
        suberror: text,
        error_description: text,
        trace_id: text,
        correlation_id: text,
        timestamp: text,
      }),
      readOutcome(200, text, ''),
      { kind: 'unreachable', cause: 'other', message: text } as const,
      { kind: 'invalid', message: text } as const,
      read(200, { access_token: 'opaque', token_type: text, scope: text }),
    ];
    for (const outcome of outcomes) {
      const shown = JSON.stringify(redactOutcome(outcome, [secret]));
      assert.ok(shown.includes('[secret] [token]'), outcome.kind);
      assert.ok(!shown.includes('w rd') && !shown.includes('eyJ'), outcome.kind);
    }
  });

  it('reads a long text once', () => assert.equal(redact('ey'.repeat(60_000), []).length, 120_000));
});
