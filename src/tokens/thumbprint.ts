import { base64url } from 'jose';

/** The hash a thumbprint of this length is made with; undefined for every other length. */
export type ThumbprintHash = 'SHA-1' | 'SHA-256';

/**
 * What a thumbprint turned out to be. `bytes` is the length of the value, `hex` the value in upper case
 * without separators, as Entra and Windows print it.
 */
export interface ReadThumbprint {
  readonly kind: /** As `x5t` and `x5t#S256` want it (RFC 7515, sections 2, 4.1.7 and 4.1.8). */
    | 'base64url'
    /** base64url, but with `=` at the end, which RFC 7515 leaves out. */
    | 'padded-base64url'
    /** `+` or `/` of the standard alphabet; with or without padding. */
    | 'base64'
    /** Hexadecimal text, as certificate dialogs show it. */
    | 'hex'
    /** The hexadecimal text was encoded instead of the bytes it stands for. */
    | 'base64-of-hex';
  readonly bytes: number;
  readonly hash: ThumbprintHash | undefined;
  readonly hex: string;
  /** True when blanks, colons, dashes or invisible characters stood around it or between the digits. */
  readonly separated: boolean;
}

/** A reading, or `unknown` when no encoding of a thumbprint fits. */
export type ThumbprintReading = ReadThumbprint | { readonly kind: 'unknown' };

/** Colons, blanks, and the marks of direction that Windows' certificate dialog puts in front of a thumbprint. */
const SEPARATORS = /[\s:\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const SURROUNDING = new RegExp(`^${SEPARATORS.source}+|(?<!${SEPARATORS.source})${SEPARATORS.source}+$`, 'g');
const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
const LONGEST = 400;

/**
 * Tells the encoding of a certificate thumbprint by its shape. Forty hexadecimal digits are hexadecimal
 * although they are base64url as well, for no hash has the thirty bytes that this would mean.
 */
export function readThumbprint(text: string): ThumbprintReading {
  if (text.length > LONGEST) return { kind: 'unknown' };
  const digits = text.replace(SEPARATORS, '').replaceAll('-', '');
  if (isHexHash(digits)) return reading('hex', digits, digits !== text);
  return readBase64(text);
}

function readBase64(text: string): ThumbprintReading {
  const value = text.replace(SURROUNDING, '');
  const bytes = BASE64.test(value) ? decode(value) : undefined;
  if (bytes === undefined) return { kind: 'unknown' };
  const asText = String.fromCharCode(...bytes);
  if (isHexHash(asText)) return reading('base64-of-hex', asText, value !== text);
  return reading(base64Kind(value), toHex(bytes), value !== text);
}

/** The same thumbprint as `x5t` and `x5t#S256` want it: base64url without padding (RFC 7515, section 2). */
export function base64urlOf({ hex }: ReadThumbprint): string {
  const digits = hex.match(/../g) ?? [];
  return base64url.encode(Uint8Array.from(digits, (byte) => Number.parseInt(byte, 16)));
}

/** base64url as upper-case hexadecimal text; undefined when it is not base64url. */
export function base64urlToHex(text: string): string | undefined {
  if (/[^A-Za-z0-9_-]/.test(text)) return undefined;
  const bytes = decode(text);
  return bytes === undefined ? undefined : toHex(bytes);
}

function isHexHash(text: string): boolean {
  return hashOf(text.length / 2) !== undefined && HEX.test(text);
}

function hashOf(bytes: number): ThumbprintHash | undefined {
  if (bytes === 20) return 'SHA-1';
  return bytes === 32 ? 'SHA-256' : undefined;
}

function base64Kind(value: string): ReadThumbprint['kind'] {
  if (/[+/]/.test(value)) return 'base64';
  return value.endsWith('=') ? 'padded-base64url' : 'base64url';
}

function reading(kind: ReadThumbprint['kind'], hex: string, separated: boolean): ReadThumbprint {
  const bytes = hex.length / 2;
  return { kind, bytes, hash: hashOf(bytes), hex: hex.toUpperCase(), separated };
}

function decode(base64: string): Uint8Array | undefined {
  try {
    return base64url.decode(
      base64
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/(?<!=)=+$/, ''),
    );
  } catch {
    return undefined;
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
