import { keyReason } from './key-reason.ts';
import type { Proof, Proven } from './proof.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * What the thumbprint in a message tells about the header of the client assertion. Entra decodes `x5t`
 * (or `x5t#S256`) from base64url and shows the bytes as hex digits, so the number of digits shows how the
 * header was made: it wants the base64url of the digest's own bytes.
 */
export const thumbprintEncoding: Proof = {
  codes: [700027, 50012],
  source: 'RFC 7515, sections 4.1.7 and 4.1.8',
  prove({ message }) {
    const sent = sentThumbprint(message);
    // What Entra has found was named as it should be.
    const reason = keyReason(message);
    if (sent === undefined || reason === 'expired' || reason === 'other-key') return [];
    return [plainDigest(sent) ?? encodedHexText(sent) ?? decodedHexText(sent) ?? encodedTwice(sent)].filter(
      (found) => found !== undefined,
    );
  },
};

/** The bytes of the header, as hex digits, that Entra shows; undefined where it shows none, or was cut off. */
export function sentThumbprint(message: string): string | undefined {
  return /(?<![\da-f])[\da-f]{40,200}(?=[^\da-f])/i.exec(message)?.[0];
}

/**
 * The thumbprint that was meant, in upper-case hex, however it was encoded; undefined where the digits are no digest.
 */
export function meantThumbprint(message: string): string | undefined {
  const sent = sentThumbprint(message);
  if (sent === undefined) return undefined;
  if (sent.length === 40 || sent.length === 64) return sent.toUpperCase();
  const text = textOf(sent);
  return (hexIn(text) ?? hexIn(base64Of(bytesOf(sent))) ?? digestIn(text))?.toUpperCase();
}

/**
 * 40 digits are the 20 bytes of a SHA-1 digest, 64 digits the 32 bytes of a SHA-256 digest: the header is
 * encoded as RFC 7515 wants, and the certificate itself is the question.
 */
export function plainDigest(sent: string): Proven | undefined {
  if (sent.length !== 40 && sent.length !== 64) return undefined;
  const [id, digest, header] =
    sent.length === 40 ? ['thumbprint-sha1', 'SHA-1', 'x5t'] : ['thumbprint-sha256', 'SHA-256', 'x5t#S256'];
  return {
    id,
    message: `The assertion names the certificate ${sent}. That is the length of a ${digest} thumbprint, so its encoding is in order. Look for this certificate on the app registration: if another one is there, upload this one or sign with the other. A ${digest} thumbprint belongs in the header ${header}.`,
  };
}

/**
 * 80 or 128 digits whose bytes are the characters of a hex number: the hex text (40 or 64 characters, and more with
 * colons between or a line break behind) was encoded where the digest's bytes belong. The characters are the true
 * thumbprint.
 */
export function encodedHexText(sent: string): Proven | undefined {
  return misencoded('thumbprint-hex-encoded', hexIn(textOf(sent)), () => ({
    seen: `${sent.length / 2} bytes`,
    why: 'the hex text was base64url-encoded, character by character',
  }));
}

/** The bytes are the characters of a base64 text, which holds the digest: it was encoded once more. */
export function encodedTwice(sent: string): Proven | undefined {
  return misencoded('thumbprint-encoded-twice', digestIn(textOf(sent)), () => ({
    seen: `${sent.length / 2} bytes`,
    why: 'its base64 text was base64url-encoded once more',
  }));
}

/**
 * 60 or 96 digits: hex digits are base64 characters too, so hex text (40 or 64 characters) written into the
 * header as it is decodes to 30 or 48 bytes. Encoding them again gives the text back.
 */
export function decodedHexText(sent: string): Proven | undefined {
  if (sent.length !== 60 && sent.length !== 96) return undefined;
  return misencoded('thumbprint-hex-decoded', hexIn(base64Of(bytesOf(sent))), (size) => ({
    seen: `${size * 1.5} bytes`,
    why: 'the hex text was put into the header without decoding it to bytes first',
  }));
}

function misencoded(
  id: string,
  thumbprint: string | undefined,
  told: (size: number) => { readonly seen: string; readonly why: string },
): Proven | undefined {
  if (thumbprint === undefined) return undefined;
  const size = thumbprint.length / 2;
  const { seen, why } = told(size);
  const header = size === 20 ? 'x5t' : 'x5t#S256';
  return {
    id,
    message: `The certificate's thumbprint is ${thumbprint}, but Entra received ${seen} instead of ${size}: ${why}. Decode it to its ${size} bytes and put their base64url form into the header ${header}.`,
  };
}

/** A digest of SHA-1 or SHA-256 in hex digits; colons and blanks between its bytes are left out. */
function hexIn(text: string): string | undefined {
  const digits = text.replace(/(?<=[\da-f]{2})[: -](?=[\da-f]{2})/gi, '').trim();
  return /^(?:[\da-f]{40}|[\da-f]{64})$/i.test(digits) ? digits : undefined;
}

/** The bytes of a digest of SHA-1 or SHA-256, written in base64 or base64url, as hex digits. */
export function digestIn(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (!/^(?:[a-z\d+/]{27}|[a-z\d+/]{43})$/i.test(digits)) return undefined;
  const bits = [...digits].map((digit) => BASE64.indexOf(digit).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}

function textOf(hex: string): string {
  return String.fromCharCode(...bytesOf(hex));
}

function bytesOf(hex: string): readonly number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/** Base64 (RFC 4648, section 4) of a multiple of three bytes: no padding is ever due. */
function base64Of(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index + 2 < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) text += BASE64.charAt((group >> shift) & 63);
  }
  return text;
}
