import { type Expression, type ObjectEntry, resolved } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import type { Assertion, AssertionEntry, Taken } from './assertion-types.ts';
import { objectOf } from './objects.ts';

/** What goes into a JWT: its header, or its claims set. */
export type Side = 'header' | 'claims';

/** What is gathered of a JWT, before anything is made of it. */
export type GatheredAssertion = Pick<
  Assertion,
  | 'library'
  | 'span'
  | 'header'
  | 'claims'
  | 'isHeaderWhole'
  | 'areClaimsWhole'
  | 'supplied'
  | 'key'
  | 'claimsSpan'
> & {
  readonly algorithm?: Expression;
  /** True where everything stands in one text: nothing can be written in its place. */
  readonly isFixed: boolean;
  /** True where an algorithm may be said in a way that was not followed. */
  readonly isAlgorithmOpen: boolean;
};

/** A JWT while its parts are gathered. The first that states an entry wins. */
export interface AssertionDraft {
  readonly gathered: GatheredAssertion;
  put(side: Side, entry: AssertionEntry): void;
  /** The entries of a whole header or claims set; anything but an object that is known leaves that side open. */
  entries(side: Side, value: Expression, nameOf: (name: string) => string): void;
  key(value: Expression): void;
  algorithm(value: Expression): void;
  openAlgorithm(): void;
  /** The library puts these headers and claims in by itself. */
  supply(names: readonly string[]): void;
  /** Something went in that was not followed. */
  open(side?: Side): void;
}

/** `span` is the JWT, `claimsSpan` its claims set where that stands by itself. */
export function createAssertionDraft(
  library: string,
  span: Span,
  {
    claimsSpan,
    isFixed = false,
  }: { readonly claimsSpan?: Span | undefined; readonly isFixed?: boolean } = {},
): AssertionDraft {
  const sides = { header: new Map<string, AssertionEntry>(), claims: new Map<string, AssertionEntry>() };
  const opened = new Set<Side>();
  const supplied = new Set<string>();
  const rest: { key?: Expression; algorithm?: Expression; isAlgorithmOpen: boolean } = {
    isAlgorithmOpen: false,
  };
  const put = (side: Side, entry: AssertionEntry) => {
    if (side === 'header' ? !HEADERS.has(entry.name) : mayBeVariable(entry)) opened.add(side);
    if (!isNothing(entry.value) && !sides[side].has(entry.name)) sides[side].set(entry.name, entry);
  };
  return {
    get gathered() {
      return {
        library,
        span,
        header: inOrder(sides.header),
        claims: inOrder(sides.claims),
        isHeaderWhole: !opened.has('header'),
        areClaimsWhole: !opened.has('claims'),
        supplied: [...supplied],
        isFixed,
        ...(claimsSpan && { claimsSpan }),
        ...rest,
      };
    },
    put,
    entries: (side, value, nameOf) => {
      const entries = entriesOf(value);
      if (entries ? entries.isOpen : !isNothing(value)) opened.add(side);
      for (const { name, ...entry } of entries?.entries ?? []) {
        const registered = nameOf(name);
        put(side, { ...entry, name: registered, taken: 'json' as Taken });
      }
    },
    key: (value) => {
      rest.key ??= value;
    },
    algorithm: (value) => {
      rest.algorithm ??= value;
    },
    openAlgorithm: () => {
      rest.isAlgorithmOpen = true;
    },
    supply: (names) => {
      for (const name of names) supplied.add(name);
    },
    open: (side) => {
      for (const each of side ? [side] : (['header', 'claims'] as const)) opened.add(each);
    },
  };
}

/** Headers by their names (RFC 7515, section 4.1; RFC 7797). An entry of another name may be called by a variable. */
const HEADERS: ReadonlySet<string> = new Set(
  'alg typ cty kid x5t x5t#S256 x5c x5u jku jwk crit b64 zip'.split(' '),
);

/** A name without quotes that looks like a constant or a variable may be that of any claim. */
function mayBeVariable({ name, nameSpan }: AssertionEntry): boolean {
  const isBare = nameSpan !== undefined && nameSpan.end - nameSpan.start === name.length;
  return isBare && /^[[(A-Z_]|aud|iss|exp|claim/.test(name) && !/^(?:aud|iss|exp)$/.test(name);
}

interface Entries {
  readonly entries: readonly ObjectEntry[];
  readonly isOpen: boolean;
}

/** Functions that make a text of what they are given. */
const SERIALIZERS =
  /^(?:stringify|dumps|json_encode|generate|to_json|ConvertTo-Json|SerializeObject|Serialize)$/;

function entriesOf(value: Expression, depth = 0): Entries | undefined {
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

function inOrder(entries: ReadonlyMap<string, AssertionEntry>): readonly AssertionEntry[] {
  return [...entries.values()].sort((a, b) => a.value.span.start - b.value.span.start);
}

/** `null`, `None`, `$null`. */
function isNothing(expression: Expression): boolean {
  const inner = resolved(expression);
  const name = inner.kind === 'literal' && inner.type === 'other' ? inner.value : '';
  const variable = inner.kind === 'name' ? inner.name : '';
  return /^(?:null|nil|none|undefined)$/i.test(name) || /^\$?null$/i.test(variable);
}
