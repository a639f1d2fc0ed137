import assert from 'node:assert/strict';
import { type DeviceCodePrompt, requestToken } from '../../src/node/msal.ts';
import type { Credential, Grant } from '../../src/tokens/profile.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { CLIENT } from '../tokens/tokens.ts';
import { type Answer, GRANTED, startTokenServer, type TokenServer } from './token-server.ts';

const SECRET: Credential = { kind: 'client-secret', secret: new Secret('Distinctive~8Q~secret') };
const PUBLIC: Credential = { kind: 'none' };
const VERIFIER = 'a-verifier-of-more-than-forty-three-characters-1';
const CODE_GRANT: Grant = {
  kind: 'authorization-code',
  code: new Secret('the-code'),
  redirectUri: 'http://localhost:3000/callback',
  codeVerifier: new Secret(VERIFIER),
};
const REFRESH: Grant = { kind: 'refresh-token', refreshToken: new Secret('the-refresh-token') };
const refusal = (error: string, status = 400): Answer => [status, { error, error_description: error }];
const DEVICE: Answer = [
  200,
  {
    user_code: 'ABC-DEF',
    device_code: 'the-device-code',
    verification_uri: 'https://microsoft.com/devicelogin',
    expires_in: 900,
    interval: 0,
    message: 'Enter ABC-DEF',
  },
];

describe('grants of token requests', () => {
  let server: TokenServer;
  before(async () => {
    server = await startTokenServer();
  });
  after(() => server.close());
  beforeEach(() => server.answerWith(GRANTED));

  const SENT: readonly (readonly [
    name: string,
    credential: Credential,
    grant: Grant,
    sent: Readonly<Record<string, string | undefined>>,
  ])[] = [
    [
      'on-behalf-of',
      SECRET,
      { kind: 'on-behalf-of', userAssertion: new Secret('the-user-token') },
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: 'the-user-token',
        requested_token_use: 'on_behalf_of',
        client_secret: 'Distinctive~8Q~secret',
      },
    ],
    [
      'authorization-code of a public client',
      PUBLIC,
      CODE_GRANT,
      {
        grant_type: 'authorization_code',
        code: 'the-code',
        redirect_uri: 'http://localhost:3000/callback',
        code_verifier: VERIFIER,
        client_secret: undefined,
      },
    ],
    [
      'authorization-code of a confidential client',
      SECRET,
      CODE_GRANT,
      { grant_type: 'authorization_code', client_secret: 'Distinctive~8Q~secret' },
    ],
    [
      'refresh-token of a public client',
      PUBLIC,
      REFRESH,
      { grant_type: 'refresh_token', refresh_token: 'the-refresh-token', client_secret: undefined },
    ],
    [
      'refresh-token of a confidential client',
      SECRET,
      REFRESH,
      { grant_type: 'refresh_token', client_secret: 'Distinctive~8Q~secret' },
    ],
  ];
  for (const [name, credential, grant, expected] of SENT) {
    it(`sends what ${name} needs, once`, async () => {
      const before = server.requests.length;
      const { outcome, exchange } = await requestToken(
        { ...server.profile, credential, grant },
        server.options,
      );
      assert.equal(outcome.kind, 'token');
      const sent = server.sent();
      assert.equal(sent.client_id, CLIENT);
      for (const [parameter, value] of Object.entries(expected))
        assert.equal(sent[parameter], value, parameter);
      const posts = server.requests.slice(before).filter(({ method }) => method === 'POST');
      assert.equal(posts.length, 1);
      const shown = JSON.stringify(exchange);
      for (const hidden of ['the-user-token', 'the-code', VERIFIER, 'the-refresh-token', 'Distinctive'])
        assert.ok(!shown.includes(hidden), hidden);
    });
  }

  describe('device code', () => {
    async function ask(answers: readonly Answer[], signal?: AbortSignal) {
      server.answerWith(...answers);
      const before = server.requests.length;
      const prompts: DeviceCodePrompt[] = [];
      const test = await requestToken(
        { ...server.profile, credential: PUBLIC, grant: { kind: 'device-code' } },
        {
          ...server.options,
          ...(signal && { signal }),
          onDeviceCode: (prompt) => prompts.push(prompt),
        },
      );
      const posts = server.requests.slice(before).filter(({ method }) => method === 'POST');
      return { ...test, prompts, paths: posts.map(({ path }) => path.split('/').at(-1)?.split('?')[0]) };
    }

    it('shows the code and asks until the user has signed in', async () => {
      const { outcome, exchange, prompts, paths } = await ask([
        DEVICE,
        refusal('authorization_pending'),
        refusal('authorization_pending'),
        GRANTED,
      ]);
      assert.equal(outcome.kind, 'token');
      assert.deepEqual(prompts, [
        { userCode: 'ABC-DEF', verificationUri: 'https://microsoft.com/devicelogin', expiresIn: 900 },
      ]);
      assert.deepEqual(paths, ['devicecode', 'token', 'token', 'token']);
      assert.equal(server.sent().device_code, 'the-device-code');
      assert.ok(!JSON.stringify(exchange).includes('the-device-code'));
    });

    it('ends with what the user did', async () => {
      const { outcome, paths } = await ask([
        DEVICE,
        refusal('authorization_pending'),
        refusal('access_denied'),
      ]);
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.error, 'access_denied');
      assert.deepEqual(paths, ['devicecode', 'token', 'token']);
    });

    it('ends when no code is handed out, and shows none', async () => {
      const { outcome, prompts, paths } = await ask([refusal('invalid_client', 401)]);
      assert.equal(outcome.kind, 'refused');
      assert.deepEqual([prompts, paths], [[], ['devicecode']]);
    });

    it('is cancelled while it waits', async () => {
      const controller = new AbortController();
      const original = globalThis.setTimeout;
      // MSAL goes to sleep for ten minutes: it is never woken.
      const sleepless = (callback: () => void, delay?: number) => {
        if (delay !== 600_000) return original(callback, delay);
        controller.abort();
        return undefined;
      };
      Object.assign(globalThis, { setTimeout: sleepless });
      try {
        const slow: Answer = [200, { ...(DEVICE[1] as object), interval: 600 }];
        const { outcome, exchange, paths } = await ask(
          [slow, refusal('authorization_pending')],
          controller.signal,
        );
        assert.deepEqual([outcome, exchange], [{ kind: 'cancelled' }, undefined]);
        assert.deepEqual(paths, ['devicecode', 'token']);
      } finally {
        Object.assign(globalThis, { setTimeout: original });
      }
    });

    it('does not begin where nobody would see the code', async () => {
      const profile = { ...server.profile, credential: PUBLIC, grant: { kind: 'device-code' } as const };
      await assert.rejects(requestToken(profile, server.options), { name: 'TypeError' });
    });
  });
});
