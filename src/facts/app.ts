import { MOST_OF_A_KIND } from '../core/limits.ts';
import type { Setting } from '../core/types.ts';
import type { SentAssertion } from './assertion-types.ts';
import { authorityOf } from './authority.ts';
import { certificateSourceOf } from './certificate-source.ts';
import { defined } from './code-app-parts.ts';
import { environmentOf } from './environment.ts';
import { clientIdOf, idOf, tenantOf } from './ids.ts';
import { compactName, lastLevelOf, levelsOf, providerOf, type Role, roleOf } from './names.ts';
import { writtenAssertionOf } from './sent-assertion.ts';
import { sourceOfReference } from './source.ts';
import { tenantWithin } from './tenant-part.ts';
import type { App, ClientSecret, Deferred, Flow, Stated } from './types.ts';
import { holdsIdentifiableSecret, writtenSecretOf } from './written-secret.ts';

/** Settings that stand together: in the same section, and with the same prefix before their roles' names. */
interface Group {
  readonly key: string;
  readonly names: readonly string[];
  readonly settings: Map<Role, Setting>;
  /** Settings whose name alone does not say that they hold a credential. */
  readonly weak: Map<Role, Setting>;
}

/**
 * The applications that a file's settings describe. Settings belong together when they share a section
 * and a prefix; a tenant, client id or authority that a file states once serves all its groups. Groups
 * that do not concern Entra are left out: other providers use the same names and are right. `speaksOfEntra`
 * is true for code that imports what only Microsoft identity has: there names need not say it again.
 */
export function appsOf(settings: readonly Setting[], path: string, speaksOfEntra = false): readonly App[] {
  const groups = groupsOf(settings);
  const shared = sharedSettings(groups.filter((group) => providerOf(group.names) !== 'other'));
  const apps: App[] = [];
  for (const group of groups) {
    const own = withWeak(group);
    const all = new Map([...shared, ...own]);
    const holdsCredential = own.has('clientSecret') || own.has('clientId') || own.has('tenant');
    if (holdsCredential && concernsEntra(group, all, speaksOfEntra)) apps.push(appOf(group, all, path));
    if (apps.length > MOST_OF_A_KIND) break;
  }
  return apps;
}

/** Nobody states so many: of those that concern Entra fewer are judged. */
const MOST_GROUPS = 10_000;

function groupsOf(settings: readonly Setting[]): readonly Group[] {
  const groups = new Map<string, Group>();
  const all: Group[] = [];
  for (const setting of settings) {
    const named = roleOf(lastLevelOf(setting.path)) ?? roleByValue(setting);
    if (!named) continue;
    const levels = levelsOf(setting.path);
    if (belongsToRegistration(levels)) continue;
    const section = levels.slice(0, -1);
    const key = [...section.map((level) => level.toLowerCase()), named.prefix].join('/');
    const known = groups.get(key);
    const group = known && !repeats(known, named.role, setting) ? known : groupOf(key, levels);
    if (known !== group) {
      if (all.length === MOST_GROUPS) break;
      groups.set(key, group);
      all.push(group);
    }
    const into = named.isWeak ? group.weak : group.settings;
    if (!into.has(named.role)) into.set(named.role, setting);
  }
  return all;
}

/** In Terraform the parts of a registration name it by its resource: their `application_id` is no client id. */
function belongsToRegistration([top, type = '']: readonly string[]): boolean {
  return top === 'resource' && /^azuread_(?:application|service_principal)_/.test(type);
}

function groupOf(key: string, names: readonly string[]): Group {
  return { key, names, settings: new Map(), weak: new Map() };
}

const CREDENTIAL_ROLES: ReadonlySet<Role> = new Set([
  'clientId',
  'tenant',
  'clientSecret',
  'secretId',
  'authority',
  'scope',
]);

/** The same name again in the same section is another app's: two calls of one constructor, two items of a list. */
function repeats({ settings }: Group, role: Role, { path }: Setting): boolean {
  const first = CREDENTIAL_ROLES.has(role) ? settings.get(role) : undefined;
  return first !== undefined && compactName(first.path.at(-1) ?? '') === compactName(path.at(-1) ?? '');
}

/** A value with Entra's own marker is a client secret whatever its setting is called. */
function roleByValue(setting: Setting): ReturnType<typeof roleOf> {
  if (!holdsIdentifiableSecret(setting.value)) return undefined;
  return { role: 'clientSecret', prefix: (setting.path.at(-1) ?? '').toLowerCase(), isWeak: false };
}

/** A bare `password` or `secret` is a client secret beside an application's id only. */
function withWeak(group: Group): ReadonlyMap<Role, Setting> {
  return group.settings.has('clientId') ? new Map([...group.weak, ...group.settings]) : group.settings;
}

/** What the file states exactly once, to be used by the groups that lack it. */
function sharedSettings(groups: readonly Group[]): ReadonlyMap<Role, Setting> {
  const roles = ['tenant', 'clientId', 'authority'] as const;
  return new Map(
    roles.flatMap((role): readonly [Role, Setting][] => {
      const [only, second] = groups.flatMap((group) => group.settings.get(role) ?? []);
      return only && !second ? [[role, only]] : [];
    }),
  );
}

/** The host of the authority decides where it is Microsoft's; else the names; else what stands together. */
function concernsEntra(group: Group, all: ReadonlyMap<Role, Setting>, speaksOfEntra: boolean): boolean {
  const authority = all.get('authority');
  const host = authority && authorityOf(authority.value);
  if (host?.kind === 'url' && host.isMicrosoft) return true;
  const provider = providerOf(group.names);
  if (provider !== 'unsaid') return provider === 'entra';
  if (host?.kind === 'url') return false;
  if (speaksOfEntra) return true;
  const secret = all.get('clientSecret');
  if (secret && holdsIdentifiableSecret(secret.value)) return true;
  return all.has('tenant') && all.has('clientId');
}

function appOf({ key, names }: Group, settings: ReadonlyMap<Role, Setting>, path: string): App {
  const state = <Value>(role: Role, read: (text: string) => Value): Stated<Value | Deferred> | undefined => {
    const setting = settings.get(role);
    if (!setting) return undefined;
    const value = setting.isComputed ? ({ kind: 'reference' } as const) : read(setting.value);
    const source = sourceOfReference(setting);
    return { value, name: setting.path.at(-1) ?? '', place: setting.place, ...(source && { source }) };
  };
  const scope = textStated(settings.get('scope'));
  const authority = textStated(settings.get('authority'));
  return {
    kind: 'app',
    group: key,
    isLocalFile:
      /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|local\.settings\.json|secrets\.json|[^/]*\.tfvars|[^/]*\.local\.[^/]+)$/i.test(
        path,
      ),
    ...(isOfIdentityWeb(key, path) && { library: 'Microsoft.Identity.Web' as const }),
    ...defined({
      clientId: state('clientId', clientIdOf),
      tenant: state('tenant', tenantOf),
      clientSecret: secretStated(settings.get('clientSecret')),
      secretId: state('secretId', idOf),
      authority: state('authority', authorityOf),
      authorityTenant: authority && tenantWithin(authority.value, authority.name, authority.place),
      subscriptionId: state('subscriptionId', idOf),
      objectId: state('objectId', idOf),
      resource: textStated(settings.get('resource')),
      thumbprint: textStated(settings.get('thumbprint')),
      certificate: state('certificate', certificateSourceOf),
      clientAssertion: assertionStated(settings.get('clientAssertion')),
      environment: environmentOf(path, names),
      flow: flowOf(names, settings),
    }),
    ...(scope && { scopes: [scope] }),
  };
}

/** Terraform's providers ask for tokens of the app itself whenever they are given a secret. */
function flowOf(names: readonly string[], settings: ReadonlyMap<Role, Setting>): Flow | undefined {
  if (!settings.has('clientSecret')) return undefined;
  const [type, provider] = names;
  const isProvider = type === 'provider' && /^(?:azurerm|azuread|azapi|azurestack)$/.test(provider ?? '');
  return isProvider || /^ARM_CLIENT_SECRET$/.test(settings.get('clientSecret')?.path.at(-1) ?? '')
    ? 'client-credentials'
    : undefined;
}

/** `AzureAd`, `AzureAdB2C`, `EntraId` in .NET's configuration: the sections that Microsoft.Identity.Web binds. */
function isOfIdentityWeb(group: string, path: string): boolean {
  const isConfiguration = /(?:^|\/)(?:appsettings(?:\.[^/]*)?|secrets)\.json$/i.test(path);
  return isConfiguration && /(?:^|\/)(?:azuread(?:b2c)?|(?:microsoft)?entra(?:id)?)\/$/.test(group);
}

function secretStated(setting: Setting | undefined): Stated<ClientSecret> | undefined {
  if (!setting) return undefined;
  const { value: text, path, place } = setting;
  const value = writtenSecretOf({ ...setting, text, span: place.span, names: path });
  return { value, name: path.at(-1) ?? '', place };
}

/** Undefined for what is computed. */
function textStated(setting: Setting | undefined): Stated<string> | undefined {
  if (!setting || setting.isComputed) return undefined;
  return { value: setting.value, name: setting.path.at(-1) ?? '', place: setting.place };
}

/** Undefined for what is computed. */
function assertionStated(setting: Setting | undefined): Stated<SentAssertion> | undefined {
  if (!setting || setting.isComputed) return undefined;
  const { path, value, place } = setting;
  return { value: writtenAssertionOf(value, place), name: path.at(-1) ?? '', place };
}
