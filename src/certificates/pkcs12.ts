// A file of its own, so that bundles load node-forge when a PKCS#12 file is first met.
import forge from 'node-forge';
import { binaryText, bytesOf } from './binary-text.ts';

/** What a PKCS#12 file holds: certificates and private keys (PKCS#8), DER. */
export type Pkcs12Reading =
  | {
      readonly kind: 'contents';
      readonly certificates: readonly Uint8Array[];
      readonly privateKeys: readonly Uint8Array[];
    }
  | { readonly kind: 'wrong-password' }
  | { readonly kind: 'damaged' }
  /** Encrypted in a way that is not known, or made so slow to decrypt that nobody would wait. */
  | { readonly kind: 'unsupported' };

/** Windows, OpenSSL and Java use some thousands; ten seconds of work are far beyond. */
const MOST_ITERATIONS = 1_000_000;

/**
 * Opens a PKCS#12 file (RFC 7292). Without password, an empty one is tried in both ways in which it is written: as
 * none, and as an empty text.
 */
export function openPkcs12(file: Uint8Array, password: string | undefined): Pkcs12Reading {
  const parsed = parse(file);
  if (!parsed) return { kind: 'damaged' };
  if (mostIterations(parsed, 0) > MOST_ITERATIONS) return { kind: 'unsupported' };
  const first = open(parsed, password ?? '');
  if (first.kind === 'wrong-password' && !password) return open(parsed, undefined);
  const isPlain = !password || /^[ -~]*$/.test(password);
  if (first.kind === 'contents' || first.kind === 'wrong-password' || isPlain) return first;
  // The code of authentication took the password as UTF-16; newer encryption takes it as UTF-8 (RFC 8018, section 3).
  return open(withoutMac(parsed), forge.util.encodeUtf8(password));
}

function parse(file: Uint8Array): forge.asn1.Asn1 | undefined {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(binaryText(file)));
  } catch {
    return undefined;
  }
}

function open(parsed: forge.asn1.Asn1, password: string | undefined): Pkcs12Reading {
  try {
    const { safeContents } = forge.pkcs12.pkcs12FromAsn1(parsed, false, password);
    const bags = safeContents.flatMap(({ safeBags }) => safeBags);
    return {
      kind: 'contents',
      certificates: bags.filter(({ type }) => type === forge.pki.oids.certBag).flatMap(certificateIn),
      privateKeys: bags
        .filter(({ type }) => type === forge.pki.oids.keyBag || type === forge.pki.oids.pkcs8ShroudedKeyBag)
        .flatMap(privateKeyIn),
    };
  } catch (error) {
    return { kind: whyNot(error instanceof Error ? error.message : '', hasMac(parsed)) };
  }
}

/** node-forge tells its errors apart by their messages only. Without MAC a wrong password shows in garbage. */
function whyNot(message: string, hasMac: boolean): 'wrong-password' | 'unsupported' | 'damaged' {
  if (/MAC could not be verified/i.test(message)) return 'wrong-password';
  if (/unsupported|not supported|unknown/i.test(message)) return 'unsupported';
  return hasMac ? 'damaged' : 'wrong-password';
}

/** The authentication code is the third of the outermost parts (RFC 7292, section 4). */
function hasMac({ value }: forge.asn1.Asn1): boolean {
  return value.length > 2;
}

function withoutMac(parsed: forge.asn1.Asn1): forge.asn1.Asn1 {
  return Array.isArray(parsed.value) ? { ...parsed, value: parsed.value.slice(0, 2) } : parsed;
}

/** RSA comes parsed, everything else as it stands in the file. */
function certificateIn({ cert, asn1 }: forge.pkcs12.Bag): readonly Uint8Array[] {
  const parsed = cert ? signedCertificate(cert) : asn1;
  return parsed ? [der(parsed)] : [];
}

/**
 * The certificate as it stands in the file, byte for byte: what was signed is kept as it was read, and the name of the
 * algorithm is repeated there (RFC 5280, section 4.1.1.2). node-forge would write the parameters of PSS in its own way.
 */
function signedCertificate(cert: forge.pki.Certificate): forge.asn1.Asn1 {
  const { asn1 } = forge;
  const tbs: forge.asn1.Asn1 = cert.tbsCertificate;
  const algorithm = Array.isArray(tbs.value)
    ? tbs.value.find(({ tagClass, type }) => tagClass === asn1.Class.UNIVERSAL && type === asn1.Type.SEQUENCE)
    : undefined;
  if (algorithm === undefined) throw new Error('A certificate names the algorithm it is signed with.');
  const signature = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BITSTRING, false, `\0${cert.signature}`);
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [tbs, algorithm, signature]);
}

function privateKeyIn({ key, asn1 }: forge.pkcs12.Bag): readonly Uint8Array[] {
  const parsed = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
  return parsed ? [der(parsed)] : [];
}

function der(parsed: forge.asn1.Asn1): Uint8Array {
  return bytesOf(forge.asn1.toDer(parsed).getBytes());
}

const DEEPEST = 40;

/**
 * The largest count of a key derivation that the file asks for: wherever an octet string, the salt, and an integer stand
 * side by side (RFC 7292, section 4 and appendix B; RFC 8018, appendix A.2).
 */
function mostIterations(node: forge.asn1.Asn1, depth: number): number {
  if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
  if (!Array.isArray(node.value))
    return node.type === forge.asn1.Type.OCTETSTRING ? within(node.value, depth) : 0;
  const children = node.value;
  return children.reduce((most, child, index) => {
    const isCount =
      child.type === forge.asn1.Type.INTEGER &&
      children[index - 1]?.type === forge.asn1.Type.OCTETSTRING &&
      typeof child.value === 'string';
    const count = isCount ? Number.parseInt(forge.util.bytesToHex(String(child.value)) || '0', 16) : 0;
    return Math.max(most, count, mostIterations(child, depth + 1));
  }, 0);
}

/** An octet string often holds further DER: `0x30` begins a sequence. */
function within(bytes: string, depth: number): number {
  if (bytes.charCodeAt(0) !== 0x30) return 0;
  const parsed = parse(bytesOf(bytes));
  return parsed ? mostIterations(parsed, depth + 1) : 0;
}
