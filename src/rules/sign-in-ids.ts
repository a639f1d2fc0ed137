import type { Evidence, Place } from '../core/types.ts';
import type { App, Stated, Tenant, TokenRequest } from '../facts/types.ts';
import type { KnownId, Workspace } from '../facts/workspace.ts';
import { isTestFile } from './test-files.ts';

/** The tenant that a sign-in names: by itself, or in the address that it goes to. */
export function tenantOf(fact: App | TokenRequest): Stated<Tenant> | undefined {
  return fact.kind === 'app' ? (fact.tenant ?? fact.authorityTenant) : fact.tenant;
}

/** The GUID that is stated; undefined for everything else. */
export function guidOf(
  stated: { readonly value: { readonly kind: string; readonly guid?: string } } | undefined,
): string | undefined {
  return stated?.value.guid;
}

/**
 * What the workspace says of a GUID elsewhere than at the given places of the file. Tests invent what they say: they
 * neither prove nor are proven anything.
 */
export function saidElsewhere(
  workspace: Workspace,
  guid: string,
  uri: string,
  own: readonly (Stated<unknown> | undefined)[],
): readonly KnownId[] {
  if (isTestFile(uri)) return [];
  return workspace
    .idsOf(guid)
    .filter(
      (known) =>
        (known.uri === uri || !isTestFile(known.uri)) &&
        !own.some((stated) => stated && isSamePlace(known, uri, stated.place)),
    );
}

function isSamePlace(known: { readonly uri: string; readonly place: Place }, uri: string, place: Place) {
  return known.uri === uri && known.place.span.start === place.span.start;
}

/** What is said of the GUID in one role, when nothing says otherwise of it. */
export function onlyAs(of: KnownId['of'], said: readonly KnownId[]): readonly KnownId[] {
  return said.every((known) => known.of === of) ? said : [];
}

/** The tenants that the workspace pairs with an application, each once, in lower case. */
export function tenantsOfApp(workspace: Workspace, clientId: string): readonly string[] {
  const tenants = workspace.appsOf(clientId).flatMap(({ fact }) => guidOf(tenantOf(fact)) ?? []);
  return [...new Set(tenants)];
}

/** The only one of several; undefined for none or more. */
export function only<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

const ROLES: Readonly<Record<KnownId['of'], string>> = {
  application: 'a client ID',
  object: 'an object ID',
  secret: 'the ID of a secret',
  key: 'the ID of a key',
  tenant: 'a tenant ID',
  subscription: 'a subscription ID',
};

/** The first statements that prove what a GUID is, as related information. */
export function evidenceOf(known: readonly KnownId[]): readonly Evidence[] {
  return known.slice(0, 3).map(({ uri, place, name, of }) => ({
    uri,
    span: place.span,
    message: `${name} says that this GUID is ${ROLES[of]}.`,
  }));
}
