import assert from 'node:assert/strict';
import { applyEdits, removeEntry } from '../../src/core/edits.ts';
import { bicep } from '../../src/readers/bicep.ts';
import { settingsReader } from './settings.ts';

const settings = await settingsReader(bicep);

describe('bicep', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    [
      'parameters',
      "param a string = 'b'\nparam c string\n@secure()\nparam d string = ''\n",
      ['param/a = b', 'param/d = '],
    ],
    [
      'types of several kinds',
      "param a 'x' | 'y' = 'x'\nparam b { c: string }? = { c: 'd' }\n",
      ['param/a = x', 'param/b/c = d'],
    ],
    [
      'parameter files',
      "using './main.bicep'\nparam a = 'b'\nparam c = readEnvironmentVariable('D')\n",
      ['param/a = b', 'param/c = ?'],
    ],
    [
      'variables and outputs',
      "var a = 'b'\noutput c string = 'd'\nvar e = 5\nvar f = true\n",
      ['var/a = b', 'output/c = d', 'var/e = 5', 'var/f = true'],
    ],
    [
      'resources',
      "resource a 'T@1' = {\n  name: 'b'\n  properties: {\n    'c-d': 'e'\n  }\n}\n",
      ['resource/a/name = b', 'resource/a/properties/c-d = e'],
    ],
    [
      'resources on a condition',
      "resource a 'T@1' existing = if (b == 'c') {\n  d: 'e'\n}\n",
      ['resource/a/d = e'],
    ],
    [
      'resources in resources',
      "resource a 'T@1' = {\n  resource b 'U@1' = {\n    c: 'd'\n  }\n}\n",
      ['resource/a/resource/b/c = d'],
    ],
    [
      'modules in loops',
      "module a 'b.bicep' = [for (c, i) in d: {\n  params: { e: 'f' }\n}]\n",
      ['module/a/params/e = f'],
    ],
    [
      'named items',
      "var a = [\n  { name: 'X', value: 'Y' }\n  {\n    name: 'Z'\n    value: w\n  }\n]\n",
      ['var/a/X = Y', 'var/a/Z = ?'],
    ],
    ['lists', "var a = ['b', c, 'd']\n", ['var/a/0 = b', 'var/a/1 = ?', 'var/a/2 = d']],
    ['objects in calls', "var a = union(b, { C: 'd' })\nvar e = f('g')\n", ['var/a/C = d', 'var/e = ?']],
    ['lists in calls', "var a = concat(b, [\n  { name: 'X', value: 'Y' }\n])\n", ['var/a/X = Y']],
    ['escapes', "var a = 'b\\'c\\\\\\n\\${d}\\u{e9}'\n", ["var/a = b'c\\\n${d}é"]],
    [
      'interpolation',
      "var a = 'b${c}'\nvar d = '${e('f')}'\nvar g = '${'${h}'}'\n",
      ['var/a = ?', 'var/d = ?', 'var/g = ?'],
    ],
    ['texts of several lines', "var a = '''\nb 'c' ${d}\n'''\n", ["var/a = b 'c' ${d}\n"]],
    [
      'expressions over several lines',
      "var a = b\n  ? 'c'\n  : 'd'\nvar e = 'f'\n",
      ['var/a = ?', 'var/e = f'],
    ],
    ['comments anywhere', "var a = { // b\n  /* c: 'd' */\n  e: 'f' // g: 'h'\n}\n", ['var/a/e = f']],
    ['spreads and decorated properties', "var a = {\n  ...b\n  @c('d')\n  e: 'f'\n}\n", ['var/a/e = f']],
    ['what stands after a fault', "var a = {\n  b: [\nparam c string = 'd'\n", ['param/c = d']],
    ['nothing of JSON', '{\n  "parameters": {\n    "a": { "value": "b" }\n  }\n}\n', []],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => assert.deepEqual(settings(text), expected));
  }

  it('removes a parameter with its decorators, and a property with its separator', () => {
    const removed = (text: string, index = 0) => {
      const { place } = bicep.read(text, '').settings[index] ?? assert.fail(text);
      return applyEdits(text, [removeEntry(place)]);
    };
    assert.equal(
      removed("var a = b\n@secure()\nparam c string = 'd'\nvar e = f\n", 1),
      'var a = b\nvar e = f\n',
    );
    assert.equal(removed("var a = {\n  b: 'c'\n  d: 'e'\n}\n"), "var a = {\n  d: 'e'\n}\n");
    assert.equal(removed("var a = { b: 'c', d: 'e' }\n"), "var a = { d: 'e' }\n");
    assert.equal(removed("var a = { b: 'c', d: 'e' }\n", 1), "var a = { b: 'c' }\n");
  });
});
