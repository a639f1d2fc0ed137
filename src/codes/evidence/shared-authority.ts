import { distinct, type Proof, spotOf } from './proof.ts';
import { type SignIn, signInsOf, signInsWith } from './sign-ins.ts';

/** Sign-ins that name `common` or its like, where Entra wants one tenant. */
export const sharedAuthority: Proof = {
  codes: [50194, 90130, 50059, 90019],
  source: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints',
  prove({ code, values: { appId } }, workspace) {
    // These name no app; requests of an app itself never go to a shared authority.
    const isOfAll = code === 50059 || code === 90019;
    const signIns = isOfAll
      ? signInsOf(workspace).filter(({ flow }) => flow === 'client-credentials')
      : signInsWith(workspace, appId);
    const shared = signIns
      .flatMap((each) => sharedTenant(each) ?? [])
      // Some apps are for work accounts of any tenant.
      .filter(({ name }) => code !== 90130 || name !== 'organizations');
    const names = [...new Set(shared.map(({ name }) => name))];
    if (names.length === 0) return [];
    return [
      {
        id: 'tenant-shared',
        message: `${isOfAll ? 'A request of the app itself' : 'This app'} goes to ${names.join(' and ')} here: write the ID or a domain of the tenant in its place.`,
        places: distinct(shared.map(({ spot }) => spot)),
      },
    ];
  },
};

function sharedTenant({
  uri,
  tenant,
}: SignIn): { readonly name: string; readonly spot: ReturnType<typeof spotOf> } | undefined {
  return tenant?.value.kind === 'well-known'
    ? { name: tenant.value.name, spot: spotOf(uri, tenant) }
    : undefined;
}
