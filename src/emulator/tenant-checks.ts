import { isGuid } from './directory.ts';
import { refuse } from './refusal.ts';
import type { Situation } from './situation.ts';

/** Words that stand for no tenant in particular. */
export const tenantAliases: readonly string[] = ['common', 'organizations', 'consumers'];

/** Whether a tenant's name is such a word, in any letter case. */
export function isAlias(tenant: string): boolean {
  return tenantAliases.includes(tenant.toLowerCase());
}

/** A request without a user tells its tenant by the path alone: 50059 on `/common` and its like. */
export function tenantNamed({ request }: Situation) {
  return isAlias(request.tenant) ? refuse(50059, {}) : undefined;
}

/** 900023 for what is neither a GUID nor a domain name nor one of those words. */
export function tenantWellFormed({ request: { tenant } }: Situation) {
  return isGuid(tenant) || isAlias(tenant) || isDomainName(tenant) ? undefined : refuse(900023, { tenant });
}

/** 90002 for a tenant that is not there. */
export function tenantExists({ request, tenant }: Situation) {
  if (tenant !== undefined || isAlias(request.tenant)) return undefined;
  return refuse(90002, { tenant: request.tenant });
}

/** Two or more labels of RFC 1123, section 2.1. */
function isDomainName(text: string): boolean {
  const labels = text.split('.');
  return labels.length > 1 && labels.every((label) => label.length < 64 && LABEL.test(label));
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
