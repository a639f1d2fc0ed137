/**
 * What an expression holds, as far as the code shows: `Convert.ToBase64String(cert.GetCertHash())` is the base64 text of
 * the SHA-1 digest of a certificate. What is not known stays unknown.
 */
export type Content =
  | { readonly kind: 'unknown' }
  /** A text that the file states. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A certificate: an object of a library, its DER bytes, or PEM text. */
  | { readonly kind: 'certificate'; readonly form: 'object' | 'DER' | 'PEM' }
  /** The bytes of a hash. */
  | { readonly kind: 'digest'; readonly algorithm: HashAlgorithm; readonly of: Content }
  /** The bytes of a text, in UTF-8 or ASCII. */
  | { readonly kind: 'text-bytes'; readonly of: Content }
  /** Text that stands for bytes. */
  | {
      readonly kind: 'encoded';
      readonly as: 'hex' | 'base64' | 'base64url';
      /** True when `=` may stand at the end; undefined for hex. */
      readonly isPadded?: boolean;
      readonly of: Content;
    };

export type HashAlgorithm = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'MD5';

export type Encoding = Extract<Content, { readonly kind: 'encoded' }>['as'];

export const UNKNOWN: Content = { kind: 'unknown' };

/** The DER bytes of a certificate, whatever it was read from. */
export const CERTIFICATE: Content = { kind: 'certificate', form: 'DER' };

/** What a function makes of what it is given. */
export type Transform =
  | { readonly kind: 'same' }
  | { readonly kind: 'encode'; readonly as: Encoding; readonly isPadded?: boolean }
  | { readonly kind: 'decode'; readonly as: Encoding }
  | { readonly kind: 'digest'; readonly algorithm: HashAlgorithm }
  /** `isText`: what is changed can be nothing but a text. */
  | { readonly kind: 'text-bytes'; readonly isText?: true }
  | { readonly kind: 'bytes-text' }
  /** `replace('+', '-')`: one alphabet becomes the other. */
  | { readonly kind: 'url-alphabet' }
  | { readonly kind: 'unpad' }
  | { readonly kind: 'certificate'; readonly form: 'object' | 'DER' | 'PEM' };

/** Carries out a function on what it is given. */
export function transformed(content: Content, by: Transform): Content {
  switch (by.kind) {
    case 'same':
      return content;
    case 'encode':
      return encoded(content, by.as, by.isPadded);
    case 'decode':
      return decoded(content, by.as);
    case 'digest':
      return { kind: 'digest', algorithm: by.algorithm, of: bytesOf(content) };
    case 'text-bytes':
      return by.isText && content.kind === 'unknown' ? { kind: 'text-bytes', of: content } : bytesOf(content);
    case 'bytes-text':
      return content.kind === 'text-bytes' ? content.of : content;
    case 'url-alphabet':
      return content.kind === 'encoded' && content.as === 'base64'
        ? { ...content, as: 'base64url' }
        : content;
    case 'unpad':
      return content.kind === 'encoded' && content.isPadded ? { ...content, isPadded: false } : content;
    case 'certificate':
      return { kind: 'certificate', form: by.form };
  }
}

function encoded(content: Content, as: Encoding, isPadded?: boolean): Content {
  const of = bytesOf(content);
  return as === 'hex'
    ? { kind: 'encoded', as, of }
    : { kind: 'encoded', as, of, isPadded: isPadded ?? as === 'base64' };
}

/** Functions that take bytes are given the UTF-8 bytes of a text. */
function bytesOf(content: Content): Content {
  return isText(content) ? { kind: 'text-bytes', of: content } : content;
}

function isText(content: Content): boolean {
  if (content.kind === 'certificate') return content.form === 'PEM';
  return content.kind === 'literal' || content.kind === 'encoded';
}

function decoded(content: Content, as: Encoding): Content {
  if (content.kind === 'encoded' && isSameCode(content.as, as)) return content.of;
  return content.kind === 'literal' ? literalBytes(content.text, as) : UNKNOWN;
}

function isSameCode(written: Encoding, read: Encoding): boolean {
  return written === read || (written !== 'hex' && read !== 'hex');
}

const BYTES: readonly (readonly [HashAlgorithm, number])[] = [
  ['SHA-1', 20],
  ['SHA-256', 32],
];

/** A literal that decodes to as many bytes as a digest has is taken for one: of what is not known. */
function literalBytes(text: string, as: Encoding): Content {
  const digits = text.replace(/[\s:\u200e-]/g, '');
  const isHex = as === 'hex' && /^[0-9a-f]+$/i.test(digits);
  const length = isHex ? digits.length / 2 : Math.floor((text.replace(/(?<!=)=+$/, '').length * 3) / 4);
  const algorithm = BYTES.find(([, bytes]) => bytes === length)?.[0];
  return algorithm ? { kind: 'digest', algorithm, of: UNKNOWN } : UNKNOWN;
}
