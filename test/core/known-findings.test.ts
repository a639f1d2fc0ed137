import assert from 'node:assert/strict';
import { knownFindings, leaveOutKnown } from '../../src/core/known-findings.ts';

const finding = (rule: string, setting: string | undefined, line: number) => ({
  rule,
  ...(setting !== undefined && { setting }),
  line,
});

describe('known findings', () => {
  const findings = [
    finding('a', 'Secret', 1),
    finding('a', 'Secret', 2),
    finding('a', 'Other', 3),
    finding('b', 'Secret', 4),
    finding('a', undefined, 5),
  ];

  it('are counted by rule and setting', () => {
    assert.deepEqual(knownFindings(findings), [
      { rule: 'a', setting: 'Secret', count: 2 },
      { rule: 'a', setting: 'Other', count: 1 },
      { rule: 'b', setting: 'Secret', count: 1 },
      { rule: 'a', count: 1 },
    ]);
  });

  it('are all left out, wherever they stand now', () => {
    const moved = findings.map((each) => ({ ...each, line: each.line + 40 }));
    assert.deepEqual(leaveOutKnown(moved, knownFindings(findings)), { left: [], missing: [] });
  });

  it('leave what is beyond their number', () => {
    const { left } = leaveOutKnown([...findings, finding('a', 'Secret', 9)], knownFindings(findings));
    assert.deepEqual(left, [finding('a', 'Secret', 9)]);
  });

  it('are missed when they are gone', () => {
    const { left, missing } = leaveOutKnown(findings.slice(1, 3), knownFindings(findings));
    assert.deepEqual(left, []);
    assert.deepEqual(missing, [
      { rule: 'a', setting: 'Secret', count: 1 },
      { rule: 'b', setting: 'Secret', count: 1 },
      { rule: 'a', count: 1 },
    ]);
  });
});
