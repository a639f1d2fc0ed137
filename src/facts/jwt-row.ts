import type { Call } from '../core/expressions.ts';
import { lastNameOf } from './expression-text.ts';
import type { JwtCall } from './library-jwt.ts';

/** The row of a call; `new X(…)` goes by the name of the type. */
export function rowOf(rows: readonly JwtCall[] | undefined, call: Call): JwtCall | undefined {
  const isMade = call.callee === 'new' && call.receiver !== undefined;
  const callee = isMade ? lastNameOf(call.receiver) : call.callee;
  const before = isMade ? undefined : call.receiver && lastNameOf(call.receiver);
  return rows?.find(
    ({ callees, of, mayStandAlone, count }) =>
      callees.includes(callee ?? '') &&
      (count === undefined || count === call.arguments.length) &&
      (!of || (before !== undefined && of.includes(before)) || (mayStandAlone && !call.receiver)),
  );
}
