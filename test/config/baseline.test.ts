import assert from 'node:assert/strict';
import { countOf, parseBaseline, printBaseline } from '../../src/config/baseline.ts';

describe('baseline', () => {
  const baseline = new Map([
    ['web.config', [{ rule: 'secret-hardcoded', setting: 'ida:ClientSecret', count: 1 }]],
    [
      'api/Program.cs',
      [
        { rule: 'secret-hardcoded', count: 2 },
        { rule: 'client-id-malformed', setting: 'clientId', count: 1 },
      ],
    ],
  ]);
  const text = `{
  "schema": 1,
  "findings": [
    {"path":"api/Program.cs","rule":"client-id-malformed","setting":"clientId"},
    {"path":"api/Program.cs","rule":"secret-hardcoded","count":2},
    {"path":"web.config","rule":"secret-hardcoded","setting":"ida:ClientSecret"}
  ]
}
`;

  it('is written sorted, a finding a line', () => {
    assert.equal(printBaseline(baseline), text);
    assert.equal(printBaseline(new Map()), '{\n  "schema": 1,\n  "findings": []\n}\n');
  });

  it('is read as it was written', () => {
    const parsed = parseBaseline(text);
    assert.ok(parsed.kind === 'baseline');
    assert.equal(printBaseline(parsed.baseline), text);
    assert.equal(countOf([...parsed.baseline.values()].flat()), 4);
  });

  const faults: Readonly<Record<string, string>> = {
    '{': '1:2 A closing brace is missing here.',
    '[]': '1:1 This is no baseline: let --write-baseline write it anew.',
    '{ "schema": 2, "findings": [] }': '1:1 This is no baseline: let --write-baseline write it anew.',
    '{ "schema": 1,\n"findings": [{ "rule": "x" }] }':
      '2:14 This is no baseline: let --write-baseline write it anew.',
    '{ "schema": 1,\n"findings": [{ "rule": "x", "path": "a", "setting": 1 }] }':
      '2:14 This is no baseline: let --write-baseline write it anew.',
  };
  for (const [wrong, expected] of Object.entries(faults)) {
    it(`tells that ${JSON.stringify(wrong)} is none`, () => {
      const parsed = parseBaseline(wrong);
      assert.ok(parsed.kind === 'broken');
      const { line, column, message } = parsed.problem;
      assert.equal(`${line}:${column} ${message}`, expected);
    });
  }
});
