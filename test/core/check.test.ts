import assert from 'node:assert/strict';
import { check } from '../../src/core/check.ts';
import type { Rule } from '../../src/core/rule.ts';

const fact = { kind: 'app' };
const at = { start: 3, end: 5 };

function caseOf(...facts: readonly { readonly kind: string }[]) {
  return { uri: 'file:///project/.env', facts, workspace: undefined };
}

function ruleThat(id: string, checks: Rule['check']): Rule {
  return {
    id,
    on: 'app',
    severity: 'warning',
    prevents: [7000215],
    finds: '',
    why: '',
    messages: { found: 'Found {what}.' },
    sources: [],
    examples: [{ path: '.env', bad: '' }],
    fine: [],
    check: checks,
  };
}

const finds = ruleThat('rule-that-finds', function* () {
  yield { message: 'found', at, values: { what: 'something' } };
});

describe('check', () => {
  it('reports a rule that throws once, with its id, and the others still run', () => {
    const bugs: string[] = [];
    const throws = ruleThat('rule-that-throws', () => {
      throw new Error('a bug');
    });
    const found = check(caseOf(fact), [throws, finds], {}, (rule) => bugs.push(rule));
    assert.deepEqual(bugs, ['rule-that-throws']);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['rule-that-finds'],
    );
  });

  it('shows a rule only the facts of its kind', () => {
    const seen: string[] = [];
    const looks = ruleThat('rule-that-looks', ({ kind }) => {
      seen.push(kind);
      return [];
    });
    check(caseOf({ kind: 'cmdlet' }, fact), [looks], {}, assert.fail);
    assert.deepEqual(seen, ['app']);
  });

  it('shows a rule on several kinds the facts of each, in their order', () => {
    const seen: string[] = [];
    const looks: Rule = {
      ...ruleThat('rule-that-looks', ({ kind }) => {
        seen.push(kind);
        return [];
      }),
      on: ['app', 'token-request'],
    };
    check(
      caseOf({ kind: 'token-request' }, { kind: 'cmdlet' }, fact, { kind: 'app-like' }),
      [looks],
      {},
      assert.fail,
    );
    assert.deepEqual(seen, ['token-request', 'app']);
  });

  it('fills the message and carries the codes', () => {
    const [found] = check(caseOf(fact), [finds], {}, assert.fail);
    assert.equal(found?.message, 'Found something.');
    assert.deepEqual(found?.codes, [7000215]);
  });

  it('takes the severity that the user chose, and leaves out what is off', () => {
    assert.equal(
      check(caseOf(fact), [finds], { 'rule-that-finds': 'error' }, assert.fail)[0]?.severity,
      'error',
    );
    assert.deepEqual(check(caseOf(fact), [finds], { 'rule-that-finds': 'off' }, assert.fail), []);
  });

  it('reports the same place once, however many facts share it', () => {
    assert.equal(check(caseOf(fact, fact), [finds], {}, assert.fail).length, 1);
  });
});
