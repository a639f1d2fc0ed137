import assert from 'node:assert/strict';
import type { Expression } from '../../src/core/expressions.ts';
import { AUD } from './assertion-line.ts';
import { factsIn } from './reading.ts';

const ID = '4f6c1f0e-8f0b-4a36-9a53-1f6f0a1d2c3b';

function tokenOf(header: unknown, claims: unknown): string {
  const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, 'c2lnbmVk'].join('.');
}

const TOKEN = tokenOf(
  { alg: 'PS256', x5t: 'abc', x5c: ['a', 'b'], crit: { a: 1 }, kid: null },
  {
    aud: AUD,
    iss: ID,
    sub: 'app',
    exp: 1767225600,
    nbf: '1767225600',
    roles: ['a'],
    more: true,
    x: { b: 2 },
  },
);

function environment(token: string): string {
  return `AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=${ID}\nAZURE_CLIENT_ASSERTION=${token}\n`;
}

/** A value as it is told of: texts in quotes, lists by their items. */
function shown(value: Expression): string {
  if (value.kind === 'literal') return value.type === 'text' ? `"${value.value}"` : value.value;
  return value.kind === 'list' ? `[${value.items.map(shown).join(' ')}]` : value.kind;
}

describe('an assertion that stands in a text', () => {
  it('has the entries of its header and its claims', async () => {
    const [assertion, ...others] = await factsIn('assertion', '.env', environment(TOKEN));
    assert.ok(assertion);
    assert.deepEqual(others, []);
    const entries = (all: typeof assertion.header) => all.map(({ name, value }) => `${name}=${shown(value)}`);
    assert.deepEqual(entries(assertion.header), [
      'alg="PS256"',
      'x5t="abc"',
      'x5c=["a" "b"]',
      'crit=unknown',
    ]);
    assert.deepEqual(entries(assertion.claims), [
      `aud="${AUD}"`,
      `iss="${ID}"`,
      'sub="app"',
      'exp=1767225600',
      'nbf="1767225600"',
      'roles=["a"]',
      'more=true',
      'x=unknown',
    ]);
    assert.equal(assertion.isHeaderWhole, true);
    assert.equal(assertion.areClaimsWhole, true);
  });

  it('is judged where it stands, and nothing can be written into it', async () => {
    const text = environment(TOKEN);
    const [assertion] = await factsIn('assertion', '.env', text);
    assert.ok(assertion);
    assert.equal(text.slice(assertion.span.start, assertion.span.end), TOKEN);
    for (const part of [assertion.issuer, assertion.audience]) {
      assert.deepEqual(part?.span, assertion.span);
      assert.equal(part?.place, undefined);
    }
    assert.equal(assertion.issuer?.source, ID);
    assert.deepEqual(assertion.modules, []);
    assert.deepEqual(assertion.segments, []);
    assert.equal(assertion.language, undefined);
    assert.equal(assertion.thumbprints[0]?.renamed, undefined);
  });

  it('has times as JSON has them', async () => {
    const [assertion] = await factsIn('assertion', '.env', environment(TOKEN));
    assert.deepEqual(
      assertion?.times.map(({ name, value }) => ({ name, value })),
      [
        { name: 'exp', value: { kind: 'number', value: 1767225600 } },
        { name: 'nbf', value: { kind: 'text', isNumber: true } },
      ],
    );
  });

  it('has a list of one audience that is no text', async () => {
    const [assertion] = await factsIn(
      'assertion',
      '.env',
      environment(tokenOf({ alg: 'PS256' }, { aud: [AUD] })),
    );
    assert.deepEqual([assertion?.audience?.value.kind, assertion?.audience?.count], ['sign-in', 1]);
    assert.equal(assertion?.audience?.asText, undefined);
  });

  it('is sent by the app that it belongs to', async () => {
    const [assertion] = await factsIn('assertion', '.env', environment(TOKEN));
    assert.deepEqual(assertion?.sender?.clientId?.value, { kind: 'guid', guid: ID });
    assert.deepEqual(assertion?.sender?.tenant?.value, { kind: 'domain', domain: 'contoso.com' });
  });

  it('is one, sent by the request, where a parameter of a request is a setting too', async () => {
    const text = `POST ${AUD}\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=${ID}&client_assertion=${TOKEN}\n`;
    const found = await factsIn('assertion', 'a.http', text);
    assert.deepEqual(
      found.map(({ sender }) => sender?.host),
      ['login.microsoftonline.com'],
    );
  });

  it('is none where the token is damaged, or was issued', async () => {
    const issued = tokenOf({ alg: 'RS256' }, { iss: 'https://sts.windows.net/x/', aud: ID });
    const cut = TOKEN.split('.').slice(0, 2).join('.');
    for (const token of [issued, cut, 'token'])
      assert.deepEqual(await factsIn('assertion', '.env', environment(token)), []);
  });
});
