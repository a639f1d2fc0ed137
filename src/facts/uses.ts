import { type Assignment, type Call, type Code, type Expression, resolved } from '../core/expressions.ts';
import { compactName } from './names.ts';

/** Where an expression is handed over: to which call, by which name (lower case, without separators). */
export interface Use {
  readonly by: Expression;
  readonly name: string;
}

/** Who is handed what: followed from a value outwards to the request that it is sent with. */
export interface Uses {
  /** Who is handed `from` itself, or an object or list that holds it. */
  of(from: Expression): readonly Use[];
  /** The expressions that hold `from`, nearest first, each with the name it is held by; `from` itself is the first. */
  outwards(from: Expression): readonly Use[];
  /**
   * What a name or a path holds at a place of the text: `params`, `this.options`. Where it is given several values, as variables of
   * several functions are that go by one name, that is the last one before.
   */
  assigned(path: string, at: number): Expression | undefined;
}

/** Values are handed on through this many hands at most. */
const FARTHEST = 24;
const DEEPEST = 8;

/** What a code hands to whom; it is gathered when it is first asked for. */
export function usesOf(code: Code): Uses {
  let byPath: ReadonlyMap<string, readonly Assignment[]> | undefined;
  let uses: ReadonlyMap<Expression, readonly Use[]> | undefined;
  const assignmentsTo = (path: string) => {
    byPath ??= assignmentsIn(code);
    return byPath.get(path) ?? [];
  };
  const gathered = () => {
    uses ??= gather(code, (path) => onlyValue(assignmentsTo(path)));
    return uses;
  };
  return {
    of: (from) => gathered().get(from) ?? [],
    outwards: (from) => outwards(from, gathered()),
    assigned: (path, at) => onlyValue(assignmentsTo(path)) ?? lastBefore(assignmentsTo(path), at),
  };
}

/** The assignments to each path in the order of the text. */
function assignmentsIn({ assignments }: Code): ReadonlyMap<string, readonly Assignment[]> {
  const byPath = new Map<string, Assignment[]>();
  for (const assignment of assignments.toSorted((a, b) => a.span.start - b.span.start)) {
    const path = assignment.target.join('.');
    const known = byPath.get(path);
    if (known) known.push(assignment);
    else byPath.set(path, [assignment]);
  }
  return byPath;
}

function onlyValue([only, second]: readonly Assignment[] = []): Expression | undefined {
  return only && !second ? resolved(only.value) : undefined;
}

function lastBefore(assignments: readonly Assignment[], at: number): Expression | undefined {
  let [low, high] = [0, assignments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((assignments[middle]?.span.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  const last = assignments[low - 1];
  return last && resolved(last.value);
}

function gather(
  { calls, assignments }: Code,
  valueAt: (path: string) => Expression | undefined,
): ReadonlyMap<Expression, readonly Use[]> {
  const uses = new Map<Expression, Use[]>();
  const add = (value: Expression, use: Use) => {
    const known = uses.get(value);
    if (known) known.push(use);
    else uses.set(value, [use]);
  };
  let handed = new Set<Expression>();
  const hand = (expression: Expression, by: Expression, name: string, depth = 0): void => {
    const value = resolved(expression);
    add(value, { by, name });
    // What uses one another twice would double with every level.
    if (depth > DEEPEST || handed.has(value)) return;
    handed.add(value);
    if (value.kind === 'object')
      for (const entry of value.entries) hand(entry.value, by, compactName(entry.name), depth + 1);
    else if (value.kind === 'list') for (const item of value.items) hand(item, by, name, depth + 1);
    else if (value.kind === 'member') add(resolved(value.object), { by, name });
  };
  for (const call of calls) {
    handed = new Set();
    for (const { name, value } of call.arguments) hand(value, call, compactName(name ?? ''));
    if (call.receiver) add(resolved(call.receiver), { by: call, name: '' });
  }
  for (const { target, value } of assignments) {
    const holder = target.length > 1 ? valueAt(target.slice(0, -1).join('.')) : undefined;
    handed = new Set();
    if (holder) hand(value, holder, compactName(target.at(-1) ?? ''));
  }
  return uses;
}

function outwards(from: Expression, uses: ReadonlyMap<Expression, readonly Use[]>): readonly Use[] {
  const found: Use[] = [{ by: from, name: '' }];
  const seen = new Set<Expression>([from]);
  for (let index = 0; index < found.length && found.length < FARTHEST; index++) {
    const at = found[index];
    if (!at) break;
    for (const use of uses.get(at.by) ?? []) {
      if (seen.has(use.by)) continue;
      seen.add(use.by);
      found.push(use);
    }
  }
  return found;
}

/** What a method is called on, from the nearest call to the first, and the name at the start of the chain. */
export function chainOf(call: Call): readonly Expression[] {
  const chain: Expression[] = [call];
  let at: Expression = call;
  while (at.kind === 'call' && at.receiver && chain.length < FARTHEST) {
    at = resolved(at.receiver);
    chain.push(at);
  }
  return chain;
}
