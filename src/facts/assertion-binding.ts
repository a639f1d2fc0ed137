import type { Argument, Call, Expression, ObjectEntry, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import { namesAlgorithm } from './assertion-algorithm.ts';
import type { AssertionDraft as Draft, Side } from './assertion-draft.ts';
import { isNothing } from './assertion-entries.ts';
import { claimName, headerName, registeredNameIn } from './assertion-names.ts';
import type { AssertionEntry, Taken } from './assertion-types.ts';
import { literalOf } from './expression-text.ts';
import { rowOf } from './jwt-row.ts';
import type { JwtCall, JwtLibrary, JwtPart } from './library-jwt.ts';
import { compactName } from './names.ts';
import { rowIn } from './rows.ts';
import { chainOf } from './uses.ts';

export interface Building {
  readonly libraries: readonly JwtLibrary[];
  /** What each part of a JWT that is being built belongs to: the start, and headers and claims on their own. */
  readonly drafts: Map<Expression, Draft>;
  /** Which side of it they are, where they are one. */
  readonly sides: Map<Expression, Side>;
}

/** Where a part of a JWT that is being built goes. */
interface Into {
  readonly draft: Draft;
  readonly library: JwtLibrary;
  readonly building: Building;
  /** The method of a builder that is given something. */
  readonly method?: AssertionEntry['method'];
}

export function bindAll(args: readonly Argument[], row: JwtCall, into: Into): void {
  if (row.supplies) into.draft.supply(row.supplies);
  const pair = row.parameters?.[0];
  // `setIssuedAt()`: the library knows what.
  if (args.length === 0 && pair?.startsWith('claim ')) into.draft.supply([pair.slice('claim '.length)]);
  if (pair === 'header-pair' || pair === 'claim-pair') {
    bindPair(into.draft, args, pair, into.method);
    return;
  }
  const parameters = inOrder(row.parameters ?? [], args);
  let position = 0;
  for (const { name, value } of args) {
    const part = name === undefined ? parameters[position++] : rowIn(row.names ?? {}, compactName(name));
    const inner = resolved(value);
    if (row.entries && value.kind === 'object')
      for (const entry of value.entries) bindEntry(row.entries, entry, into.draft);
    else if (part && part !== 'options') bind(part, { value, span: value.span }, into);
    else if (inner.kind === 'object') bindByNames(inner, row, into);
    // Options that were not followed may hold anything.
    else if (part === 'options' && !isNothing(value)) into.draft.open();
  }
}

/** Older versions of a library take the algorithm before the key. */
function inOrder(
  parameters: readonly (JwtPart | null)[],
  args: readonly Argument[],
): readonly (JwtPart | null)[] {
  const [first, second] = args;
  const isTurned = parameters[0] === 'key' && parameters[1] === 'algorithm' && first && second;
  return isTurned && namesAlgorithm(first.value) ? ['algorithm', 'key'] : parameters;
}

function bindByNames(object: ObjectExpression, row: JwtCall, into: Into): void {
  if (object.isOpen) into.draft.open();
  for (const entry of object.entries) {
    const part = rowIn(row.names ?? {}, compactName(entry.name));
    if (part) bind(part, entry, into);
  }
}

function bindEntry(side: Side, { name, ...entry }: ObjectEntry, draft: Draft): void {
  const registered = side === 'header' ? headerName(name) : claimName(name);
  draft.put(side, { ...entry, name: registered, taken: 'json' });
}

export function bindPair(
  draft: Draft,
  args: readonly Argument[],
  part: 'header-pair' | 'claim-pair',
  method?: AssertionEntry['method'],
): void {
  const [first, second] = args;
  const side = part === 'header-pair' ? 'header' : 'claims';
  const name = first && registeredNameIn(first.value);
  if (!name || !second) {
    draft.open(side);
    return;
  }
  const isText = literalOf(first.value)?.span === resolved(first.value).span;
  draft.put(side, {
    name: side === 'header' ? headerName(name) : claimName(name),
    value: second.value,
    span: { start: first.value.span.start, end: second.value.span.end },
    ...(isText && { nameSpan: first.value.span }),
    taken: 'typed',
    ...(method && { method }),
  });
}

/** A value that is handed over, and where. */
type Handed = Pick<ObjectEntry, 'value' | 'span'>;

function bind(part: JwtPart, handed: Handed, into: Into): void {
  const { draft, library } = into;
  const { value, span } = handed;
  const [kind, name] = part.split(' ');
  const inner = resolved(value);
  if (name !== undefined) {
    const side = kind === 'header' ? 'header' : 'claims';
    const given: Expression = kind === 'item' ? { kind: 'list', items: [value], span } : value;
    const taken: Taken = kind === 'length' ? 'length' : 'typed';
    if (side === 'header' && inner.kind === 'object') bindWhole('header', value, into);
    else if (side === 'header' || !bindNested(value, into))
      draft.put(side, { name, value: given, span, taken, ...(into.method && { method: into.method }) });
  } else if (part === 'header' || part === 'claims') bindWhole(part, value, into);
  else if (bindNested(value, into)) return;
  else if (part === 'key') {
    draft.key(value);
    if (library.keysHaveNames) draft.open('header');
  } else if (part === 'algorithm') {
    draft.algorithm(value);
    if (library.algorithmsHoldKeys && !(inner.kind === 'call' && inner.arguments.length > 1))
      draft.open('header');
  } else if (part === 'signing') bindSigning(value, into);
}

/** A key with its algorithm in an object: `jose.SigningKey{Algorithm: …, Key: …}`. */
function bindSigning(value: Expression, { draft, library }: Into): void {
  const inner = resolved(value);
  if (isNothing(value)) return;
  if (inner.kind !== 'object') {
    draft.open();
    return;
  }
  for (const entry of inner.entries) {
    const name = compactName(entry.name);
    if (name === 'algorithm') draft.algorithm(entry.value);
    else if (name === 'key') bindKey(entry.value, draft, library);
    else if (name === 'extraheaders') draft.entries('header', entry.value, headerName);
  }
}

/** `jose.JSONWebKey{Key: …, KeyID: …}` has a name, if it is given one. */
function bindKey(value: Expression, draft: Draft, { keysHaveNames }: JwtLibrary): void {
  const inner = resolved(value);
  const entries = inner.kind === 'object' ? inner.entries : [];
  const name = entries.find((entry) => compactName(entry.name) === 'keyid');
  draft.key(value);
  if (name) draft.put('header', { ...name, name: 'kid', taken: 'typed' });
  else if (keysHaveNames && inner.kind !== 'object') draft.open('header');
}

function bindWhole(side: Side, value: Expression, into: Into): void {
  const isNested = bindNested(value, into);
  into.building.drafts.set(resolved(value), into.draft);
  into.building.sides.set(resolved(value), side);
  if (!isNested) into.draft.entries(side, value, side === 'header' ? headerName : claimName);
}

/** Calls that make a header, a claims set or a signer, with the methods they are built by. */
function bindNested(value: Expression, into: Into): boolean {
  const { draft, library, building } = into;
  const inner = resolved(value);
  if (inner.kind === 'list') {
    const rows = inner.items
      .map(resolved)
      .filter((item) => item.kind === 'call' && rowOf(library.nested, item));
    for (const item of rows) bindNested(item, into);
    return rows.length > 0;
  }
  if (inner.kind !== 'call') return false;
  let isKnown = false;
  for (const link of chainOf(inner)) {
    const row = link.kind === 'call' ? rowOf(library.nested, link) : undefined;
    if (link.kind !== 'call' || !row) continue;
    isKnown = true;
    if (building.drafts.get(link) === draft) continue;
    building.drafts.set(link, draft);
    const isMethod = link.receiver?.kind === 'call';
    bindAll(link.arguments, row, isMethod ? { ...into, method: methodOf(link) } : into);
  }
  return isKnown;
}

/** `.issuer(app)`: what can be followed by another method. */
export function methodOf({ callee, span }: Call): { readonly name: string; readonly end: number } {
  return { name: callee, end: span.end };
}
