import { type Call, type Expression, type Member, resolved } from '../core/expressions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { combined, later } from './moment-arithmetic.ts';
import { asText, converted, handedOn, nowOf, relative, unitOf, written } from './moment-functions.ts';

/** A point in time as code computes it, or a length of time. */
export type Moment =
  | {
      readonly kind: 'instant';
      /** Seconds, milliseconds or nanoseconds since 1970, or a value of the language's type for dates. */
      readonly unit: 'seconds' | 'milliseconds' | 'nanoseconds' | 'date';
      /** Seconds from now; undefined where it is not known. */
      readonly fromNow?: number;
      /** Whose clock a date was read from that does not say so itself: `DateTime.Now`, `datetime.utcnow()`. */
      readonly clock?: 'local' | 'utc';
      /** True when one clock was taken for the other: hours off, except in London in winter. */
      readonly isOffByZone?: true;
      /** True for a text that says the time. */
      readonly isText?: true;
      /** True for seconds that were taken for milliseconds: a day of January 1970. */
      readonly isMisread?: true;
    }
  /** A length of time in seconds. */
  | { readonly kind: 'length'; readonly seconds: number }
  /** A number without a unit. */
  | { readonly kind: 'number'; readonly value: number };

export type Instant = Extract<Moment, { readonly kind: 'instant' }>;

/** Operations have two sides: what uses one name on both would double with every level. */
const DEEPEST = 14;

/** The time that an expression gives; undefined where the code does not show it. */
export function momentOf(expression: Expression, depth = 0): Moment | undefined {
  const value = resolved(expression);
  if (depth > DEEPEST) return undefined;
  switch (value.kind) {
    case 'literal':
      return numberOf(value.value);
    case 'call':
      return momentOfCall(value, depth + 1);
    case 'member':
      return momentOfMember(value, depth + 1);
    case 'operation':
      return combined(momentOf(value.left, depth + 1), value.operator, momentOf(value.right, depth + 1));
    case 'concatenation': {
      const [left, right, third] = value.parts.map((part) => momentOf(part, depth + 1));
      if (value.parts.length === 1) return asText(left);
      return third ? undefined : combined(left, '+', right);
    }
    default:
      return undefined;
  }
}

function numberOf(text: string): Moment | undefined {
  const digits = text.replace(/_/g, '');
  return /^\d+(?:\.\d+)?[Ll]?$/.test(digits)
    ? { kind: 'number', value: Number.parseFloat(digits) }
    : undefined;
}

function momentOfMember({ object, name, span }: Member, depth: number): Moment | undefined {
  const owner = lastNameOf(object) ?? '';
  // Properties; and methods, which Ruby and Scala call without parentheses.
  const asked = nowOf({ kind: 'call', callee: name, receiver: object, arguments: [], span });
  if (asked) return asked;
  const given = momentOf(object, depth);
  const unit = unitOf(name);
  // `10.minutes` of Ruby, `time.Minute` of Go.
  if (unit !== undefined && given?.kind === 'number') return { kind: 'length', seconds: given.value * unit };
  if (unit !== undefined && owner === 'time') return { kind: 'length', seconds: unit };
  return converted(given, name) ?? written(name, given);
}

function momentOfCall(call: Call, depth: number): Moment | undefined {
  const now = nowOf(call);
  if (now) return now;
  const arg = call.arguments[0] && momentOf(call.arguments[0].value, depth);
  if (call.callee === 'strtotime') return relative(literalOf(call.arguments[0]?.value ?? call)?.value ?? '');
  if (call.callee === 'New-TimeSpan') return momentOf(argumentCalled(call, 'end') ?? call, depth);
  const given = call.receiver && momentOf(call.receiver, depth);
  const length = lengthOf(call, arg, depth);
  if (length && given?.kind === 'instant') return later(given, length.seconds);
  // `unknown.AddMinutes(2)` is a time that is not known.
  if (length) return /^(?:Add|plus)/.test(call.callee) ? undefined : length;
  if (/^(?:plus|Add|add|checked_add)$/.test(call.callee) && given)
    return combined(given, '+', inUnit(arg, call.arguments[1]?.value));
  if (/^(?:minus|Subtract|Sub|subtract)$/.test(call.callee) && given) return combined(given, '-', arg);
  if (call.callee === 'modify' && given?.kind === 'instant') return modified(given, call);
  return (
    converted(given, call.callee, call.arguments[0]?.value) ??
    written(call.callee, given ?? arg) ??
    handedOn(call, arg, given)
  );
}

/** PHP's `modify('+10 minutes')`. */
function modified(given: Instant, { arguments: [change] }: Call): Instant | undefined {
  const by = relative(change ? (literalOf(change.value)?.value ?? '') : '');
  return by?.kind === 'instant' && by.fromNow !== undefined ? later(given, by.fromNow) : undefined;
}

/** `timedelta(minutes=10)`, `TimeSpan.FromMinutes(10)`, `AddMinutes(10)`, `Duration.ofSeconds(600)`. */
function lengthOf(
  call: Call,
  arg: Moment | undefined,
  depth: number,
): { readonly kind: 'length'; readonly seconds: number } | undefined {
  if (call.callee === 'timedelta') {
    const parts = call.arguments.map(({ name = '', value }) => {
      const count = momentOf(value, depth);
      return count?.kind === 'number' ? count.value * (unitOf(name) ?? Number.NaN) : Number.NaN;
    });
    const seconds = parts.reduce((sum, part) => sum + part, 0);
    return Number.isNaN(seconds) ? undefined : { kind: 'length', seconds };
  }
  const unit = unitOf(call.callee);
  if (unit === undefined || arg?.kind !== 'number') return undefined;
  return { kind: 'length', seconds: arg.value * unit };
}

function argumentCalled({ arguments: args }: Call, wanted: string): Expression | undefined {
  return args.find(({ name = '' }) => name.replace(/^-/, '').toLowerCase() === wanted)?.value;
}

/** `add(10, 'minutes')`. */
function inUnit(moment: Moment | undefined, name: Expression | undefined): Moment | undefined {
  if (!name || moment?.kind !== 'number') return moment;
  const unit = unitOf((literalOf(name)?.value ?? lastNameOf(name) ?? '').toLowerCase());
  return unit === undefined ? undefined : { kind: 'length', seconds: moment.value * unit };
}
