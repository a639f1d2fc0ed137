import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { requestToken } from '../../src/node/msal.ts';
import { outcomeToJson, type TokenTest } from '../../src/tokens/outcome.ts';
import type { TokenProfile } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { APP_TOKEN, CLIENT, compose, HEADER, NOW, TENANT } from '../tokens/tokens.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

/** With every kind of character that is written in another way in a form, a URL or JSON. */
const SECRET = 'Canary8Q~"in/a+cage&it=sings%20\\ü';
const TOKEN = compose(HEADER, APP_TOKEN);
/** Pieces that would give either away, however it is written. */
const TELLTALES = [
  'Canary8Q',
  'sings',
  TOKEN.slice(0, 24),
  ...TOKEN.split('.').map((part) => part.slice(0, 12)),
];

const ECHO = `You sent ${SECRET} and ${new URLSearchParams({ client_secret: SECRET })} and ${TOKEN}.`;
const PARAMETERS = { error: ECHO, suberror: ECHO, error_description: ECHO, trace_id: ECHO, timestamp: ECHO };

describe('secrets', () => {
  let server: CannedServer;
  let answer: { status: number; type: string; body: string };

  before(async () => {
    server = await startServer(makeCertificate(), (_, request, response) => {
      const base = `${server.origin}/${TENANT}`;
      const discovery = {
        issuer: base,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        jwks_uri: `${base}/keys`,
      };
      if (request.url?.includes('openid-configuration')) response.end(JSON.stringify(discovery));
      else response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    });
  });

  after(() => server.close());

  async function ask(changes: Partial<TokenProfile> = {}, signal?: AbortSignal): Promise<TokenTest> {
    const profile: TokenProfile = {
      authority: `${server.origin}/${TENANT}`,
      clientId: CLIENT,
      scopes: ['api://things/.default'],
      credential: { kind: 'client-secret', secret: new Secret(SECRET) },
      grant: { kind: 'client-credentials' },
      ...changes,
    };
    assertSilent(profile, 'profile');
    return requestToken(profile, {
      timeoutMs: 5_000,
      certificateAuthorities: [server.certificate],
      ...(signal === undefined ? {} : { signal }),
    });
  }

  /** Everything that can be printed of a value, in every way it can be printed. */
  function assertSilent(value: unknown, name: string): void {
    const ways = [
      inspect(value, { depth: 20, showHidden: true, getters: true }),
      JSON.stringify(value),
      String(value),
      ...Object.values(value as object).map(String),
    ];
    for (const shown of ways) {
      for (const telltale of TELLTALES) assert.ok(!shown.includes(telltale), `${name} shows ${telltale}`);
    }
  }

  /** The secret left this machine in the request only. */
  function assertSent(): void {
    assert.equal(new URLSearchParams(server.requests.at(-1)?.body).get('client_secret'), SECRET);
    assert.ok(!server.requests.some(({ path }) => path.includes('Canary')));
  }

  const JSON_TYPE = 'application/json';
  const ANSWERS: readonly (readonly [
    kind: string,
    answer: { status: number; type: string; body: string },
  ])[] = [
    [
      'token',
      { status: 200, type: JSON_TYPE, body: JSON.stringify({ access_token: TOKEN, token_type: 'Bearer' }) },
    ],
    ['refused', { status: 401, type: JSON_TYPE, body: JSON.stringify(PARAMETERS) }],
    ['unreadable', { status: 200, type: `text/html; echo=${encodeURIComponent(SECRET)}`, body: ECHO }],
  ];
  for (const [kind, given] of ANSWERS) {
    it(`are not shown when the outcome is ${kind}`, async () => {
      answer = given;
      const test = await ask();
      assert.equal(test.outcome.kind, kind);
      assertSent();
      assertSilent(test, kind);
      assertSilent(outcomeToJson(test.outcome, { now: NOW }), `${kind} as JSON`);
    });
  }

  it('are not shown when nothing answers', async () => {
    const elsewhere = await startServer(makeCertificate(), (_, __, response) => response.end());
    const test = await ask({ authority: `${elsewhere.origin}/${TENANT}` });
    await elsewhere.close();
    assert.equal(test.outcome.kind, 'unreachable');
    assertSilent(test, 'unreachable');
  });

  it('are not shown when the request is cancelled', async () => {
    const test = await ask({}, AbortSignal.abort());
    assert.equal(test.outcome.kind, 'cancelled');
    assertSilent(test, 'cancelled');
  });

  it('are not shown when they stand in the wrong place', async () => {
    for (const changes of [
      { clientId: SECRET },
      { authority: `https://login.microsoftonline.com/${SECRET}` },
      { authority: `https://user:${SECRET}@login.microsoftonline.com/${TENANT}` },
      { scopes: [`${SECRET} ${TOKEN}`] },
    ]) {
      // The profile itself shows what stands in its other settings, so it is not looked at.
      const profile = {
        ...changes,
        credential: { kind: 'client-secret', secret: new Secret(SECRET) },
        grant: { kind: 'client-credentials' },
      };
      const base = { authority: `${server.origin}/${TENANT}`, clientId: CLIENT, scopes: ['a/.default'] };
      const test = await requestToken({ ...base, ...profile } as TokenProfile);
      assert.equal(test.outcome.kind, 'invalid');
      assertSilent(test, 'invalid');
    }
  });

  it('are not shown when the scope repeats them', async () => {
    answer = { status: 400, type: JSON_TYPE, body: JSON.stringify({ error: 'invalid_scope' }) };
    const scope = SECRET.replaceAll(' ', '');
    const test = await requestToken(
      {
        authority: `${server.origin}/${TENANT}`,
        clientId: CLIENT,
        scopes: [scope],
        credential: { kind: 'client-secret', secret: new Secret(SECRET) },
        grant: { kind: 'client-credentials' },
      },
      { certificateAuthorities: [server.certificate] },
    );
    assert.equal(test.outcome.kind, 'refused');
    assertSilent(test, 'scope');
  });
});
