import { isGuid } from './claims.ts';

/** What stands where a tenant belongs. */
export type TenantKind =
  /** The id of a tenant. */
  | 'guid'
  /** One of its domains. */
  | 'domain'
  /** `common`, `organizations` or `consumers`: many tenants, good for signing in users only. */
  | 'many'
  /** A placeholder, a display name, nothing. */
  | 'malformed';

const MANY = /^(?:common|organizations|consumers)$/i;
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** Tells the tenant of an authority or endpoint by its form. Source: entra-docs, v2-protocols, "Endpoints". */
export function tenantKind(tenant: string): TenantKind {
  if (isGuid(tenant)) return 'guid';
  if (MANY.test(tenant)) return 'many';
  return DOMAIN.test(tenant) ? 'domain' : 'malformed';
}
