import { Secret } from '../tokens/secret.ts';

/** A request to the token endpoint, as far as the emulator understands it. Absent and empty are the same. */
export interface TokenRequest {
  /** The part of the path that names the tenant, percent-decoded. */
  readonly tenant: string;
  readonly grantType: string | undefined;
  readonly clientId: string | undefined;
  readonly scope: string | undefined;
  readonly clientSecret: Secret | undefined;
}

/** The headers that say how a token request is to be read. */
export interface TokenRequestHeaders {
  readonly 'content-type'?: string | undefined;
  readonly authorization?: string | undefined;
}

/**
 * Reads a token request (RFC 6749, section 4.4.2). Parameters come from a form-encoded body only: any other
 * content type has none, and neither has the query of the URL. Client id and secret may come in an HTTP
 * Basic header instead (section 2.3.1); the body goes first.
 */
export function readTokenRequest(tenant: string, headers: TokenRequestHeaders, body: string): TokenRequest {
  const form = new URLSearchParams(isForm(headers['content-type']) ? body : '');
  // Section 3.2: a parameter sent without a value counts as left out.
  const parameter = (name: string) => form.get(name) || undefined;
  const basic = readBasic(headers.authorization);
  const secret = parameter('client_secret') ?? basic?.password;
  return {
    tenant,
    grantType: parameter('grant_type'),
    clientId: parameter('client_id') ?? basic?.user,
    scope: parameter('scope'),
    clientSecret: secret === undefined ? undefined : new Secret(secret),
  };
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
