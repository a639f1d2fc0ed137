import type { Expression } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { entriesOf, isHeader, isNothing, mayBeVariable } from './assertion-entries.ts';
import type { Assertion, AssertionEntry } from './assertion-types.ts';

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
};

/** A JWT while its parts are gathered. The first that states an entry wins. */
export interface AssertionDraft {
  readonly gathered: GatheredAssertion;
  put(side: Side, entry: AssertionEntry): void;
  /** The entries of a whole header or claims set; anything but an object that is known leaves that side open. */
  entries(side: Side, value: Expression, nameOf: (name: string) => string): void;
  key(value: Expression): void;
  algorithm(value: Expression): void;
  /** The library puts these headers and claims in by itself. */
  supply(names: readonly string[]): void;
  /** Something went in that was not followed. */
  open(side?: Side): void;
}

/** What is known of the JWT when its parts begin to be gathered. */
interface Begun {
  readonly library: string;
  readonly span: Span;
  readonly claimsSpan?: Span | undefined;
  readonly isFixed: boolean;
}

interface State {
  readonly header: Map<string, AssertionEntry>;
  readonly claims: Map<string, AssertionEntry>;
  readonly opened: Set<Side>;
  readonly supplied: Set<string>;
  readonly rest: { key?: Expression; algorithm?: Expression };
}

/** `span` is the JWT, `claimsSpan` its claims set where that stands by itself. */
export function createAssertionDraft(
  library: string,
  span: Span,
  { claimsSpan, isFixed = false }: Partial<Pick<Begun, 'claimsSpan' | 'isFixed'>> = {},
): AssertionDraft {
  const begun = { library, span, claimsSpan, isFixed };
  const [opened, supplied] = [new Set<Side>(), new Set<string>()];
  const state: State = {
    header: new Map(),
    claims: new Map(),
    opened,
    supplied,
    rest: {},
  };
  return {
    get gathered() {
      return gatheredIn(begun, state);
    },
    put: (side, entry) => put(state, side, entry),
    entries: (side, value, nameOf) => putAll(state, side, value, nameOf),
    key: (value) => {
      state.rest.key ??= value;
    },
    algorithm: (value) => {
      state.rest.algorithm ??= value;
    },
    supply: (names) => {
      for (const name of names) supplied.add(name);
    },
    open: (side) => {
      for (const each of side ? [side] : (['header', 'claims'] as const)) opened.add(each);
    },
  };
}

function gatheredIn({ claimsSpan, ...begun }: Begun, state: State): GatheredAssertion {
  const { header, claims, opened, supplied, rest } = state;
  return {
    ...begun,
    ...(claimsSpan && { claimsSpan }),
    header: inOrder(header),
    claims: inOrder(claims),
    isHeaderWhole: !opened.has('header'),
    areClaimsWhole: !opened.has('claims'),
    supplied: [...supplied],
    ...rest,
  };
}

function put(state: State, side: Side, entry: AssertionEntry): void {
  const isOpen = side === 'header' ? !isHeader(entry.name) : mayBeVariable(entry);
  if (isOpen) state.opened.add(side);
  if (!isNothing(entry.value) && !state[side].has(entry.name)) state[side].set(entry.name, entry);
}

function putAll(state: State, side: Side, value: Expression, nameOf: (name: string) => string): void {
  const known = entriesOf(value);
  if (known ? known.isOpen : !isNothing(value)) state.opened.add(side);
  for (const { name, ...entry } of known?.entries ?? [])
    put(state, side, { ...entry, name: nameOf(name), taken: 'json' });
}

function inOrder(entries: ReadonlyMap<string, AssertionEntry>): readonly AssertionEntry[] {
  return [...entries.values()].sort((a, b) => a.value.span.start - b.value.span.start);
}
