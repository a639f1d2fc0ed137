import { clientCredentials } from './client-credentials.ts';
import { type Directory, findApplication, findTenant } from './directory.ts';
import { refuse } from './refusal.ts';
import type { GrantType, Situation, Verdict } from './situation.ts';
import type { TokenRequest } from './token-request.ts';

/** Every `grant_type` the emulator knows. */
const grantTypes: readonly GrantType[] = [clientCredentials];

/**
 * Grants a token request or refuses it with the code Entra would choose: the first check that has something
 * to say decides. Touches nothing but its arguments.
 */
export async function judge(request: TokenRequest, directory: Directory, now: Date): Promise<Verdict> {
  if (request.grantType === undefined) return refuse(900144, { name: 'grant_type' });
  const grantType = grantTypes.find(({ name }) => name === request.grantType);
  if (grantType === undefined) return refuse(70003, { grantType: request.grantType });
  const situation = situate(request, directory, now);
  for (const check of grantType.checks) {
    const refusal = await check(situation);
    if (refusal !== undefined) return refusal;
  }
  return grantType.grant(situation);
}

function situate(request: TokenRequest, directory: Directory, now: Date): Situation {
  const tenant = findTenant(directory, request.tenant);
  const client =
    tenant === undefined || request.clientId === undefined
      ? undefined
      : findApplication(directory, tenant, request.clientId);
  return { request, directory, now, tenant, client };
}
