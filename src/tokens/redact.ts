import type { Outcome, Refused } from './outcome.ts';
import type { Secret } from './secret.ts';

/** What stands in place of a secret. */
export const SHOWN_SECRET = '[secret]';
/** What stands in place of a JWT. */
export const SHOWN_TOKEN = '[token]';
/**
 * Two parts of a JWT or more: header and claims, with or without what follows. Looked for at the start of
 * a run of its characters only, which keeps the search linear.
 */
const JWT = /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)*/g;
/** A private key in PEM (RFC 7468), with its end or cut off. */
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g;
/** A shorter text is found everywhere by chance, and is no secret. */
const SHORTEST_SECRET = 4;

/**
 * The text with every secret, private key and JWT in it replaced by `[secret]` and `[token]`. For what comes
 * from outside and might repeat what was sent: a server's description, an error of a library.
 * A secret is found as it is, in a form or URL, and inside JSON.
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  return redactor(secrets)(text);
}

/** `redact` for many texts and the same secrets: how these are written is worked out once. */
export function redactor(secrets: readonly Secret[]): (text: string) => string {
  const forms = secrets.flatMap(formsOf);
  return (text) =>
    forms
      .reduce((result, form) => result.replaceAll(form, SHOWN_SECRET), text)
      .replace(PRIVATE_KEY, SHOWN_SECRET)
      .replace(JWT, SHOWN_TOKEN);
}

/** The ways a secret is written, the longest first, so that none leaves a rest behind. */
function formsOf(secret: Secret): readonly string[] {
  const text = secret.reveal();
  if (text.length < SHORTEST_SECRET) return [];
  const forms = [text, JSON.stringify(text).slice(1, -1), ...percentEncoded(text)];
  return [...new Set(forms)].sort((one, other) => other.length - one.length);
}

/** In a URL and in a form, which escapes more (WHATWG URL, section 5.2), in either case of the digits, and these once more. */
function percentEncoded(text: string): readonly string[] {
  try {
    const url = encodeURIComponent(text);
    const form = url.replaceAll('%20', '+').replace(/[!'()~]/g, percent);
    const once = [url, form].flatMap((written) => [written, lowerCaseEscapes(written)]);
    const twice = once.map(encodeURIComponent);
    return [...once, ...twice, ...twice.map(lowerCaseEscapes)];
  } catch {
    // Half of a surrogate pair has no such form.
    return [];
  }
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function lowerCaseEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
}

/** The outcome with `redact` applied to every text in it that came from outside. */
export function redactOutcome(outcome: Outcome, secrets: readonly Secret[]): Outcome {
  const clean = redactor(secrets);
  switch (outcome.kind) {
    case 'token':
      // The scopes together: what was repeated may have been cut at its blanks.
      return {
        ...outcome,
        tokenType: clean(outcome.tokenType),
        scopes: clean(outcome.scopes.join(' '))
          .split(' ')
          .filter((scope) => scope !== ''),
      };
    case 'refused':
      return redactRefused(outcome, clean);
    case 'unreadable':
      return { ...outcome, contentType: clean(outcome.contentType) };
    case 'unreachable':
    case 'invalid':
      return { ...outcome, message: clean(outcome.message) };
    default:
      return outcome;
  }
}

const OPTIONAL_TEXTS = ['suberror', 'traceId', 'correlationId', 'timestamp'] as const;

function redactRefused(refused: Refused, clean: (text: string) => string): Refused {
  const texts = OPTIONAL_TEXTS.flatMap((name) => {
    const text = refused[name];
    return text === undefined ? [] : [[name, clean(text)] as const];
  });
  return {
    ...refused,
    error: clean(refused.error),
    description: clean(refused.description),
    ...Object.fromEntries(texts),
  };
}
