import type { Workspace } from '../../facts/workspace.ts';
import { inMarks } from './in-marks.ts';
import { knownAs } from './known-ids.ts';
import { mistyped } from './mistyped.ts';
import { distinct, type Proof, type Proven, type Spot, spotOf } from './proof.ts';
import { type SignIn, signInsWith, tenantName } from './sign-ins.ts';
import { unset } from './unset.ts';

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What the workspace knows of an app that Entra does not find in a tenant. */
export const unknownApplication: Proof = {
  codes: [700016],
  source:
    'https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts700016-application-not-found-in-directory',
  prove({ values }, workspace) {
    const appId = values.appId?.toLowerCase();
    if (appId === undefined) return [];
    const proven = [
      ...(anotherId(appId, workspace) ?? []),
      ...(anotherTenant(appId, values.tenant?.toLowerCase(), workspace) ?? []),
    ];
    if (proven.length > 0) return proven;
    const spelled =
      unset(values.appId ?? '', 'client') ??
      inMarks(appId, 'client', workspace) ??
      nameOfApp(values.appId ?? '', workspace);
    if (spelled) return [spelled];
    const found = mistyped(appId, 'application', workspace);
    return found ? [found] : statedAt(appId, workspace);
  },
};

/** The GUID that was sent as client id is that of something else. */
function anotherId(appId: string, workspace: Workspace): readonly Proven[] | undefined {
  const ids = workspace.idsOf(appId);
  // What some file calls a client id, and another one an object's, is proven by neither.
  const sent = ids.filter(({ of }) => of === 'application');
  const other = ids.find(({ of }) => of !== 'application');
  if (!other) return undefined;
  const isContested = other.of !== 'tenant' && sent.some(({ uri }) => uri === other.uri);
  if (isContested) return undefined;
  return [
    {
      id: `app-id-is-${other.of}`,
      message: `${appId} was sent as client ID, but the workspace knows it as ${knownAs[other.of]}: ${other.of === 'tenant' ? 'tenant and client ID changed places' : 'the client ID stands on the app’s overview page'}.`,
      places: distinct([...sent, other].map((each) => spotOf(each.uri, each))),
    },
  ];
}

/**
 * Elsewhere in the workspace the app goes with another tenant. Names are not compared: a tenant has several, and an id
 * beside them.
 */
function anotherTenant(
  appId: string,
  tenant: string | undefined,
  workspace: Workspace,
): readonly Proven[] | undefined {
  if (tenant === undefined || !GUID.test(tenant)) return undefined;
  const own = signInsWith(workspace, appId).filter((each) => each.tenant?.value.kind === 'guid');
  const asked = own.filter((each) => tenantName(each.tenant) === tenant);
  const others = own.filter((each) => !asked.includes(each));
  const [other] = others;
  if (!other) return undefined;
  return [
    {
      id: 'app-in-other-tenant',
      message: `The request went to the tenant ${tenant}. ${environmentOf(other)}this app goes with the tenant ${tenantName(other.tenant)}: the ids of two environments were mixed, as it seems.`,
      places: distinct([...asked, ...others].flatMap(placeOfTenant)),
    },
  ];
}

function environmentOf(signIn: SignIn): string {
  return signIn.environment === undefined ? 'Elsewhere in the workspace ' : `In ${signIn.environment} `;
}

function placeOfTenant({ uri, tenant }: SignIn): readonly Spot[] {
  return tenant ? [spotOf(uri, tenant)] : [];
}

/** A name where the client ID belongs; addresses may be application ID URIs, and masks hide what was sent. */
function nameOfApp(sent: string, { registrations }: Workspace): Proven | undefined {
  if (GUID.test(sent.toLowerCase()) || !/^[\p{L}\d _-]+$/u.test(sent) || /^[x\d-]*$/i.test(sent))
    return undefined;
  const named = registrations.filter(({ fact }) => fact.displayName?.value === sent);
  const ids = named.flatMap(({ fact: { clientId } }) =>
    clientId?.value.kind === 'guid' ? clientId.value.guid : [],
  );
  return {
    id: 'app-id-is-name',
    message: `${sent} was sent as client ID, which is a GUID: ${ids.length === 1 ? `that of the app of this name is ${ids[0]}` : 'write the Application (client) ID of the app’s overview page'}.`,
    places: named.flatMap(({ uri, fact }) => (fact.displayName ? [spotOf(uri, fact.displayName)] : [])),
  };
}

function statedAt(appId: string, workspace: Workspace): readonly Proven[] {
  const places = workspace.idsOf(appId).map((each) => spotOf(each.uri, each));
  if (places.length === 0) return [];
  const tenants = signInsWith(workspace, appId).flatMap((each) => tenantName(each.tenant) ?? []);
  const [tenant] = new Set(tenants);
  const goes = tenant === undefined ? '' : `, with the tenant ${tenant}`;
  return [
    {
      id: 'app-place',
      message: `The client ID is stated here${goes}. Compare both with the app’s overview page.`,
      places: distinct(places),
    },
  ];
}
