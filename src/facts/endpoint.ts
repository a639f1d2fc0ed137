import { isMicrosoftLoginHost } from './authority.ts';
import { HOLE } from './expression-text.ts';
import { tenantOf } from './ids.ts';
import type { Endpoint, Tenant } from './types.ts';

/**
 * What an address says: a token endpoint of Entra, an address that is none, or no address at all. Where the host is
 * computed, only the path of v2.0 tells: no other provider has it.
 */
export type Address =
  | { readonly kind: 'entra'; readonly endpoint: Endpoint }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'none' };

const ADDRESS = /^\s*(?:https?:\/\/)?([^/\s?#]+)((?:\/[^?#\s]*)?)/i;
const TOKEN_PATH = /^(?:\/([^/]*))?((?:\/[^/]+)*)\/oauth2(\/v2\.0)?\/token\/?$/i;

/** Paths of other providers' token endpoints: Auth0, IdentityServer, Keycloak, GitHub. */
const OTHERS = /\/(?:oauth|connect|openid-connect)\/(?:token|access_token)\/?(?:[?#]|$)/i;

export function addressOf(text: string): Address {
  const match = ADDRESS.exec(text.startsWith('/') ? `${HOLE}${text}` : text);
  const host = (match?.[1] ?? '').replace(/:\d+$/, '').toLowerCase();
  const token = TOKEN_PATH.exec(match?.[2] ?? '');
  const isUrl = /^\s*https?:\/\//i.test(text);
  const isKnown = isMicrosoftLoginHost(host) && !isAccessControl(host);
  if (isKnown && token) return { kind: 'entra', endpoint: endpointOf(host, token) };
  const version2 = token?.[3] !== undefined;
  if (token && version2 && host.includes(HOLE))
    return { kind: 'entra', endpoint: endpointOf(undefined, token) };
  const isOther = isUrl && !isKnown && !host.includes(HOLE) && host.includes('.');
  return isOther || (!isKnown && OTHERS.test(text)) ? { kind: 'elsewhere' } : { kind: 'none' };
}

/** Azure Access Control, the issuer of SharePoint's add-ins, has an endpoint of its own kind. */
function isAccessControl(host: string): boolean {
  return /(?:^|\.)accesscontrol\.windows\.net$/.test(host);
}

function endpointOf(host: string | undefined, [, segment, , version]: RegExpExecArray): Endpoint {
  const tenant = segment === undefined || segment === '' ? undefined : tenantAt(segment);
  return { ...(host && { host }), ...(tenant && { tenant }), version: version ? 'v2' : 'v1' };
}

function tenantAt(segment: string): Tenant {
  return segment.includes(HOLE) ? { kind: 'reference' } : tenantOf(segment);
}

const RESOURCE =
  /^(?:https:\/\/)?[a-z0-9.-]*(?:microsoft\.(?:com|us|de)|windows\.net|azure\.(?:com|net|us|cn)|sharepoint\.(?:com|us|cn)|office\.(?:com|net)|office365\.com|microsoftgraph\.chinacloudapi\.cn|dynamics\.com)(?:[/:]|$)|^api:\/\/[^\s]*\.default$/i;

/** True for a scope or resource that only Entra issues tokens for. */
export function isMicrosoftResource(text: string): boolean {
  return text.split(/\s+/).some((each) => RESOURCE.test(each));
}
