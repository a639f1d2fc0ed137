import type { App, EntraFact } from '../facts/types.ts';
import { credentialHints } from './credential-hints.ts';
import type { FoundCredential } from './test-plan.ts';

/** The apps that can be tested: those that name themselves, or a credential. */
export function testableApps(facts: readonly EntraFact[]): readonly App[] {
  return facts
    .filter((fact) => fact.kind === 'app')
    .filter(({ clientId, clientSecret }) => clientId !== undefined || clientSecret !== undefined);
}

/** Where an app begins (UTF-16): the first of its parts in the text. */
export function startOfApp(app: App): number {
  const parts = [app.clientId, app.tenant, app.authority, app.clientSecret, app.certificate, app.thumbprint];
  const starts = parts.flatMap((part) => part?.place.span.start ?? []);
  return Math.min(...starts, ...(app.call ? [app.call.start] : []));
}

/** What an app proves itself with, as it is shown. */
export type ShownCredential =
  | 'secret'
  | 'certificate'
  | 'managed identity'
  | 'federated token'
  | 'assertion'
  | 'none';

export function shownCredential(app: App): ShownCredential {
  if (app.clientSecret) return 'secret';
  const { kinds, certificatePath } = credentialHints(app);
  if (certificatePath !== undefined) return 'certificate';
  const isOfUsers = app.isPublicClient || app.flow === 'device-code' || app.flow === 'interactive';
  const [kind = isOfUsers ? 'none' : 'secret'] = kinds;
  if (kind === 'managed-identity') return 'managed identity';
  return kind === 'federated' ? 'federated token' : kind;
}

/** The credentials that no file holds. */
export const HELD_ELSEWHERE: Readonly<
  Record<Exclude<ShownCredential, 'secret' | 'certificate'>, FoundCredential>
> = {
  'managed identity': elsewhere('the machine that has this managed identity'),
  'federated token': elsewhere('the token of the other issuer'),
  assertion: elsewhere('the client assertion, which the code makes'),
  none: elsewhere('a user who signs in, for this is a public client'),
};

function elsewhere(what: string): FoundCredential {
  return { kind: 'missing', what, isElsewhere: true };
}

/** What stands in the place of a secret. */
export interface SecretReference {
  readonly kind: 'vault' | 'variable';
  /** Of the variable; of a secret in a vault its address, or the text that refers to it. */
  readonly name: string;
}

const VAULT = /@Microsoft\.KeyVault\(([^)]{1,200})\)|(https:\/\/[\w-]+\.vault\.[\w.]+\/secrets\/[\w/-]+)/i;
const VARIABLE = /^\$?(?:\{\{?|\()?\s*(?:env[.:])?([A-Za-z_]\w*)\s*(?:\}\}?|\))?$/;

/** What an app's secret refers to; undefined where it refers to nothing. `text` is the value of the setting. */
export function secretReference({ clientSecret }: App, text: string): SecretReference | undefined {
  if (clientSecret?.value.kind !== 'reference' && clientSecret?.value.kind !== 'placeholder')
    return undefined;
  const [, inFunction, address] = VAULT.exec(text) ?? [];
  const vault = inFunction ?? address;
  if (vault !== undefined) return { kind: 'vault', name: vault };
  const name = clientSecret.source?.variable?.name ?? VARIABLE.exec(text.trim())?.[1];
  return name === undefined ? undefined : { kind: 'variable', name };
}

/** The reference as it is shown. */
export function describeReference({ kind, name }: SecretReference): string {
  return kind === 'vault' ? `the Key Vault (${name})` : `the variable ${name}`;
}

/** Files beside the settings that set variables, the nearest to the developer first. */
export const VARIABLE_FILES: readonly string[] = [
  '.env.local',
  '.env',
  '.env.development',
  'local.settings.json',
];
