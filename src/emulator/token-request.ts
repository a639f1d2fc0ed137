import { Secret } from '../tokens/secret.ts';

/**
 * A request to the token endpoint, as far as the emulator understands it. A parameter that is absent or empty
 * has no member, or `undefined` as one of the first five.
 */
export interface TokenRequest {
  /** The part of the path that names the tenant, percent-decoded. */
  readonly tenant: string;
  readonly grantType: string | undefined;
  readonly clientId: string | undefined;
  readonly scope: string | undefined;
  readonly clientSecret: Secret | undefined;
  readonly clientAssertion?: Secret;
  readonly clientAssertionType?: string;
  /** The user's token of the on-behalf-of flow. */
  readonly assertion?: Secret;
  readonly requestedTokenUse?: string;
  readonly code?: Secret;
  readonly redirectUri?: string;
  readonly codeVerifier?: Secret;
  readonly refreshToken?: Secret;
  readonly deviceCode?: Secret;
  readonly username?: string;
  readonly password?: Secret;
  /** The parameter of version 1.0. */
  readonly resource?: string;
  /** `client_info=1` of MSAL. */
  readonly clientInfo?: boolean;
  /** The header `Origin`: browsers send it. */
  readonly origin?: string;
  /** The body says it is a form, and is none, or has a parameter twice (RFC 6749, section 3.2). */
  readonly malformed?: boolean;
}

/** The headers that say how a token request is to be read. */
export interface TokenRequestHeaders {
  readonly 'content-type'?: string | undefined;
  readonly authorization?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * Reads a token request (RFC 6749, section 4.4.2). Parameters come from a form-encoded body only: any other
 * content type has none, and neither has the query of the URL. Client id and secret may come in an HTTP
 * Basic header instead (section 2.3.1); the body goes first.
 */
export function readTokenRequest(tenant: string, headers: TokenRequestHeaders, body: string): TokenRequest {
  const text = isForm(headers['content-type']) ? body : '';
  const form = new URLSearchParams(text);
  // Section 3.2: a parameter sent without a value counts as left out.
  const parameter = (name: string) => form.get(name) || undefined;
  const basic = readBasic(headers.authorization);
  return {
    tenant,
    grantType: parameter('grant_type'),
    clientId: parameter('client_id') ?? basic?.user,
    scope: parameter('scope'),
    clientSecret: secretOf(parameter('client_secret')) ?? secretOf(basic?.password),
    ...present(grantParameters(parameter)),
    ...present({ origin: headers.origin, malformed: isMalformed(text, form) || undefined }),
  };
}

/** The parameters of the assertions (RFC 7521, section 4.2) and of each grant. */
function grantParameters(parameter: (name: string) => string | undefined) {
  const secret = (name: string) => secretOf(parameter(name));
  return {
    clientAssertion: secret('client_assertion'),
    clientAssertionType: parameter('client_assertion_type'),
    assertion: secret('assertion'),
    requestedTokenUse: parameter('requested_token_use'),
    code: secret('code'),
    redirectUri: parameter('redirect_uri'),
    codeVerifier: secret('code_verifier'),
    refreshToken: secret('refresh_token'),
    deviceCode: secret('device_code'),
    username: parameter('username'),
    password: secret('password'),
    resource: parameter('resource'),
    clientInfo: parameter('client_info') === '1' || undefined,
  };
}

/** The members that have a value. */
type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}

function secretOf(text: string | undefined): Secret | undefined {
  return text === undefined ? undefined : new Secret(text);
}

function isMalformed(text: string, form: URLSearchParams): boolean {
  const names = [...form.keys()];
  return new Set(names).size < names.length || (text !== '' && !text.includes('='));
}

function isForm(contentType = ''): boolean {
  const [mediaType = ''] = contentType.split(';', 1);
  return mediaType.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

interface BasicCredentials {
  readonly user: string | undefined;
  readonly password: string | undefined;
}

function readBasic(authorization = ''): BasicCredentials | undefined {
  const [scheme = '', encoded = ''] = authorization.split(' ', 2);
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return {
    user: formDecode(text.slice(0, colon)) || undefined,
    password: formDecode(text.slice(colon + 1)) || undefined,
  };
}

/** Section 2.3.1 has id and secret form-encoded before they are joined. */
function formDecode(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}
