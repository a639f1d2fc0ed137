import type { Call } from '../core/expressions.ts';
import type { HashAlgorithm, Transform } from './content.ts';
import { lastNameOf, literalOf } from './expression-text.ts';

/** Functions of all languages that change how bytes are written, or make a digest of them. */
export interface ContentFunction {
  readonly callees: readonly string[];
  /** What must stand before the name, where the name alone is too general: its words, joined by dots. */
  readonly of?: RegExp;
  /** What is changed: the object the method is called on, or an argument by its position. */
  readonly on: 'receiver' | number;
  /** What it does, step by step; undefined where an argument says something that is not known. */
  readonly does: Transform | readonly Transform[] | ((call: Call) => Transform | undefined);
}

const BASE64: Transform = { kind: 'encode', as: 'base64', isPadded: true };
const URL_PADDED: Transform = { kind: 'encode', as: 'base64url', isPadded: true };
const URL: Transform = { kind: 'encode', as: 'base64url', isPadded: false };
const HEX: Transform = { kind: 'encode', as: 'hex' };
const FROM_HEX: Transform = { kind: 'decode', as: 'hex' };
const FROM_BASE64: Transform = { kind: 'decode', as: 'base64' };
const TEXT_BYTES: Transform = { kind: 'text-bytes' };
const BYTES_OF_TEXT: Transform = { kind: 'text-bytes', isText: true };
const BYTES_TEXT: Transform = { kind: 'bytes-text' };
const SAME: Transform = { kind: 'same' };
const UNPAD: Transform = { kind: 'unpad' };
const SHA1: Transform = { kind: 'digest', algorithm: 'SHA-1' };
const SHA256: Transform = { kind: 'digest', algorithm: 'SHA-256' };
const DER: Transform = { kind: 'certificate', form: 'DER' };
const PEM: Transform = { kind: 'certificate', form: 'PEM' };

function textAt(call: Call, position: number): string | undefined {
  const argument = call.arguments[position];
  return argument && literalOf(argument.value)?.value.toLowerCase();
}

/** `Buffer.from(text, 'hex')`, `buffer.toString('base64url')`. */
const NODE_DECODINGS: Readonly<Record<string, Transform>> = {
  hex: FROM_HEX,
  base64: FROM_BASE64,
  base64url: FROM_BASE64,
  utf8: TEXT_BYTES,
  'utf-8': TEXT_BYTES,
  ascii: TEXT_BYTES,
  latin1: TEXT_BYTES,
  binary: TEXT_BYTES,
};
const NODE_ENCODINGS: Readonly<Record<string, Transform>> = {
  hex: HEX,
  base64: BASE64,
  base64url: URL,
  utf8: BYTES_TEXT,
  'utf-8': BYTES_TEXT,
};

/** `[x].pack('H*')`, `x.unpack1('H*')` of Ruby and PHP's `pack('H*', x)`. */
function packed(position: number, hex: Transform, base64?: Transform) {
  return (call: Call): Transform | undefined => {
    const pattern = textAt(call, position);
    if (pattern?.startsWith('h')) return hex;
    return pattern?.startsWith('m') ? base64 : undefined;
  };
}

/** Takes away padding, or turns one alphabet into the other, by what is replaced. */
function replacement(call: Call): Transform {
  const [from, to] = [textAt(call, 0), textAt(call, 1)];
  return replacing(from, to);
}

/** What is replaced may be a pattern that no reader takes for a text: then what comes instead tells. */
function replacing(from: string | undefined, to: string | undefined): Transform {
  if (from?.includes('=') || (from === undefined && to === '')) return UNPAD;
  const isUrlLike = from === undefined ? /^[-_]$/.test(to ?? '') : /[+/]/.test(from) && /[-_]/.test(to ?? '');
  return isUrlLike ? { kind: 'url-alphabet' } : SAME;
}

function hasOption(call: Call, name: string, value: RegExp): boolean {
  return call.arguments.some(
    (each) => each.name?.toLowerCase() === name && value.test(literalOf(each.value)?.value ?? ''),
  );
}

function isTrue(call: Call, position: number): boolean {
  return textAt(call, position) === 'true';
}

/** `base64::encode_config(bytes, base64::URL_SAFE_NO_PAD)`. */
function base64Config(config: string | undefined): Transform | undefined {
  if (config === 'URL_SAFE_NO_PAD') return URL;
  if (config === 'URL_SAFE') return URL_PADDED;
  return config?.startsWith('STANDARD') ? BASE64 : undefined;
}

/** `text.encode()`, `text.encode('utf-8')`: other encodings may make bytes of what was bytes before. */
function bytesOfText(call: Call): Transform | undefined {
  const charset = textAt(call, 0);
  return call.arguments.length === 0 || charset?.startsWith('utf') || charset === 'ascii'
    ? BYTES_OF_TEXT
    : undefined;
}

/** The algorithm that a name or a text says: `SHA1`, `sha-256`, `HashAlgorithmName.SHA256`. */
export function hashAlgorithmOf(text: string): HashAlgorithm | undefined {
  const digits = /sha[-_]?(1|256|384|512)(?!\d)/i.exec(text)?.[1];
  if (digits) return `SHA-${digits}` as HashAlgorithm;
  return /md5/i.test(text) ? 'MD5' : undefined;
}

/** PHP's `sha1($x)` gives hex text, `sha1($x, true)` bytes; `openssl_x509_fingerprint($cert, 'sha256', true)`. */
export function givesRawBytes(call: Call): boolean {
  const position = call.callee === 'sha1' || call.callee === 'md5' ? 1 : 2;
  return isTrue(call, position);
}

export const contentFunctions: readonly ContentFunction[] = [
  // JavaScript and TypeScript
  {
    callees: ['from'],
    of: /Buffer$/,
    on: 0,
    does: (call) => (call.arguments.length < 2 ? TEXT_BYTES : NODE_DECODINGS[textAt(call, 1) ?? '']),
  },
  {
    callees: ['toString'],
    on: 'receiver',
    does: (call) => (call.arguments.length === 0 ? BYTES_TEXT : NODE_ENCODINGS[textAt(call, 0) ?? '']),
  },
  { callees: ['btoa'], on: 0, does: BASE64 },
  { callees: ['encode'], of: /TextEncoder$/, on: 0, does: BYTES_OF_TEXT },
  { callees: ['hextob64u'], on: 0, does: [FROM_HEX, URL] },
  {
    callees: ['base64url', 'fromBase64'],
    on: 0,
    does: (call) => (call.callee === 'base64url' ? URL : { kind: 'url-alphabet' }),
  },
  { callees: ['encode'], of: /base64url$/i, on: 0, does: URL },
  { callees: ['replace', 'replaceAll', 'gsub', 'tr', 'Replace'], on: 'receiver', does: replacement },
  { callees: ['strtr', 'str_replace'], on: 0, does: (call) => replacing(textAt(call, 1), textAt(call, 2)) },
  {
    callees: ['rstrip', 'strip', 'TrimEnd', 'trimEnd', 'delete', 'TrimRight', 'trim_end_matches'],
    on: 'receiver',
    does: UNPAD,
  },
  { callees: ['rtrim'], on: 0, does: UNPAD },
  { callees: ['TrimRight'], of: /strings$/, on: 0, does: UNPAD },
  { callees: ['ToUpper', 'ToLower'], of: /strings$/, on: 0, does: SAME },
  {
    callees: [
      'trim',
      'Trim',
      'toUpperCase',
      'toLowerCase',
      'ToUpper',
      'ToLower',
      'ToUpperInvariant',
      'ToLowerInvariant',
      'upper',
      'lower',
      'upcase',
      'downcase',
    ],
    on: 'receiver',
    does: SAME,
  },
  { callees: ['strtolower', 'strtoupper', 'trim'], on: 0, does: SAME },
  // Python
  {
    callees: ['b64encode', 'standard_b64encode'],
    on: 0,
    does: (call) => (hasOption(call, 'altchars', /[-_]/) ? URL_PADDED : BASE64),
  },
  { callees: ['urlsafe_b64encode'], on: 0, does: URL_PADDED },
  { callees: ['base64url_encode'], on: 0, does: URL },
  { callees: ['b64decode', 'urlsafe_b64decode'], on: 0, does: FROM_BASE64 },
  { callees: ['fromhex', 'unhexlify', 'a2b_hex'], on: 0, does: FROM_HEX },
  { callees: ['hexlify', 'b2a_hex'], on: 0, does: HEX },
  // codecs of Python 2
  { callees: ['decode'], on: 'receiver', does: (call) => (textAt(call, 0) === 'hex' ? FROM_HEX : undefined) },
  { callees: ['encode'], on: 'receiver', does: (call) => (textAt(call, 0) === 'hex' ? HEX : undefined) },
  { callees: ['encode'], on: 'receiver', does: bytesOfText },
  { callees: ['hex'], on: 'receiver', does: HEX },
  { callees: ['PEM_cert_to_DER_cert'], on: 0, does: DER },
  { callees: ['public_bytes'], on: 'receiver', does: (call) => encodingOf(call) },
  // C# and PowerShell
  { callees: ['ToBase64String'], on: 0, does: BASE64 },
  { callees: ['FromBase64String'], on: 0, does: FROM_BASE64 },
  { callees: ['ToHexString', 'ToHexStringLower'], on: 0, does: HEX },
  { callees: ['ToString'], of: /BitConverter$/, on: 0, does: HEX },
  { callees: ['FromHexString'], on: 0, does: FROM_HEX },
  {
    callees: ['Encode', 'EncodeBytes', 'Base64UrlEncode', 'EncodeToString'],
    of: /(?:Base64Url\w*|WebEncoders)$/,
    on: 0,
    does: URL,
  },
  { callees: ['GetBytes'], on: 0, does: BYTES_OF_TEXT },
  { callees: ['GetString'], on: 0, does: BYTES_TEXT },
  { callees: ['GetRawCertData'], on: 'receiver', does: DER },
  // Java, Kotlin, Scala
  { callees: ['encode', 'encodeToString'], of: /getUrlEncoder\.withoutPadding$/, on: 0, does: URL },
  { callees: ['encode', 'encodeToString'], of: /getUrlEncoder$/, on: 0, does: URL_PADDED },
  { callees: ['encode', 'encodeToString'], of: /get(?:Mime)?Encoder$/, on: 0, does: BASE64 },
  { callees: ['decode'], of: /get(?:Mime|Url)?Decoder$/, on: 0, does: FROM_BASE64 },
  { callees: ['encodeBase64String', 'encodeBase64'], on: 0, does: BASE64 },
  { callees: ['encodeBase64URLSafeString', 'encodeBase64URLSafe'], on: 0, does: URL },
  { callees: ['printHexBinary', 'encodeHexString', 'encodeHex', 'bytesToHex'], on: 0, does: HEX },
  { callees: ['formatHex'], of: /HexFormat/, on: 0, does: HEX },
  { callees: ['parseHex'], of: /HexFormat/, on: 0, does: FROM_HEX },
  { callees: ['parseHexBinary', 'decodeHex'], on: 0, does: FROM_HEX },
  { callees: ['getBytes', 'encodeToByteArray'], on: 'receiver', does: BYTES_OF_TEXT },
  { callees: ['toByteArray'], on: 'receiver', does: TEXT_BYTES },
  // Nimbus, jjwt, Guava
  { callees: ['Base64URL'], on: 0, does: SAME },
  { callees: ['computeSHA256Thumbprint'], on: 0, does: [DER, SHA256, URL] },
  { callees: ['encode'], of: /Encoders\.BASE64$/, on: 0, does: BASE64 },
  { callees: ['encode'], of: /base64Url\.omitPadding$/, on: 0, does: URL },
  { callees: ['encode'], of: /(?:base64Url|Base64\.UrlSafe)$/, on: 0, does: URL_PADDED },
  { callees: ['encode'], of: /(?:BaseEncoding\.base64|Base64\.Default)$/, on: 0, does: BASE64 },
  { callees: ['getEncoded'], of: /cert/i, on: 'receiver', does: DER },
  // Go
  { callees: ['EncodeToString'], of: /RawURLEncoding$/, on: 0, does: URL },
  { callees: ['EncodeToString'], of: /URLEncoding$/, on: 0, does: URL_PADDED },
  { callees: ['EncodeToString'], of: /StdEncoding$/, on: 0, does: BASE64 },
  { callees: ['EncodeToString'], of: /hex$/, on: 0, does: HEX },
  { callees: ['DecodeString'], of: /hex$/, on: 0, does: FROM_HEX },
  { callees: ['DecodeString'], of: /Encoding$/, on: 0, does: FROM_BASE64 },
  { callees: ['byte'], on: 0, does: TEXT_BYTES },
  {
    callees: ['Sprintf'],
    on: 1,
    does: (call) => (/^%0?\d*x$/.test(textAt(call, 0) ?? '') ? HEX : undefined),
  },
  // PHP
  { callees: ['base64_encode'], on: 0, does: BASE64 },
  { callees: ['base64_decode'], on: 0, does: FROM_BASE64 },
  {
    callees: ['sodium_bin2base64'],
    on: 0,
    does: (call) =>
      /no_padding/.test(lastNameOf(call.arguments[1]?.value ?? call)?.toLowerCase() ?? '') ? URL : undefined,
  },
  { callees: ['bin2hex'], on: 0, does: HEX },
  { callees: ['hex2bin'], on: 0, does: FROM_HEX },
  { callees: ['urlsafeB64Encode'], on: 0, does: URL },
  { callees: ['pack'], on: 1, does: packed(0, FROM_HEX) },
  // Ruby
  { callees: ['strict_encode64', 'encode64'], on: 0, does: BASE64 },
  {
    callees: ['urlsafe_encode64'],
    on: 0,
    does: (call) => (hasOption(call, 'padding', /false/) ? URL : URL_PADDED),
  },
  { callees: ['decode64', 'strict_decode64', 'urlsafe_decode64'], on: 0, does: FROM_BASE64 },
  { callees: ['base64digest'], of: /SHA1/, on: 0, does: [SHA1, BASE64] },
  { callees: ['base64digest'], of: /SHA256/, on: 0, does: [SHA256, BASE64] },
  { callees: ['unpack1'], on: 'receiver', does: packed(0, HEX, FROM_BASE64) },
  { callees: ['to_der'], of: /cert/i, on: 'receiver', does: DER },
  { callees: ['to_pem'], of: /cert/i, on: 'receiver', does: PEM },
  // Rust
  { callees: ['encode'], of: /URL_SAFE_NO_PAD$/, on: 0, does: URL },
  { callees: ['encode'], of: /URL_SAFE$/, on: 0, does: URL_PADDED },
  { callees: ['encode'], of: /STANDARD(?:_NO_PAD)?$/, on: 0, does: BASE64 },
  { callees: ['encode'], of: /^base64_url$/, on: 0, does: URL },
  { callees: ['encode'], of: /^base64$/, on: 0, does: BASE64 },
  {
    callees: ['encode_config'],
    of: /^base64$/,
    on: 0,
    does: (call) => base64Config(lastNameOf(call.arguments[1]?.value ?? call)),
  },
  { callees: ['encode', 'encode_upper'], of: /hex$/, on: 0, does: HEX },
  { callees: ['decode'], of: /hex$/, on: 0, does: FROM_HEX },
  { callees: ['as_bytes', 'into_bytes'], on: 'receiver', does: TEXT_BYTES },
  { callees: ['Some'], on: 0, does: SAME },
  // What all have: text of bytes and back, nothing changed
  { callees: ['decode'], on: 'receiver', does: BYTES_TEXT },
  { callees: ['encode'], on: 'receiver', does: TEXT_BYTES },
  {
    callees: ['String', 'str', 'string', 'to_string', 'to_owned', 'into', 'unwrap', 'clone'],
    on: 'receiver',
    does: BYTES_TEXT,
  },
];

/** `Encoding.DER`, `serialization.Encoding.PEM`. */
function encodingOf(call: Call): Transform | undefined {
  const name = lastNameOf(call.arguments[0]?.value ?? call);
  if (name === 'DER') return DER;
  return name === 'PEM' ? PEM : undefined;
}

/** Members of certificates, in all languages: what they hold. `thumbprint` is SHA-1 in hexadecimal text. */
export const certificateMembers: Readonly<Record<string, readonly Transform[]>> = {
  Thumbprint: [DER, { kind: 'digest', algorithm: 'SHA-1' }, HEX],
  thumbprint: [DER, { kind: 'digest', algorithm: 'SHA-1' }, HEX],
  fingerprint: [DER, { kind: 'digest', algorithm: 'SHA-1' }, HEX],
  fingerprint256: [DER, { kind: 'digest', algorithm: 'SHA-256' }, HEX],
  encoded: [DER],
  RawData: [DER],
  Raw: [DER],
  raw: [DER],
};
