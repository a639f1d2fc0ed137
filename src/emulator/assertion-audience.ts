import { findTenant } from './directory.ts';
import { type ReadJwt, textOf } from './jwt.ts';
import type { Situation } from './situation.ts';
import { loopback } from './tls-identity.ts';

/** What may follow the tenant: the token endpoints, the issuer of either version, and nothing at all. */
const PATHS = ['oauth2/v2.0/token', 'oauth2/token', 'v2.0', ''];

/**
 * Whether a client assertion is addressed to the token endpoint or the issuer of the tenant that was asked: the
 * tenant by its id or one of its domains, never `common`.
 */
export function isAddressedHere({ claims }: ReadJwt, situation: Situation): boolean {
  const audience = textOf(claims, 'aud') ?? '';
  if (!URL.canParse(audience)) return false;
  const { origin, pathname } = new URL(audience);
  if (origin !== situation.origin && origin !== byAddress(situation.origin)) return false;
  const [tenant = '', ...rest] = pathname.slice(1).split('/');
  const named = findTenant(situation.directory, tenant);
  return named !== undefined && named.id === situation.tenant?.id && PATHS.includes(rest.join('/'));
}

function byAddress(origin: string): string {
  return origin.replace('//localhost', `//${loopback}`);
}
