import { type Call, type Expression, type Member, resolved } from '../core/expressions.ts';
import type { Place, Span } from '../core/types.ts';
import { CERTIFICATE, type Content, transformed, UNKNOWN } from './content.ts';
import { certificateHash, hashingOf } from './content-digest.ts';
import { type ContentFunction, certificateMembers, contentFunctions } from './content-functions.ts';
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
    heldByCertificate(call) ??
    heldByHash(call, depth) ??
    heldByTable(call, depth) ?? { content: readFile(call) ?? UNKNOWN, span: call.span }
  );
}

function heldByCertificate(call: Call): Held | undefined {
  const hash = certificateHash(call);
  if (!hash) return undefined;
  const { content, certificate } = hash;
  return { content, span: call.span, ...(certificate && { from: certificateAt(certificate.span) }) };
}

function heldByHash(call: Call, depth: number): Held | undefined {
  const hashing = hashingOf(call);
  if (!hashing) return undefined;
  const { algorithm, hashed, as } = hashing;
  const from = heldBy(hashed, depth);
  const digest = transformed(from.content, { kind: 'digest', algorithm });
  const content = as ? transformed(digest, { kind: 'encode', as }) : digest;
  return { content, span: call.span, ...encodedBy(call), from };
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
