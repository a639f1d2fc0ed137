import { type Check, cannotTell, claim, quote, right, type TokenFacts, wrong } from './claims.ts';
import { type ReadThumbprint, readThumbprint, type ThumbprintHash } from './thumbprint.ts';

const ENCODING_RULE = 'assertion-x5t-encoding';
const REFUSAL = 'Entra answers AADSTS700027.';

/** One of `x5t#S256`, `x5t` or `kid` has to name the certificate (RFC 7515, sections 4.1.4, 4.1.7, 4.1.8). */
export function keyId({ header }: TokenFacts): Check {
  const id = 'assertion-key-id';
  const names = ['x5t#S256', 'x5t', 'kid'].filter((name) => claim(header, name) !== undefined);
  if (names.length > 0) return right(id, `The certificate is named by ${names.join(' and ')}.`);
  return wrong(
    id,
    'The header names no certificate: it has neither x5t#S256 nor x5t nor kid. Entra answers AADSTS5002723. Add x5t#S256, the base64url SHA-256 of the DER certificate.',
    'assertion-missing-key-id',
  );
}

/** `x5t` (RFC 7515, section 4.1.7). */
export function x5t({ header }: TokenFacts): Check | undefined {
  return thumbprint('assertion-x5t', 'x5t', 'SHA-1', claim(header, 'x5t'));
}

/** `x5t#S256` (RFC 7515, section 4.1.8). */
export function x5tS256({ header }: TokenFacts): Check | undefined {
  return thumbprint('assertion-x5t-s256', 'x5t#S256', 'SHA-256', claim(header, 'x5t#S256'));
}

/** What to do about each encoding but the right one. */
const ENCODING: Readonly<Record<Exclude<ReadThumbprint['kind'], 'base64url'>, string>> = {
  hex: `is hexadecimal text. Decode the digits to bytes and encode those as base64url. ${REFUSAL}`,
  'base64-of-hex': `is the base64 of hexadecimal text. Decode the digits to bytes before encoding. ${REFUSAL}`,
  base64:
    'is standard base64, which has been seen to work. Write - for +, _ for /, and leave out =, before a reader that is strict answers AADSTS700027.',
  'padded-base64url': 'ends in =. base64url in a header has no padding (RFC 7515, section 2): leave it out.',
};

function thumbprint(id: string, name: string, hash: ThumbprintHash, value: unknown): Check | undefined {
  if (value === undefined) return undefined;
  const reading = typeof value === 'string' ? readThumbprint(value) : undefined;
  if (reading === undefined || reading.kind === 'unknown') {
    return wrong(id, `${name} is not a thumbprint in base64url. ${REFUSAL}`, ENCODING_RULE);
  }
  const { kind } = reading;
  if (kind === 'hex' || kind === 'base64-of-hex') {
    return wrong(id, `${name} ${ENCODING[kind]}`, ENCODING_RULE);
  }
  if (reading.hash !== hash) {
    return wrong(id, `${name} ${wrongHash(reading)} ${REFUSAL}`, 'assertion-x5t-algorithm');
  }
  if (reading.separated)
    return wrong(id, `${name} has blanks or invisible characters in it. ${REFUSAL}`, ENCODING_RULE);
  if (kind !== 'base64url') return cannotTell(id, `${name} ${ENCODING[kind]}`);
  return right(id, `${name} is a ${hash} thumbprint: ${quote(reading.hex)}.`);
}

function wrongHash({ hash, bytes }: ReadThumbprint): string {
  if (hash === undefined) return `holds ${bytes} bytes. A SHA-1 thumbprint has 20, a SHA-256 thumbprint 32.`;
  const place = hash === 'SHA-256' ? 'x5t#S256' : 'x5t';
  return `holds a ${hash} thumbprint (${bytes} bytes), which belongs in ${place}.`;
}
