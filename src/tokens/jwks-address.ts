import { cloudOf } from '../facts/clouds.ts';
import { readEntraIssuer } from './claims.ts';
import { tenantKind } from './tenant.ts';
import { readUrl } from './url.ts';

/**
 * Where Entra publishes the keys of the issuer `iss`: `https://{host}/{tenant}/discovery/v2.0/keys`, for v1.0 tokens
 * `…/discovery/keys`. Source: learn.microsoft.com/entra/identity-platform/access-tokens, "Validate the signature".
 * Undefined for every issuer that is not Entra at a host that is known to sign in today, for such an address is an
 * outsider's choice: somebody has to be asked first.
 */
export function jwksAddress(iss: string): string | undefined {
  const issuer = readEntraIssuer(iss);
  const url = readUrl(iss);
  const cloud = issuer && cloudOf(issuer.host);
  if (issuer === undefined || url === undefined || cloud === undefined) return undefined;
  if (url.port !== undefined || url.hasQuery || cloud.closed !== undefined) return undefined;
  if (cloud.retiredHosts?.includes(issuer.host)) return undefined;
  const kind = tenantKind(issuer.tenant);
  if (kind !== 'guid' && kind !== 'domain') return undefined;
  if (issuer.policy !== undefined && !/^[A-Za-z0-9_-]+$/.test(issuer.policy)) return undefined;
  const path = [issuer.tenant, ...(issuer.policy === undefined ? [] : [issuer.policy])].join('/');
  if (issuer.version === '2.0') return `https://${issuer.host}/${path}/discovery/v2.0/keys`;
  // Hosts that are issuers only publish nothing: the cloud's own host does.
  return `https://${cloud.authorityHosts[0] ?? issuer.host}/${path}/discovery/keys`;
}
