import { deferred } from './deferred.ts';
import { isGuid } from './guid.ts';
import type { ClientSecret, SecretIdentity } from './types.ts';

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
  if (isIdentifiableSecret(value))
    return { kind: 'value', format: 'identifiable', identity: new SecretText(value) };
  if (looksRandom(value)) return { kind: 'value', format: 'legacy', identity: new SecretText(value) };
  return { kind: 'value', format: 'unknown' };
}

/** A class for its private field: neither printing nor serializing it, nor any other code, gets at the text. */
class SecretText implements SecretIdentity {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  equals(other: SecretIdentity): boolean {
    return #text in other && other.#text === this.#text;
  }
}

/** True for a text that carries Entra's marker at its place, whatever its setting is called. */
export function isIdentifiableSecret(text: string): boolean {
  return IDENTIFIABLE.test(text);
}

/**
 * Secrets of 2018 to 2021 have 31 to 44 characters of several classes and no marker. Microsoft's scanner
 * gives its pattern for them low confidence too: it asks for one of the rarer characters.
 */
function looksRandom(value: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[-~_.?@:[\]*/+=]/];
  return /^[\w~.?@:[\]*/+=-]{31,44}$/.test(value) && classes.every((pattern) => pattern.test(value));
}
