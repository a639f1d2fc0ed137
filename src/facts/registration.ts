import type { Setting } from '../core/types.ts';
import { isGuid } from './guid.ts';
import { clientIdOf, idOf } from './ids.ts';
import { compactor, isIndex, objectsOf, type Values } from './setting-objects.ts';
import type { KeyCredential, PasswordCredential, Registration, Stated } from './types.ts';

/** The registrations of a file, and the settings that say which apps they are of: those state no app of their own. */
export interface Registered {
  readonly registrations: readonly Registration[];
  readonly settings: ReadonlySet<Setting>;
}

type RedirectUri = Registration['redirectUris'][number];

/** What is gathered of one registration. */
interface Draft {
  values: Values;
  readonly passwords: Values[];
  readonly keys: Values[];
  readonly redirectUris: RedirectUri[];
  isSure: boolean;
}

const NOTHING: Registered = { registrations: [], settings: new Set() };

/** Names that nobody but an app registration has. */
const SIGN =
  /^(?:(?:password|key)credentials|replyurlswithtype|isfallbackpublicclient|fallbackpublicclientenabled|allowpublicclient|signinaudience)$/;

/** Names of a credential's parts that tell a bare list of them. */
const CREDENTIAL_SIGN = /^(?:customkeyidentifier|hint|secrettext)$/;

/** Names of values that a registration is read from. */
const VALUE =
  /^(?:appid|id|objectid|displayname|name|signinaudience|isfallbackpublicclient|fallbackpublicclientenabled|allowpublicclient|publicclient|keyid|hint|type|usage|enddate|enddatetime|startdate|startdatetime|customkeyidentifier|secrettext|url|password|clientsecret|secret)$/;

const PLATFORMS: Readonly<Record<string, RedirectUri['platform']>> = {
  web: 'web',
  spa: 'spa',
  singlepageapplication: 'spa',
  publicclient: 'public-client',
  installedclient: 'public-client',
};

/**
 * The app registrations and service principals that settings describe: manifests of the portal in both their formats,
 * what Azure CLI and Microsoft Graph print of apps, service principals and their credentials, and the resources of
 * Bicep and Terraform. Sources: https://learn.microsoft.com/entra/identity-platform/reference-app-manifest,
 * https://learn.microsoft.com/graph/api/resources/application
 */
export function registrationsOf(settings: readonly Setting[]): Registered {
  const compact = compactor();
  if (!settings.some(({ path }) => path.some((name) => isSign(compact(name))))) return NOTHING;
  const drafts = new Map<string, Draft>();
  for (const { path, values } of objectsOf(settings, VALUE, compact)) gather(path, values, drafts, compact);
  const sure = [...drafts.values()].filter(({ isSure }) => isSure);
  return { registrations: sure.map(registrationOf), settings: new Set(sure.flatMap(ownSettings)) };
}

/** True for the compact name of a setting that a registration is read from. */
export function isRegistrationName(name: string): boolean {
  return VALUE.test(name);
}

/** True for a compact name that tells what stands below it to be a registration, or a part of one. */
export const tellsRegistration = isSign;

function isSign(name: string): boolean {
  return SIGN.test(name) || CREDENTIAL_SIGN.test(name);
}

/** What an object is of a registration is told by the names that lead to it; the registration stands above it. */
function gather(
  path: readonly string[],
  values: Values,
  drafts: Map<string, Draft>,
  compact: (name: string) => string,
): void {
  const item = isIndex(path.at(-1) ?? '') ? path.slice(0, -1) : path;
  const [list, before] = [compact(item.at(-1) ?? ''), compact(item.at(-2) ?? '')];
  const owner = (depth: number) => draftAt(item.slice(0, item.length - depth), drafts, compact);
  const platform = PLATFORMS[before];
  if (list === 'passwordcredentials' || list === 'keycredentials' || isCredential(values)) {
    const isNamed = list === 'passwordcredentials' || list === 'keycredentials';
    const draft = owner(isNamed ? 1 : 0);
    (list === 'keycredentials' || (!isNamed && values.has('usage')) ? draft.keys : draft.passwords).push(
      values,
    );
    draft.isSure = true;
  } else if (list === 'redirecturis' && platform) {
    for (const uri of values.values()) owner(2).redirectUris.push(...redirectUri(platform, uri));
  } else if (list === 'replyurlswithtype') {
    const type = compact(values.get('type')?.value ?? '');
    owner(1).redirectUris.push(...redirectUri(PLATFORMS[type], values.get('url')));
    owner(1).isSure = true;
  } else {
    const draft = draftAt(path, drafts, compact);
    draft.values = values;
    draft.isSure ||= [...values.keys()].some((name) => SIGN.test(name));
  }
}

/** An entry of a bare list of credentials, as `az ad app credential list` prints it. */
function isCredential(values: Values): boolean {
  const isTold = [...values.keys()].some((name) => CREDENTIAL_SIGN.test(name));
  return isTold && isGuid(values.get('keyid')?.value ?? '');
}

function draftAt(
  path: readonly string[],
  drafts: Map<string, Draft>,
  compact: (name: string) => string,
): Draft {
  const key = path.join('\u0000');
  const isResource = compact(path.at(-2) ?? '') === 'azureadapplication';
  const draft = drafts.get(key) ?? {
    values: new Map(),
    passwords: [],
    keys: [],
    redirectUris: [],
    isSure: isResource,
  };
  drafts.set(key, draft);
  return draft;
}

function redirectUri(
  platform: RedirectUri['platform'] | undefined,
  setting: Setting | undefined,
): readonly RedirectUri[] {
  const uri = textOf(setting);
  return platform && uri ? [{ platform, uri }] : [];
}

function registrationOf({ values, passwords, keys, redirectUris }: Draft): Registration {
  const clientId = stated(values.get('appid'), clientIdOf);
  const objectId = stated(values.get('objectid') ?? values.get('id'), idOf);
  const displayName = textOf(values.get('displayname') ?? values.get('name'));
  const signInAudience = textOf(values.get('signinaudience'));
  const isPublicClient = flag(
    values.get('isfallbackpublicclient') ??
      values.get('fallbackpublicclientenabled') ??
      values.get('allowpublicclient') ??
      values.get('publicclient'),
  );
  return {
    kind: 'registration',
    ...(clientId && { clientId }),
    ...(objectId && { objectId }),
    ...(displayName && { displayName }),
    passwordCredentials: passwords.map((each) =>
      textsOf<PasswordCredential>(each, ['keyId', 'displayName', 'hint', 'endDateTime']),
    ),
    keyCredentials: keys.map((each) =>
      textsOf<KeyCredential>(each, [
        'keyId',
        'displayName',
        'type',
        'usage',
        'endDateTime',
        'customKeyIdentifier',
      ]),
    ),
    redirectUris,
    ...(isPublicClient && { isPublicClient }),
    ...(signInAudience && { signInAudience }),
  };
}

/** The parts of a credential by their names; Azure AD Graph says `endDate` where Microsoft Graph says `endDateTime`. */
function textsOf<Credential>(values: Values, names: readonly (keyof Credential & string)[]): Credential {
  const texts = names.map((name) => {
    const compact = name.toLowerCase();
    const setting = values.get(compact) ?? (compact === 'enddatetime' ? values.get('enddate') : undefined);
    return [name, textOf(setting)];
  });
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined)) as Credential;
}

function stated<Value>(
  setting: Setting | undefined,
  read: (text: string) => Value,
): Stated<Value> | undefined {
  const text = textOf(setting);
  return text && { ...text, value: read(text.value) };
}

/** Undefined for what is computed, and for the `null` that tools print. */
function textOf(setting: Setting | undefined): Stated<string> | undefined {
  if (!setting || setting.isComputed || /^(?:null)?$/.test(setting.value)) return undefined;
  return { value: setting.value, name: setting.path.at(-1) ?? '', place: setting.place };
}

function flag(setting: Setting | undefined): Stated<boolean> | undefined {
  const text = textOf(setting);
  return text && /^(?:true|false)$/i.test(text.value)
    ? { ...text, value: text.value.toLowerCase() === 'true' }
    : undefined;
}

/** Beside a secret an app's id states an app too: somebody added the secret to what a tool printed. */
function ownSettings({ values }: Draft): readonly Setting[] {
  const holdsSecret = ['password', 'clientsecret', 'secret'].some((name) => values.has(name));
  return holdsSecret ? [] : ['appid', 'objectid'].flatMap((name) => values.get(name) ?? []);
}
