import type { Assertion } from '../facts/assertion-types.ts';

/** Source that stands before and behind an expression. */
export type Around = readonly [before: string, behind: string];

/** How a language writes what assertions are made of. */
export interface Writing {
  /** Beginning of a module that must be imported for `seconds`; absent where none is needed. */
  readonly timeModule?: string;
  /** A number of seconds since 1970, `after` seconds from now. */
  seconds?(after: number): string;
  /** A value of the type for dates. */
  date?(after: number): string;
  /** The same for what encodes. */
  readonly encodingModule?: string;
  /** Makes base64url text without padding of bytes. */
  readonly base64url?: Around;
  /** The same by what a module has for it, where that is imported, or a call of that name stands there already. */
  readonly ownBase64url?: { readonly module?: string; readonly call?: string; readonly around: Around };
  /** Makes bytes of hexadecimal digits. */
  readonly fromHex?: Around;
  /** Makes base64url text of them at once, where that is shorter. */
  readonly base64urlOfHex?: Around;
  /** Takes colons out of a text. */
  readonly withoutColons?: Around;
  /** Behind a certificate: the bytes of its hash. */
  readonly hashOfCertificate?: Readonly<Record<'SHA-1' | 'SHA-256', string>>;
  /** The call that encodes is told how by a text of this kind. */
  readonly encodingName?: string;
  /** An entry of a claims set, with the separator behind it. */
  entry?(name: string, source: string): string;
  /** Ten minutes, where the libraries take lengths of time as texts. */
  readonly tenMinutes?: string;
  /** A new id. */
  readonly uuid?: string;
}

const ecmascript: Writing = {
  seconds: (after) => `Math.floor(Date.now() / 1000)${plus(after)}`,
  base64url: ['Buffer.from(', ").toString('base64url')"],
  base64urlOfHex: ['Buffer.from(', ", 'hex').toString('base64url')"],
  withoutColons: ['', ".replaceAll(':', '')"],
  tenMinutes: "'10m'",
  encodingName: 'base64url',
  entry: (name, source) => `${name}: ${source}, `,
  uuid: 'crypto.randomUUID()',
};

const jvm: Writing = {
  date: (after) =>
    `java.util.Date.from(java.time.Instant.now()${after === 0 ? '' : `.plusSeconds(${after})`})`,
  base64url: ['java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(', ')'],
  // Nimbus has a type for encoded text.
  ownBase64url: { call: 'encode', around: ['com.nimbusds.jose.util.Base64URL.encode(', ')'] },
  fromHex: ['java.util.HexFormat.of().parseHex(', ')'],
  withoutColons: ['', '.replace(":", "")'],
  uuid: 'java.util.UUID.randomUUID().toString()',
};

const unixTime = '.ToUnixTimeSeconds()';

/** By the names of the readers. */
export const writings: Readonly<Record<string, Writing>> = {
  javascript: ecmascript,
  typescript: ecmascript,
  tsx: ecmascript,
  python: {
    timeModule: 'time',
    seconds: (after) => `int(time.time())${plus(after)}`,
    encodingModule: 'base64',
    base64url: ['base64.urlsafe_b64encode(', ').rstrip(b"=").decode()'],
    fromHex: ['bytes.fromhex(', ')'],
    withoutColons: ['', '.replace(":", "")'],
    entry: (name, source) => `"${name}": ${source}, `,
  },
  'c-sharp': {
    seconds: (after) => `DateTimeOffset.UtcNow${after === 0 ? '' : `.AddSeconds(${after})`}${unixTime}`,
    date: (after) => `DateTime.UtcNow${after === 0 ? '' : `.AddSeconds(${after})`}`,
    base64url: ['Convert.ToBase64String(', ").TrimEnd('=').Replace('+', '-').Replace('/', '_')"],
    ownBase64url: { module: 'Microsoft.IdentityModel.Tokens', around: ['Base64UrlEncoder.Encode(', ')'] },
    fromHex: ['Convert.FromHexString(', ')'],
    withoutColons: ['', '.Replace(":", "")'],
    hashOfCertificate: {
      'SHA-1': '.GetCertHash()',
      'SHA-256': '.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256)',
    },
  },
  powershell: {
    seconds: (after) => `[DateTimeOffset]::UtcNow${after === 0 ? '' : `.AddSeconds(${after})`}${unixTime}`,
    base64url: ['[Convert]::ToBase64String(', ").TrimEnd('=').Replace('+', '-').Replace('/', '_')"],
    hashOfCertificate: { 'SHA-1': '.GetCertHash()', 'SHA-256': ".GetCertHash('SHA256')" },
    entry: (name, source) => `${name} = ${source}; `,
    uuid: '[guid]::NewGuid().ToString()',
  },
  java: { ...jvm, seconds: (after) => `java.time.Instant.now().getEpochSecond()${plus(after)}` },
  kotlin: { ...jvm, seconds: (after) => `java.time.Instant.now().epochSecond${plus(after)}` },
  scala: { ...jvm, seconds: (after) => `java.time.Instant.now().getEpochSecond${plus(after)}` },
  go: {
    timeModule: 'time',
    seconds: (after) => `time.Now()${after === 0 ? '' : `.Add(${after} * time.Second)`}.Unix()`,
    encodingModule: 'encoding/base64',
    base64url: ['base64.RawURLEncoding.EncodeToString(', ')'],
    entry: (name, source) => `"${name}": ${source}, `,
  },
  php: {
    seconds: (after) => `time()${plus(after)}`,
    date: (after) => `new \\DateTimeImmutable('+${after} seconds')`,
    base64url: ['rtrim(strtr(base64_encode(', "), '+/', '-_'), '=')"],
    fromHex: ['hex2bin(', ')'],
    withoutColons: ["str_replace(':', '', ", ')'],
    entry: (name, source) => `'${name}' => ${source}, `,
    uuid: 'bin2hex(random_bytes(16))',
  },
  ruby: {
    seconds: (after) => `Time.now.to_i${plus(after)}`,
    encodingModule: 'base64',
    base64url: ['Base64.urlsafe_encode64(', ', padding: false)'],
    fromHex: ['[', '].pack("H*")'],
    withoutColons: ['', '.delete(":")'],
    entry: (name, source) => `"${name}" => ${source}, `,
  },
  rust: {
    encodingModule: 'base64',
    base64url: ['base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(', ')'],
  },
};

/** How the assertion’s language writes; empty where nothing can be written. */
export function writingOf({ language }: Assertion): Writing {
  return (language !== undefined && Object.hasOwn(writings, language) && writings[language]) || {};
}

/** True where the file imports the module, or none is needed. */
export function imports({ modules }: Assertion, module: string | undefined): boolean {
  return module === undefined || modules.some((each) => each === module || each.startsWith(`${module}::`));
}

function plus(seconds: number): string {
  return seconds === 0 ? '' : ` + ${seconds}`;
}
