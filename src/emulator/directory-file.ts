import { applicationReader, type WrittenApplication } from './application-reader.ts';
import {
  type Application,
  type Directory,
  type OutsideIssuer,
  same,
  type Tenant,
  type User,
} from './directory.ts';
import { faultReader } from './fault-reader.ts';
import type { Fault } from './faults.ts';
import { stableGuid } from './identifiers.ts';
import type { DeviceCodes } from './issued.ts';
import { anyObject, type Complain, guid, integer, list, object, text } from './member-readers.ts';

/** What the file of an emulator says: the options of `startEmulator`. */
export interface EmulatorFile {
  readonly directory: Directory;
  /** Seconds that the emulator's clock is ahead of this machine's; behind when negative. */
  readonly clockOffset: number;
  readonly delayMs: number;
  readonly faults: readonly Fault[];
  readonly deviceCodes: Partial<DeviceCodes>;
}

/** The file, or the first thing that is wrong with it: one sentence that names the member and no value. */
export type ReadEmulatorFile =
  | { readonly kind: 'read'; readonly file: EmulatorFile }
  | { readonly kind: 'broken'; readonly message: string };

interface Written {
  readonly $schema?: string;
  readonly tenants: readonly (Pick<Tenant, 'id'> & Partial<Tenant>)[];
  readonly applications: readonly WrittenApplication[];
  readonly users?: readonly (Pick<User, 'userPrincipalName'> & Partial<User>)[];
  readonly issuers?: readonly OutsideIssuer[];
  readonly clockOffset?: number;
  readonly delayMs?: number;
  readonly faults?: readonly Fault[];
  readonly deviceCodes?: Partial<DeviceCodes>;
}

/** Seconds: ten years. */
const LONGEST_OFFSET = 10 * 365 * 24 * 60 * 60;

/**
 * Reads the file of an emulator (JSON). `readFile` gives the text of a file that a certificate names, undefined
 * when it cannot be read. Members that are not known are refused.
 */
export function readEmulatorFile(
  json: string,
  readFile: (path: string) => string | undefined,
): ReadEmulatorFile {
  const faults: string[] = [];
  const complain: Complain = (member, fault) => faults.push(`${member || 'The document'} ${fault}.`);
  const parsed = parseJson(json);
  if (parsed.kind === 'broken') return parsed;
  const written = fileReader(readFile)(parsed.value, '', complain);
  if (written !== undefined && faults.length === 0) checkReferences(written, complain);
  const [message] = faults;
  if (written === undefined || message !== undefined)
    return { kind: 'broken', message: message ?? 'The document has to be an object.' };
  return { kind: 'read', file: complete(written) };
}

function fileReader(readFile: (path: string) => string | undefined) {
  return object<Written>(
    {
      $schema: text(),
      tenants: list(
        object<Written['tenants'][number]>({ id: guid, displayName: text(), domains: list(text()) }, ['id']),
      ),
      applications: list(applicationReader(readFile)),
      users: list(
        object<NonNullable<Written['users']>[number]>(
          { objectId: guid, tenant: guid, userPrincipalName: text(), displayName: text(), password: text() },
          ['userPrincipalName'],
        ),
      ),
      issuers: list(
        object<OutsideIssuer>(
          { issuer: text(), jwks: object<OutsideIssuer['jwks']>({ keys: list(anyObject) }, ['keys']) },
          ['issuer', 'jwks'],
        ),
      ),
      clockOffset: integer(-LONGEST_OFFSET, LONGEST_OFFSET),
      delayMs: integer(0, 600_000),
      faults: list(faultReader),
      deviceCodes: object<Partial<DeviceCodes>>(
        { pollsUntilApproved: integer(0, 1000), interval: integer(0, 60) },
        [],
      ),
    },
    ['tenants', 'applications'],
  );
}

/** Without the parser's words: they would show a piece of the text, which may be a secret. */
function parseJson(json: string) {
  try {
    return { kind: 'parsed', value: JSON.parse(json.replace(/^\uFEFF/, '')) as unknown } as const;
  } catch (error) {
    const [, line] = /line (\d+) column/.exec(error instanceof Error ? error.message : '') ?? [];
    const where = line === undefined ? '' : ` from line ${line} on`;
    return { kind: 'broken', message: `The document is no JSON${where}.` } as const;
  }
}

function checkReferences({ tenants, applications, users = [] }: Written, complain: Complain): void {
  if (tenants.length === 0) complain('tenants', 'has to name a tenant');
  const isKnown = (tenant: string) => tenants.some(({ id }) => same(id, tenant));
  const owned = [...named('applications', applications), ...named('users', users)];
  for (const { tenant, member } of owned)
    if (tenant !== undefined && !isKnown(tenant)) complain(`${member}.tenant`, 'is none of the tenants');
  applications.forEach(({ clientId }, index) => {
    if (applications.findIndex((each) => same(each.clientId, clientId)) < index)
      complain(`applications[${index}].clientId`, 'is that of an application before it');
  });
}

function named(list: string, entries: readonly { readonly tenant?: string }[]) {
  return entries.map(({ tenant }, index) => ({ tenant, member: `${list}[${index}]` }));
}

/** What was left out: names, ids made of other ids, and the first tenant. */
function complete(written: Written): EmulatorFile {
  const home = written.tenants[0]?.id ?? '';
  return {
    directory: {
      tenants: written.tenants.map((tenant) => ({ displayName: tenant.id, domains: [], ...tenant })),
      applications: written.applications.map((application) => completeApplication(application, home)),
      users: (written.users ?? []).map((user) => ({
        objectId: stableGuid(`user ${user.userPrincipalName}`),
        tenant: home,
        displayName: user.userPrincipalName,
        ...user,
      })),
      issuers: written.issuers ?? [],
    },
    clockOffset: written.clockOffset ?? 0,
    delayMs: written.delayMs ?? 0,
    faults: written.faults ?? [],
    deviceCodes: written.deviceCodes ?? {},
  };
}

function completeApplication(written: WrittenApplication, home: string): Application {
  const { secrets = [], certificates = [], clientId, ...rest } = written;
  return {
    displayName: clientId,
    tenant: home,
    objectId: stableGuid(`service principal ${clientId}`),
    ...rest,
    clientId,
    secrets: secrets.map((secret, index) => ({
      keyId: stableGuid(`secret ${index} ${clientId}`),
      displayName: `secret ${index + 1}`,
      expires: '9999-12-31T00:00:00Z',
      ...secret,
    })),
    certificates: certificates.map((each, index) => ({
      keyId: stableGuid(`certificate ${index} ${clientId}`),
      displayName: `certificate ${index + 1}`,
      ...each,
    })),
  };
}
