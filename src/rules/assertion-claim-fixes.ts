import type { Edit, Fix, Span } from '../core/types.ts';
import type { Assertion, AssertionTime } from '../facts/assertion-types.ts';
import { imports, type Writing, writingOf } from './assertion-writing.ts';

/** Seconds: the longest lifetime that Microsoft advises. */
export const ADVISED_LIFETIME = 600;

/** Writes a time as a JWT takes it: `after` seconds from now. */
export function writeTime(
  assertion: Assertion,
  time: AssertionTime,
  after: number,
  safe: boolean,
): readonly Fix[] {
  const source = timeSource(assertion, time, after);
  if (source === undefined) return [];
  const edits = [{ span: time.span, newText: source }];
  return [{ kind: 'edit', title: `Write ${source}`, safe, edits }];
}

function timeSource(
  assertion: Assertion,
  { taken, value }: AssertionTime,
  after: number,
): string | undefined {
  const writing = writingOf(assertion);
  if (value.kind === 'length' || taken === 'length') return writing.tenMinutes;
  const isDate = value.kind === 'instant' && value.unit === 'date';
  if (taken === 'typed' && isDate) return writing.date?.(after);
  return imports(assertion, writing.timeModule) ? writing.seconds?.(after) : undefined;
}

/** Puts a claim in before the first one, or behind the method that gave the last one. */
export function addClaim(assertion: Assertion, name: string): readonly Fix[] {
  const edit = added(assertion, name);
  return edit ? [{ kind: 'edit', title: `Add ${name}`, safe: false, edits: [edit] }] : [];
}

function added(assertion: Assertion, name: string): Edit | undefined {
  const writing = writingOf(assertion);
  const source = sourceOf(assertion, name, writing);
  const builder = builders[assertion.library];
  const last = assertion.claims.findLast(({ method }) => method);
  if (last?.method && builder) {
    const call = builder(name, source, last.method.name);
    const at = { start: last.method.end, end: last.method.end };
    return call === undefined ? undefined : { span: at, newText: call };
  }
  const first = assertion.claims.find(
    ({ taken, nameSpan, name: own }) => taken === 'json' && nameSpan && isPlain(nameSpan, own, assertion),
  );
  const start = first?.nameSpan?.start;
  if (start === undefined || source === undefined || !writing.entry) return undefined;
  const at = { start, end: start };
  return { span: at, newText: writing.entry(name, source) };
}

/** The name of a field of a type is no text; neither is one that a constant gives. */
function isPlain({ start, end }: Span, name: string, { language }: Assertion): boolean {
  const quotes = end - start - name.length;
  const isBare = /^(?:javascript|typescript|tsx|powershell|ruby)$/.test(language ?? '');
  return quotes === 2 || (quotes === 0 && isBare);
}

function sourceOf(assertion: Assertion, name: string, writing: Writing): string | undefined {
  if (name === 'exp')
    return imports(assertion, writing.timeModule) ? writing.seconds?.(ADVISED_LIFETIME) : undefined;
  if (name === 'iss') return assertion.subject?.source;
  if (name === 'sub') return assertion.issuer?.source;
  return name === 'jti' ? writing.uuid : undefined;
}

/** How builders are given a claim; `sibling` is a method that was called before. */
type BuilderCall = (name: string, source: string | undefined, sibling: string) => string | undefined;

const LATER = `java.util.Date.from(java.time.Instant.now().plusSeconds(${ADVISED_LIFETIME}))`;

function method(names: Readonly<Record<string, string>>, later: string): BuilderCall {
  return (name, source) => {
    const callee = Object.hasOwn(names, name) ? names[name] : undefined;
    const argument = name === 'exp' ? later : source;
    return callee === undefined || argument === undefined ? undefined : `${callee}(${argument})`;
  };
}

const builders: Readonly<Record<string, BuilderCall>> = {
  jose: method({ iss: '.setIssuer', sub: '.setSubject', exp: '.setExpirationTime', jti: '.setJti' }, "'10m'"),
  Nimbus: method({ iss: '.issuer', sub: '.subject', exp: '.expirationTime', jti: '.jwtID' }, LATER),
  'java-jwt': method(
    { iss: '.withIssuer', sub: '.withSubject', exp: '.withExpiresAt', jti: '.withJWTId' },
    LATER,
  ),
  jjwt: (name, source, sibling) => {
    const names = /^set[A-Z]/.test(sibling)
      ? { iss: '.setIssuer', sub: '.setSubject', exp: '.setExpiration', jti: '.setId' }
      : { iss: '.issuer', sub: '.subject', exp: '.expiration', jti: '.id' };
    return method(names, LATER)(name, source, sibling);
  },
  'lcobucci/jwt': method(
    { iss: '->issuedBy', sub: '->relatedTo', exp: '->expiresAt', jti: '->identifiedBy' },
    `new \\DateTimeImmutable('+${ADVISED_LIFETIME} seconds')`,
  ),
};
