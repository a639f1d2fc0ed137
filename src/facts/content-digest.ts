import { type Call, type Expression, resolved } from '../core/expressions.ts';
import { CERTIFICATE, type Content, type HashAlgorithm, transformed } from './content.ts';
import { givesRawBytes, hashAlgorithmOf } from './content-functions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';

/** Names are followed this far. */
const DEEPEST = 30;

/** `cert.digest(MessageDigest::sha1())` of Rust. */
function isOpensslDigest({ callee, receiver, arguments: [first] }: Call): boolean {
  const isCertificate = /cert|x509/i.test((receiver && lastNameOf(receiver)) ?? '');
  return (
    callee === 'digest' && isCertificate && hashAlgorithmOf(first ? wordsOf(first.value) : '') !== undefined
  );
}

/** `cert.GetCertHash()`, `cert.fingerprint(hashes.SHA256())`, `openssl_x509_fingerprint($cert, 'sha1', true)`. */
export function certificateHash(
  call: Call,
): { readonly content: Content; readonly certificate: Expression | undefined } | undefined {
  const isNamed = /^(?:GetCertHash(?:String)?|fingerprint|openssl_x509_fingerprint)$/.test(call.callee);
  if (!isNamed && !isOpensslDigest(call)) return undefined;
  const algorithm =
    call.arguments.map(({ value }) => hashAlgorithmOf(wordsOf(value))).find(Boolean) ?? 'SHA-1';
  const digest: Content = { kind: 'digest', algorithm, of: CERTIFICATE };
  const isText =
    call.callee.endsWith('String') || (call.callee.startsWith('openssl') && !givesRawBytes(call));
  return {
    content: isText ? transformed(digest, { kind: 'encode', as: 'hex' }) : digest,
    certificate: call.receiver ?? call.arguments[0]?.value,
  };
}

/** What a call hashes. */
export interface Hashing {
  readonly algorithm: HashAlgorithm;
  readonly hashed: Expression;
  /** The text that is made of the bytes. */
  readonly as: 'hex' | 'base64' | 'base64url' | undefined;
}

const DIGESTS =
  /^(?:(?:hex|base64)?[dD]igest|finalize|ComputeHash|HashData|Sum(?:1|256)?|sha_?(?:1|256)(?:Hex|_hex)?|hash|sum)$/;

/** A hash in any of the ways it is written; its algorithm is named by the call or by what stands before it. */
export function hashingOf(call: Call): Hashing | undefined {
  if (!DIGESTS.test(call.callee)) return undefined;
  const algorithm = hashAlgorithmOf(chainWords(call));
  const hashed = hashedBy(call);
  return algorithm && hashed && { algorithm, hashed, as: outputOf(call) };
}

function outputOf(call: Call): 'hex' | 'base64' | 'base64url' | undefined {
  if (/hex/i.test(call.callee)) return 'hex';
  if (/^base64/.test(call.callee)) return 'base64';
  const first = call.arguments[0] && literalOf(call.arguments[0].value)?.value;
  if (
    call.callee === 'digest' &&
    call.receiver &&
    (first === 'hex' || first === 'base64' || first === 'base64url')
  )
    return first;
  const isPhp = !call.receiver && /^(?:sha1|hash)$/.test(call.callee);
  return isPhp && !givesRawBytes(call) ? 'hex' : undefined;
}

/** What goes into the hash: the argument of `update` before it, else its own last argument that is no name of a hash. */
function hashedBy(call: Call): Expression | undefined {
  for (let at: Expression | undefined = call.receiver; at; ) {
    const link = resolved(at);
    if (link.kind !== 'call') break;
    if (/^(?:update|chain_update|write|Write)$/.test(link.callee)) return link.arguments[0]?.value;
    if (hashAlgorithmOf(link.callee) && link.arguments.length === 1) return link.arguments[0]?.value;
    at = link.receiver;
  }
  return call.arguments
    .map(({ value }) => value)
    .filter((value) => !hashAlgorithmOf(literalOf(value)?.value ?? ''))
    .find(
      (value) =>
        literalOf(value)?.type !== 'other' &&
        !/^(?:hex|base64|base64url)$/.test(literalOf(value)?.value ?? ''),
    );
}

/** The names of a chain from the outermost, with texts in it: `createHash.sha1.update.digest`. */
function chainWords(call: Call): string {
  const words: string[] = [];
  for (let at: Expression | undefined = call, count = 0; at && count < DEEPEST; count++) {
    const link = resolved(at);
    words.push(lastNameOf(at) ?? '', lastNameOf(link) ?? '');
    if (link.kind === 'call') {
      for (const { value } of link.arguments) words.push(literalOf(value)?.value ?? lastNameOf(value) ?? '');
      at = link.receiver;
    } else at = link.kind === 'member' ? link.object : undefined;
  }
  return words.join('.');
}

function wordsOf(expression: Expression): string {
  return literalOf(expression)?.value ?? lastNameOf(expression) ?? '';
}
