import assert from 'node:assert/strict';
import { foundInParts } from '../../src/core/code-parts.ts';
import type { Call, CodePart } from '../../src/core/expressions.ts';

function partOf(...callees: readonly string[]): CodePart {
  const calls = callees.map((callee): Call => {
    return { kind: 'call', callee, arguments: [], span: { start: 0, end: 0 } };
  });
  return { calls, assignments: [] };
}

function codeOf(...parts: readonly CodePart[]) {
  const calls = parts.flatMap((part) => part.calls);
  return { calls, assignments: [], parts };
}

describe('what is found in parts of code', () => {
  const looked: CodePart[] = [];
  const signIns = foundInParts((part) => {
    looked.push(part);
    return part.calls.filter(({ callee }) => callee === 'signIn');
  });
  const [empty, full] = [partOf('other'), partOf('signIn', 'other', 'signIn')];

  it('comes in their order, of a code without parts too', () => {
    const another = partOf('signIn');
    const found = signIns(codeOf(full, empty, another));
    assert.deepEqual(found, [full.calls[0], full.calls[2], another.calls[0]]);
    assert.deepEqual(signIns(full), [full.calls[0], full.calls[2]]);
  });

  it('is not looked for again where there was nothing', () => {
    looked.length = 0;
    const changed = partOf('other');
    assert.equal(signIns(codeOf(full, empty, changed)).length, 2);
    assert.deepEqual(looked, [full, changed]);
  });
});
