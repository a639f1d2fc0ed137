import { type Expression, type ObjectEntry, resolved } from '../core/expressions.ts';
import type { AssertionEntry } from './assertion-types.ts';
import { objectOf } from './objects.ts';

/** Headers by their names (RFC 7515, section 4.1; RFC 7797). An entry of another name may be called by a variable. */
const HEADERS: ReadonlySet<string> = new Set(
  'alg typ cty kid x5t x5t#S256 x5c x5u jku jwk crit b64 zip'.split(' '),
);

/** True for the registered name of a header. */
export function isHeader(name: string): boolean {
  return HEADERS.has(name);
}

/** A name without quotes that looks like a constant or a variable may be that of any claim. */
export function mayBeVariable({ name, nameSpan }: AssertionEntry): boolean {
  const isBare = nameSpan !== undefined && nameSpan.end - nameSpan.start === name.length;
  return isBare && /^[[(A-Z_]|aud|iss|exp|claim/.test(name) && !/^(?:aud|iss|exp)$/.test(name);
}

/** The entries of a header or a claims set; open where there may be more. */
interface Entries {
  readonly entries: readonly ObjectEntry[];
  readonly isOpen: boolean;
}

/** Functions that make a text of what they are given. */
const SERIALIZERS =
  /^(?:stringify|dumps|json_encode|generate|to_json|ConvertTo-Json|SerializeObject|Serialize)$/;

/** The entries of an object, or of the text of one; undefined for what is neither. */
export function entriesOf(value: Expression, depth = 0): Entries | undefined {
  const inner = resolved(value);
  const object = objectOf(inner);
  if (object) return { entries: object.entries, isOpen: object.isOpen === true };
  if (inner.kind !== 'call') return undefined;
  const [first] = inner.arguments;
  if (SERIALIZERS.test(inner.callee) && first && depth < 2) return entriesOf(first.value, depth + 1);
  // `dict(iss=…, sub=…)`
  if (inner.callee !== 'dict') return undefined;
  const entries = inner.arguments.flatMap(({ name, value: given }) =>
    name === undefined ? [] : [{ name, value: given, span: given.span }],
  );
  return { entries, isOpen: entries.length < inner.arguments.length };
}

/** `null`, `nil`, `None`: a literal, or in Rust and Scala a name. */
export function isNothing(expression: Expression): boolean {
  const inner = resolved(expression);
  if (inner.kind === 'name') return inner.name === 'None';
  return (
    inner.kind === 'literal' && inner.type === 'other' && /^(?:null|nil|none|undefined)$/i.test(inner.value)
  );
}
