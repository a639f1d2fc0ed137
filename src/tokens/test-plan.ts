import type { Inline } from '../core/report.ts';
import { isGuid } from './claims.ts';
import type { TokenDraft } from './draft.ts';
import type { Credential, TokenProfile } from './profile.ts';
import { tenantKind } from './tenant.ts';
import { readUrl } from './url.ts';

/** What a file gives an app to prove itself with, without anybody being asked. */
export type FoundCredential =
  | { readonly kind: 'found'; readonly credential: Credential }
  /** `what` is missing: `the client secret (the variable SECRET is set nowhere)`. */
  | {
      readonly kind: 'missing';
      readonly what: string;
      /** True where no file can hold it: what else is missing does not matter then. */
      readonly isElsewhere?: true;
    };

/** An app of the workspace, and the request that tests it. */
export interface PlannedApp {
  /** Where the app stands, as it is shown. */
  readonly where: readonly Inline[];
  readonly environment?: string;
  /** As `shownIds` gives them. */
  readonly tenant?: string;
  readonly clientId?: string;
  /** What it proves itself with, as it is shown: `secret`. */
  readonly credential: string;
  readonly plan:
    | { readonly kind: 'send'; readonly profile: TokenProfile }
    /** What is missing, as it is shown. */
    | { readonly kind: 'incomplete'; readonly missing: readonly string[] };
}

const NO_TENANT = 'neither a GUID nor a domain';
const NO_CLIENT_ID = 'not a GUID';

/** Tenant and client id as they may be shown: what is neither may be a secret that was mixed up with it. */
export function shownIds({ tenant, clientId }: TokenDraft): Pick<PlannedApp, 'tenant' | 'clientId'> {
  return {
    ...(tenant !== undefined && { tenant: tenantKind(tenant) === 'malformed' ? NO_TENANT : tenant }),
    ...(clientId !== undefined && { clientId: isGuid(clientId) ? clientId : NO_CLIENT_ID }),
  };
}

/** Plans the test of an app from what its file says: client credentials, for that is what needs nobody to sign in. */
export function planTest(draft: TokenDraft, found: FoundCredential): PlannedApp['plan'] {
  const { origin, tenant, clientId, scope } = draft;
  if (found.kind === 'missing' && found.isElsewhere) return { kind: 'incomplete', missing: [found.what] };
  const missing = [
    ...(tenant === undefined ? ['the tenant'] : []),
    ...(clientId === undefined ? ['the client ID'] : []),
    ...(found.kind === 'missing' ? [found.what] : []),
  ];
  if (tenant === undefined || clientId === undefined || found.kind === 'missing') {
    return { kind: 'incomplete', missing };
  }
  const profile: TokenProfile = {
    authority: `${origin}/${tenant}`,
    clientId,
    scopes: scope.split(/\s+/),
    credential: found.credential,
    grant: { kind: 'client-credentials' },
  };
  return { kind: 'send', profile };
}

/** The requests of a plan: what several files state alike is sent once. */
export interface TestPlan {
  readonly profiles: readonly TokenProfile[];
  /** Which of the profiles tests an app; undefined for one whose test is not complete. */
  profileOf(app: PlannedApp): TokenProfile | undefined;
  /** Hosts that are asked, in lower case, each once. */
  readonly hosts: readonly string[];
}

/** Apps with the same authority, client id, credential and scopes share a request. */
export function planTests(apps: readonly PlannedApp[]): TestPlan {
  const byKey = new Map<string, TokenProfile>();
  const chosen = new Map<PlannedApp, TokenProfile>();
  for (const app of apps) {
    if (app.plan.kind === 'incomplete') continue;
    const key = keyOf(app.plan.profile);
    const profile = byKey.get(key) ?? app.plan.profile;
    byKey.set(key, profile);
    chosen.set(app, profile);
  }
  const profiles = [...byKey.values()];
  return {
    profiles,
    profileOf: (app) => chosen.get(app),
    hosts: [...new Set(profiles.flatMap(({ authority }) => readUrl(authority)?.host ?? []))],
  };
}

/** Holds the credential: it must not leave this file. */
function keyOf({ authority, clientId, scopes, credential }: TokenProfile): string {
  const parts = [authority.toLowerCase(), clientId.toLowerCase(), ...scopes, proofOf(credential)];
  return JSON.stringify(parts);
}

function proofOf(credential: Credential): string {
  switch (credential.kind) {
    case 'client-secret':
      return credential.secret.reveal();
    case 'certificate':
      return credential.certificate;
    case 'client-assertion':
      return credential.assertion.reveal();
    case 'federated-token':
      return credential.token.reveal();
    case 'none':
      return '';
  }
}

/** Folders and names of files that show how settings look: what they hold is not meant to work. */
const SAMPLE =
  /(?:^|\/)(?:examples?|samples?|templates?|docs?)\/|[._-](?:example|sample|template|dist)(?:[._-][^/]*)?$/i;

/** True for a file, by its path in the workspace, whose settings are made to be copied. */
export function isSampleFile(path: string): boolean {
  return SAMPLE.test(path);
}
