/** A JSON object out of a token: nothing in it is verified. */
export type TokenPart = Readonly<Record<string, unknown>>;

/** The object that a part of a JWT holds (RFC 7515, section 3.1), in either alphabet; undefined where it is none. */
export function tokenPartOf(encoded: string): TokenPart | undefined {
  try {
    const part: unknown = JSON.parse(textOfBase64(encoded));
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part);
    return isObject ? (part as TokenPart) : undefined;
  } catch {
    return undefined;
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The UTF-8 text that base64 holds (RFC 4648, sections 4 and 5); throws where it is none. */
function textOfBase64(encoded: string): string {
  const digits = encoded
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
  if (/[^\w-]/.test(digits)) throw new SyntaxError('not base64');
  let escaped = '';
  let bits = 0;
  let count = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    escaped += `%${((bits >> count) & 255).toString(16).padStart(2, '0')}`;
  }
  return decodeURIComponent(escaped);
}
