import { deferred } from './deferred.ts';
import type { Authority } from './types.ts';

/** Hosts where Entra issues tokens, in every cloud, and those of B2C and External ID tenants. */
const MICROSOFT_HOST =
  /(?:^|\.)(?:microsoftonline\.(?:com|us|de)|partner\.microsoftonline\.cn|login\.windows\.net|sts\.windows\.net|login\.microsoft\.com|chinacloudapi\.cn|usgovcloudapi\.net|sovcloud-identity\.(?:fr|de|sg)|ciamlogin\.com|b2clogin\.com|accesscontrol\.windows\.net)$/i;

/** True for a host of a Microsoft cloud that issues tokens. */
export function isMicrosoftLoginHost(host: string): boolean {
  return MICROSOFT_HOST.test(host);
}

/** The authority that a text states: its host, and the tenant where the path names one. */
export function authorityOf(text: string): Authority {
  const value = text.trim();
  const match = /^(?:https?:\/\/)?([a-z0-9.-]+\.[a-z]+|localhost)(?::\d+)?(?:\/([^/?#]*))?/i.exec(value);
  const host = match?.[1]?.toLowerCase();
  if (!host) return deferred(value) ?? { kind: 'other' };
  const tenant = match?.[2];
  return { kind: 'url', host, isMicrosoft: isMicrosoftLoginHost(host), ...(tenant && { tenant }) };
}
