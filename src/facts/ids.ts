import { surrounded } from './around.ts';
import { deferred } from './deferred.ts';
import { doubledGuid, guidWithin, isBrokenGuid, isGuid } from './guid.ts';
import type { ClientId, Id, Malformed, Tenant } from './types.ts';

const WELL_KNOWN = new Set(['common', 'organizations', 'consumers'] as const);
/** What managed identities, federated ones too, put in the place of an id. */
const MANAGED = /^(?:system|systemassigned|system-assigned|managed|urn:microsoft:identity:fmi)$/i;

/** The application (client) id that a text states: a GUID, or what is wrong with it. */
export function clientIdOf(text: string): ClientId {
  const { core, around } = surrounded(text);
  const id = bareClientId(core);
  return around && id.kind === 'guid'
    ? { kind: 'malformed', fault: 'whitespace', around, meant: id.guid }
    : id;
}

function bareClientId(value: string): ClientId {
  if (isGuid(value)) return deferred(value) ?? { kind: 'guid', guid: value.toLowerCase() };
  const malformed = malformedGuid(value);
  if (malformed) return malformed;
  const missing = deferred(value);
  if (missing) return missing;
  if (MANAGED.test(value)) return { kind: 'reference' };
  const lower = value.toLowerCase();
  const isTenant = isDomain(lower) && /\.onmicrosoft\.(?:com|us|cn)$/.test(lower);
  return isTenant
    ? { kind: 'malformed', fault: 'domain', meant: lower }
    : { kind: 'malformed', fault: 'name' };
}

/** The tenant that a text states: a GUID, a domain, a well-known word, or what is wrong with it. */
export function tenantOf(text: string): Tenant {
  const { core, around } = surrounded(text);
  const tenant = bareTenant(core);
  // Words in quotes are what generators of code are fed with.
  const isWord = tenant.kind === 'well-known' && around === 'quotes';
  const meant = around && !isWord ? nameOfTenant(tenant) : undefined;
  return around && meant ? { kind: 'malformed', fault: 'whitespace', around, meant } : tenant;
}

function nameOfTenant(tenant: Tenant): string | undefined {
  switch (tenant.kind) {
    case 'guid':
      return tenant.guid;
    case 'domain':
      return tenant.domain;
    case 'well-known':
      return tenant.name;
    default:
      return undefined;
  }
}

function bareTenant(value: string): Tenant {
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
  const doubled = doubledGuid(value)?.toLowerCase();
  if (doubled && !deferred(doubled)) return { kind: 'malformed', fault: 'doubled', meant: doubled };
  if (isBrokenGuid(value)) return { kind: 'malformed', fault: 'truncated' };
  const meant = guidWithin(value)?.toLowerCase();
  if (!meant || deferred(meant)) return undefined;
  if (/^[{(<[]+[^{(<[})>\]]*[})>\]]+$/.test(value) && value.length <= meant.length + 8)
    return { kind: 'malformed', fault: 'braces', meant };
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
