/**
 * What a paste may hold beside its error: values that must never be shown again. A mask too many costs
 * nothing here, a value too many may cost a password change.
 */

const MASK = '***';

/** JWTs and their parts (RFC 7519: a JSON header in base64url starts with `eyJ`), and Entra's refresh tokens. */
const TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}|\b[01]\.A[\w-]{20,}(?:\.[\w-]*)*/g;
/** Client secrets that Entra marks: three characters, `7Q~` or `8Q~`, and 31 or 34 characters more. */
const CLIENT_SECRET = /[\w~.-]{3}[78]Q~[\w~.-]{20,}/g;
const NAMED =
  /\b(client_?secret|client_?assertion|assertion|password|pwd|refresh_token|access_token|id_token|code_verifier)(["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;]{4,}/gi;
const LONG = /[\w~+=-]{60,}/g;

const HEX = /^[\da-f]+$/i;
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ADDRESS = /^(?:[a-z][a-z\d+.-]{1,20}:|[^\s@]+@[^\s@]+$)/i;

/** `text` with `***` in place of what looks like a token or a secret. Linear. */
export function maskSecrets(text: string): string {
  return text
    .replace(TOKEN, MASK)
    .replace(CLIENT_SECRET, MASK)
    .replace(NAMED, (_whole, name: string, sign: string) => name + sign + MASK)
    .replace(LONG, (run) => (HEX.test(run) ? run : MASK));
}

/**
 * True for one value that is better not shown: a token, a marked client secret, or 30 to 60 characters of
 * mixed kinds without a blank. GUIDs, thumbprints in hex, addresses and subjects such as `repo:…` are not.
 */
export function looksSecret(value: string): boolean {
  if (maskSecrets(value) !== value) return true;
  if (value.length < 30 || /\s/.test(value) || GUID.test(value) || HEX.test(value) || ADDRESS.test(value)) {
    return false;
  }
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
}
