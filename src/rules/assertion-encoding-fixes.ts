import type { Edit, Fix, Span } from '../core/types.ts';
import type { Assertion, AssertionThumbprint } from '../facts/assertion-types.ts';
import type { Content } from '../facts/content.ts';
import type { Held } from '../facts/content-of.ts';
import { type Around, imports, type Writing, writingOf } from './assertion-writing.ts';

/** Types that hold encoded text: of Nimbus, and of Rust. */
const WRAPPERS: ReadonlySet<string> = new Set(['Base64URL', 'Some']);

/** What an expression is made from, from the outermost inwards. */
function stepsOf(held: Held): readonly Held[] {
  const steps: Held[] = [];
  for (let at: Held | undefined = held; at; at = at.from) steps.push(at);
  return steps;
}

/**
 * Where a thumbprint is made: behind the names that lead there. A constant is taken as it is, for others may use it too;
 * only where it goes into the header by its own name there is no other place.
 */
export function writtenPartOf({ name, held }: AssertionThumbprint): Held {
  let at = held;
  while (at.from && at.from.content === at.content && isPassing(at, at.from)) at = at.from;
  return at.content.kind === 'literal' && held.name !== name ? held : at;
}

/** What goes by a name, or is put into another type. */
function isPassing(at: Held, from: Held): boolean {
  return !isWithin(from.span, at.span) || WRAPPERS.has(at.name ?? '');
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Writes a thumbprint as base64url without padding; none where the language has no short way. */
export function encodeThumbprint(assertion: Assertion, held: Held, title: string): readonly Fix[] {
  const edits = edited(assertion, held);
  return edits ? [{ kind: 'edit', title, safe: true, edits }] : [];
}

function edited(assertion: Assertion, held: Held): readonly Edit[] | undefined {
  const writing = writingOf(assertion);
  const steps = stepsOf(held);
  const byName = renamedEncoding(steps, writing);
  if (byName) return byName;
  const source = sourceIn(steps);
  const from = steps[source];
  if (!from || !writing.base64url || !imports(assertion, writing.encodingModule)) return undefined;
  const isText =
    from.content.kind !== 'digest' && (from.content.kind !== 'unknown' || isOfText(steps[source - 1]));
  const around = aroundSource(from, isText, writing, base64urlOf(assertion, steps, writing.base64url));
  if (!around) return undefined;
  const region = regionOf(steps, source, around.span);
  return [
    { span: { start: region.start, end: around.span.start }, newText: around.before },
    { span: { start: around.span.end, end: region.end }, newText: around.behind },
  ];
}

/** Encodes a part of a JWT as base64url without padding: whatever was encoded before. */
export function encodeSegment(assertion: Assertion, segment: Held): readonly Fix[] {
  const writing = writingOf(assertion);
  const steps = stepsOf(segment);
  const encoder = steps.findLastIndex(({ content }) => content.kind === 'encoded');
  const source = steps[encoder + 1];
  const isWithinSegment = source !== undefined && isWithin(source.span, segment.span);
  if (!writing.base64url || !isWithinSegment || !imports(assertion, writing.encodingModule)) return [];
  const title = 'Write base64url';
  const byName = renamedEncoding(steps, writing);
  if (byName) return [{ kind: 'edit', title, safe: true, edits: byName }];
  // A part often stands in a text in double quotes, which older versions of Python take for its end.
  const [before, behind] = writing.base64url.map((each) => each.replaceAll('"', "'")) as [string, string];
  const { start, end } = source.span;
  const edits = [
    { span: { start: segment.span.start, end: start }, newText: before },
    { span: { start: end, end: segment.span.end }, newText: behind },
  ];
  return [{ kind: 'edit', title, safe: true, edits }];
}

/** `digest('hex')` becomes `digest('base64url')`, where that is all that is made of the bytes. */
function renamedEncoding(steps: readonly Held[], { encodingName }: Writing): readonly Edit[] | undefined {
  const encoders = steps.filter(({ encodedBy }) => encodedBy);
  const [only, second] = encoders;
  const outermost = steps.find(({ content }) => content.kind === 'encoded');
  const isAll = only !== undefined && outermost !== undefined && sameContent(only, outermost);
  if (!encodingName || !only?.encodedBy || second || !isAll || !isBytes(only.content)) return undefined;
  return [{ span: only.encodedBy.span, newText: encodingName }];
}

function sameContent(a: Held, b: Held): boolean {
  return a.content === b.content;
}

/** True for text that stands for bytes, and not for another text. */
function isBytes(content: Content): boolean {
  return content.kind === 'encoded' && content.of.kind !== 'text-bytes';
}

/** The bytes of a hash rather than digits that were made of them, where both stand there. */
function sourceIn(steps: readonly Held[]): number {
  const first = steps.findIndex(isSource);
  const bytes = steps.findIndex(({ content }) => content.kind === 'digest');
  const [outer, inner] = [steps[first], steps[bytes]];
  const isBetter = outer && inner && isSource(inner) && isWithin(inner.span, outer.span);
  return isBetter ? bytes : first;
}

/** What can be encoded anew: the bytes of a hash, or its digits. */
function isSource({ content, name }: Held): boolean {
  if (WRAPPERS.has(name ?? '')) return false;
  if (content.kind === 'digest') return content.of.kind !== 'text-bytes';
  if (content.kind === 'encoded') return content.as === 'hex' && content.of.kind !== 'text-bytes';
  return content.kind === 'literal' || (content.kind === 'unknown' && name !== undefined);
}

function isOfText(step: Held | undefined): boolean {
  return step?.content.kind === 'text-bytes';
}

interface Source {
  readonly span: Span;
  readonly before: string;
  readonly behind: string;
}

/** What the code has at hand already. */
function base64urlOf(assertion: Assertion, steps: readonly Held[], base64url: Around): Around {
  const { ownBase64url: own } = writingOf(assertion);
  if (!own) return base64url;
  const isAtHand = own.module !== undefined && imports(assertion, own.module);
  const isCalled =
    assertion.library === 'Nimbus' &&
    steps.some(({ name, content }) => name === own.call && content.kind === 'encoded');
  return isAtHand || isCalled ? own.around : base64url;
}

function aroundSource(from: Held, isText: boolean, writing: Writing, base64url: Around): Source | undefined {
  const { content, span } = from;
  if (!isText) return surrounded(span, [base64url]);
  const hash = content.kind === 'encoded' ? hashOfCertificate(from, writing, base64url) : undefined;
  if (hash) return hash;
  const { fromHex, base64urlOfHex, withoutColons = ['', ''] } = writing;
  const decoding = base64urlOfHex ? [base64urlOfHex] : fromHex && [base64url, fromHex];
  return decoding && surrounded(span, mayHaveColons(from) ? [...decoding, withoutColons] : decoding);
}

/** `certificate.Thumbprint` becomes what the certificate gives as bytes. */
function hashOfCertificate({ content, from }: Held, writing: Writing, base64url: Around): Source | undefined {
  const of = content.kind === 'encoded' ? content.of : content;
  const isOfCertificate = from?.content.kind === 'certificate' && from.content.form === 'object';
  const isKnown = of.kind === 'digest' && (of.algorithm === 'SHA-1' || of.algorithm === 'SHA-256');
  const { hashOfCertificate: hashes } = writing;
  if (!isOfCertificate || !isKnown || !hashes) return undefined;
  const algorithm = of.algorithm === 'SHA-1' ? 'SHA-1' : 'SHA-256';
  return surrounded(from.span, [base64url, ['', hashes[algorithm]]]);
}

/** From the outermost inwards. */
function surrounded(span: Span, arounds: readonly Around[]): Source {
  const before = arounds.map(([first]) => first).join('');
  return {
    span,
    before,
    behind: arounds
      .map(([, second]) => second)
      .reverse()
      .join(''),
  };
}

/** Digits that code made of bytes have none, unless a certificate gave them. */
function mayHaveColons({ content, name }: Held): boolean {
  if (content.kind === 'literal') return content.text.includes(':');
  return content.kind === 'unknown' || /^fingerprint/.test(name ?? '');
}

/** The outermost expression around the source that is nothing but what is made of it. */
function regionOf(steps: readonly Held[], source: number, span: Span): Span {
  let region = steps[source]?.span ?? span;
  for (const step of steps.slice(0, source).reverse()) {
    const isAround = isWithin(region, step.span);
    // A type that holds encoded text stays.
    if (!isAround || WRAPPERS.has(step.name ?? '')) break;
    region = step.span;
  }
  return region;
}
