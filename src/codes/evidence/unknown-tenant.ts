import { knownAs } from './known-ids.ts';
import { distinct, type Proof, type Spot, spotOf } from './proof.ts';
import { signInsOf, tenantName } from './sign-ins.ts';

/** What the workspace knows of a tenant that Entra does not find. */
export const unknownTenant: Proof = {
  codes: [90002, 900023, 900021],
  source: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints',
  prove({ values }, workspace) {
    const tenant = values.tenant?.toLowerCase();
    if (tenant === undefined) return [];
    const stated = signInsOf(workspace).flatMap((each): readonly Spot[] =>
      each.tenant && tenantName(each.tenant) === tenant ? [spotOf(each.uri, each.tenant)] : [],
    );
    const other = workspace.idsOf(tenant).find(({ of }) => of !== 'tenant');
    if (other) {
      return [
        {
          id: `tenant-is-${other.of}`,
          message: `${tenant} was sent as tenant, but the workspace knows it as ${knownAs[other.of]}${other.of === 'application' ? ': tenant and client ID changed places' : ': the tenant’s ID stands on the app’s overview page'}.`,
          places: distinct([...stated, spotOf(other.uri, other)]),
        },
      ];
    }
    if (stated.length === 0) return [];
    return [
      {
        id: 'tenant-place',
        message:
          'The tenant is stated here. Compare it with the Directory (tenant) ID on the app’s overview page.',
        places: distinct(stated),
      },
    ];
  },
};
