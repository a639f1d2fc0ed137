import { ACCESS_CONTROL_SIGNS } from './access-control.ts';
import { LIBRARY_SIGNS } from './libraries.ts';
import { ENTRA_WORDS } from './names.ts';

/** Of names with the same beginning the shortest is enough. */
const SHORTEST = [...LIBRARY_SIGNS, ...ACCESS_CONTROL_SIGNS]
  .map((sign) => sign.toLowerCase())
  .filter(
    (sign, index, all) =>
      !all.some((other, at) => sign.startsWith(other) && (other.length < sign.length || at < index)),
  );

/**
 * One of these is enough: what only Microsoft identity has. Hosts where Entra issues tokens, its marker of a secret,
 * headers and parameters of certificate credentials, modules, names and commands of the libraries.
 */
const PROOF = new RegExp(
  [
    String.raw`microsoftonline|(?:login|sts|accesscontrol)\.(?:windows|microsoft)|(?:chinacloud|usgovcloud)api|sovcloud-identity|(?:ciam|b2c)login`,
    String.raw`graph\.(?:windows\.net|microsoftazure\.us|microsoft\.de|cloudapi\.de)|_layouts/(?:15/)?app(?:regnew|inv)\.aspx`,
    String.raw`[78]Q(?:~|%7E|\\(?:u00|x)7e)|oauth2/v2\.0|client_assertion|x5t(?:#s256)?\b`,
    '-----BEGIN CERTIFICATE-----|AzureADTokenExchange|token\\.actions\\.githubusercontent|federated-?identity-?credential|(?:password|key)Credentials|replyUrlsWithType|isFallbackPublicClient|allowPublicClient|customKeyIdentifier|signInAudience',
    String.raw`-msol[a-z]|\b(?:get|new|set|add|remove|update|connect|disconnect)-(?:azuread|az|mg)[a-z]`,
    String.raw`\b(?:${SHORTEST.map(escaped).join('|')})`,
  ].join('|'),
  'i',
);

/** Names of a credential's parts, which other providers use too. */
const PART =
  /(?:client|app(?:lication)?|tenant|directory|principal|authentication|sp)[ _.:-]{0,2}(?:id|secret|password|key)|tenant|grant[_-]?type|["']?(?:secret|password)["']?\s*[:=]/i;

const CLIENT_ID = /(?:client|app(?:lication)?|principal)[ _.:-]{0,2}id/i;
const TENANT = /tenant|directory[ _.:-]{0,2}id/i;

/** Names that speak of Entra, as words: `ARM_`, `azureAd`, `entra-id`, but not `charm`. */
const PROVIDER = new RegExp([...ENTRA_WORDS].map(asWord).join('|'));

/**
 * False for a text that cannot state anything about Entra, which is then not parsed: it must hold what only
 * Microsoft identity has, or names of a credential's parts beside a name of Entra, or a tenant beside a client id.
 */
export function mayConcernEntra(text: string): boolean {
  if (PROOF.test(text)) return true;
  return PART.test(text) && (PROVIDER.test(text) || (TENANT.test(text) && CLIENT_ID.test(text)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function asWord(word: string): string {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return `(?<![A-Za-z])${word}(?![a-z])|${capital}(?![a-z])|(?<![A-Z])${word.toUpperCase()}(?![A-Z])`;
}
