import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/emulator.ts';
import type { Grant } from '../../../src/tokens/profile.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { form, type Parameters } from '../../emulator/fixture.ts';
import { trusting } from '../../emulator/https-client.ts';
import { type Attempt, tampered } from './attempt.ts';
import {
  CALLBACK,
  DESKTOP,
  matrixDirectory,
  NATIVE_CALLBACK,
  OTHER_API,
  OTHER_DESKTOP,
  OTHER_WEB,
  OWN_SCOPE,
  SECRET,
  SERVICE,
  TENANT,
  USER,
} from './directory.ts';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-long';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
/** A code or refresh token that looks like one, and was never issued. */
const NEVER_ISSUED = `1.${'x'.repeat(64)}`;
const HOUR = 60 * 60 * 1000;

const isPublic = (clientId: string) => clientId === DESKTOP || clientId === OTHER_DESKTOP;
const callbackOf = (clientId: string) => (isPublic(clientId) ? NATIVE_CALLBACK : CALLBACK);

/** A token endpoint with the directory of the matrix, and what users bring from it. */
export interface Endpoint {
  readonly emulator: Emulator;
  readonly origin: string;
  /** Tokens that somebody may take for a user's token of this app. */
  readonly userTokens: Readonly<
    Record<'own' | 'graph' | 'other API' | 'id token' | 'app token' | 'tampered' | 'old' | 'no JWT', string>
  >;
  /** What is exchanged, fresh from the endpoint, but for what the attempt changes. */
  grant(kind: Grant['kind'], attempt: Attempt): Promise<Grant>;
}

export async function startEndpoint(options: EmulatorOptions = {}): Promise<Endpoint> {
  let behind = 0;
  const emulator = await startEmulator({
    directory: matrixDirectory(),
    now: () => new Date(Date.now() - behind),
    deviceCodes: { pollsUntilApproved: 0, interval: 0 },
    ...options,
  });
  const { origin } = emulator;
  const send = trusting(emulator.certificate);
  const ask = async (parameters: Parameters) => {
    const { text, status } = await send(`${origin}/${TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form(parameters),
    });
    assert.equal(status, 200, text);
    return JSON.parse(text) as Readonly<Record<'access_token' | 'refresh_token' | 'id_token', string>>;
  };
  /** What was issued so many hours ago. */
  const earlier = async <T>(hours: number, make: () => Promise<T>): Promise<T> => {
    behind = hours * HOUR;
    try {
      return await make();
    } finally {
      behind = 0;
    }
  };
  const byPassword = (scope: string, client_id = DESKTOP) =>
    ask({ grant_type: 'password', client_id, username: USER, password: 'right', scope });
  const code = async (client_id: string) => {
    const { headers, text } = await send(
      `${origin}/${TENANT}/oauth2/v2.0/authorize?${form({
        client_id,
        redirect_uri: callbackOf(client_id),
        response_type: 'code',
        scope: 'openid offline_access User.Read',
        code_challenge: CHALLENGE,
        code_challenge_method: 'S256',
      })}`,
    );
    return new URL(headers.location ?? assert.fail(text)).searchParams.get('code') ?? assert.fail(text);
  };
  const redeemed = async (client_id: string) => {
    const issued = await code(client_id);
    const parameters = {
      grant_type: 'authorization_code',
      code: issued,
      code_verifier: VERIFIER,
      client_id,
      redirect_uri: callbackOf(client_id),
      client_secret: isPublic(client_id) ? undefined : SECRET,
    };
    return { code: issued, ...(await ask(parameters)) };
  };

  const hasUsers = options.faults === undefined;
  const userTokens = await tokensOfUsers();

  async function tokensOfUsers(): Promise<Endpoint['userTokens']> {
    const nothing = { access_token: '', id_token: '', refresh_token: '' };
    const may = (asked: () => Promise<typeof nothing>) => (hasUsers ? asked() : Promise.resolve(nothing));
    const own = (await may(() => byPassword(`openid ${OWN_SCOPE}`))).access_token;
    const app = await may(() =>
      ask({
        grant_type: 'client_credentials',
        client_id: SERVICE,
        client_secret: SECRET,
        scope: `api://${SERVICE}/.default`,
      }),
    );
    const { access_token: graph, id_token } = await may(() => byPassword('openid User.Read'));
    return {
      own: own || 'never.looked.at',
      graph,
      'id token': id_token,
      'other API': (await may(() => byPassword(`api://${OTHER_API}/Orders.Read`))).access_token,
      'app token': app.access_token,
      tampered: own && tampered(own),
      old: (await earlier(3, () => may(() => byPassword(OWN_SCOPE)))).access_token,
      'no JWT': 'opaque-and-no-jwt-at-all',
    };
  }

  /** Of the client that asks, where it is one whom users sign in to. */
  const signedIn = ({ settings = {} }: Attempt) => (settings.clientId === DESKTOP ? DESKTOP : SERVICE);
  const another = (clientId: string) => (clientId === DESKTOP ? OTHER_DESKTOP : OTHER_WEB);

  async function codeFor(attempt: Attempt): Promise<string> {
    const client = signedIn(attempt);
    switch (attempt.authorizationCode ?? 'fresh') {
      case 'fresh':
        return hasUsers ? code(client) : NEVER_ISSUED;
      case 'unknown':
        return NEVER_ISSUED;
      case 'malformed':
        return 'AQABAAIA';
      case 'used':
        return (await redeemed(client)).code;
      case 'old':
        return earlier(1, () => code(client));
      case 'of another client':
        return code(another(client));
    }
  }

  async function refreshTokenFor(attempt: Attempt): Promise<string> {
    const client = signedIn(attempt);
    switch (attempt.refreshToken ?? 'fresh') {
      case 'fresh':
        return hasUsers ? (await redeemed(client)).refresh_token : NEVER_ISSUED;
      case 'unknown':
        return NEVER_ISSUED;
      case 'malformed':
        return 'AQABAAIA';
      case 'old':
        return (await earlier(24 * 100, () => redeemed(client))).refresh_token;
      case 'of another client':
        return (await redeemed(another(client))).refresh_token;
    }
  }

  return {
    emulator,
    origin,
    userTokens,
    async grant(kind, attempt) {
      switch (kind) {
        case 'on-behalf-of':
          return { kind, userAssertion: new Secret(userTokens[attempt.userToken ?? 'own']) };
        case 'authorization-code': {
          const verifier = attempt.codeVerifier ?? VERIFIER;
          return {
            kind,
            code: new Secret(await codeFor(attempt)),
            redirectUri: attempt.redirectUri ?? callbackOf(signedIn(attempt)),
            ...(verifier !== 'absent' && { codeVerifier: new Secret(verifier) }),
          };
        }
        case 'refresh-token':
          return { kind, refreshToken: new Secret(await refreshTokenFor(attempt)) };
        default:
          return { kind };
      }
    },
  };
}
