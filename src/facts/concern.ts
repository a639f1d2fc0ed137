import { CLIENT_IDS, LONGEST_PROOF, PARTS, PROOFS, type Sign, TENANTS, writtenOut } from './concern-signs.ts';
import { ENTRA_WORDS } from './names.ts';
import { createSignFinder, type SignFinder } from './sign-finder.ts';

const PROOF = new RegExp(anyOf(PROOFS), 'i');
/** The same, from a place on that is set each time. */
const PROOF_FROM = new RegExp(PROOF, 'gi');
const PART = new RegExp(anyOf(PARTS), 'i');
/** So long that a closer look takes less than reading it (UTF-16 units). */
const LONG_TEXT = 100_000;

/** Begins as JSON does. */
const DATA = /^\uFEFF?\s*(?:\{|\[\s*["{[\]])/;

/** Where data states a part: with a value that is no section, or as the name of an entry that has its value beside it. */
const STATED_PART = new RegExp(
  [
    String.raw`(?:${anyOf(PARTS)})["'\\\]]{0,3}\s*[:=]\s*["'\\\w$%<-]`,
    String.raw`"(?:name|key)"\s*:\s*"[^"\\]{0,200}(?:${anyOf(PARTS)})"`,
  ].join('|'),
  'i',
);
const CLIENT_ID = new RegExp(anyOf(CLIENT_IDS), 'i');
const TENANT = new RegExp(anyOf(TENANTS), 'i');

/** Names of companies and products are no names of settings: `Microsoft Corporation` stands at the top of many a file. */
const COMPANY = ' (?:Corporation|and contributors|Windows|Edge|Internet|Visual|Office)';

/** Names that speak of Entra, as words: `ARM_`, `azureAd`, `entra-id`, but not `charm`. */
const PROVIDER = new RegExp([...ENTRA_WORDS].map(asWord).join('|'));

/**
 * A regular expression, without regard to case, that is found in every text that may concern Entra, and in some others:
 * for tools that search files. It holds nothing that matches at line breaks, and nothing but what all dialects share.
 */
export const concernPattern: string = [...PROOFS, ...PARTS].map(({ text }) => asLoosePattern(text)).join('|');

const HAS_PROOF = 1;
const HAS_PART = 2;
const HAS_PROVIDER = 4;

let finder: SignFinder | undefined;

/** Made when it is first needed: nothing is that is only loaded. */
function signFinder(): SignFinder {
  finder ??= createSignFinder(
    [
      { bit: HAS_PROOF, signs: PROOFS.flatMap(({ text }) => writtenOut(text)) },
      { bit: HAS_PART, signs: PARTS.flatMap(({ text }) => writtenOut(text).flatMap(withSeparators)) },
      { bit: HAS_PROVIDER, signs: [...ENTRA_WORDS, 'tenant', 'directory'] },
    ],
    HAS_PROOF,
  );
  return finder;
}

/**
 * False for a text that cannot state anything about Entra, which is then not parsed: it must hold what only
 * Microsoft identity has, or names of a credential's parts beside a name of Entra, or a tenant beside a client id.
 */
export function mayConcernEntra(text: string): boolean {
  const proves = proofIn(text);
  let [found, isProven] = [0, false];
  // The search ends at the first signs that may do: most texts that concern Entra say so near their beginning.
  const mayDo = signFinder().inText(text, (bits, end) => {
    found |= bits;
    isProven = (bits & HAS_PROOF) !== 0 && proves(end);
    return isProven || hasPartAndProvider(found);
  });
  if (isProven || !mayDo) return isProven;
  return (
    statesParts(text) || signFinder().inText(text, (bits, end) => (bits & HAS_PROOF) !== 0 && proves(end))
  );
}

/** So many signs are looked at one by one: where more of them prove nothing, the text is searched as a whole. */
const MOST_SIGNS = 20;

/** What has to stand behind a sign is shorter (UTF-16 units). */
const LONGEST_END = 8;

/**
 * Tells of a text whether the sign of a proof that ends at an offset is one: whether what has to stand beside it does. A regular
 * expression that searches the whole of a long text takes longer than all else.
 */
function proofIn(text: string): (end: number) => boolean {
  let signs = 0;
  let inWhole: boolean | undefined;
  return (end) => {
    signs++;
    if (signs > MOST_SIGNS) {
      inWhole ??= PROOF.test(text);
      return inWhole;
    }
    // The first unit tells only whether a word begins at the second. What reaches to the last may go on behind it: that is
    // another sign, which is asked about by its own end.
    const from = Math.max(0, end - LONGEST_PROOF - 1);
    const near = text.slice(from, end + LONGEST_END);
    PROOF_FROM.lastIndex = from === 0 ? 0 : 1;
    const isThere = PROOF_FROM.test(near);
    const isCut = PROOF_FROM.lastIndex === near.length && from + near.length < text.length;
    return isThere && !isCut;
  };
}

/** Translations, schemas and their like name parts, but state none. */
function statesParts(text: string): boolean {
  if (!PART.test(text) || !(PROVIDER.test(text) || (TENANT.test(text) && CLIENT_ID.test(text)))) return false;
  return text.length < LONG_TEXT || !DATA.test(text) || STATED_PART.test(text);
}

/**
 * The same of a text in UTF-8 that comes in pieces, in one quick pass: true for some that do not concern Entra. A sign that
 * two pieces share has to stand in one of them as a whole.
 */
export function mayConcernEntraInPieces(pieces: Iterable<Uint8Array>): boolean {
  let found = 0;
  for (const piece of pieces) {
    found |= signFinder().inBytes(piece);
    if ((found & HAS_PROOF) !== 0 || hasPartAndProvider(found)) return true;
  }
  return false;
}

function hasPartAndProvider(found: number): boolean {
  return (found & HAS_PART) !== 0 && (found & HAS_PROVIDER) !== 0;
}

function anyOf(signs: readonly Sign[]): string {
  return signs.map(({ text, before = '', after = '' }) => `${before}${asPattern(text)}${after}`).join('|');
}

/** `{a,b} c` as `(?:a|b)[ _.:-]{0,2}c`. A lone space stands for separators only in names of parts. */
function asPattern(text: string): string {
  return text
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, inside: string) => `(?:${inside.replaceAll(',', '|')})`)
    .replace(/(?<=\)) (?=\()/g, '[ _.:-]{0,2}');
}

/** The same without regard to which separators there are, as the search for signs takes them. */
function asLoosePattern(text: string): string {
  return asPattern(text.replace(/[_.:-]| (?!\{)/g, '\u0001')).replaceAll('\u0001', '[ _.:-]');
}

function withSeparators(text: string): readonly string[] {
  return text.includes(' ') ? ['', ' ', '  '].map((each) => text.replace(' ', each)) : [text];
}

function asWord(word: string): string {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  const no = word === 'microsoft' ? `(?![a-z]|${COMPANY})` : '(?![a-z])';
  return `(?<![A-Za-z])${word}(?![a-z])|${capital}${no}|(?<![A-Z])${word.toUpperCase()}(?![A-Z])`;
}
