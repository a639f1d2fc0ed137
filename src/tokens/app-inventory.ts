import type { Span } from '../core/types.ts';
import type { App, Registration } from '../facts/types.ts';
import { grouped, type Located, type Workspace } from '../facts/workspace.ts';
import { certificateOfApp } from './app-certificate.ts';
import { type ShownCredential, shownCredential, testableApps } from './stated-apps.ts';

/** An app of a workspace, in one environment: what all its files say of it together. */
export interface InventoryApp {
  /** Stays the same while the files say the same of who it is. */
  readonly key: string;
  /** As the registration calls it, where one lies in the workspace. */
  readonly displayName?: string;
  /** GUID in lower case; absent where no file states it. */
  readonly clientId?: string;
  /** GUIDs and domains, each once. */
  readonly tenants: readonly string[];
  /** What it proves itself with, each once. */
  readonly credentials: readonly ShownCredential[];
  /** Where it is stated, in the order of the files. */
  readonly statements: readonly Located<App>[];
  readonly expiries: readonly Expiry[];
}

/** When a credential of an app ends, as a certificate or a registration of the workspace says. */
export interface Expiry {
  readonly of: 'certificate' | 'secret';
  /** The certificate's subject, the secret's description; empty where it has none. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly uri: string;
  readonly span: Span;
}

/** The apps of one environment; without a name those of files that are for none. */
export interface InventoryEnvironment {
  readonly name?: string;
  readonly apps: readonly InventoryApp[];
}

/** The apps that the files of a workspace state, by environment: those without one come last. */
export function inventoryOf(workspace: Workspace): readonly InventoryEnvironment[] {
  const stated = workspace.apps.filter(({ fact }) => testableApps([fact]).length > 0);
  const environments = grouped(stated, ({ fact }) => fact.environment ?? '');
  const names = [...environments.keys()].sort(
    (a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1),
  );
  return names.map((name) => {
    const apps = [...grouped(environments.get(name) ?? [], keyOf)];
    return {
      ...(name !== '' && { name }),
      apps: apps.map(([key, statements]) => appOf(`${name} ${key}`, statements, workspace)),
    };
  });
}

/** Files that name the same app speak of one; what names none is known by where it stands. */
function keyOf({ uri, fact }: Located<App>): string {
  return guidOf(fact) ?? `${uri} ${fact.group}`;
}

function guidOf({ clientId }: App): string | undefined {
  return clientId?.value.kind === 'guid' ? clientId.value.guid : undefined;
}

function appOf(key: string, statements: readonly Located<App>[], workspace: Workspace): InventoryApp {
  const clientId = statements.map(({ fact }) => guidOf(fact)).find((guid) => guid !== undefined);
  const registrations = workspace.registrations.filter(
    ({ fact }) =>
      clientId !== undefined && fact.clientId?.value.kind === 'guid' && fact.clientId.value.guid === clientId,
  );
  const displayName = registrations.map(({ fact }) => fact.displayName?.value).find((name) => name);
  return {
    key,
    ...(displayName !== undefined && { displayName }),
    ...(clientId !== undefined && { clientId }),
    tenants: distinct(statements.flatMap(({ fact }) => tenantsOf(fact))),
    credentials: distinct(statements.map(({ fact }) => shownCredential(fact))),
    statements,
    expiries: [
      ...statements.flatMap((each) => certificateExpiry(each, workspace)),
      ...registrations.flatMap(secretExpiries),
    ],
  };
}

function tenantsOf({ tenant, authorityTenant }: App): readonly string[] {
  return [tenant, authorityTenant].flatMap((stated) => {
    if (stated?.value.kind === 'guid') return [stated.value.guid];
    return stated?.value.kind === 'domain' ? [stated.value.domain] : [];
  });
}

function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}

function certificateExpiry({ fact, uri }: Located<App>, workspace: Workspace): readonly Expiry[] {
  const found = certificateOfApp(fact, uri, workspace);
  if (!found) return [];
  const { certificate, place } = found.fact;
  return [
    {
      of: 'certificate',
      name: certificate.subject,
      at: certificate.notAfter,
      uri: found.uri,
      span: place.span,
    },
  ];
}

function secretExpiries({ fact, uri }: Located<Registration>): readonly Expiry[] {
  return fact.passwordCredentials.flatMap(({ endDateTime, displayName }): readonly Expiry[] => {
    const at = Date.parse(endDateTime?.value ?? '') / 1000;
    return endDateTime && Number.isFinite(at)
      ? [{ of: 'secret', name: displayName?.value ?? '', at, uri, span: endDateTime.place.span }]
      : [];
  });
}
