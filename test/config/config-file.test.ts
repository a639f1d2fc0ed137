import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseConfig } from '../../src/config/config-file.ts';

const RULES = ['secret-hardcoded', 'tenant-malformed'];

function problemsOf(text: string): readonly string[] {
  return parseConfig(text, RULES).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseConfig', () => {
  it('reads JSON with comments and trailing commas', () => {
    const text = `\uFEFF{
  // what we agreed on
  "$schema": "x",
  "rules": { "secret-hardcoded": "off", },
  "include": ["src/**"],
  "exclude": ["*.sample.env", "docs/"],
  "baseline": "./.ci/known.json",
}`;
    assert.deepEqual(parseConfig(text, RULES), {
      config: {
        rules: { 'secret-hardcoded': 'off' },
        include: ['src/**'],
        exclude: ['*.sample.env', 'docs/'],
        baseline: '.ci/known.json',
      },
      problems: [],
      isBroken: false,
    });
  });

  it('takes a file without a value for one that chooses nothing', () => {
    for (const text of ['', ' \n', '// nothing yet\n', '{}']) {
      const { config, problems } = parseConfig(text, RULES);
      assert.deepEqual([config, problems], [{ rules: {}, include: [], exclude: [] }, []]);
    }
  });

  it('says in one sentence what cannot be used and where, and keeps the rest', () => {
    const text =
      '{\n  "rules": { "secret-hard": "off", "tenant-malformed": "loud", "secret-hardcoded": "hint" },\n  "exclude": [7, "a"],\n  "includes": []\n}';
    assert.deepEqual(problemsOf(text), [
      '2:14 There is no rule "secret-hard".',
      '2:56 "tenant-malformed" takes "off", "hint", "info", "warning" or "error".',
      '3:15 "exclude" takes globs, which are texts.',
      '4:3 There is no setting "includes": the settings are rules, include, exclude and baseline.',
    ]);
    const { config } = parseConfig(text, RULES);
    assert.deepEqual(config, { rules: { 'secret-hardcoded': 'hint' }, include: [], exclude: ['a'] });
  });

  const wrong: Readonly<Record<string, RegExp>> = {
    '[]': /^1:1 The configuration is an object/,
    '{ "rules": "off" }': /^1:12 "rules" takes an object/,
    '{ "rules": { "__proto__": "off" } }': /^1:14 There is no rule "__proto__"/,
    '{ "include": "src" }': /^1:14 "include" takes a list of globs/,
    '{ "baseline": 1 }': /^1:15 "baseline" takes the path of a file in this folder/,
    '{ "baseline": "../known.json" }': /^1:15 "baseline" takes/,
    '{ "baseline": "/etc/passwd" }': /^1:15 "baseline" takes/,
    '{ "baseline": "C:/known.json" }': /^1:15 "baseline" takes/,
    '{ "baseline": "a\\\\..\\\\..\\\\b" }': /^1:15 "baseline" takes/,
  };
  for (const [text, expected] of Object.entries(wrong)) {
    it(`refuses ${text}`, () => {
      const [problem = '', second] = problemsOf(text);
      assert.match(problem, expected);
      assert.equal(second, undefined);
    });
  }

  const broken: Readonly<Record<string, string>> = {
    '{\n  "rules": {}\n  "exclude": []\n}': '3:3 A comma is missing here.',
    '{ "rules": }': '1:12 A value is missing here.',
    '{ rules: {} }': '1:3 What stands here is no JSON.',
    '{ "rules": {}': '1:14 A closing brace is missing here.',
    '{ "rules': '1:3 The closing quote is missing here.',
  };
  for (const [text, expected] of Object.entries(broken)) {
    it(`takes nothing of ${JSON.stringify(text)}`, () => {
      const { config, isBroken } = parseConfig(text, RULES);
      assert.deepEqual([problemsOf(text), isBroken, config.rules], [[expected], true, {}]);
    });
  }

  it('takes any text, however deep it nests', () => {
    fc.assert(fc.property(fc.string(), (text) => parseConfig(text, RULES).problems.length >= 0));
    assert.deepEqual(problemsOf('['.repeat(100_000)), ['1:501 This is nested too deep.']);
  });
});
