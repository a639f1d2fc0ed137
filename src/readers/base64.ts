const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 (RFC 4648, section 4, padded) of the text's UTF-8. Lone surrogates become U+FFFD, as UTF-8 has none. */
export function base64OfText(text: string): string {
  const bytes = utf8Of(text);
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(index, index + 3);
    const group = (first << 16) | (second << 8) | third;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63] ?? '').join('');
    encoded += digits.slice(0, Math.min(4, bytes.length - index + 1)).padEnd(4, '=');
  }
  return encoded;
}

/**
 * The text whose UTF-8 the base64 holds; white space is passed over, as `base64` breaks its lines. Undefined when
 * it is not base64 (RFC 4648, section 4) of a text: bytes that are no UTF-8, or control characters.
 */
export function textOfBase64(encoded: string): string | undefined {
  const compact = encoded.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  let escaped = '';
  for (let index = 0; index < compact.length; index += 4) {
    const digits = [...compact.slice(index, index + 4)].map((digit) => Math.max(0, DIGITS.indexOf(digit)));
    const group = digits.reduce((bits, digit) => (bits << 6) | digit, 0);
    const bytes = [group >> 16, (group >> 8) & 255, group & 255];
    escaped += bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  }
  const padding = compact.length - compact.replace(/(?<!=)=+$/, '').length;
  const text = textOfPercent(escaped.slice(0, escaped.length - 3 * padding));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text is told from bytes by them
  return text === undefined || /[\0-\x08\x0e-\x1f]/.test(text) ? undefined : text;
}

/** The engine's own decoder is strict about UTF-8 and part of the language, unlike TextDecoder. */
function textOfPercent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

function utf8Of(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  return Array.from(escaped.matchAll(/%(..)|[\s\S]/g), ([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
