/** Object identifiers of signature algorithms (RFC 3279, RFC 4055, RFC 5758, RFC 8410). */
export const SIGNATURE_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.4', 'RSA with MD5'],
  ['1.2.840.113549.1.1.5', 'RSA with SHA-1'],
  ['1.2.840.113549.1.1.10', 'RSA-PSS'],
  ['1.2.840.113549.1.1.11', 'RSA with SHA-256'],
  ['1.2.840.113549.1.1.12', 'RSA with SHA-384'],
  ['1.2.840.113549.1.1.13', 'RSA with SHA-512'],
  ['1.2.840.10040.4.3', 'DSA with SHA-1'],
  ['1.2.840.10045.4.1', 'ECDSA with SHA-1'],
  ['1.2.840.10045.4.3.2', 'ECDSA with SHA-256'],
  ['1.2.840.10045.4.3.3', 'ECDSA with SHA-384'],
  ['1.2.840.10045.4.3.4', 'ECDSA with SHA-512'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
]);
