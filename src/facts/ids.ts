import { deferred } from './deferred.ts';
import { guidWithin, isBrokenGuid, isGuid } from './guid.ts';
import type { ClientId, Id, Malformed, Tenant } from './types.ts';

const WELL_KNOWN = new Set(['common', 'organizations', 'consumers'] as const);
/** What managed identities put in the place of an id. */
const MANAGED = /^(?:system|systemassigned|system-assigned|managed)$/i;

/** The application (client) id that a text states: a GUID, or what is wrong with it. */
export function clientIdOf(text: string): ClientId {
  const value = text.trim();
  if (isGuid(value)) return deferred(value) ?? { kind: 'guid', guid: value.toLowerCase() };
  const malformed = malformedGuid(value);
  if (malformed) return malformed;
  return (
    deferred(value) ?? (MANAGED.test(value) ? { kind: 'reference' } : { kind: 'malformed', fault: 'name' })
  );
}

/** The tenant that a text states: a GUID, a domain, a well-known word, or what is wrong with it. */
export function tenantOf(text: string): Tenant {
  const value = text.trim();
  const lower = value.toLowerCase();
  if (isGuid(value)) return deferred(value) ?? { kind: 'guid', guid: lower };
  for (const name of WELL_KNOWN) if (name === lower) return { kind: 'well-known', name };
  const malformed = malformedGuid(value) ?? tenantInUrl(value);
  if (malformed) return malformed;
  const missing = deferred(value);
  if (missing) return missing;
  if (isDomain(lower)) return { kind: 'domain', domain: lower };
  const domain = /^(?:@|[^@\s]+@)([^@]+)$/.exec(lower)?.[1];
  if (domain && isDomain(domain)) return { kind: 'malformed', fault: 'name', meant: domain };
  return { kind: 'malformed', fault: 'name' };
}

/** The id of a secret, a subscription or an object, from a setting that says it holds one. */
export function idOf(text: string): Id {
  const value = text.trim();
  return deferred(value) ?? (isGuid(value) ? { kind: 'guid', guid: value.toLowerCase() } : { kind: 'other' });
}

function malformedGuid(value: string): Malformed | undefined {
  if (isBrokenGuid(value)) return { kind: 'malformed', fault: 'truncated' };
  const meant = guidWithin(value)?.toLowerCase();
  if (!meant || deferred(meant)) return undefined;
  if (/^[{(<["'].*[})>\]"']$/.test(value)) return { kind: 'malformed', fault: 'braces', meant };
  if (/^[a-z][\w+.-]*:/i.test(value)) return { kind: 'malformed', fault: 'uri', meant };
  return undefined;
}

function tenantInUrl(value: string): Malformed | undefined {
  const match = /^https?:\/\/[^/\s]+\/?([^/\s?#]*)/i.exec(value);
  if (!match) return undefined;
  const tenant = (match[1] ?? '').toLowerCase();
  return { kind: 'malformed', fault: 'uri', ...(isDomain(tenant) && { meant: tenant }) };
}

function isDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text)
  );
}
