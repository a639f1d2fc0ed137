import { inMarks } from './in-marks.ts';
import { knownAs } from './known-ids.ts';
import { mistyped } from './mistyped.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { signInsOf, tenantName } from './sign-ins.ts';
import { unset } from './unset.ts';

/** What the workspace knows of a tenant that Entra does not find. */
export const unknownTenant: Proof = {
  codes: [90002, 900023],
  source: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints',
  prove({ values }, workspace) {
    const tenant = values.tenant?.toLowerCase();
    if (tenant === undefined) return [];
    const bare = unset(values.tenant ?? '', 'tenant') ?? inMarks(tenant, 'tenant', workspace);
    if (bare) return [bare];
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
    const slip = mistyped(tenant, 'tenant', workspace) ?? misspeltDomain(tenant, stated);
    if (slip) return [slip];
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

const INITIAL_DOMAIN = 'onmicrosoft.com';

/** `contoso.onmicrosft.com`, `contoso.microsoft.com`: nearly the domain that every tenant begins with. */
function misspeltDomain(tenant: string, places: readonly Spot[]): Proven | undefined {
  const [, name, rest = ''] = /^([a-z\d-]+)\.([a-z]+\.[a-z]+)$/.exec(tenant) ?? [];
  if (name === undefined || rest === INITIAL_DOMAIN || !isNear(rest)) return undefined;
  return {
    id: 'tenant-misspelt',
    message: `${tenant} was sent as tenant: the initial domain of tenants ends in ${INITIAL_DOMAIN}. Write ${name}.${INITIAL_DOMAIN}, or the tenant’s ID.`,
    places: distinct(places),
  };
}

/** One letter is left out, put in, changed, or has changed places with its neighbour. */
function isNear(domain: string): boolean {
  const length = Math.max(domain.length, INITIAL_DOMAIN.length);
  let same = 0;
  while (same < length && domain[same] === INITIAL_DOMAIN[same]) same++;
  const [one, other] = [domain.slice(same), INITIAL_DOMAIN.slice(same)];
  const isExchanged = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
  return isExchanged || one.slice(1) === other.slice(1) || one === other.slice(1) || one.slice(1) === other;
}
