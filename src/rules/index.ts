// Derived from the files of this folder by `npm run update`.
import type { Rule } from '../core/rule.ts';
import type { EntraFact } from '../facts/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import clientIdMalformed from './client-id-malformed.ts';
import secretEqualsClientId from './secret-equals-client-id.ts';
import secretEqualsTenantId from './secret-equals-tenant-id.ts';
import secretHardcoded from './secret-hardcoded.ts';
import secretIdAsValue from './secret-id-as-value.ts';
import secretIsThumbprint from './secret-is-thumbprint.ts';
import secretMasked from './secret-masked.ts';
import tenantMalformed from './tenant-malformed.ts';

/** Every rule, by name. */
export const rules: readonly Rule<EntraFact, Workspace>[] = [
  clientIdMalformed,
  secretEqualsClientId,
  secretEqualsTenantId,
  secretHardcoded,
  secretIdAsValue,
  secretIsThumbprint,
  secretMasked,
  tenantMalformed,
];
