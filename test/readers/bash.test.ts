import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { bash } from '../../src/readers/bash.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';
import { type Outline, outliner } from './outline.ts';
import { afterReferences } from './references.ts';

const read = await outliner(bash, 'a.sh');
const withTree = await parserOf(bash);

/** What stands on the right of `x=…`. */
const values: Readonly<Record<string, string>> = {
  a: '"a"',
  '3600': '"3600"',
  '': '""',
  'a\\ b\\"': '"a b\\""',
  '\'a $b "c"\'': '"a $b \\"c\\""',
  '"a"': '"a"',
  '"a\\"b\\$c\\\\d\\e"': '"a\\"b$c\\\\d\\\\e"',
  '"a\nb"': '"a\\nb"',
  "$'a\\nb\\x41'": '"a\\nbA"',
  "'it'\\''s'": '"it\'s"',
  'a"b"\'c\'': '"abc"',
  $a: 'a',
  '"$a"': 'a',
  '"${a}"': 'a',
  $1: '1',
  '"a $b/${c}"': '("a " + b + "/" + c)',
  'a=$b': '("a=" + b)',
  '${a:-b}': '"b"',
  '"${a:-b c}"': '"b c"',
  '${a:-}': '?',
  '${a:?missing}': 'a',
  '${a%/}': '?',
  '$((1 + 2))': '?',
  '$(az account show --query id)': 'az("account", "show", query: "id")',
  '"$(a b | c)"': 'c(stdin: a("b"))',
  '`date`': 'date()',
  '(a "b")': '["a", "b"]',
  '([a]=b ["c"]="d")': '{a: "b", c: "d"}',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  'az login --service-principal -u a -p "b" --tenant c': [
    'az("login", service-principal: true, u: "a", p: "b", tenant: "c")',
  ],
  'az login --tenant=a --username="$b" -p\'c\'': ['az("login", tenant: "a", username: b, p: "c")'],
  'f -p -abc -q': ['f(p: true, abc: true, q: true)'],
  "f -p '-abc' - -1": ['f(p: "-abc", "-", "-1")'],
  'f -- -a b': ['f("--", "-a", "b")'],
  'curl -d \'a=b\' -d "c=$d" --data-urlencode e=f https://g': [
    'curl(d: "a=b", d: ("c=" + d), data-urlencode: "e=f", "https://g")',
  ],
  'curl \\\n  -d a \\\n  b': ['curl(d: "a", "b")'],
  'http POST "https://a/$b" c=d': ['http("POST", ("https://a/" + b), "c=d")'],
  'a b | c d 2>&1 | e && f; g': [
    'a("b")',
    'c("d", stdin: a("b"))',
    'e(stdin: c("d", stdin: a("b")))',
    'f()',
    'g()',
  ],
  'cat <<END\na=$b \\$c\nEND': ['cat(stdin: ("a=" + b + " $c\\n"))'],
  "cat <<'END' | f\na=$b\nEND": ['cat(stdin: "a=$b\\n")', 'f()'],
  'f <<< "a"': ['f(stdin: "a")'],
  '/usr/bin/curl a': ['curl("a")'],
  '"$a" b': [],
  'a=curl; "$a" b': ['curl("b")'],
  'A=b f c': ['f("c")'],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['a=b; f $a "${a}c"', { calls: ['f(a="b", (a="b" + "c"))'] }],
  ['a=b; a=c; f $a', { calls: ['f(a)'] }],
  ['a=b; a+=c; f $a', { calls: ['f(a)'], settings: ['a = "b"'] }],
  ['a=b; for a in c; do f $a; done', { calls: ['f(a)'] }],
  ["a=''; read -s a; f $a", { calls: ['read(s: "a")', 'f(a)'] }],
  ['a=${a:-b}; f "$a"', { calls: ['f(a="b")'], settings: ['a = "b"'] }],
  ['a=c; d=${a:-b}', { settings: ['a = "c"', 'd = "c"'] }],
  [': "${a:=b}"; f "$a"', { calls: [':(a="b")', 'f(a="b")'], settings: ['a = "b"'] }],
  ['a[b]=c; declare -A d=([e]=f)', { settings: ['a/b = "c"', 'd/e = "f"'] }],
  ['export A=b C; readonly D="e"; local E=f G=h', { settings: ['A = "b"', 'D = "e"', 'E = "f"', 'G = "h"'] }],
  ['A=b f --c d', { settings: ['A = "b"', 'f/c = "d"'] }],
  ['docker run -e A=b i', { settings: ['docker/A = "b"', 'docker/e = "A=b"'] }],
  [
    'az x --settings A=b C="d e" "F=g h" \'I=j\'',
    { settings: ['az/A = "b"', 'az/C = "d e"', 'az/F = "g h"', 'az/I = "j"', 'az/settings = "A=b"'] },
  ],
  ['k --from-literal=A="b"', { settings: ['k/A = "b"', 'k/from-literal = "A=b"'] }],
  ['f A="$B" C="d$E" F=', { settings: ['f/A = ?', 'f/C = ?'] }],
  ['B=c; f A="$B" D=${E:-g}', { settings: ['B = "c"', 'f/A = "c"', 'f/D = "g"'] }],
  ['f -p abc= a==b "a=b&c=d" "a=b;c=d" "a=b\nc=d" https://a?b=c', { settings: ['f/p = "abc="'] }],
  ['curl A=b; wget C=d; http E=f', { settings: [] }],
  [
    'gh secret set A --body "b"; gh secret set C -b d; gh secret set E <<< f',
    { settings: ['gh/A = "b"', 'gh/body = "b"', 'gh/C = "d"', 'gh/b = "d"', 'gh/E = "f"', 'gh/stdin = "f"'] },
  ],
  ['func settings add A b; azd env set C "$D"', { settings: ['func/A = "b"', 'azd/C = ?'] }],
  [
    'az keyvault secret set --vault-name v --name A --value b',
    { settings: ['az/A = "b"', 'az/vault-name = "v"', 'az/name = "A"', 'az/value = "b"'] },
  ],
  ['A=$(f); B="$C"', { settings: ['A = ?', 'B = ?'] }],
];

describe('bash', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual(read(`x=${source}\n`).assignments, [`x = ${expected}`]));
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual(read(`${source}\n`).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source}`, () =>
      assert.deepEqual({ ...read(`${source}\n`), ...expected }, read(`${source}\n`)));
  }

  for (const source of ['f --a "b" c\n', 'f --a=b c\n', 'f "d$a"\'b\' -a${x:-b}\n', 'x="${a:-b}"\n']) {
    it(`writes any value into ${source.trim()}`, () => {
      fc.assert(
        fc.property(awkwardValues, (value) => {
          const setting = bash.read(source, 'a.sh', withTree).settings.at(-1);
          assert.ok(setting);
          const changed = applyEdits(source, [replaceValue(setting.place, value)]);
          const again = bash.read(changed, 'a.sh', withTree).settings.at(-1);
          // An empty default is no value of its own.
          assert.equal(again?.value, value === '' && source.includes(':-') ? again?.value : value, changed);
        }),
        { numRuns: 40 },
      );
    });
  }

  for (const source of ['f -e A=b\n', 'f -e "A=b"\n', "f --e 'A=b c'\n", 'f --e=A="b c" d\n', 'f A=b"c"\n']) {
    it(`writes any value into the word that names it, ${source.trim()}`, () => {
      const pairOf = (text: string) => {
        const pair = bash.read(text, 'a.sh', withTree).settings.find(({ path }) => path[1] === 'A');
        assert.ok(pair);
        return pair;
      };
      fc.assert(
        fc.property(
          awkwardValues.filter((value) => value !== '' && !/[\n&;]/.test(value) && !value.startsWith('=')),
          (value) => {
            const changed = applyEdits(source, [replaceValue(pairOf(source).place, value)]);
            assert.equal(pairOf(changed).value, value, changed);
          },
        ),
        { numRuns: 40 },
      );
    });
  }

  it('gives the places of values in words, without their quotes', () => {
    const source = `f -e A=b -e "B=c d" 'C=e' D="f g" --h=I='j' K=l"m"`;
    const values = bash
      .read(source, 'a.sh', withTree)
      .settings.filter(({ path }) => /^[A-Z]$/.test(path[1] ?? ''))
      .map(({ place }) => source.slice(place.span.start, place.span.end));
    assert.deepEqual(values, ['b', 'c d', 'e', 'f g', 'j', 'l"m"']);
  });

  it('takes a whole export away, and only its own part of several', () => {
    const removed = (source: string) => {
      const [setting] = bash.read(source, 'a.sh', withTree).settings;
      assert.ok(setting);
      return applyEdits(source, [removeEntry(setting.place)]);
    };
    assert.equal(removed('export A=b\nf\n'), '\nf\n');
    assert.equal(removed('export A=b C=d\n'), 'export  C=d\n');
    assert.equal(removed('A=b f\n'), ' f\n');
  });

  it('reads variables of the environment in quotes', () => {
    const { place } = bash.read('A=b', 'a.sh', withTree).settings[0] ?? {};
    assert.equal(afterReferences('A=b', place)[0], 'A="${X}"');
  });

  it('reads its files by their names', () => {
    for (const name of ['a.sh', 'a.bash', 'a.zsh', '.bashrc', '.bash_profile', '.zshrc', '.profile']) {
      assert.match(name, bash.fileNames);
    }
    for (const name of ['a.shx', 'bash', 'profile', 'a.bashrc.md']) assert.doesNotMatch(name, bash.fileNames);
  });
});
