import assert from 'node:assert/strict';
import { entriesOf, isNothing } from '../../src/facts/assertion-entries.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';
import { AUD, told } from './assertion-line.ts';
import { factsIn } from './reading.ts';

/** The value of the last assignment. */
async function valueIn(path: string, text: string) {
  const reader = readerFor(readers, path, '');
  assert.ok(reader);
  const { code } = reader.read(text, path, await parserOf(reader));
  const value = code?.assignments.at(-1)?.value;
  assert.ok(value);
  return value;
}

/** Source, and whether it gives nothing. */
const values: readonly (readonly [path: string, source: string, isNothing: boolean])[] = [
  ['a.js', 'x = null', true],
  ['a.js', 'x = undefined', true],
  ['a.js', "x = 'null'", false],
  ['a.js', 'x = nullable', false],
  ['a.js', 'x = isNull', false],
  ['a.js', 'x = null.x', false],
  ['a.js', 'const none = null;\nconst x = none;', true],
  ['a.py', 'x = None', true],
  ['a.py', 'x = "None"', false],
  ['a.py', 'x = NoneType', false],
  ['a.rb', 'x = nil', true],
  ['a.ps1', '$x = $null', true],
  ['a.ps1', '$x = $nullable', false],
  ['a.php', '<?php $x = null;', true],
  ['a.php', '<?php $x = NULL;', true],
  ['a.go', 'package main\nvar x = nil', true],
  ['a.rs', 'fn f() { let x = None; }', true],
];

/** Source of a claims set: the names of its entries, `…` where there may be more; undefined where it is none. */
const sets: readonly (readonly [path: string, source: string, names: string | undefined])[] = [
  ['a.js', 'x = { aud, iss: app }', 'aud iss'],
  ['a.js', 'x = { iss: app, ...rest }', 'iss …'],
  ['a.js', 'x = JSON.stringify({ iss: app })', 'iss'],
  ['a.js', 'x = JSON.stringify(JSON.stringify({ iss: app }))', 'iss'],
  ['a.js', 'x = JSON.stringify(JSON.stringify(JSON.stringify(claims({ iss: app }, 1))))', undefined],
  ['a.js', 'x = JSON.stringify()', undefined],
  ['a.js', 'x = restringify(claims)', undefined],
  ['a.js', 'x = claims', undefined],
  ['a.js', 'x = [1]', undefined],
  ['a.py', 'x = json.dumps(dict(iss=app))', 'iss'],
  ['a.py', 'x = dict(iss=app, sub=app)', 'iss sub'],
  ['a.py', 'x = dict(base, iss=app)', 'iss …'],
  ['a.py', 'x = make(iss=app)', undefined],
  ['a.php', "<?php $x = json_encode(['iss' => $app]);", 'iss'],
  ['a.ps1', '$x = ConvertTo-Json @{ iss = $app }', 'iss'],
  ['A.cs', 'var x = JsonSerializer.Serialize(new Dictionary<string, object> { ["iss"] = app });', 'iss'],
];

/** An entry of claims, and whether its name may be that of any claim. */
const names: readonly (readonly [entry: string, mayBeAny: boolean])[] = [
  ['roles: r', false],
  ['"Roles": r', false],
  ['Roles: r', true],
  ['_roles: r', true],
  ['[name]: r', true],
  ['audName: r', true],
  ['myClaim: r', false],
  ['claimName: r', true],
  ['issuedBy: r', true],
  ['xIss: r', false],
  ['my_exp: r', true],
  ['expires_in: r', true],
  ['aud: r', false],
  ['iss: r', false],
  ['exp: r', false],
];

describe('entries of an assertion', () => {
  for (const [path, source, expected] of values) {
    it(`are ${expected ? 'nothing' : 'something'} with ${source.replaceAll('\n', ' ')}`, async () => {
      assert.equal(isNothing(await valueIn(path, source)), expected);
    });
  }

  for (const [path, source, expected] of sets) {
    it(`are ${expected ?? 'not known'} of ${source}`, async () => {
      const found = entriesOf(await valueIn(path, source));
      const line =
        found && [...found.entries.map(({ name }) => name), ...(found.isOpen ? ['…'] : [])].join(' ');
      assert.equal(line, expected);
    });
  }

  for (const [entry, expected] of names) {
    it(`${expected ? 'may be of any name' : 'have their name'} with ${entry}`, async () => {
      const text = `const jwt = require('jsonwebtoken');\njwt.sign({ ${entry} }, key, { algorithm: 'RS256', audience: '${AUD}' });`;
      const isAudience = entry.startsWith('aud:');
      const found = await factsIn(
        'assertion',
        'a.js',
        isAudience ? text.replace('aud: r', `aud: '${AUD}'`) : text,
      );
      assert.deepEqual(
        found.map(({ areClaimsWhole }) => areClaimsWhole),
        [!expected],
        found.map((assertion) => told(assertion, text)).join(),
      );
    });
  }
});
