import { isFilledUp, isIdentifiableSecret, looksRandom } from './client-secret.ts';
import type { Placing } from './secret-place.ts';
import type { ClientSecret, SecretFlaw } from './types.ts';

/** Base64 of three characters and `8Q~` or `7Q~`: with three bytes before it the marker has digits of its own. */
const BASE64 = /^[\w+/-]{4}(?:OFF|N1F)[+-][\w+/-]{42,48}={0,2}$/;

/** What is encoded on purpose says so in its name. */
const SAYS_ENCODED = /b64|base64|encoded|escaped/i;

/**
 * The secret behind a text that is percent-encoded or base64 of one; undefined for any other. The text starts at
 * `start` in the value.
 */
export function encodedSecret(
  text: string,
  names: readonly string[],
  { start, at }: { readonly start: number; readonly at: Placing },
): (ClientSecret & { readonly kind: 'value' }) | undefined {
  if (names.some((name) => SAYS_ENCODED.test(name))) return undefined;
  const span = at({ start, end: start + text.length });
  if (BASE64.test(text)) {
    const flaw: SecretFlaw = { kind: 'encoded', detail: 'base64', span };
    return { kind: 'value', format: 'identifiable', flaws: [flaw] };
  }
  const decoded = percentDecoded(text);
  const isEncoded = /^(?:[\w.~-]|%[0-9a-f]{2})+$/i.test(text) && decoded !== text;
  if (!isEncoded || isFilledUp(decoded)) return undefined;
  const format = isIdentifiableSecret(decoded) ? 'identifiable' : looksRandom(decoded) ? 'legacy' : undefined;
  if (!format) return undefined;
  const edits = [...text.matchAll(/%[0-9a-f]{2}/gi)].flatMap(({ 0: written, index }) => {
    const from = start + index;
    return at.exact({ start: from, end: from + written.length }, percentDecoded(written));
  });
  // Other characters may mean something where the secret stands.
  const repair = edits.every(({ newText }) => /^[\w~.+/=-]$/.test(newText)) ? edits : [];
  return { kind: 'value', format, flaws: [{ kind: 'encoded', detail: 'percent', span, repair }] };
}

/** As it stands where it is no percent-encoding of UTF-8. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
