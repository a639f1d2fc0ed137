import { deferred } from './deferred.ts';
import { isGuid } from './guid.ts';
import { secretIdentityOf } from './secret-identity.ts';
import type { ClientSecret } from './types.ts';

/**
 * Secrets that Entra has made since about 2021: three characters, `8Q~` (earlier `7Q~`), then 34 (31)
 * characters. Source: the client secret patterns of Microsoft's own scanner (microsoft/security-utilities,
 * SEC101/156).
 */
const IDENTIFIABLE = /^[\w.~-]{3}(?:8Q~[\w.~-]{34}|7Q~[\w.~-]{31})$/;

/** The portal and Graph show a secret's first three characters as a hint, then dots or stars. */
const HINT = /^[\w.~-]{1,4}[*•●]{4,}$/;

/** The shape of a secret's text; the text itself is left behind. */
export function clientSecretOf(text: string): ClientSecret {
  const value = text.trim();
  if (HINT.test(value)) return { kind: 'masked' };
  const missing = deferred(value);
  if (missing) return missing;
  if (isGuid(value)) return { kind: 'guid', is: (guid) => guid.toLowerCase() === value.toLowerCase() };
  if (/^[0-9a-f]{40}$/i.test(value)) return { kind: 'thumbprint', algorithm: 'SHA-1' };
  if (/^[0-9a-f]{64}$/i.test(value)) return { kind: 'thumbprint', algorithm: 'SHA-256' };
  const format = isIdentifiableSecret(value) ? 'identifiable' : looksRandom(value) ? 'legacy' : 'unknown';
  if (format === 'unknown') return { kind: 'value', format };
  return isFilledUp(value)
    ? { kind: 'placeholder' }
    : { kind: 'value', format, identity: secretIdentityOf(value) };
}

/** True for a text that carries Entra's marker at its place, whatever its setting is called. */
export function isIdentifiableSecret(text: string): boolean {
  return IDENTIFIABLE.test(text);
}

/** One character many times over: somebody hid a secret behind it. */
export function isFilledUp(text: string): boolean {
  return /(.)\1{5}/.test(text);
}

/**
 * Secrets of 2018 to 2021 have 31 to 44 characters of several classes and no marker. Microsoft's scanner
 * gives its pattern for them low confidence too: it asks for one of the rarer characters.
 */
export function looksRandom(value: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[-~_.?@:[\]*/+=]/];
  return /^[\w~.?@:[\]*/+=-]{31,44}$/.test(value) && classes.every((pattern) => pattern.test(value));
}

/**
 * True for a text of at least so many characters that nobody composes of words: letters of both cases and digits in
 * quick change.
 */
export function looksGenerated(text: string, least: number): boolean {
  const isMixed = [/[a-z]/, /[A-Z]/, /\d/].every((pattern) => pattern.test(text));
  if (text.length < least || text.length > LONGEST || !isMixed || /\s/.test(text)) return false;
  // A capital letter before small ones begins a word.
  const changes = text.match(/[a-z](?=[^a-z])|[A-Z](?=[^A-Za-z])|\d(?=\D)|[^A-Za-z\d](?=[A-Za-z\d])/g);
  return (changes?.length ?? 0) / text.length >= OFTEN;
}

const LONGEST = 64;
/** In random text of all classes about every second character is of another class than the next. */
const OFTEN = 0.35;
