import type { Span } from '../core/types.ts';
import { looksGenerated } from './client-secret.ts';
import { isGuid } from './guid.ts';
import type { ClientSecret, EntraFact, TokenRequest } from './types.ts';

/**
 * Where a text holds what must not be shown, in its order and without overlaps: what the facts know to be a client secret,
 * what its name or shape says is one, tokens and private keys, and whatever repeats them. It rather takes too much than
 * too little: a stretch too many costs a reader little.
 */
export function secretSpans(text: string, facts: readonly EntraFact[]): readonly Span[] {
  const stated = facts.flatMap((fact) => statedSecrets(fact, text));
  const known = [...stated, ...SHAPES.flatMap((shape) => matchesOf(text, shape))];
  const likely = [...namedSecrets(text), ...generatedTexts(text)];
  const values = [
    ...known.map(({ start, end }) => text.slice(start, end)),
    // A variable may be called like what it holds.
    ...likely.map(({ start, end }) => text.slice(start, end)).filter((value) => /\d/.test(value)),
  ];
  return merged([...known, ...likely, ...repeatsOf(text, values)]);
}

function statedSecrets(fact: EntraFact, text: string): readonly Span[] {
  if (fact.kind === 'token-request') return sentSecrets(fact, text);
  if (fact.kind !== 'app') return [];
  const { clientSecret, clientAssertion, userAssertion } = fact;
  return [
    ...(clientSecret && isStated(clientSecret.value) ? [clientSecret.place.span] : []),
    ...(clientAssertion?.value.value.kind === 'token' ? [clientAssertion.place.span] : []),
    ...(userAssertion?.value.kind === 'token' ? [userAssertion.place.span] : []),
  ];
}

function sentSecrets({ parameters }: TokenRequest, text: string): readonly Span[] {
  return parameters.flatMap(({ value, place: { span } }) => {
    // What code hands on by a name is no secret.
    const isName = NAME.test(text.slice(span.start, span.end));
    const isSecret = value.kind === 'secret' ? isStated(value.secret) : value.kind === 'withheld' && !isName;
    return isSecret ? [span] : [];
  });
}

const NAME = /^[$@]?[A-Za-z_][A-Za-z_.]*$/;

/** A GUID or a thumbprint that stands where a secret belongs may be one. */
function isStated({ kind }: ClientSecret): boolean {
  return kind === 'value' || kind === 'guid' || kind === 'thumbprint';
}

const SHAPES: readonly RegExp[] = [
  // Two parts of a JWT or more.
  /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]{4,}/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  // The password of an address: https://user:password@host.
  /(?<=:\/\/[^\s/:@"']{0,100}:)[^\s/@"']{1,200}(?=@)/g,
];

function matchesOf(text: string, pattern: RegExp): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

const WORD =
  '(?<![/])(?:pass(?:word|wd|phrase)|pwd|secret|token|assertion|credential|(?:api|access|account|shared|private|client)[-_ ]?key|authorization|cookie)';
/** A value in quotes, in quotes within quotes, or without. */
const VALUE =
  '(?:\\\\"(?<escaped>(?:[^"\\\\\\n]|\\\\[^"\\n])+)|"(?<double>(?:[^"\\\\\\n]|\\\\.)+)|\'(?<single>[^\'\\n]+)|(?<bare>[^\\s"\'`,;&<>{}()[\\]]{4,}))';

/** A name that says that its value is secret, what stands between them in settings, code, XML and commands, the value. */
const NAMED: readonly RegExp[] = [
  new RegExp(
    `${WORD}(?<tail>[\\w.-]{0,60})[\\\\"'\\]]{0,4}(?:[ \\t]{0,20}(?:=>|:=|[:=>]|(?<=["'][ \\t]{0,4}),)[ \\t]{0,20}|[ \\t]{1,20}value[ \\t]{0,4}=[ \\t]{0,4})${VALUE}`,
    'dgi',
  ),
  new RegExp(`(?<=[\\s"'])--?(?:[\\w-]{0,60}[-_])?${WORD}(?<tail>[\\w-]{0,60})[ \\t]{1,8}${VALUE}`, 'dgi'),
  new RegExp(`\\b(?<tail>bearer|basic)[ \\t]{1,8}${VALUE}`, 'dgi'),
];

/** What a name may end with when its value is about a secret, and none: the name, the place or the lifetime of one. */
const ABOUT =
  /(?:id|ids|name|names|type|endpoint|uri|url|version|path|file|format|provider|audience|expir\w*|lifetime|algorithm|use)$/i;

/** What refers to a value that stands elsewhere, or says how the value behind it is to be read. */
const REFERENCE = /^(?:[$%@{]|process\.|os\.|env[.[]|System\.|Environment|https?:|(?:bearer|basic)$)/i;

function namedSecrets(text: string): readonly Span[] {
  return NAMED.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups: { tail = '', ...values } = {}, indices }) => {
      const [name, value = ''] = Object.entries(values).find(([, each]) => each !== undefined) ?? [];
      const at = name === undefined ? undefined : indices?.groups?.[name];
      const isCall = name === 'bare' && at !== undefined && text[at[1]] === '(';
      const isHarmless = isCall || ABOUT.test(tail) || REFERENCE.test(value);
      return at && !isHarmless ? [{ start: at[0], end: at[1] }] : [];
    }),
  );
}

/** So many characters are enough to tell a text that was generated from one that was written. */
const SHORTEST = 20;
const LONGEST = 64;

/** What nobody composes of words, whatever it is called. */
function generatedTexts(text: string): readonly Span[] {
  return matchesOf(text, /[\w.~+/%*!$^#@?-]{20,}={0,2}/g).filter(({ start, end }) => {
    // Addresses in forms are full of escapes.
    const written = text.slice(start, end).replace(/%[0-9A-F]{2}/gi, '/');
    return looksGenerated(written.slice(0, LONGEST), SHORTEST);
  });
}

/** A shorter text is found everywhere by chance. */
const SHORTEST_REPEATED = 8;

/** All places where the values stand. */
function repeatsOf(text: string, values: readonly string[]): readonly Span[] {
  return [...new Set(values.map((value) => value.trim()))].flatMap((value) => {
    const found: Span[] = [];
    // A GUID stands for what it is called elsewhere.
    if (value.length < SHORTEST_REPEATED || isGuid(value)) return found;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      found.push({ start: at, end: at + value.length });
    return found;
  });
}

function merged(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last && span.start <= last.end)
      kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else if (span.end > span.start) kept.push(span);
  }
  return kept;
}
