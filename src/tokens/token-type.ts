import type { MeaningSource } from './claim-meanings.ts';
import { claim, isGuid, type JsonObject, readEntraIssuer, type TokenRole, textClaim } from './claims.ts';
import type { DecodedToken } from './jwt.ts';
import { type Provider, providerOf } from './provider.ts';

/** What a text is, as a stable name. */
export type TokenType =
  | 'access-token'
  | 'id-token'
  | 'client-assertion'
  | 'federated-token'
  | 'logout-token'
  | 'security-event-token'
  | 'proof'
  | 'foreign-token'
  | 'nested-token'
  | 'encrypted-token'
  | 'opaque'
  | 'malformed';

/** Who acts with a token of Entra. */
export type TokenUse = 'app-only' | 'delegated' | 'id-token' | 'unknown';

/** Source: entra-docs, access-token-claims-reference (scp, roles, idtyp) and id-token-claims-reference. */
export function useOf(claims: JsonObject): TokenUse {
  if (textClaim(claims, 'scp') !== undefined) return 'delegated';
  if (claim(claims, 'idtyp') === 'app') return 'app-only';
  const application = textClaim(claims, 'appid') ?? textClaim(claims, 'azp');
  if (application === undefined) return isGuid(claim(claims, 'aud')) ? 'id-token' : 'unknown';
  // The subject of an app-only token is the service principal itself.
  const subject = textClaim(claims, 'sub');
  return subject !== undefined && subject === textClaim(claims, 'oid') ? 'app-only' : 'unknown';
}

/** What a token is, by what it says of itself. */
export interface TokenIdentity {
  readonly type: TokenType;
  /** In a few words: `Access token, version 2.0, app-only`. */
  readonly title: string;
  /** In whose terms its claims are to be understood. */
  readonly source: MeaningSource;
  readonly provider?: Provider;
}

/** Tells what a decoded token is. `role` is the one it is judged in; undefined where it was not judged. */
export function identify(decoded: DecodedToken, role: TokenRole | undefined): TokenIdentity {
  const { kind, header, claims } = decoded;
  if (kind !== 'jws' || header === null || claims === null || role === undefined) return unjudged(decoded);
  const provider = providerOf(claims);
  const source = provider?.id ?? 'other';
  const known = { source, ...(provider && { provider }) };
  if (role === 'client-assertion') {
    // A token of Entra that is judged as an assertion keeps the meanings that Entra gave its claims.
    const terms = source === 'entra' ? 'entra' : 'client-assertion';
    return { type: 'client-assertion', title: 'Client assertion', ...known, source: terms };
  }
  const special = specialType(header, claims);
  if (special !== undefined) {
    return { ...special, ...known, source: special.type === 'logout-token' ? 'logout' : source };
  }
  if (role === 'federated') {
    const isManaged = textClaim(claims, 'xms_mirid') !== undefined;
    const issuer = isManaged ? 'managed identity' : (provider?.name ?? 'unknown issuer');
    return { type: 'federated-token', title: `Workload identity token, ${issuer}`, ...known };
  }
  if (role === 'entra') return { ...entraType(claims), ...known };
  const title = provider === undefined ? 'JWT, not issued by Entra' : `Token of ${provider.name}`;
  return { type: 'foreign-token', title, ...known };
}

const TYPES: Readonly<Record<DecodedToken['kind'], TokenType>> = {
  jws: 'nested-token',
  jwe: 'encrypted-token',
  opaque: 'opaque',
  malformed: 'malformed',
};

function unjudged({ kind, name, header, claims }: DecodedToken): TokenIdentity {
  const nested = kind === 'jwe' && /^jwt$/i.test(textClaim(header ?? {}, 'cty') ?? '');
  const title = nested ? 'Encrypted token (JWE), with a signed token inside' : (name ?? 'Text');
  const provider = claims === null ? undefined : providerOf(claims);
  return { type: TYPES[kind], title, source: provider?.id ?? 'other', ...(provider && { provider }) };
}

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

/** Tokens that are known by what they carry, whoever made them. */
function specialType(
  header: JsonObject,
  claims: JsonObject,
): Pick<TokenIdentity, 'type' | 'title'> | undefined {
  const typ = (textClaim(header, 'typ') ?? '').toLowerCase();
  const events = claim(claims, 'events');
  const hasEvents = typeof events === 'object' && events !== null;
  if (typ === 'logout+jwt' || (hasEvents && Object.hasOwn(events, LOGOUT))) {
    return { type: 'logout-token', title: 'Logout token' };
  }
  if (typ === 'secevent+jwt' || hasEvents)
    return { type: 'security-event-token', title: 'Security event token' };
  if (typ === 'dpop+jwt') return { type: 'proof', title: 'Proof of possession (DPoP)' };
  if (typ === 'pop' || (textClaim(claims, 'at') !== undefined && claim(claims, 'cnf') !== undefined)) {
    return { type: 'proof', title: 'Signed HTTP request (proof of possession)' };
  }
  return undefined;
}

function entraType(claims: JsonObject): Pick<TokenIdentity, 'type' | 'title'> {
  const version = readEntraIssuer(claim(claims, 'iss'))?.version ?? textClaim(claims, 'ver') ?? '';
  const use = useOf(claims);
  if (use === 'id-token') return { type: 'id-token', title: `ID token, version ${version}` };
  return { type: 'access-token', title: `Access token, version ${version}${actor(use, claims)}` };
}

function actor(use: TokenUse, claims: JsonObject): string {
  if (claim(claims, 'idtyp') === 'device') return ', device';
  if (use === 'delegated') return ', delegated';
  if (textClaim(claims, 'xms_mirid') !== undefined) return ', managed identity';
  return use === 'app-only' ? ', app-only' : '';
}
