import type { Argument, Call, Expression, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { AssertionDraft as Draft } from './assertion-draft.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { claimFields, type JwtCall, type JwtLibrary, type JwtPart } from './library-jwt.ts';
import { compactName } from './names.ts';
import { rowIn } from './rows.ts';
import { chainOf } from './uses.ts';

export interface Building {
  readonly libraries: readonly JwtLibrary[];
  /** What each part of a JWT that is being built belongs to: the start, and headers and claims on their own. */
  readonly drafts: Map<Expression, Draft>;
  /** The expression that a variable was given, by its name. */
  readonly variables: ReadonlyMap<string, Expression>;
}

/** The row of a call; `new X(…)` goes by the name of the type. */
export function rowOf(rows: readonly JwtCall[] | undefined, call: Call): JwtCall | undefined {
  const isMade = call.callee === 'new' && call.receiver !== undefined;
  const callee = isMade ? lastNameOf(call.receiver) : call.callee;
  const before = isMade ? undefined : call.receiver && lastNameOf(call.receiver);
  return (
    rows?.find(
      ({ callees, of }) => callees.includes(callee ?? '') && (!of || (before && of.includes(before))),
    ) ?? rows?.find(({ callees, of }) => callees.includes(call.callee) && before && of?.includes(before))
  );
}

export function claimName(name: string): string {
  return rowIn(claimFields, compactName(name)) ?? name;
}

const HEADER_FIELDS: Readonly<Record<string, string>> = { x5ts256: 'x5t#S256', x5tsha256: 'x5t#S256' };

export function headerName(name: string): string {
  return rowIn(HEADER_FIELDS, compactName(name)) ?? name;
}

export function bindAll(
  draft: Draft,
  args: readonly Argument[],
  row: JwtCall,
  library: JwtLibrary,
  building: Building,
): void {
  const pair = row.parameters?.[0];
  if (pair === 'header-pair' || pair === 'claim-pair') {
    bindPair(draft, args, pair);
    return;
  }
  let position = 0;
  for (const { name, value } of args) {
    const part =
      name === undefined ? row.parameters?.[position++] : rowIn(row.names ?? {}, compactName(name));
    const inner = resolved(value);
    if (part && part !== 'options') bind(draft, part, value, library, building);
    else if (inner.kind === 'object') bindByNames(draft, inner, row, library, building);
  }
}

function bindByNames(
  draft: Draft,
  { entries }: ObjectExpression,
  row: JwtCall,
  library: JwtLibrary,
  building: Building,
): void {
  for (const { name, value } of entries) {
    const part = rowIn(row.names ?? {}, compactName(name));
    if (part) bind(draft, part, value, library, building);
    // `new JwtPayload { { "aud", … } }`, `new JwtHeader { ["x5t"] = … }`
    else if (row.names === undefined || library.starts.every(({ callees }) => callees !== row.callees))
      bindEntry(draft, row.callees.some((each) => /header/i.test(each)) ? 'header' : 'claims', name, value);
  }
}

function bindEntry(draft: Draft, part: 'header' | 'claims', name: string, value: Expression): void {
  if (part === 'header') draft.header(headerName(name), value, value.span);
  else draft.claim(claimName(name), value, value.span);
}

export function bindPair(draft: Draft, args: readonly Argument[], part: 'header-pair' | 'claim-pair'): void {
  const [first, second] = args;
  const name = first && nameIn(first.value);
  if (!name || !second) return;
  if (part === 'header-pair') draft.header(headerName(name), second.value, first.value.span);
  else draft.claim(claimName(name), second.value, first.value.span);
}

/** A name as text, or as a constant: `JwtRegisteredClaimNames.Sub`, `JwtHeaderParameterNames.X5t`. */
function nameIn(expression: Expression): string | undefined {
  const literal = literalOf(expression);
  if (literal) return literal.value;
  const last = lastNameOf(expression);
  return last && last.length <= 8 ? last.toLowerCase() : undefined;
}

function bind(draft: Draft, part: JwtPart, value: Expression, library: JwtLibrary, building: Building): void {
  const [side, name] = part.split(' ');
  if (side === 'header' && name) {
    const inner = resolved(value);
    if (inner.kind === 'object') bindWhole(draft, 'header', value, library, building);
    else draft.header(name, value, value.span);
  } else if (side === 'claim' && name && !bindNested(draft, value, library, building))
    draft.claim(name, value, value.span);
  else if (part === 'key' && !bindNested(draft, value, library, building)) draft.key(value);
  else if (part === 'algorithm' && !bindNested(draft, value, library, building)) draft.algorithm(value);
  else if (part === 'header' || part === 'claims') bindWhole(draft, part, value, library, building);
  else if (part === 'signing' && !bindNested(draft, value, library, building)) bindSigning(draft, value);
}

/** A key with its algorithm in an object: `jose.SigningKey{Algorithm: …, Key: …}`. */
function bindSigning(draft: Draft, value: Expression): void {
  const inner = resolved(value);
  if (inner.kind !== 'object') {
    draft.open();
    return;
  }
  for (const entry of inner.entries) {
    const name = compactName(entry.name);
    if (name === 'algorithm') draft.algorithm(entry.value);
    else if (name === 'key') draft.key(entry.value);
    else if (name === 'extraheaders') draft.entries('header', entry.value, headerName);
  }
}

function bindWhole(
  draft: Draft,
  part: 'header' | 'claims',
  value: Expression,
  library: JwtLibrary,
  building: Building,
): void {
  const inner = resolved(value);
  building.drafts.set(inner, draft);
  if (bindNested(draft, value, library, building)) return;
  draft.entries(part, value, part === 'header' ? headerName : claimName);
}

/** Calls that make a header, a claims set or a signer, with the methods they are built by. */
function bindNested(draft: Draft, value: Expression, library: JwtLibrary, building: Building): boolean {
  const inner = resolved(value);
  if (inner.kind === 'list') {
    const rows = inner.items
      .map(resolved)
      .filter((item) => item.kind === 'call' && rowOf(library.nested, item));
    for (const item of rows) bindNested(draft, item, library, building);
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
    bindAll(draft, link.arguments, row, library, building);
  }
  return isKnown;
}
