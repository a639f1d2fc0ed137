import { type Call, type Code, childrenOf, type Expression } from '../core/expressions.ts';
import type { Edit } from '../core/types.ts';
import { isAdding } from './added-parameters.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import type { ParameterSet } from './given-parameters.ts';
import { bodyCalls, bodyNames } from './library-http.ts';
import { carries, isOn, isSender, onlyLooks } from './library-senders.ts';
import { rowIn } from './rows.ts';
import type { BodyEncoding } from './types.ts';
import type { Use, Uses } from './uses.ts';

/** How parameters get to a request. */
export interface Sending {
  readonly encoding: BodyEncoding;
  /** True when every hand that they go through is known, and a request is sent at the end. */
  readonly isFollowed: boolean;
  /** Makes the call send a form, where that is one word. */
  readonly asForm?: Edit;
}

/** A way from the parameters to a call, with what is known of the encoding up to there. */
interface End {
  readonly call?: Call;
  readonly name?: string;
  readonly encoding: BodyEncoding | undefined;
}

interface Walk {
  readonly uses: Uses;
  readonly ends: End[];
  readonly seen: Set<Expression>;
  isFollowed: boolean;
}

/** Parameters are handed on through this many hands at most. */
const FARTHEST = 12;

/**
 * Follows the parameters from where they are gathered to the calls that send them. From the innermost call outwards the
 * first that is known decides on the encoding. JSON and queries count only where they are seen to be sent: the same
 * object may be written to a log as JSON.
 */
export function sendingOf(
  set: ParameterSet,
  uses: Uses,
  address: Expression | undefined,
  code: Code,
): Sending {
  const { anchor } = set;
  if (!anchor) return { encoding: set.encoding ?? byModules(code), isFollowed: false };
  const known = set.encoding === 'raw' && isWithin(anchor, address) ? 'query' : set.encoding;
  if (set.isRequest) return { encoding: known ?? 'unknown', isFollowed: true };
  const walk: Walk = { uses, ends: [], seen: new Set(), isFollowed: true };
  const own = known ?? (anchor.kind === 'call' ? encodingOfCall(anchor) : undefined);
  if (anchor.kind === 'call' && isSender(anchor)) {
    walk.ends.push({ call: anchor, encoding: defaulted(own, known, anchor, '', code) });
  } else follow(anchor, own, walk, code, 0);
  const sent = walk.ends.filter(({ call }) => call);
  const encoding = encodingOf(sent, walk.ends, code);
  const [only, second] = sent;
  const asForm = encoding === 'json' && only && !second ? asFormOf(only) : undefined;
  return { encoding, isFollowed: walk.isFollowed && sent.length > 0, ...(asForm && { asForm }) };
}

function isWithin(anchor: Expression, address: Expression | undefined): boolean {
  return address !== undefined && (address === anchor || childrenOf(address).includes(anchor));
}

function follow(
  from: Expression,
  carried: BodyEncoding | undefined,
  walk: Walk,
  code: Code,
  depth: number,
): void {
  if (depth > FARTHEST || walk.seen.has(from)) return;
  walk.seen.add(from);
  const uses = walk.uses.of(from);
  if (uses.length === 0) walk.ends.push({ encoding: carried });
  for (const use of uses) takeUse(from, use, carried, walk, code, depth);
}

function takeUse(
  from: Expression,
  { by, name }: Use,
  carried: BodyEncoding | undefined,
  walk: Walk,
  code: Code,
  depth: number,
): void {
  if (by.kind !== 'call') {
    follow(by, carried, walk, code, depth + 1);
    return;
  }
  if (onlyLooks(by)) return;
  const isMethod = isOn(by, from);
  const encoding = carried ?? (isMethod ? undefined : rowIn(bodyNames, name)) ?? encodingOfCall(by);
  if (isSender(by)) {
    walk.ends.push({ call: by, name, encoding: defaulted(encoding, carried, by, name, code) });
    return;
  }
  if (!carries(by) && !(isMethod && isAdding(by))) walk.isFollowed = false;
  follow(by, encoding, walk, code, depth + 1);
}

/** Clients that send JSON by themselves send a form where a header says so. */
function defaulted(
  encoding: BodyEncoding | undefined,
  carried: BodyEncoding | undefined,
  call: Call,
  name: string,
  code: Code,
): BodyEncoding | undefined {
  const isByDefault = encoding === 'json' && carried === undefined && rowIn(bodyNames, name) === undefined;
  if (!isByDefault) return encoding;
  if (mentions(call, FORM, 5)) return 'form';
  const isSaidElsewhere =
    code.calls.some((each) => mentions(each, FORM, 5)) ||
    code.assignments.some(({ value }) => mentions(value, FORM, 5));
  return isSaidElsewhere ? undefined : encoding;
}

const FORM = /x-www-form-urlencoded/i;

/** What the ends agree on. */
function encodingOf(sent: readonly End[], ends: readonly End[], code: Code): BodyEncoding {
  const told = (all: readonly End[]) => [...new Set(all.flatMap(({ encoding }) => encoding ?? []))];
  const [encoding, other] = told(sent);
  if (encoding) return other ? 'unknown' : encoding;
  return told(ends).find((each) => each === 'form' || each === 'raw') ?? byModules(code);
}

function byModules({ modules }: Code): BodyEncoding {
  return modules.some(({ name }) => /^(?:requests|httpx)\b/.test(name)) ? 'form' : 'unknown';
}

function encodingOfCall({ callee, receiver }: Call): BodyEncoding | undefined {
  const name = callee === 'new' && receiver ? (lastNameOf(receiver) ?? '') : callee;
  const before = receiver && lastNameOf(receiver)?.toLowerCase();
  return bodyCalls.find(
    ({ callees, of }) => callees.includes(name.toLowerCase()) && (!of || of.includes(before ?? '')),
  )?.encoding;
}

/** `requests.post(url, json=…)`: with `data=` it is a form. */
function asFormOf({ call, name }: End): Edit | undefined {
  const of = call?.receiver && lastNameOf(call.receiver)?.toLowerCase();
  const isKnown = name === 'json' && of !== undefined && /^(?:requests|httpx|session|client)$/.test(of);
  if (!call || !isKnown || mentions(call, /application\/json/i, 5)) return undefined;
  const span = call.arguments.find((argument) => argument.name === 'json')?.nameSpan;
  return span && { span, newText: 'data' };
}

export function mentions(expression: Expression, pattern: RegExp, depth: number): boolean {
  if (expression.kind === 'literal') return pattern.test(expression.value);
  return depth > 0 && childrenOf(expression).some((child) => mentions(child, pattern, depth - 1));
}

/** Calls and names by which a client proves itself in the header `Authorization`, not in the body. */
const BASIC_CALL = /basic_?auth|basiccredential/i;
const BASIC_NAME = /^(?:auth|authorization|u|user|authentication|credential|credentials)$/i;

/** True where the file may send the client's credentials in the header `Authorization` (RFC 6749, section 2.3.1). */
export function mayUseBasic({ calls, assignments }: Code): boolean {
  const isNamed = (name: string | undefined, value: Expression) =>
    name !== undefined && BASIC_NAME.test(name) && !mentions(value, /^\s*Bearer\b/i, 4);
  return (
    assignments.some(({ target, value }) => isNamed(target.at(-1), value) || hasBasicEntry(value, 4)) ||
    calls.some(
      ({ callee, arguments: args }) =>
        BASIC_CALL.test(callee) ||
        args.some(({ name, value }) => isNamed(name, value) || hasBasicEntry(value, 4)) ||
        (args.some(({ value }) => /^authorization$/i.test(literalOf(value)?.value ?? '')) &&
          !args.some(({ value }) => mentions(value, /^\s*Bearer\b/i, 4))),
    )
  );
}

function hasBasicEntry(expression: Expression, depth: number): boolean {
  if (expression.kind === 'literal') return /^\s*Basic\b/.test(expression.value);
  if (depth === 0) return false;
  if (expression.kind === 'object') {
    return expression.entries.some(
      ({ name, value }) =>
        (BASIC_NAME.test(name) && !mentions(value, /^\s*Bearer\b/i, 4)) || hasBasicEntry(value, depth - 1),
    );
  }
  return childrenOf(expression).some((child) => hasBasicEntry(child, depth - 1));
}
