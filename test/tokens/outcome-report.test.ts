import assert from 'node:assert/strict';
import { loadKnowledge, toText } from '../../src/index.ts';
import type { Exchange } from '../../src/tokens/exchange.ts';
import { readOutcome, type TokenTest, type UnreachableCause } from '../../src/tokens/outcome.ts';
import { outcomeReport } from '../../src/tokens/outcome-report.ts';
import { testToJson } from '../../src/tokens/test-json.ts';
import { APP_TOKEN, change, compose, GRAPH_TOKEN, HEADER, NOW } from './tokens.ts';

const EXCHANGE: Exchange = {
  method: 'POST',
  endpoint: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
  query: [],
  headers: [],
  encoding: 'form',
  parameters: [],
  status: 200,
  response: {
    headers: [{ name: 'x-ms-request-id', value: 'a-trace-id' }],
    members: [
      { name: 'error', value: 'invalid_client' },
      { name: 'access_token', value: '[secret]' },
      { name: '*odd*', value: 'x' },
    ],
  },
};

type Members = Readonly<Record<string, unknown>>;

function granted(claims: Members, asked: string, scope?: string): TokenTest {
  const body = { token_type: 'Bearer', expires_in: 3599, access_token: compose(HEADER, claims), scope };
  const outcome = readOutcome(200, 'application/json', JSON.stringify(body));
  return { outcome, exchange: { ...EXCHANGE, parameters: [{ name: 'scope', value: asked }] } };
}

const report = async (test: TokenTest) => toText(outcomeReport(test, await loadKnowledge(), NOW));
const missing = (test: TokenTest) => testToJson(test, { now: NOW }).missing;
const GRAPH = 'https://graph.microsoft.com';

describe('outcomeReport', () => {
  it('tells what a token is for, until when, and how it was asked for', async () => {
    const text = await report(granted(APP_TOKEN, 'api://things/.default'));
    assert.match(
      text,
      /^Token granted.+\n\nIt is valid for 60 minutes, until 2024-12-03 09:15 UTC|^Token granted/,
    );
    assert.match(text, /roles: Things\.Read\.All/);
    assert.match(text, /The request\n\nPOST https:\/\/login\.microsoftonline\.com\/contoso\.com.+status 200/);
    assert.match(text, /The answer\n\n- x-ms-request-id: a-trace-id\n- access_token = \[secret\]/);
    assert.doesNotMatch(text, /not granted|no roles/);
  });

  const SHORT: readonly (readonly [
    name: string,
    claims: Members,
    asked: string,
    scopes: readonly string[],
  ])[] = [
    ['all', GRAPH_TOKEN, `${GRAPH}/User.Read mail.read openid profile offline_access`, []],
    ['whatever was consented to', GRAPH_TOKEN, `${GRAPH}/.default`, []],
    ['less', GRAPH_TOKEN, `User.Read ${GRAPH}/Files.Read offline_access`, [`${GRAPH}/Files.Read`]],
  ];
  for (const [name, claims, asked, scopes] of SHORT) {
    it(`tells when ${name} of what was asked for is granted`, async () => {
      const test = granted(claims, asked);
      assert.deepEqual(missing(test), { scopes, roles: false });
      const text = await report(test);
      assert.equal(/Asked for and not granted: (.+)\. Add/.exec(text)?.[1] ?? '', scopes.join(' '));
    });
  }

  it('goes by the scopes of the answer where the token cannot be read', () => {
    const body = { access_token: `EwB4${'aB3/'.repeat(20)}`, scope: 'User.Read' };
    const outcome = readOutcome(200, '', JSON.stringify(body));
    const parameters = [{ name: 'scope', value: 'User.Read Mail.Read' }];
    assert.deepEqual(missing({ outcome, exchange: { ...EXCHANGE, parameters } }), {
      scopes: ['Mail.Read'],
      roles: false,
    });
  });

  it('tells when an app has no permission', async () => {
    const test = granted(change(APP_TOKEN, { roles: undefined }), 'api://things/.default');
    assert.deepEqual(missing(test), { scopes: [], roles: true });
    assert.match(await report(test), /no application permission of this resource was consented to/);
    const ofAzure = change(APP_TOKEN, { roles: undefined, aud: 'https://management.azure.com' });
    assert.match(await report(granted(ofAzure, 'x/.default')), /role assignments in Azure/);
  });

  it('tells what is wrong with the token', async () => {
    const text = await report(granted(change(APP_TOKEN, { exp: NOW - 10 }), 'x/.default'));
    assert.match(text, /- Expired 10 seconds ago/);
  });

  it('explains a refusal, with what strikes about the credential', async () => {
    const description =
      'AADSTS700027: The certificate with identifier used to sign the client assertion is expired.';
    const body = JSON.stringify({ error: 'invalid_client', error_description: description });
    const outcome = readOutcome(401, 'application/json', body);
    const text = await report({
      outcome,
      exchange: EXCHANGE,
      notes: ['The certificate expired 3 days ago.'],
    });
    assert.match(text, /^Token refused: AADSTS700027\n\nAADSTS700027: /);
    assert.match(text, /Worth knowing\n\n- The certificate expired 3 days ago\./);
    assert.doesNotMatch(text, /- error = /);
  });

  const CAUSES: readonly UnreachableCause[] = [
    'dns',
    'connection-refused',
    'connection-reset',
    'timeout',
    'tls',
    'proxy',
    'other',
  ];
  it('tells apart why nothing was reached', async () => {
    const texts = await Promise.all(
      CAUSES.map((cause) => report({ outcome: { kind: 'unreachable', cause, message: 'x' } })),
    );
    assert.equal(new Set(texts).size, CAUSES.length);
    for (const text of texts) assert.match(text, /^The token endpoint was not reached\n\n\S.{20,}\n\nx\n$/);
  });

  it('tells that the clock is wrong', async () => {
    const cancelled = { kind: 'cancelled' } as const;
    const ahead = await report({ outcome: cancelled, exchange: { ...EXCHANGE, clockSkewSeconds: -400 } });
    assert.match(ahead, /clock is 400 seconds ahead of .+AADSTS700024/);
    const right = await report({ outcome: cancelled, exchange: { ...EXCHANGE, clockSkewSeconds: 3 } });
    assert.doesNotMatch(right, /clock/);
  });
});
