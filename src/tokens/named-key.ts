import type { Certificate } from '../facts/types.ts';
import { type JsonObject, textClaim } from './claims.ts';
import { base64urlToHex, readThumbprint } from './thumbprint.ts';

/**
 * What a header says its key is called (`kid`, `x5t`, `x5t#S256`: RFC 7515, sections 4.1.4, 4.1.7 and 4.1.8); thumbprints
 * in hexadecimal too: in whatever spelling, they mean one certificate.
 */
export function keyNamesIn(header: JsonObject): readonly string[] {
  const names = ['kid', 'x5t', 'x5t#S256'].flatMap((name) => textClaim(header, name) ?? []);
  const thumbprints = names
    .map(readThumbprint)
    .flatMap((reading) => (reading.kind === 'unknown' ? [] : reading.hex));
  return [...names, ...thumbprints];
}

/** What a header may call a certificate: its thumbprints, base64url and upper-case hexadecimal. */
export function namesOfCertificate({ thumbprint, x5t, x5tS256 }: Certificate): readonly string[] {
  return [thumbprint, x5t, x5tS256, base64urlToHex(x5tS256)].filter((name) => name !== undefined);
}
