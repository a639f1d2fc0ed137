import { type Call, type Expression, type Member, resolved } from '../core/expressions.ts';
import type { Place, Span } from '../core/types.ts';
import { CERTIFICATE, type Content, transformed, UNKNOWN } from './content.ts';
import {
  type ContentFunction,
  certificateMembers,
  contentFunctions,
  givesRawBytes,
  hashAlgorithmOf,
} from './content-functions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { rowIn } from './rows.ts';

/** Expressions nest this deep at most. */
const DEEPEST = 30;

const BY_CALLEE = new Map<string, ContentFunction[]>();
for (const row of contentFunctions) {
  for (const callee of row.callees) BY_CALLEE.set(callee, [...(BY_CALLEE.get(callee) ?? []), row]);
}

/** What an expression holds, and what it was made from. */
export interface Held {
  readonly content: Content;
  /** As written: of a name the name, of a call the call. */
  readonly span: Span;
  /** The last name that it is written by. */
  readonly name?: string;
  /** The text that says how bytes are written: `'hex'` of `digest('hex')`. */
  readonly encodedBy?: Place;
  readonly from?: Held;
}

/** What an expression holds: followed through names, members of certificates, and the functions of the table. */
export function contentOf(expression: Expression): Content {
  return heldBy(expression).content;
}

/** What an expression holds, with everything that it is made from behind it. */
export function heldBy(expression: Expression, depth = 0): Held {
  const value = resolved(expression);
  const name = lastNameOf(expression);
  const { span } = expression;
  if (depth > DEEPEST) return { content: UNKNOWN, span };
  const held = heldByValue(value, depth + 1);
  return value === expression
    ? { ...held, ...(name !== undefined && { name }) }
    : { content: held.content, span, from: held, ...(name !== undefined && { name }) };
}

function heldByValue(value: Expression, depth: number): Held {
  const { span } = value;
  switch (value.kind) {
    case 'literal':
      return { content: value.type === 'text' ? contentOfText(value.value) : UNKNOWN, span };
    case 'member':
      return heldByMember(value, depth);
    case 'call':
      return heldByCall(value, depth);
    default:
      return { content: UNKNOWN, span };
  }
}

function contentOfText(text: string): Content {
  return text.includes('-----BEGIN CERTIFICATE-----')
    ? { kind: 'certificate', form: 'PEM' }
    : { kind: 'literal', text };
}

/** `cert.Thumbprint`: only of what is named as a certificate. A setting called `thumbprint` may hold anything. */
function heldByMember({ object, name, span }: Member, depth: number): Held {
  const steps = rowIn(certificateMembers, name);
  const owner = lastNameOf(object) ?? lastNameOf(resolved(object)) ?? '';
  if (steps && /cert|x509/i.test(owner))
    return { content: steps.reduce(transformed, UNKNOWN), span, from: certificateAt(object.span) };
  // Ruby calls methods without parentheses.
  return heldByCall({ kind: 'call', callee: name, receiver: object, arguments: [], span }, depth);
}

function certificateAt(span: Span): Held {
  return { content: { kind: 'certificate', form: 'object' }, span };
}

function heldByCall(call: Call, depth: number): Held {
  return (
    certificateHash(call) ??
    digestOf(call, depth) ??
    heldByTable(call, depth) ?? { content: readFile(call) ?? UNKNOWN, span: call.span }
  );
}

function heldByTable(call: Call, depth: number): Held | undefined {
  const before = pathOf(call.receiver);
  for (const row of BY_CALLEE.get(call.callee) ?? []) {
    if (row.of && !row.of.test(before)) continue;
    const given = row.on === 'receiver' ? call.receiver : call.arguments[row.on]?.value;
    const does = typeof row.does === 'function' ? row.does(call) : row.does;
    if (!given || !does) continue;
    const from = heldBy(given, depth);
    const content = [does].flat().reduce(transformed, from.content);
    return { content, span: call.span, ...encodedBy(call), from };
  }
  return undefined;
}

/** `toString('hex')`, `digest('base64')`. */
function encodedBy({ callee, arguments: [first] }: Call): Pick<Held, 'encodedBy'> {
  const encoding = first && literalOf(first.value);
  const isNamed = /^(?:toString|digest)$/.test(callee) && encoding?.type === 'text';
  return isNamed ? { encodedBy: encoding.place } : {};
}

/** `cert.digest(MessageDigest::sha1())` of Rust. */
function isOpensslDigest({ callee, receiver, arguments: [first] }: Call): boolean {
  const isCertificate = /cert|x509/i.test((receiver && lastNameOf(receiver)) ?? '');
  return (
    callee === 'digest' && isCertificate && hashAlgorithmOf(first ? wordsOf(first.value) : '') !== undefined
  );
}

/** `cert.GetCertHash()`, `cert.fingerprint(hashes.SHA256())`, `openssl_x509_fingerprint($cert, 'sha1', true)`. */
function certificateHash(call: Call): Held | undefined {
  if (
    !/^(?:GetCertHash(?:String)?|fingerprint|openssl_x509_fingerprint)$/.test(call.callee) &&
    !isOpensslDigest(call)
  )
    return undefined;
  const algorithm =
    call.arguments.map(({ value }) => hashAlgorithmOf(wordsOf(value))).find(Boolean) ?? 'SHA-1';
  const digest: Content = { kind: 'digest', algorithm, of: CERTIFICATE };
  const isText =
    call.callee.endsWith('String') || (call.callee.startsWith('openssl') && !givesRawBytes(call));
  const certificate = call.receiver ?? call.arguments[0]?.value;
  return {
    content: isText ? transformed(digest, { kind: 'encode', as: 'hex' }) : digest,
    span: call.span,
    ...(certificate && { from: certificateAt(certificate.span) }),
  };
}

const DIGESTS =
  /^(?:(?:hex|base64)?[dD]igest|finalize|ComputeHash|HashData|Sum(?:1|256)?|sha_?(?:1|256)(?:Hex|_hex)?|hash|sum)$/;

/** A hash in any of the ways it is written; its algorithm is named by the call or by what stands before it. */
function digestOf(call: Call, depth: number): Held | undefined {
  if (!DIGESTS.test(call.callee)) return undefined;
  const algorithm = hashAlgorithmOf(chainWords(call));
  const hashed = hashedBy(call);
  if (!algorithm || !hashed) return undefined;
  const from = heldBy(hashed, depth);
  const digest = transformed(from.content, { kind: 'digest', algorithm });
  const text = outputOf(call);
  const content = text ? transformed(digest, { kind: 'encode', as: text }) : digest;
  return { content, span: call.span, ...encodedBy(call), from };
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

/** `readFileSync('cert.pem')`: the name of a file tells what it holds. */
function readFile(call: Call): Content | undefined {
  if (!/read|open|load|Get-Content|file/i.test(call.callee)) return undefined;
  const path = call.arguments
    .map(({ value }) => literalOf(value)?.value ?? '')
    .find((text) => /\.\w+$/.test(text));
  if (path === undefined) return undefined;
  if (/\.pem$/i.test(path)) return { kind: 'certificate', form: 'PEM' };
  return /\.(?:der|cer)$/i.test(path) ? CERTIFICATE : undefined;
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

/** `base64.RawURLEncoding`, `Base64.getUrlEncoder.withoutPadding`. */
function pathOf(expression: Expression | undefined): string {
  const names: string[] = [];
  for (let at = expression, count = 0; at && count < DEEPEST; count++) {
    const link = at.kind === 'name' && at.value && at.value.kind !== 'literal' ? at.value : at;
    names.unshift(lastNameOf(link) ?? '');
    if (link.kind === 'call') at = link.receiver;
    else at = link.kind === 'member' ? link.object : undefined;
  }
  return names.join('.');
}
