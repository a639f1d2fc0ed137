import type { Setting } from '../core/types.ts';
import { authorityOf } from './authority.ts';
import { grantOf } from './grants.ts';
import { compactName, levelsOf, providerOf } from './names.ts';
import { flowOf } from './requested.ts';
import { graphHostOf } from './resources.ts';
import { scopesIn } from './scopes.ts';
import type { App } from './types.ts';

/** A setting by its names in lower case without separators; places in lists are names too: `scopes[0]`. */
interface Named {
  readonly names: readonly string[];
  readonly setting: Setting;
}

/**
 * The clients that Spring Security and Spring Cloud Azure are told of: `authorization-grant-type` beside `scope` or
 * `scopes`, whose items may stand in one text, separated by commas.
 * Sources: https://docs.spring.io/spring-security/reference/servlet/oauth2/client/core.html,
 * https://learn.microsoft.com/azure/developer/java/spring-framework/spring-boot-starter-for-entra-developer-guide
 */
export function clientsOfSpring(settings: readonly Setting[]): readonly App[] {
  const grants = settings.filter(({ path }) => /grant-?_?type$/i.test(path.at(-1) ?? ''));
  if (grants.length === 0) return [];
  const all = settings.map((setting): Named => ({ names: namesOf(setting), setting }));
  return all
    .filter(({ names }) => names.at(-1) === 'authorizationgranttype')
    .flatMap(({ names, setting }) => clientOf(names.slice(0, -1), setting, all));
}

function namesOf({ path }: Setting): readonly string[] {
  return levelsOf(path).flatMap((level) =>
    level
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .map(compactName),
  );
}

/** True for the last name of a setting, or the name of its list, that is looked at here. */
export function isSpringName(name: string): boolean {
  const last = levelsOf([name.replace(/\[\d+\]/g, '')]).at(-1) ?? '';
  return /^(?:authorizationgranttype|scopes?|tokenuri|issueruri)$/.test(compactName(last));
}

function clientOf(section: readonly string[], grant: Setting, all: readonly Named[]): readonly App[] {
  const kind = grantOf(grant.value);
  const flow = kind.kind === 'known' ? flowOf(kind.name) : undefined;
  const authority = authorityFor(section, all);
  const isEntra = authority ? authority.isMicrosoft : providerOf(grant.path) === 'entra';
  const scopes = all.filter(({ names }) => isScope(names, section));
  if (!flow || !isEntra || scopes.length === 0) return [];
  const graphHost = authority && graphHostOf(authority.host);
  const requested = {
    flow,
    scopes: scopes.flatMap(({ setting: { path, value, place, isComputed } }) => {
      const stated = { value: value.replaceAll(',', ' '), name: path.at(-1) ?? '', place };
      return isComputed ? [] : scopesIn(stated, !value.includes(','));
    }),
    isWhole: scopes.every(({ setting }) => !setting.isComputed),
    ...(graphHost && { graphHost }),
  };
  const [only, second] = scopes;
  const literal = only && !second && requested.isWhole ? { literal: only.setting.place.literal } : {};
  const group = section.join('/');
  return [{ kind: 'app', group, isLocalFile: false, flow, requested: [{ ...requested, ...literal }] }];
}

function isScope(names: readonly string[], section: readonly string[]): boolean {
  const [name = '', ...rest] = names.slice(section.length);
  const isIn = section.every((each, index) => names[index] === each);
  return isIn && /^scopes?$/.test(name) && rest.every((each) => /^\d+$/.test(each));
}

/** The provider that a registration of Spring Security goes by: of the same name. */
function authorityFor(section: readonly string[], all: readonly Named[]) {
  const name = section.at(-1) ?? '';
  const stated = all.find(({ names }) => {
    const [provider, of, uri = ''] = names.slice(-3);
    return provider === 'provider' && of === name && /^(?:tokenuri|issueruri)$/.test(uri);
  });
  const authority = stated && authorityOf(stated.setting.value);
  return authority?.kind === 'url' ? authority : undefined;
}
