import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { toPem } from '../../src/emulator/certificate.ts';
import { loadKnowledge, toMarkdown, toText } from '../../src/index.ts';
import { type RequestOptions, requestToken } from '../../src/node/msal.ts';
import { sendAsWritten } from '../../src/node/send-as-written.ts';
import { copyAsCurl } from '../../src/tokens/curl.ts';
import type { TokenTest } from '../../src/tokens/outcome.ts';
import { outcomeReport } from '../../src/tokens/outcome-report.ts';
import type { Credential, Grant } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { testToJson } from '../../src/tokens/test-json.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import {
  APP_TOKEN,
  ASSERTION,
  ASSERTION_HEADER,
  CLIENT,
  compose,
  FEDERATED,
  HEADER,
  NOW,
  TENANT,
} from '../tokens/tokens.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

const CANARY = 'Canary8Q~"in/a+cage&it=sings%20\\ü';
const ENCRYPTED_KEY = keyPem(keyPairs.rsa(), CANARY);
const PLAIN_KEY = keyPem(keyPairs.rsa());
const SECRET: Credential = { kind: 'client-secret', secret: new Secret(CANARY) };
const CERTIFICATE: Credential = {
  kind: 'certificate',
  certificate: toPem(certificateDer({ keyPair: keyPairs.rsa() })),
  privateKey: new Secret(ENCRYPTED_KEY),
  password: new Secret(CANARY),
};
const JWTS = {
  assertion: compose(ASSERTION_HEADER, ASSERTION),
  federated: compose(ASSERTION_HEADER, FEDERATED),
  granted: compose(HEADER, APP_TOKEN),
};
const APP: Grant = { kind: 'client-credentials' };
const NONE: Credential = { kind: 'none' };
const VERIFIER = 'Canary-verifier-of-more-than-forty-three-characters';

const PROFILES: readonly (readonly [name: string, credential: Credential, grant: Grant])[] = [
  ['a client secret', SECRET, APP],
  ['a certificate', CERTIFICATE, APP],
  ['an assertion', { kind: 'client-assertion', assertion: new Secret(JWTS.assertion) }, APP],
  ['an assertion that is none', { kind: 'client-assertion', assertion: new Secret(CANARY) }, APP],
  ['a federated token', { kind: 'federated-token', token: new Secret(JWTS.federated) }, APP],
  ['a user’s token', SECRET, { kind: 'on-behalf-of', userAssertion: new Secret(`${CANARY}-user`) }],
  [
    'a code',
    NONE,
    {
      kind: 'authorization-code',
      code: new Secret(`${CANARY}-code`),
      redirectUri: 'http://localhost',
      codeVerifier: new Secret(VERIFIER),
    },
  ],
  ['a refresh token', NONE, { kind: 'refresh-token', refreshToken: new Secret(`${CANARY}-refresh`) }],
  ['a device code', NONE, { kind: 'device-code' }],
];

/** Pieces that would give a secret away, however it is written: of keys and tokens lines and parts of their own. */
const TELLTALES = [
  'Canary',
  'sings',
  ...[ENCRYPTED_KEY, PLAIN_KEY].map((pem) => pem.split('\n')[5] ?? pem),
  ...Object.values(JWTS).flatMap((jwt) => jwt.split('.').map((part) => part.slice(0, 16))),
  'ABC-DEF-USER',
];

type Behaviour = 'token' | 'refused' | 'unreadable' | 'crash' | 'silent';

describe('secrets of every credential and grant', () => {
  let server: CannedServer;
  let behaviour: Behaviour;
  let made: string[];

  before(async () => {
    server = await startServer(makeCertificate(), respond);
  });
  after(() => server.close());
  beforeEach(() => {
    made = [];
  });

  function respond(body: string, request: IncomingMessage, response: ServerResponse): void {
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const base = `${server.origin}/${TENANT}`;
    if (request.method === 'GET') return void json(200, discoveryOf(base));
    const sent = new URLSearchParams(body);
    made.push(...(sent.get('client_assertion') ?? '').split('.').map((part) => part.slice(0, 24)));
    if (request.url?.includes('devicecode')) {
      return void json(200, {
        user_code: 'ABC-DEF-USER',
        device_code: CANARY,
        verification_uri: 'https://x.example',
        expires_in: 900,
        interval: 0,
        message: CANARY,
      });
    }
    const echo = `${body} ${[...sent.values()].join(' ')} ${PLAIN_KEY} ${JWTS.granted}`;
    if (behaviour === 'token')
      json(200, {
        access_token: JWTS.granted,
        refresh_token: CANARY,
        id_token: JWTS.granted,
        scope: echo,
        token_type: echo,
      });
    if (behaviour === 'refused')
      json(400, {
        error: echo,
        error_description: `AADSTS7000215: ${echo}`,
        suberror: echo,
        trace_id: echo,
        odd: echo,
        [echo]: 1,
      });
    if (behaviour === 'unreadable')
      response
        .writeHead(502, {
          'content-type': `text/html; a=${encodeURIComponent(body)}`,
          server: encodeURIComponent(body),
        })
        .end(echo);
    if (behaviour === 'crash') request.socket.destroy();
  }

  function assertSilent(value: unknown, name: string): void {
    const text =
      typeof value === 'string'
        ? value
        : inspect(value, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(value);
    for (const telltale of [...TELLTALES, ...made].filter((each) => each !== '')) {
      assert.ok(!text.includes(telltale), `${name} shows ${telltale}: ${text}`);
    }
  }

  /** Everything that a door could make of it. */
  async function assertTestSilent(test: TokenTest, printed: string): Promise<void> {
    const report = outcomeReport(test, await loadKnowledge(), NOW);
    assertSilent(test, 'the test');
    assertSilent(JSON.stringify(testToJson(test, { now: NOW })), 'JSON');
    assertSilent(toText(report) + toMarkdown(report), 'the report');
    if (test.exchange) assertSilent(copyAsCurl(test.exchange), 'curl');
    assertSilent(printed, 'the terminal');
  }

  /** What is written to the terminal in the meantime. */
  async function printedBy(run: () => Promise<TokenTest>): Promise<readonly [TokenTest, string]> {
    const { stdout, stderr } = process;
    const originals = [stdout.write, stderr.write] as const;
    let printed = '';
    const write = (chunk: unknown) => {
      printed += String(chunk);
      return true;
    };
    Object.assign(stdout, { write });
    Object.assign(stderr, { write });
    try {
      return [await run(), printed];
    } finally {
      Object.assign(stdout, { write: originals[0] });
      Object.assign(stderr, { write: originals[1] });
    }
  }

  const ENDS: readonly (readonly [Behaviour, kind: string, RequestOptions?])[] = [
    ['token', 'token'],
    ['refused', 'refused'],
    ['unreadable', 'unreadable'],
    ['crash', 'unreachable'],
    ['silent', 'unreachable', { timeoutMs: 50 }],
    ['token', 'cancelled', { signal: AbortSignal.abort() }],
  ];
  for (const [name, credential, grant] of PROFILES) {
    for (const [given, kind, options] of ENDS) {
      // Waiting for nothing takes its time: once is enough.
      if (given === 'silent' && credential !== CERTIFICATE) continue;
      it(`are hidden: ${name}, ${kind}${given === 'silent' ? ' in time' : ''}`, async () => {
        behaviour = given;
        const profile = {
          authority: `${server.origin}/${TENANT}`,
          clientId: CLIENT,
          scopes: ['api://things/.default'],
          credential,
          grant,
        };
        assertSilent(profile, 'the profile');
        const all = {
          timeoutMs: 5_000,
          certificateAuthorities: [server.certificate],
          onDeviceCode: () => {},
          ...options,
        };
        const [test, printed] = await printedBy(() => requestToken(profile, all));
        assert.equal(test.outcome.kind, kind);
        await assertTestSilent(test, printed);
      });
    }
  }

  for (const [given, kind, options] of ENDS) {
    it(`are hidden: a written request, ${kind}${given === 'silent' ? ' in time' : ''}`, async () => {
      behaviour = given;
      const body = new URLSearchParams({
        client_secret: CANARY,
        client_assertion: JWTS.assertion,
        password: `${CANARY}2`,
      });
      const request = {
        method: 'POST',
        url: new Secret(`${server.origin}/token?code=${VERIFIER}`),
        headers: [{ name: 'content-type', value: new Secret('application/x-www-form-urlencoded') }],
        body: new Secret(body.toString()),
      };
      assertSilent(request, 'the request');
      const all = { timeoutMs: 5_000, certificateAuthorities: [server.certificate], ...options };
      const [test, printed] = await printedBy(() => sendAsWritten(request, all));
      assert.equal(test.outcome.kind, kind);
      await assertTestSilent(test, printed);
    });
  }

  it('are hidden when a key does not open', async () => {
    const credential = { ...CERTIFICATE, password: new Secret(`${CANARY}-wrong`) };
    const profile = {
      authority: `${server.origin}/${TENANT}`,
      clientId: CLIENT,
      scopes: ['a/.default'],
      credential,
      grant: APP,
    };
    const [test, printed] = await printedBy(() => requestToken(profile));
    assert.equal(test.outcome.kind, 'invalid');
    await assertTestSilent(test, printed);
  });
});

function discoveryOf(base: string): object {
  return {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    device_authorization_endpoint: `${base}/devicecode`,
    jwks_uri: `${base}/keys`,
  };
}
