import { type Application, type RedirectUri, same, type Tenant, type User, usersOf } from './directory.ts';
import type { IssuedCode } from './issued.ts';
import { firstRefusal, situate } from './judgement.ts';
import { type Refusal, refuse } from './refusal.ts';
import { assured, type Situation, type Surroundings } from './situation.ts';
import type { TokenRequest } from './token-request.ts';
import { requester } from './user-grant.ts';

/** What an authorization request ends in (RFC 6749, section 4.1.2): a redirect, or a page where none may be made. */
export type Authorization =
  | { readonly kind: 'code'; readonly redirect: Redirect; readonly code: string }
  | { readonly kind: 'refused-at-client'; readonly redirect: Redirect; readonly refusal: Refusal }
  | { readonly kind: 'refused-here'; readonly refusal: Refusal };

/** Where the browser is sent, and how (OAuth 2.0 Multiple Response Types; Form Post Response Mode). */
export interface Redirect {
  readonly uri: string;
  readonly mode: 'query' | 'fragment' | 'form_post';
  readonly state: string | undefined;
}

/**
 * Answers an authorization request at once, as if a user had signed in and agreed: the one of `login_hint`, else
 * the first of the tenant. What is wrong with client, tenant or redirect URI is shown on a page; anything else is
 * told to the client.
 */
export async function authorize(
  tenantName: string,
  query: URLSearchParams,
  surroundings: Surroundings,
): Promise<Authorization> {
  const situation = situate(requestOf(tenantName, query), surroundings);
  const here = (refusal: Refusal) => ({ kind: 'refused-here', refusal }) as const;
  const refusal = await firstRefusal(requester, situation);
  if (refusal !== undefined) return here(refusal);
  const client = assured(situation.client, 'client');
  const registered = findRedirectUri(client, query.get('redirect_uri') || undefined);
  if (registered.kind === 'refused') return here(registered);
  const redirect = { uri: registered.uri, mode: modeOf(query), state: query.get('state') ?? undefined };
  const read = readRequest(query, registered, situation);
  if (read.kind === 'refused') return { kind: 'refused-at-client', redirect, refusal: read };
  return { kind: 'code', redirect, code: surroundings.issued.codes.issue(read.grant) };
}

/** What the two endpoints have in common. */
function requestOf(tenant: string, query: URLSearchParams): TokenRequest {
  const parameter = (name: string) => query.get(name) || undefined;
  const resource = parameter('resource');
  return {
    tenant,
    grantType: undefined,
    clientId: parameter('client_id'),
    scope: parameter('scope'),
    clientSecret: undefined,
    ...(resource === undefined ? {} : { resource }),
  };
}

/**
 * The registered redirect URI that fits. Desktop applications listen on any port of this machine
 * (RFC 8252, section 7.3).
 */
function findRedirectUri(
  { clientId, redirectUris = [] }: Application,
  asked: string | undefined,
): (RedirectUri & { readonly kind: 'registered' }) | Refusal {
  if (asked === undefined) return refuse(900144, { name: 'redirect_uri' });
  const found = redirectUris.find(
    ({ uri, platform }) =>
      uri === asked || (platform === 'publicClient' && withoutPort(uri) === withoutPort(asked)),
  );
  if (found === undefined) return refuse(50011, { redirectUri: asked, appId: clientId });
  return { kind: 'registered', uri: asked, platform: found.platform };
}

function withoutPort(uri: string): string {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined || !['localhost', '127.0.0.1'].includes(url.hostname)) return uri;
  url.port = '';
  return url.href;
}

function modeOf(query: URLSearchParams): Redirect['mode'] {
  const mode = query.get('response_mode');
  return mode === 'fragment' || mode === 'form_post' ? mode : 'query';
}

function readRequest(
  query: URLSearchParams,
  { uri, platform }: RedirectUri,
  situation: Situation,
): { readonly kind: 'read'; readonly grant: IssuedCode } | Refusal {
  const unfit = unfitRequest(query);
  if (unfit !== undefined) return unfit;
  const account = signedIn(situation, query.get('login_hint') ?? undefined);
  if (account.kind === 'refused') return account;
  const grant: IssuedCode = {
    clientId: assured(situation.client, 'client').clientId,
    tenant: account.user.tenant,
    user: account.user.objectId,
    scope: query.get('scope') ?? '',
    platform,
    issuedAt: situation.now,
    redirectUri: uri,
    challenge: challengeOf(query),
    nonce: query.get('nonce') ?? undefined,
  };
  return { kind: 'read', grant };
}

/** 900144 for what is missing, 700054 for tokens in the redirect, 70000 for an unknown way to make a challenge. */
function unfitRequest(query: URLSearchParams): Refusal | undefined {
  const responseType = query.get('response_type') ?? '';
  if (responseType === '') return refuse(900144, { name: 'response_type' });
  if (responseType !== 'code') return refuse(700054, { responseType });
  if (!query.get('scope')) return refuse(900144, { name: 'scope' });
  if (['plain', 'S256'].includes(query.get('code_challenge_method') ?? 'plain')) return undefined;
  return refuse('70000/parameter', { name: 'code_challenge_method' }, 'invalid_request');
}

/** RFC 7636, section 4.3: without a method it is `plain`. */
function challengeOf(query: URLSearchParams): IssuedCode['challenge'] {
  const value = query.get('code_challenge');
  if (!value) return undefined;
  return { value, method: query.get('code_challenge_method') === 'S256' ? 'S256' : 'plain' };
}

/** The user of that name, else the first of the tenant (on `common`: of the application's own); 50034 for none. */
export function signedIn(
  { directory, tenant, client }: Situation,
  hint: string | undefined,
): { readonly kind: 'user'; readonly user: User } | Refusal {
  const home = tenant ?? homeOf(assured(client, 'client'), directory.tenants);
  const users = home === undefined ? [] : usersOf(directory, home);
  const user = hint === undefined ? users[0] : users.find((each) => same(each.userPrincipalName, hint));
  if (user !== undefined) return { kind: 'user', user: { ...user, tenant: home?.id ?? user.tenant } };
  return refuse(50034, { user: hint ?? '(none)', tenant: home?.displayName ?? '' });
}

function homeOf(client: Application, tenants: readonly Tenant[]): Tenant | undefined {
  return tenants.find(({ id }) => same(id, client.tenant));
}
