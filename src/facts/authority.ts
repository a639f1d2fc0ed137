import { cloudOf } from './clouds.ts';
import { deferred } from './deferred.ts';
import type { Authority } from './types.ts';

/** SharePoint's old issuer, Azure Access Control: it is no authority of any cloud, but its clients are Entra's. */
const ACCESS_CONTROL = 'accounts.accesscontrol.windows.net';

/** True for a host of a Microsoft cloud that issues tokens. */
export function isMicrosoftLoginHost(host: string): boolean {
  return cloudOf(host) !== undefined || host.toLowerCase() === ACCESS_CONTROL;
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
