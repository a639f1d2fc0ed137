import forge from 'node-forge';
import { binaryText, bytesOf } from '../certificates/binary-text.ts';
import type { KeyReading } from '../certificates/read-certificates.ts';
import type { Secret } from '../tokens/secret.ts';
import { base64urlOf } from './digest.ts';
import { curveNamed, ecKey, integersIn, type PublicKey, unsigned } from './public-key.ts';

/** A private key as a JSON Web Key (RFC 7518, section 6). Never to be shown. */
export type PrivateKey = PublicKey & { readonly d: string };

/** Reads a PEM block with a private key: PKCS#8, PKCS#1 or SEC 1, encrypted or not. */
export function readPrivateKey(pem: string, password?: Secret): KeyReading<PrivateKey> {
  const isEncrypted = /^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(pem);
  if (isEncrypted && password === undefined) return { kind: 'encrypted' };
  const key = isEncrypted ? decrypted(pem, password?.reveal() ?? '') : fromPem(pem);
  return key ? { kind: 'key', key } : { kind: isEncrypted ? 'wrong-password' : 'damaged' };
}

/** Reads a private key that is not encrypted, DER. Undefined when it is none, or of a kind that is not known. */
export function privateKeyFromDer(der: Uint8Array): PrivateKey | undefined {
  try {
    return keyIn(forge.asn1.fromDer(binaryText(der)));
  } catch {
    return undefined;
  }
}

function fromPem(pem: string): PrivateKey | undefined {
  try {
    const [block] = forge.pem.decode(pem);
    return block && keyIn(forge.asn1.fromDer(block.body));
  } catch {
    return undefined;
  }
}

function decrypted(pem: string, password: string): PrivateKey | undefined {
  try {
    if (/^-----BEGIN ENCRYPTED/m.test(pem)) {
      const info = forge.pki.decryptPrivateKeyInfo(forge.pki.encryptedPrivateKeyFromPem(pem), password);
      return info ? keyIn(info) : undefined;
    }
    const rsa = forge.pki.decryptRsaPrivateKey(pem, password);
    return rsa ? keyIn(forge.pki.privateKeyToAsn1(rsa)) : undefined;
  } catch {
    return undefined;
  }
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';

/** PKCS#8 (RFC 5208, section 5), PKCS#1 (RFC 8017, appendix A.1.2) or SEC 1 (RFC 5915, section 3). */
function keyIn(node: forge.asn1.Asn1): PrivateKey | undefined {
  const [, second, third] = childrenOf(node);
  if (second?.type !== forge.asn1.Type.SEQUENCE) {
    return second?.type === forge.asn1.Type.OCTETSTRING ? ecPrivateKey(node, undefined) : rsaPrivateKey(node);
  }
  const [algorithm, parameters] = childrenOf(second);
  const content = textOf(third);
  if (content === undefined) return undefined;
  const inner = forge.asn1.fromDer(content);
  const identifier = oidOf(algorithm);
  if (identifier === RSA) return rsaPrivateKey(inner);
  return identifier === EC ? ecPrivateKey(inner, textOf(parameters)) : undefined;
}

function rsaPrivateKey(node: forge.asn1.Asn1): PrivateKey | undefined {
  const integers = integersIn(forge.asn1.toDer(node).getBytes()).slice(1).map(unsigned);
  const [n, e, d, p, q, dp, dq, qi] = integers;
  if (!n || !e || !d || !p || !q || !dp || !dq || !qi) return undefined;
  return { kty: 'RSA', n, e, d, ...{ p, q, dp, dq, qi } };
}

/** `curve`: bytes of the object identifier that names it, where it stands around the key. */
function ecPrivateKey(node: forge.asn1.Asn1, curve: string | undefined): PrivateKey | undefined {
  const [, secret, ...rest] = childrenOf(node);
  const tagged = (tag: number) =>
    childrenOf(
      rest.find(({ tagClass, type }) => tagClass === forge.asn1.Class.CONTEXT_SPECIFIC && type === tag),
    )[0];
  const named = curve ?? textOf(tagged(0));
  const point = textOf(tagged(1));
  const d = textOf(secret);
  if (named === undefined || point === undefined || d === undefined) return undefined;
  // A bit string begins with the number of bits that its last byte does not use.
  const key = ecKey(curveNamed(named), bytesOf(point.replace(/^\0/, '')));
  return key && { ...key, d: base64urlOf(bytesOf(d)) };
}

function childrenOf(node: forge.asn1.Asn1 | undefined): readonly forge.asn1.Asn1[] {
  return node && Array.isArray(node.value) ? node.value : [];
}

function textOf(node: forge.asn1.Asn1 | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}

function oidOf(node: forge.asn1.Asn1 | undefined): string {
  const bytes = textOf(node);
  return bytes === undefined ? '' : forge.asn1.derToOid(forge.util.createBuffer(bytes));
}
