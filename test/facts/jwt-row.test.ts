import assert from 'node:assert/strict';
import type { Call, Expression } from '../../src/core/expressions.ts';
import { rowOf } from '../../src/facts/jwt-row.ts';
import type { JwtCall } from '../../src/facts/library-jwt.ts';

const span = { start: 0, end: 0 };
const name = (of: string): Expression => ({ kind: 'name', name: of, span });

function callOf(receiver: string | undefined, callee: string, count = 0): Call {
  const args = Array.from({ length: count }, () => ({ value: name('a') }));
  return {
    kind: 'call',
    callee,
    arguments: args,
    span,
    ...(receiver !== undefined && { receiver: name(receiver) }),
  };
}

const rows = {
  sign: { callees: ['sign'], of: ['jwt', 'JWT'] },
  encode: { callees: ['encode'], of: ['JWT'], mayStandAlone: true },
  one: { callees: ['Token'], count: 1 },
  two: { callees: ['Token', 'Jwt'], count: 2 },
} satisfies Readonly<Record<string, JwtCall>>;

/** What is called, and the row that it goes by. */
const cases: readonly (readonly [call: Call, row: keyof typeof rows | undefined])[] = [
  [callOf('jwt', 'sign'), 'sign'],
  [callOf('other', 'sign'), undefined],
  [callOf(undefined, 'sign'), undefined],
  [callOf('JWT', 'encode'), 'encode'],
  [callOf(undefined, 'encode'), 'encode'],
  [callOf('base64', 'encode'), undefined],
  [callOf(undefined, 'Token', 1), 'one'],
  [callOf(undefined, 'Token', 2), 'two'],
  [callOf(undefined, 'Token', 3), undefined],
  [callOf('Token', 'new', 1), 'one'],
  [callOf('Jwt', 'new', 2), 'two'],
  [callOf(undefined, 'new', 1), undefined],
  [callOf('Token', 'old', 1), undefined],
];

describe('the row of a call', () => {
  for (const [call, row] of cases) {
    const written = `${call.receiver && 'name' in call.receiver ? `${call.receiver.name}.` : ''}${call.callee}`;
    it(`is ${row ?? 'none'}: ${written}, ${call.arguments.length}`, () =>
      assert.equal(rowOf(Object.values(rows), call), row && rows[row]));
  }

  it('is none of no rows', () => assert.equal(rowOf(undefined, callOf('jwt', 'sign')), undefined));
});
