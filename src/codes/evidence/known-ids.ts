import type { KnownId } from '../../facts/workspace.ts';

/** What the workspace knows a GUID as, in words. */
export const knownAs: Readonly<Record<KnownId['of'], string>> = {
  application: 'a client ID',
  tenant: 'a tenant',
  object: 'an object ID',
  secret: 'the ID of a client secret',
  key: 'the ID of a certificate or key',
  subscription: 'a subscription',
};
