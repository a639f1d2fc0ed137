import { knownShapes, nothingFound, otherShapes, type Undecodable } from './opaque-shapes.ts';

/** Quotation marks, blanks, and the scheme of an Authorization header around a token. */
const WRAPPING = /^[\s"'`]*(?:authorization:\s*)?(?:bearer\s+)?["'`]?/i;

/** The text without what stands around a token: scheme, quotes, a trailing comma or semicolon. */
export function unwrap(text: string): string {
  return text
    .replace(WRAPPING, '')
    .trim()
    .replace(/["'`,;]{1,4}$/, '');
}

/** Names an unwrapped text by its whole shape, where it is one that holds no JWT by design. */
export function knownOpaque(text: string): Undecodable | undefined {
  return /\s/.test(text) ? undefined : knownShapes.find(({ pattern }) => pattern.test(text));
}

/** The value of a parameter that carries a token: in JSON, escaped or not, and in a form or URL. */
const CARRIED =
  /(?:access_token|refresh_token|accessToken|refreshToken|client_assertion|assertion|code|token|secretText)\\?["']?[:=]\s{0,8}\\?["']?([^"'\\&\s]{20,})/;

/** Says what an unwrapped text is in which no token was found. */
export function whyNoToken(text: string): Undecodable {
  const carried = CARRIED.exec(text)?.[1];
  const known = knownOpaque(joined(carried === undefined ? text : unescaped(carried)));
  return known ?? otherShapes.find(({ pattern }) => pattern.test(text)) ?? nothingFound;
}

/** Without line breaks: opaque tokens are long, and wrapped as often as others. */
function joined(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Says what is wrong with a token whose parts were found and cannot all be decoded. */
export function whyDamaged(parts: readonly string[], cutOff: boolean): string {
  if (cutOff)
    return 'The token goes on where it is masked or left out. Take the whole token from where it was made.';
  if (parts.some((part) => /[+/]/.test(part))) {
    return `The parts are written in standard base64. JWS wants base64url: - and _ in place of + and /, without = (RFC 7515, section 2).${REFUSAL}`;
  }
  if (parts.length === 2) {
    return `Two parts are here; the third, the signature, is missing.${REFUSAL}`;
  }
  if (parts.length !== 3 && parts.length !== 5) {
    return `The token has ${parts.length} parts. A signed token has three, an encrypted one five.${REFUSAL}`;
  }
  return undecodablePart(parts);
}

const REFUSAL = ' Entra answers AADSTS50027.';

function undecodablePart(parts: readonly string[]): string {
  const [header = '', payload = ''] = parts;
  if (payload === '') return `The second part, the claims, is empty.${REFUSAL}`;
  // Four characters hold three bytes; one left over can never come out of an encoder.
  const cut = [header, payload].some((part) => part.replaceAll('=', '').length % 4 === 1);
  return cut
    ? `Characters are missing: the length of a part is one that base64url never has.${REFUSAL}`
    : `The parts do not hold JSON: characters are missing or were changed.${REFUSAL}`;
}
