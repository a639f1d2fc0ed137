import { ACCESS_CONTROL_SIGNS } from './access-control.ts';
import { LIBRARY_SIGNS } from './libraries.ts';

/** What a text may hold. Braces hold alternatives, as in a shell: `{a,b}c`. Upper and lower case are alike. */
export interface Sign {
  readonly text: string;
  /** Regular expressions of what has to stand beside it. */
  readonly before?: string;
  readonly after?: string;
}

/** Of names with the same beginning the shortest is enough. */
const SHORTEST = [...LIBRARY_SIGNS, ...ACCESS_CONTROL_SIGNS]
  .map((sign) => sign.toLowerCase())
  .filter(
    (sign, index, all) =>
      !all.some((other, at) => sign.startsWith(other) && (other.length < sign.length || at < index)),
  );

/**
 * What only Microsoft identity has: hosts where Entra issues tokens, its marker of a secret, headers and parameters of
 * certificate credentials, modules, names and commands of the libraries.
 */
export const PROOFS: readonly Sign[] = [
  ...[
    'microsoftonline',
    '{login,sts,accesscontrol}.{windows,microsoft}',
    '{chinacloud,usgovcloud}api',
    'sovcloud-identity',
    '{ciam,b2c}login',
    'graph.{windows.net,microsoftazure.us,microsoft.de,cloudapi.de}',
    '_layouts/{,15/}app{regnew,inv}.aspx',
    String.raw`{7,8}q{~,%7e,\u007e,\x7e}`,
    'oauth2/v2.0',
    'client_assertion',
    '-----begin certificate-----',
    'azureadtokenexchange',
    'token.actions.githubusercontent',
    'federated{,-}identity{,-}credential',
    '{password,key}credentials',
    'replyurlswithtype',
    'isfallbackpublicclient',
    'allowpublicclient',
    'customkeyidentifier',
    'signinaudience',
  ].map((text) => ({ text })),
  { text: 'x5t', after: String.raw`(?:#s256)?\b` },
  { text: '-msol', after: '[a-z]' },
  {
    text: '{get,new,set,add,remove,update,connect,disconnect}-{azuread,az,mg}',
    before: String.raw`\b`,
    after: '[a-z]',
  },
  { text: `{${SHORTEST.join(',')}}`, before: String.raw`\b` },
];

/** None of these is longer, written out (UTF-16 units). */
export const LONGEST_PROOF = 80;

/** After the last letter of a name: `clientIdHint` is no client id. */
const END = '(?![a-z0-9])';

/** By which an application is known: an id of itself or of its principal. A space stands for up to two separators, or none. */
export const CLIENT_IDS: readonly Sign[] = [{ text: '{client,app,application,principal} {id}', after: END }];

export const TENANTS: readonly Sign[] = [
  { text: 'tenant', after: `(?:[ _.:-]{0,2}(?:id|name))?${END}` },
  { text: '{directory} {id}', after: END },
];

/** Names of a credential's parts, which other providers use too. */
export const PARTS: readonly Sign[] = [
  ...CLIENT_IDS,
  ...TENANTS,
  {
    text: '{client,app,application,authentication,principal,sp} {secret,password,key}',
    after: `(?:[ _.:-]{0,2}value)?${END}`,
  },
  { text: 'grant{,_,-}type' },
];

/** What braces stand for, written out. */
export function writtenOut(text: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(text);
  if (!braces) return [text];
  const [all, inside = ''] = braces;
  return inside.split(',').flatMap((each) => writtenOut(text.replace(all, () => each)));
}
