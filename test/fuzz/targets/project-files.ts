import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBaseline, printBaseline } from '../../../src/config/baseline.ts';
import { type ParsedConfig, parseConfig } from '../../../src/config/config-file.ts';
import { NO_IGNORE_RULES } from '../../../src/config/ignore-rules.ts';
import { placeConfig } from '../../../src/config/place-config.ts';
import { knownFindings, leaveOutKnown } from '../../../src/core/known-findings.ts';
import { noise, pick, textsLike } from '../inputs.ts';
import { target } from '../target.ts';

const RULES = ['secret-hardcoded', 'secret-id-as-value'];
const PATHS = [
  '',
  'a',
  'src/a.env',
  '../a',
  'a/b/c.json',
  '.env',
  'a b/ü',
  'a\\b',
  'constructor',
  'a//b',
  '**',
];

const CONFIGS = [
  '{ "rules": { "secret-hardcoded": "off" }, "include": ["src/**", "!a"], "exclude": ["**/{a,b}.env", "test/"] }',
  '{\n  // why\n  "$schema": "x", "baseline": "./.aadsts-lens-baseline.json", "rules": { "secret-id-as-value": "hint" },\n}',
  '{ "exclude": ["+(a|b)*", "[!a-z]?", "{1..9}", "@(x|y)/**", "\\\\*"], "baseline": "../x" }',
];
const inPlace = ({ config }: ParsedConfig) => placeConfig('/project', config);

/** Configuration files: what is wrong is told with its place, and what is left can be used. */
export const configFiles = target(
  'config-files',
  fc.record({ text: textsLike(CONFIGS), path: fc.constantFrom(...PATHS) }),
  ({ text, path }) => {
    const parsed = parseConfig(text, RULES);
    const lines = text.split(/\r\n|\r|\n/);
    for (const { line, column } of parsed.problems) {
      assert.ok(line >= 1 && line <= lines.length && column >= 1, `${line}:${column}`);
      assert.ok(column <= (lines[line - 1] ?? '').length + 2, `${line}:${column}`);
    }
    const { baseline } = parsed.config;
    assert.ok(baseline === undefined || !/(?:^|\/)\.\.(?:\/|$)|^\/|\\/.test(baseline), baseline);
    const placed = inPlace(parsed);
    if (placed.includes(`/project/${path}`)) assert.ok(!placed.excludes(`/project/${path}`));
  },
);

const BASELINES = [
  '{ "schema": 1, "findings": [{ "path": "web.config", "rule": "secret-hardcoded", "setting": "ida:ClientSecret" }] }',
  '{ "schema": 1, "findings": [{ "path": "a", "rule": "secret-hardcoded", "count": 3 }, { "path": "a", "rule": "x" }] }',
];

/** Baselines: what is read is written and read again. */
export const baselines = target('baselines', fc.record({ text: textsLike(BASELINES) }), ({ text }) => {
  const parsed = parseBaseline(text);
  if (parsed.kind === 'broken') return;
  const printed = printBaseline(parsed.baseline);
  const again = parseBaseline(printed);
  assert.ok(again.kind === 'baseline');
  assert.equal(printBaseline(again.baseline), printed);
  for (const known of parsed.baseline.values()) {
    const found = [{ rule: 'secret-hardcoded' }, { rule: 'x', setting: 'a' }];
    assert.ok(leaveOutKnown(found, known).left.length <= found.length);
    assert.deepEqual(leaveOutKnown(found, knownFindings(found)).left, []);
  }
});

const IGNORES = [
  '*.log\n/dist\n!dist/keep\n# comment\n\\#a\n\\!b\n',
  'a/**/b\n**/c\nd/**\n[a-z]?\\ \n',
  '\uFEFF/x\r\n  \r\n!\n/\n',
];

/** Rules of `.gitignore`: any lines, asked for any path. */
export const ignoreRules = target(
  'ignore-rules',
  fc.record({ root: textsLike(IGNORES), text: textsLike(IGNORES), folder: fc.nat(), name: noise }),
  ({ root, text, folder, name }) => {
    const inFolder = pick(['api', 'a b', '[x]', 'a/!b', '*', 'ü#'], folder);
    const rules = NO_IGNORE_RULES.with('', root).with(inFolder, text);
    const path = name
      .replaceAll(/[\0\\]/g, '')
      .split('/')
      .filter((each) => !/^\.{0,2}$/.test(each))
      .join('/');
    for (const each of ['a.log', 'dist/keep', `${inFolder}/x`, ...(path === '' ? [] : [path])]) {
      assert.equal(typeof rules.ignores(each, 'file'), 'boolean');
      assert.equal(typeof rules.ignores(each, 'folder'), 'boolean');
    }
  },
);
