import { claim, type JsonObject, listClaim, textClaim } from './claims.ts';

/** What a token lacks of what was asked for. */
export interface Shortfall {
  /** The delegated permissions that were asked for and not granted, as they were asked for. */
  readonly scopes: readonly string[];
  /** True for a token of an app alone without any role. */
  readonly roles: boolean;
}

/** Scopes about the user and the refresh token: they show in other parts of the answer (OpenID Connect Core, section 5.4). */
const OPENID = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Compares what was asked for with what was granted: `asked` as in the request, `granted` as in the answer, `claims` of
 * the token, null where it cannot be read. `/.default` asks for whatever was consented to, so nothing of it is missing.
 */
export function shortfall(
  asked: readonly string[],
  granted: readonly string[],
  claims: JsonObject | null,
): Shortfall {
  const scp = claims ? listClaim(claims, 'scp').flatMap((text) => text.split(' ')) : [];
  const has = new Set([...granted, ...scp].map(permissionOf));
  const isKnown = granted.length > 0 || scp.length > 0;
  return {
    scopes: isKnown
      ? asked.filter((scope) => !OPENID.has(scope) && !isDefault(scope) && !has.has(permissionOf(scope)))
      : [],
    roles: claims !== null && isAppOnly(claims) && listClaim(claims, 'roles').length === 0,
  };
}

/** `https://graph.microsoft.com/User.Read` and `User.Read` are one permission; case does not matter. */
function permissionOf(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1).toLowerCase();
}

function isDefault(scope: string): boolean {
  return /\/\.default$/i.test(scope);
}

/** By `idtyp` where Entra sends it, else by the absence of `scp`. Source: entra-docs, access-token-claims-reference. */
function isAppOnly(claims: JsonObject): boolean {
  const type = textClaim(claims, 'idtyp');
  return type === undefined ? claim(claims, 'scp') === undefined : type === 'app';
}

const AZURE_RESOURCES =
  /^(?:https:\/\/)?(?:management\.|[\w.-]*vault\.|[\w.-]*storage\.azure\.|[\w.-]*database\.|ossrdbms-aad\.|[\w.-]*servicebus\.|[\w.-]*eventhubs?\.|cosmos\.)/i;

/** True for an API of Azure that goes by role assignments (Azure RBAC), not by what a token says. */
export function goesByRoleAssignments(claims: JsonObject): boolean {
  return listClaim(claims, 'aud').some((audience) => AZURE_RESOURCES.test(audience));
}
