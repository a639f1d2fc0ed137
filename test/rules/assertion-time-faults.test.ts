import assert from 'node:assert/strict';
import type { Assertion, AssertionTime } from '../../src/facts/assertion-types.ts';
import { judgeExpiry, judgeOrder, judgeStart } from '../../src/rules/assertion-time-faults.ts';
import { TODAY } from '../workspace.ts';

type Value = AssertionTime['value'];
type Taken = AssertionTime['taken'];

const number = (value: number): Value => ({ kind: 'number', value });
const length = (seconds: number): Value => ({ kind: 'length', seconds });
const text = (isNumber: boolean): Value => ({ kind: 'text', isNumber });
const moment = (rest: Partial<Extract<Value, { kind: 'instant' }>>): Value => ({
  kind: 'instant',
  unit: 'seconds',
  ...rest,
});

function timeOf(name: AssertionTime['name'], value: Value, taken: Taken = 'json'): AssertionTime {
  return { name, value, taken, span: { start: 0, end: 0 } };
}

const today = '2026-06-01 00:00:00 UTC';

/** What is wrong with a form is wrong of any time. */
const forms: readonly (readonly [what: string, value: Value, taken: Taken, expected: unknown])[] = [
  ['a date in a text', text(false), 'json', { message: 'text' }],
  ['digits in a text', text(true), 'json', { message: 'digits', severity: 'warning' }],
  ['a date of January 1970', moment({ isMisread: true }), 'typed', { message: 'epoch' }],
  [
    'milliseconds',
    moment({ unit: 'milliseconds' }),
    'json',
    { message: 'unit', values: { unit: 'milliseconds' } },
  ],
  [
    'nanoseconds',
    moment({ unit: 'nanoseconds' }),
    'typed',
    { message: 'unit', values: { unit: 'nanoseconds' } },
  ],
  ['a date as text', moment({ unit: 'date', isText: true }), 'json', { message: 'text' }],
  ['seconds as text', moment({ isText: true }), 'json', { message: 'digits', severity: 'warning' }],
  ['a date in JSON', moment({ unit: 'date' }), 'json', { message: 'date' }],
  ['a local time', moment({ isOffByZone: true }), 'json', { message: 'zone', severity: 'warning' }],
];

describe('the times of an assertion', () => {
  for (const [what, value, taken, expected] of forms) {
    for (const [name, judge] of [
      ['exp', (time: AssertionTime) => judgeExpiry(time, false, TODAY)],
      ['nbf', judgeStart],
    ] as const) {
      it(`are told of where ${name} is ${what}`, () => {
        const { values, ...rest } = expected as { readonly values?: object };
        assert.deepEqual(judge(timeOf(name, value, taken)), { ...rest, values: { name, ...values } });
      });
    }
  }

  const ends: readonly (readonly [what: string, value: Value, taken: Taken, expected: unknown])[] = [
    [
      'milliseconds',
      number(TODAY * 1000),
      'json',
      { message: 'unit', values: { name: 'exp', unit: 'milliseconds' } },
    ],
    [
      'a second ago',
      number(TODAY - 1),
      'json',
      { message: 'past', values: { name: 'exp', when: '2026-05-31 23:59:59 UTC' } },
    ],
    [
      'now',
      number(TODAY),
      'json',
      { message: 'fixed', severity: 'warning', values: { name: 'exp', when: today } },
    ],
    ['the time now', moment({ fromNow: 0 }), 'json', { message: 'atOnce', values: { name: 'exp' } }],
    ['a second from now', moment({ fromNow: 1 }), 'json', undefined],
    ['ten minutes from now', moment({ fromNow: 600 }), 'json', undefined],
    [
      'more than that',
      moment({ fromNow: 3600 }),
      'json',
      { message: 'long', severity: 'warning', values: { length: '1 hour' } },
    ],
    ['a moment that is not known', moment({}), 'json', undefined],
    ['a date that a library takes', moment({ unit: 'date' }), 'typed', undefined],
    ['a text that a library takes', moment({ isText: true, unit: 'date' }), 'typed', undefined],
    ['no length', length(0), 'length', { message: 'atOnce', values: { name: 'exp' } }],
    [
      'half a second',
      length(0.5),
      'length',
      { message: 'short', values: { name: 'exp', length: '0.5 seconds' } },
    ],
    ['one second', length(1), 'length', undefined],
    ['ten minutes', length(600), 'length', undefined],
    [
      'an hour',
      length(3600),
      'length',
      { message: 'long', severity: 'warning', values: { length: '1 hour' } },
    ],
    ['a number of seconds from now', number(600), 'length', undefined],
    [
      'a number that is too many',
      number(3600),
      'length',
      { message: 'long', severity: 'warning', values: { length: '1 hour' } },
    ],
    ['a number that is none of seconds', number(1e9), 'length', undefined],
  ];
  for (const [what, value, taken, expected] of ends) {
    it(`are ${expected ? 'told of' : 'right'} where exp is ${what}`, () => {
      assert.deepEqual(judgeExpiry(timeOf('exp', value, taken), false, TODAY), expected);
    });
  }

  it('say of a token that is there only that it is over', () => {
    const when = '2026-05-31 23:59:59 UTC';
    assert.deepEqual(judgeExpiry(timeOf('exp', number(TODAY - 1)), true, TODAY), {
      message: 'over',
      values: { name: 'exp', when },
    });
    assert.equal(judgeExpiry(timeOf('exp', number(TODAY)), true, TODAY), undefined);
  });

  const starts: readonly (readonly [what: string, value: Value, taken: Taken, ahead: string | undefined])[] =
    [
      ['five minutes ahead', moment({ fromNow: 300 }), 'json', undefined],
      ['ten minutes ahead', moment({ fromNow: 600 }), 'json', '10 minutes'],
      ['ten minutes ahead, as a length', length(600), 'length', '10 minutes'],
      ['five minutes ahead, as a length', length(300), 'length', undefined],
      ['a moment that is not known', moment({}), 'json', undefined],
      ['a number', number(TODAY), 'json', undefined],
      ['a large number of seconds from now', number(TODAY * 1000), 'length', undefined],
    ];
  for (const [what, value, taken, ahead] of starts) {
    it(`are ${ahead ? 'told of' : 'right'} where nbf is ${what}`, () => {
      const expected = ahead && { message: 'ahead', values: { name: 'nbf', length: ahead } };
      assert.deepEqual(judgeStart(timeOf('nbf', value, taken)), expected);
    });
  }

  it('are told of where nbf is in milliseconds', () => {
    const expected = { message: 'unit', values: { name: 'nbf', unit: 'milliseconds' } };
    assert.deepEqual(judgeStart(timeOf('nbf', number(TODAY * 1000))), expected);
  });

  const orders: readonly (readonly [nbf: Value | undefined, exp: Value, isWrong: boolean])[] = [
    [number(TODAY), number(TODAY), true],
    [number(TODAY), number(TODAY + 1), false],
    [length(60), length(60), true],
    [length(60), length(61), false],
    [moment({ fromNow: 60 }), length(60), true],
    [length(59), moment({ fromNow: 60 }), false],
    [moment({ fromNow: 0 }), moment({ fromNow: 0 }), true],
    [number(TODAY), length(60), false],
    [length(60), number(60), false],
    [moment({}), moment({}), false],
    [moment({}), length(0), false],
    [undefined, length(0), false],
    [text(true), text(true), false],
  ];
  for (const [nbf, exp, isWrong] of orders) {
    it(`are in ${isWrong ? 'the wrong' : 'no wrong'} order: ${JSON.stringify(nbf)}, ${JSON.stringify(exp)}`, () => {
      const times = [...(nbf ? [timeOf('nbf', nbf)] : []), timeOf('iat', number(0)), timeOf('exp', exp)];
      const expected = isWrong ? { message: 'order' } : undefined;
      assert.deepEqual(judgeOrder(timeOf('exp', exp), { times } as unknown as Assertion), expected);
    });
  }
});
