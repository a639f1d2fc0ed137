import assert from 'node:assert/strict';
import { php } from '../../src/readers/php.ts';
import { type Outline, outliner } from './outline.ts';

const outline = await outliner(php, 'src/Client.php');
const read = (source: string) => outline(`<?php\n${source}`);

/** What stands on the right of `$x = …`. */
const assignedValue = (source: string) => read(`$x = ${source};`).assignments[0]?.replace(/^x = /, '');

const values: Readonly<Record<string, string>> = {
  "'a'": '"a"',
  "'it\\'s \\\\ \\n $b'": '"it\'s \\\\ \\\\n $b"',
  '"a\\n\\x41\\101\\u{e9}\\$b\\q\\""': '"a\\nAAé$b\\\\q\\""',
  'b"a"': '"a"',
  '"{$a}/b $c->d {$e[\'f\']}"': '(a + "/b " + c.d + " " + e.f)',
  "'a' . $b . 'c'": '(("a" + b) + "c")',
  '<<<X\n  a\n    \\x41\n  X': '"a\\n  A"',
  '<<<"X"\na\nX': '"a"',
  '<<<X\nX': '""',
  '<<<X\na $b\nX': '("a " + b)',
  "<<<'X'\n  a $b \\n\n  X": '"a $b \\\\n"',
  '3600': '3600',
  true: 'true',
  null: 'null',
  '-5': '?',
  "['a' => 'b', 'c' => ['d' => 1,],]": '{a: "b", c: {d: 1}}',
  "['a' => 'b', ...$c]": '{a: "b", ...}',
  "array('a' => 'b', X::A => 1)": '{a: "b", X::A: 1}',
  "['a', /* b */ 'c']": '["a", "c"]',
  '$this->a': 'this.a',
  '$a?->b->c': 'a.b.c',
  "$a['b']['c']": 'a.b.c',
  '$a[$b]': '?',
  "$_ENV['X']": '_ENV.X',
  'X::A': 'X.A',
  'X::$a': 'X.a',
  '\\A\\X::class': 'X.class',
  "(string) ('a')": '"a"',
  '$y = "a"': '"a"',
  "$a ? 'b' : 'c'": '?',
  "env('X', 'a')": '"a"',
  "env('X', '')": 'env("X", "")',
  "getenv('X') ?: 'a'": '"a"',
  "$_ENV['X'] ?? 'a'": '"a"',
  "$_ENV['X'] ?? null": '_ENV.X',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  "f('a', $b)": ['f("a", b)'],
  "f(secret: 'a', id: $b)": ['f(secret: "a", id: b)'],
  "\\A\\f('a')": ['f("a")'],
  "$this->f('a')": ['this.f("a")'],
  "X::f('a')": ['X.f("a")'],
  "self::f('a')": ['self.f("a")'],
  "new \\A\\X('a')": ['X("a")'],
  'new X': ['X()'],
  "new $x('a')": ['x("a")'],
  'f(...$a, ...)': ['f(?)'],
  "(new X('a'))->b('c')?->d()": ['X("a").b("c").d()', 'X("a").b("c")', 'X("a")'],
  "env('X', f())": ['env("X", f())', 'f()'],
  "sprintf('%s/b', $a)": ['sprintf("%s/b", a)'],
  "$x->{$y}('a')": [],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ['$a = "b"; f($a);', { calls: ['f(a="b")'] }],
  ['$a = "b"; $a = "c"; f($a);', { calls: ['f(a)'] }],
  ['$a = "b"; $a .= "c"; f($a);', { calls: ['f(a)'] }],
  ['$a = "b"; function g($a) { f($a); }', { calls: ['f(a)'] }],
  ['$a = "b"; foreach ($c as $a) { f($a); }', { calls: ['f(a)'] }],
  ['[$a, $b] = g(); f($a);', { calls: ['g()', 'f(a)'] }],
  ['const A = "b"; f(A);', { calls: ['f(A="b")'] }],
  ['define("A", "b"); f(A);', { calls: ['define("A", "b")', 'f(A="b")'] }],
  [
    'class X { const A = "b"; private static $c = "d"; function g() { f(self::A, static::$c); } }',
    { calls: ['f(A="b", c="d")'] },
  ],
  [
    'class X { private ?string $a = "b"; function __construct(private $c = "d") { $this->e = $c; } }',
    { settings: ['a = "b"', 'c = "d"', 'this/e = ?'] },
  ],
  [
    'class X { private $a; function __construct() { $this->a = "b"; } function g() { f($this->a); } }',
    { calls: ['f(this.a="b")'] },
  ],
  ['class X { private $a = "b"; function g() { f($this->a); } }', { calls: ['f(this.a="b")'] }],
  [
    'class X { function __construct(private $a) {} function g() { f($this->a); } } class Y { function h() { $this->a = "b"; } }',
    { calls: ['f(this.a)'] },
  ],
  ['$a = "b"; class X { function g() { f($this->a); } }', { calls: ['f(this.a)'] }],
  ['$a ??= "b"; function g() { static $c = "d"; }', { assignments: ['a = "b"', 'c = "d"'] }],
  [
    '$a["b"]["c"] = "d"; $e->f = "g"; X::$h = "i";',
    { assignments: ['a.b.c = "d"', 'e.f = "g"', 'X.h = "i"'] },
  ],
  ['define("CLIENT_ID", "a");', { settings: ['CLIENT_ID = "a"'] }],
  [
    'return ["azure" => ["client_id" => env("ID", "a"), "client_secret" => "b"], "list" => [["c" => "d"]]];',
    { settings: ['azure/client_id = "a"', 'azure/client_secret = "b"', 'list/0/c = "d"'] },
  ],
  ['new X(["clientId" => "a"]);', { settings: ['X/clientId = "a"'] }],
  ['new X(clientId: "a");', { settings: ['X/clientId = "a"'] }],
  ['$a = ["clientId" => "a"]; new X($a);', { settings: ['a/clientId = "a"'] }],
  ['use A\\B; use A\\{C, D as E}; use function A\\f;', { modules: ['A\\B', 'A\\C', 'A\\D', 'A\\f'] }],
  [
    'require_once __DIR__ . "/vendor/autoload.php"; require "a.php"; include("b.php"); include_once "c.php";',
    { modules: ['/vendor/autoload.php', 'a.php', 'b.php', 'c.php'] },
  ],
];

describe('php', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(assignedValue(source), expected));
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source}`, () => assert.deepEqual(read(`${source};`).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source}`, () => assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  it('reads PHP between HTML', () => {
    const { settings } = outline('<p>a = "b"</p><?= f() ?><?php $clientId = "a" ?><b>');
    assert.deepEqual(settings, ['clientId = "a"']);
  });

  it('finishes with expressions deeper than the stack', () => {
    const deep = (open: string, close: string) => `$a = ${open.repeat(900)}"b"${close.repeat(900)};`;
    for (const source of [deep('[', ']'), deep('f(', ')')]) {
      assert.equal(read(`${source} $c = "d";`).settings.at(-1), 'c = "d"');
    }
  });
});
