import type { FileFacts } from '../core/file-index.ts';
import type { Place } from '../core/types.ts';
import type {
  App,
  EntraFact,
  FederatedCredential,
  Registration,
  StatedCertificate,
  TokenRequest,
  WorkflowJob,
} from './types.ts';

/** A fact, and the file that holds it. */
export interface Located<F> {
  readonly uri: string;
  readonly fact: F;
}

/** What a file says that a GUID is the id of. */
export interface KnownId {
  readonly guid: string;
  readonly of: 'application' | 'object' | 'secret' | 'key' | 'tenant' | 'subscription';
  /** The name of the setting that says so. */
  readonly name: string;
  readonly uri: string;
  readonly place: Place;
}

/** What the files of a workspace say together. */
export interface Workspace {
  /** Seconds since 1970: what expires is judged at this moment. */
  now(): number;
  readonly apps: readonly Located<App>[];
  /** Requests to a token endpoint that are made by hand. */
  readonly requests: readonly Located<TokenRequest>[];
  readonly registrations: readonly Located<Registration>[];
  readonly certificates: readonly Located<StatedCertificate>[];
  readonly federatedCredentials: readonly Located<FederatedCredential>[];
  readonly workflowJobs: readonly Located<WorkflowJob>[];
  /** The apps with this client id, in lower case. */
  appsOf(clientId: string): readonly Located<App>[];
  /** What the files say that the GUID is; in lower case, as facts hold it. */
  idsOf(guid: string): readonly KnownId[];
  /** Every id of the given kind. */
  idsAs(of: KnownId['of']): readonly KnownId[];
}

/** Joins what the files of a workspace say. `now` is the clock that rules are given. */
export function workspaceOf(files: readonly FileFacts<EntraFact>[], now: () => number): Workspace {
  const apps = locatedOf(files, 'app');
  const registrations = locatedOf(files, 'registration');
  const ids = [...apps.flatMap(idsOfApp), ...registrations.flatMap(idsOfRegistration)];
  const byGuid = grouped(ids, ({ guid }) => guid);
  const byKind = grouped(ids, ({ of }) => of);
  const byClient = grouped(apps, ({ fact }) => guidOf(fact.clientId) ?? '');
  return {
    now,
    apps,
    registrations,
    certificates: locatedOf(files, 'certificate'),
    federatedCredentials: locatedOf(files, 'federated-credential'),
    requests: locatedOf(files, 'token-request'),
    workflowJobs: locatedOf(files, 'workflow-job'),
    appsOf: (clientId) => byClient.get(clientId) ?? [],
    idsOf: (guid) => byGuid.get(guid) ?? [],
    idsAs: (of) => byKind.get(of) ?? [],
  };
}

/** All of the same key together, in their order. */
export function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

function locatedOf<Kind extends EntraFact['kind']>(
  files: readonly FileFacts<EntraFact>[],
  kind: Kind,
): readonly Located<Extract<EntraFact, { readonly kind: Kind }>>[] {
  return files.flatMap(({ uri, facts }) =>
    facts.filter((fact) => fact.kind === kind).map((fact) => ({ uri, fact: fact as never })),
  );
}

type StatedId = {
  readonly value: { readonly kind: string; readonly guid?: string };
  readonly name: string;
  readonly place: Place;
};

function idsOfApp({ uri, fact }: Located<App>): readonly KnownId[] {
  const { clientId, tenant, authorityTenant, secretId, objectId, subscriptionId } = fact;
  return [
    ...knownId('application', clientId, uri),
    ...knownId('tenant', tenant, uri),
    ...knownId('tenant', authorityTenant, uri),
    ...knownId('secret', secretId, uri),
    ...knownId('object', objectId, uri),
    ...knownId('subscription', subscriptionId, uri),
  ];
}

function idsOfRegistration({ uri, fact }: Located<Registration>): readonly KnownId[] {
  const { clientId, objectId, passwordCredentials, keyCredentials } = fact;
  return [
    ...knownId('application', clientId, uri),
    ...knownId('object', objectId, uri),
    ...passwordCredentials.flatMap(({ keyId }) => knownText('secret', keyId, uri)),
    ...keyCredentials.flatMap(({ keyId }) => knownText('key', keyId, uri)),
  ];
}

function guidOf(stated: StatedId | undefined): string | undefined {
  return stated?.value.guid;
}

function knownId(of: KnownId['of'], stated: StatedId | undefined, uri: string): readonly KnownId[] {
  const guid = guidOf(stated);
  return stated && guid !== undefined ? [{ guid, of, name: stated.name, uri, place: stated.place }] : [];
}

function knownText(
  of: KnownId['of'],
  stated: { readonly value: string; readonly name: string; readonly place: Place } | undefined,
  uri: string,
): readonly KnownId[] {
  return stated
    ? [{ guid: stated.value.toLowerCase(), of, name: stated.name, uri, place: stated.place }]
    : [];
}
