import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { powershell } from '../../src/readers/powershell.ts';
import { forGrammar } from '../../src/readers/powershell-source.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';
import { type Outline, outliner } from './outline.ts';

const read = await outliner(powershell, 'a.ps1');
const withTree = await parserOf(powershell);

/** What stands on the right of `$x = …`. */
const values: Readonly<Record<string, string>> = {
  "'a $b `n it''s'": '"a $b `n it\'s"',
  '"a`"b""c`$d`n`u{41}"': '"a\\"b\\"c$d\\nA"',
  '"a\nb"': '"a\\nb"',
  '"$a"': 'a',
  '"a $b/${c}$env:D $($e.f)"': '("a " + b + "/" + c + env.D + " " + e.f)',
  '"$a#b"': '(a + "#b")',
  '@"\na "$b"\nc\n"@': '("a \\"" + b + "\\"\\nc")',
  "@'\na $b\n'@": '"a $b"',
  '@"\n$a\n\n$b\n"@': '(a + "\\n\\n" + b)',
  '@"\n````a\n````\n"@': '"``a\\n``"',
  3600: '3600',
  $true: 'true',
  $null: 'null',
  '$script:a': 'a',
  '${a}': 'a',
  '$env:A': 'env.A',
  '$a.b.c': 'a.b.c',
  "$a['b']": 'a.b',
  '$a[$b]': '?',
  '@{ a = "b"; \'c\' = $d\n e = @{ f = 1 } }': '{a: "b", c: d, e: {f: 1}}',
  "[PSCustomObject]@{ a = 'b' }": 'PSCustomObject{a: "b"}',
  "'a', $b": '["a", b]',
  "@('a', $b)": '["a", b]',
  "@('a'\n'b')": '["a", "b"]',
  "@('a')": '["a"]',
  '\'a\' + $b + "c"': '("a" + b + "c")',
  "$a - 'b'": '(a - "b")',
  "'{0}' -f $a": '?',
  "$a -eq 'b'": '?',
  '-not $a': '?',
  "$a ? 'b' : 'c'": '?',
  '@(0X51, 0x41)': '[0X51, 0x41]',
  '@{ `\n a = @{ `  \n b = "c" } `\n d = "e" `\n}': '{a: {b: "c"}, d: "e"}',
  '[A]::B([C]::D -bor [C]::E, "f")': 'A.B(?, "f")',
  "$env:A ?? 'b'": '"b"',
  "$env:A ?? $env:B ?? 'c'": '"c"',
  "$env:A ?? ''": 'env.A',
  "($env:A ?? 'b')": '"b"',
  "if ($a) { 'b' } else { 'c' }": '?',
  "[string]'a'": '"a"',
  "('a')": '"a"',
  "$y = 'a'": '"a"',
  "{ 'a' }": '?',
  'Get-A -B c': 'Get-A(B: "c")',
  '(Get-A -B c).D': 'Get-A(B: "c").D',
  "'a' | ConvertTo-SecureString -AsPlainText -Force":
    'ConvertTo-SecureString(AsPlainText: true, Force: true, InputObject: "a")',
  "[Environment]::GetEnvironmentVariable('A')": 'Environment.GetEnvironmentVariable("A")',
  '[Text.Encoding]::UTF8.GetBytes($a)': 'Encoding.UTF8.GetBytes(a)',
  "[System.Net.NetworkCredential]::new('', $a)": 'NetworkCredential("", a)',
  'New-Object System.Net.NetworkCredential -ArgumentList $a, "b"': 'NetworkCredential(a, "b")',
  "New-Object NetworkCredential('a', $b)": 'NetworkCredential("a", b)',
  "New-Object -TypeName A.B -Property @{ c = 'd' }": 'B({c: "d"})',
  "$a.B('c').D($e)": 'a.B("c").D(e)',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  "Connect-MgGraph -ClientId a -TenantId 'b' -NoWelcome": [
    'Connect-MgGraph(ClientId: "a", TenantId: "b", NoWelcome: true)',
  ],
  "F -A:$false -B:'c' d": ['F(A: false, B: "c", "d")'],
  'F -A b `\n  -C d': ['F(A: "b", C: "d")'],
  'F -Scopes A.B, C.D -E f': ['F(Scopes: ["A.B", "C.D"], E: "f")'],
  'F -Scopes "A.B","C.D" -E f': ['F(Scopes: ["A.B", "C.D"], E: "f")'],
  'az login --service-principal -u a --tenant=b': [
    'az("login", service-principal: true, u: "a", tenant: "b")',
  ],
  './a.ps1 -B c': ['a.ps1(B: "c")'],
  '& "curl.exe" a': ['curl.exe("a")'],
  '& $a b': [],
  "$a = 'F'; & $a b": ['F("b")'],
  'Microsoft.Graph\\Connect-MgGraph -A b': ['Connect-MgGraph(A: "b")'],
  'F https://a/$b -C d': ['F(("https://a/" + b), C: "d")'],
  'F (G -A b) -C $(H)': ['F(G(A: "b"), C: H())', 'G(A: "b")', 'H()'],
  'A | B -C d | E': ['A()', 'B(C: "d", InputObject: A())', 'E(InputObject: B(C: "d", InputObject: A()))'],
  'F -B64 $a -KdfV2 -C': ['F(B64: a, KdfV2: true, C: true)'],
  'F "Name:"$a.B -C "d"': ['F("Name:", a.B, C: "d")'],
  'F " "$a "b "(G -C d)" e"': ['F(" ", a, "b ", G(C: "d"), " e")', 'G(C: "d")'],
  'F $a.B"c $d" "e"': ['F(a.B, ("c " + d), "e")'],
  'F "a" -> $b -C d': ['F("a", "->", b, C: "d")'],
  'F\t-A\t"b"': ['F(A: "b")'],
  '$a | select b, "c", d': ['select(["b", "c", "d"], InputObject: a)'],
  'gh pr list --json number,title': ['gh("pr", "list", json: ["number", "title"])'],
  'k apply -f - | F': ['k("apply", f: "-")', 'F(InputObject: k("apply", f: "-"))'],
  'F $a/b.json -C ${d}\\e\\*': ['F((a + "/b.json"), C: (d + "\\\\e\\\\*"))'],
  '$x = $a/2 + $b/$c; F d': ['F("d")'],
  '. $a/b.ps1\n& $a\\b.ps1 -C d\nF e': ['F("e")'],
  'F -A $b.C("@")[1] -D e': ['F(A: ?, D: "e")'],
  'F $a.B().C("d e") f': ['F(?, "f")'],
  '$x = $a.B().C("d")[0]': ['a.B().C("d")', 'a.B()'],
  '$a.ForEach({ F b })': ['a.ForEach(?)', 'F("b")'],
  '$a | ForEach-Object -Process { F b }': ['ForEach-Object(Process: ?, InputObject: a)', 'F("b")'],
  'A b\n  | B c\n  | C': [
    'A("b")',
    'B("c", InputObject: A("b"))',
    'C(InputObject: B("c", InputObject: A("b")))',
  ],
  'A b `\n\n$c.D()': ['A("b")', 'c.D()'],
  'F "$(G -A b, c "d:"$e) f"': ['F((G(A: ["b", "c"], "d:", e) + " f"))', 'G(A: ["b", "c"], "d:", e)'],
  "[Convert]::ToBase64String('a')": ['Convert.ToBase64String("a")'],
  "$Convert = 'a'; [Convert]::B()": ['Convert.B()'],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ["$a = 'b'; F $a $A", { calls: ['F(a="b", A="b")'] }],
  ["$a = 'b'; $A = 'c'; F $a", { calls: ['F(a)'] }],
  ["$a = 'b'; $a += 'c'; F $a", { calls: ['F(a)'], settings: ['a = "b"'] }],
  ["$a = 'b'; foreach ($a in $c) { F $a }", { calls: ['F(a)'] }],
  ["$a = 'b'\nfunction G($A) { F $a }", { calls: ['F(a)'] }],
  [
    "$a = @{ ClientId = 'b' }; F @a",
    { calls: ['F({ClientId: "b"})'], settings: ['a/ClientId = "b"', 'F/ClientId = "b"'] },
  ],
  ["$env:A = 'b'; $c.D.E = 'f'; $g['h'] = 'i'", { assignments: ['env.A = "b"', 'c.D.E = "f"', 'g.h = "i"'] }],
  [
    "param(\n  [Parameter(Mandatory)] [string] $A = 'b',\n  $C = $env:D, $E)\nF $A $E",
    { settings: ['A = "b"', 'C = ?'], calls: ['F(A="b", E)'] },
  ],
  ["using module A\nusing namespace B.C\nparam($D = 'e')", { settings: ['D = "e"'], modules: ['A', 'B.C'] }],
  ["Import-Module A.B -Force; Import-Module 'C'", { modules: ['A.B', 'C'] }],
  ["class A { [string] $B; A() { $this.B = 'c' } [void] D() { F $this.b } }", { calls: ['F(this.b="c")'] }],
  ["class A { [string] $B = 'c'; [void] D() { F $this.B } }", { calls: ['F(this.B="c")'] }],
  ["$B = 'c'; class A { [void] D() { F $this.B } }", { calls: ['F(this.B)'] }],
  ["$env:A ??= 'b'", { settings: ['env/A = "b"'] }],
  [
    "@{ RequiredModules = @('A', @{ ModuleName = 'B'; ModuleVersion = '1.0' }); Tags = 'C' }",
    { modules: ['A', 'B'] },
  ],
  ["class A { [string] $B = 'c' }", { settings: ['B = "c"'] }],
  ["\uFEFF# a\n$b = 'c'", { settings: ['b = "c"'] }],
  ['docker run -e A=b i', { settings: ['docker/A = "b"', 'docker/e = "A=b"'] }],
  [
    'az x --settings A=b C="d e" "F=g h" `\n  I=\'j k\'',
    { settings: ['az/A = "b"', 'az/C = "d e"', 'az/F = "g h"', 'az/I = "j k"', 'az/settings = "A=b"'] },
  ],
  [
    'k --from-literal=A="b c" -d E="$F"',
    { settings: ['k/A = "b c"', 'k/E = ?', 'k/from-literal = "A=b c"', 'k/d = ?'] },
  ],
  [
    "az x --settings A=\"it's 😀\" B='c'",
    { settings: ['az/A = "it\'s 😀"', 'az/B = "c"', 'az/settings = "A=it\'s 😀"'] },
  ],
  ['irm -Body "a=b" -Uri https://c', { settings: ['irm/Body = "a=b"', 'irm/Uri = "https://c"'] }],
  ["gh secret set A --body 'b'", { settings: ['gh/A = "b"', 'gh/body = "b"'] }],
  ["@{ A = @{ B = 'c' } }", { settings: ['A/B = "c"'] }],
  ["F -A @{ b = 'c' }; F (@{ d = 'e' } | G)", { settings: ['F/A/b = "c"', 'G/InputObject/d = "e"'] }],
];

describe('powershell', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () => {
      assert.equal(
        read(`$x = ${source}\n`).assignments.find((each) => each.startsWith('x')),
        `x = ${expected}`,
      );
    });
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual(read(source).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source.replaceAll('\n', ' ').replace('\uFEFF', '')}`, () =>
      assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  it('reads on behind what the grammar does not know', () => {
    const unknown = [
      'F $a/b',
      './a/b.ps1 -C "d"',
      '$b = $c ?? "d"',
      '$b = $c ? "d" : "e"',
      'F A, @{ b = 1 }',
      '"$a #b"',
      'function F {\n<#\n a`\n#>\n[CmdletBinding()]\n$a = 1 }',
      'param($a)\nbegin{\n F }\nprocess{\n G }\nend{\n H }',
      'switch ($a) {\n  "two words" { F }\n  \'three more words\'\n  { G }\n}',
      '$a | ? { $_ -cin "b", "c" }',
      'F "a:"$b',
      '$a | ?{ $_.B } | Where-Object{ $_.C }',
      'F -A $b.C("d", $e.F)[0].G',
    ];
    for (const before of unknown) {
      assert.ok(read(`${before}\nif ($a) { H }\n$x = 'y'\n`).settings.includes('x = "y"'), before);
    }
  });

  for (const source of ["$x = @'\na\n'@\n", 'F -A b\n', 'param($A = "b")\n', "@{ a = 'b'; c = 'd' }\n"]) {
    it(`writes any value into ${source.replaceAll('\n', ' ')}`, () => {
      fc.assert(
        fc.property(awkwardValues, (value) => {
          const [setting] = powershell.read(source, 'a.ps1', withTree).settings;
          assert.ok(setting);
          const changed = applyEdits(source, [replaceValue(setting.place, value)]);
          const again = powershell
            .read(changed, 'a.ps1', withTree)
            .settings.find(({ path }) => path.join('/') === setting.path.join('/'));
          assert.equal(again?.value, value, changed);
        }),
        { numRuns: 40 },
      );
    });
  }

  it('gives the grammar as many characters as there are, whatever is left open', () => {
    const marks = [
      '"',
      "'",
      '`',
      '$(',
      ')',
      '@"\n',
      '\n"@',
      "@'\n",
      "\n'@",
      '<#',
      '#>',
      '#',
      '$a',
      '\n',
      ' ',
      '.b',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 12 }), (parts) => {
        const source = parts.join('');
        assert.equal(forGrammar(source).length, source.length);
      }),
      { numRuns: 400 },
    );
  });

  it('replaces the whole of a text that stands next to a value', () => {
    for (const [source, expected] of [
      ['F -A "b: "$c', "F -A 'new'$c"],
      ["F -A 'b'$c", "F -A 'new'$c"],
      ['F $a"b c" -D e', 'F $a"b c" -D \'new\''],
    ] as const) {
      const [setting] = powershell.read(source, 'a.ps1', withTree).settings;
      assert.ok(setting, source);
      assert.equal(applyEdits(source, [replaceValue(setting.place, 'new')]), expected);
    }
  });

  it('takes an entry away with its separator, a parameter’s default without the parameter', () => {
    const removed = (source: string) => {
      const [setting] = powershell.read(source, 'a.ps1', withTree).settings;
      assert.ok(setting);
      return applyEdits(source, [removeEntry(setting.place)]);
    };
    assert.equal(removed("@{ a = 'b'; c = 'd' }"), "@{ c = 'd' }");
    assert.equal(removed("  $a = 'b'\r\nF"), 'F');
    assert.equal(removed("param([string]$a = 'b', $c)"), 'param([string]$a , $c)');
  });

  it('doubles the quotes that PowerShell takes for quotes, typographic ones too', () => {
    const encode = powershell.read("$a = 'b'", 'a.ps1', withTree).settings[0]?.place.syntax.encode;
    assert.equal(encode?.("it's ‘a’"), "'it''s ‘‘a’’'");
  });

  it('reads its files by their names', () => {
    for (const name of ['a.ps1', 'a.psm1', 'a.PSD1']) assert.match(name, powershell.fileNames);
    for (const name of ['a.ps', 'a.ps1xml']) assert.doesNotMatch(name, powershell.fileNames);
  });
});
