import { authorizationCode } from './authorization-code.ts';
import { requestWellFormed } from './client-checks.ts';
import { clientCredentials } from './client-credentials.ts';
import { deviceCode, legacyDeviceCode } from './device-code.ts';
import { type Directory, findApplication, findApplicationAnywhere, findTenant } from './directory.ts';
import type { Issued } from './issued.ts';
import { readJwt, textOf } from './jwt.ts';
import { onBehalfOf } from './on-behalf-of.ts';
import { password } from './password.ts';
import { refreshToken } from './refresh-token.ts';
import { refuse } from './refusal.ts';
import type { Check, GrantType, Situation, Surroundings, Verdict } from './situation.ts';
import { isAlias } from './tenant-checks.ts';
import type { TokenRequest } from './token-request.ts';

/** Every `grant_type` the emulator knows. */
const grantTypes: readonly GrantType[] = [
  clientCredentials,
  authorizationCode,
  refreshToken,
  onBehalfOf,
  deviceCode,
  legacyDeviceCode,
  password,
];

/** The names of the grants, for discovery. */
export const grantTypeNames: readonly string[] = grantTypes
  .filter((grantType) => grantType !== legacyDeviceCode)
  .map(({ name }) => name);

/**
 * Grants a token request or refuses it with the code Entra would choose: the first check that has something
 * to say decides. Touches nothing but its arguments: of what was issued it counts the uses.
 */
export async function judge(request: TokenRequest, surroundings: Surroundings): Promise<Verdict> {
  const situation = situate(request, surroundings);
  const malformed = requestWellFormed(situation);
  if (malformed !== undefined) return malformed;
  if (request.grantType === undefined) return refuse(900144, { name: 'grant_type' });
  const grantType = grantTypes.find(({ name }) => name === request.grantType);
  if (grantType === undefined) return refuse(70003, { grantType: request.grantType });
  return (await firstRefusal(grantType.checks, situation)) ?? grantType.grant(situation);
}

/** What the first check that has something to say says. */
export async function firstRefusal(checks: readonly Check[], situation: Situation) {
  for (const check of checks) {
    const refusal = await check(situation);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A request beside what the directory knows about it. */
export function situate(request: TokenRequest, surroundings: Surroundings): Situation {
  const { directory, issued } = surroundings;
  const { clientId } = request;
  const tenant =
    findTenant(directory, request.tenant) ??
    (isAlias(request.tenant) ? impliedTenant(request, directory, issued) : undefined);
  return { ...surroundings, request, tenant, client: clientId ? findClient(clientId) : undefined };

  function findClient(id: string) {
    if (tenant !== undefined) return findApplication(directory, tenant, id);
    return isAlias(request.tenant) ? findApplicationAnywhere(directory, id) : undefined;
  }
}

/** On `common` and its like the tenant is that of the user: whose code it is, or whose name. */
function impliedTenant(request: TokenRequest, directory: Directory, issued: Issued) {
  const { code, refreshToken: token, deviceCode: device, username } = request;
  const kept =
    (code && issued.codes.find(code.reveal())) ??
    (token && issued.refreshTokens.find(token.reveal())) ??
    (device && issued.deviceCodes.find(device.reveal()));
  const name = kept?.grant.tenant ?? username?.split('@').at(-1) ?? tenantOfAssertion(request);
  return name === undefined ? undefined : findTenant(directory, name);
}

function tenantOfAssertion({ assertion }: TokenRequest): string | undefined {
  const jwt = assertion && readJwt(assertion.reveal());
  return jwt && textOf(jwt.claims, 'tid');
}
