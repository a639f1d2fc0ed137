import assert from 'node:assert/strict';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import { ruby } from '../../src/readers/ruby.ts';
import { parserOf } from '../grammars.ts';
import { type Outline, outliner } from './outline.ts';

const read = await outliner(ruby, 'config/initializers/azure.rb');
const withTree = await parserOf(ruby);

/** What stands on the right of `x = …`. */
const assignedValue = (source: string) => read(`x = ${source}\n`).assignments[0]?.replace(/^x = /, '');

const values: Readonly<Record<string, string>> = {
  "'a'": '"a"',
  "'it\\'s \\\\ \\n #{b}'": '"it\'s \\\\ \\\\n #{b}"',
  '"a\\n\\x41\\101\\u00e9\\u{41 42}\\s\\#{b}\\q"': '"a\\nAAéAB #{b}q"',
  '%q(a(b)\\)c)': '"a(b))c"',
  '%Q[a\\tb]': '"a\\tb"',
  '%(a)': '"a"',
  '"a#{b}/#{@c}"': '("a" + b + "/" + @c)',
  "'a' + b": '("a" + b)',
  '\'a\' "b"': '("a" + "b")',
  "'%s/a' % b": '?',
  "'a'.freeze": '"a"',
  ':a': '"a"',
  ':"a b"': '"a b"',
  '1.5': '1.5',
  nil: 'nil',
  '<<~X\n    a\n      \\x41\n  X': '"a\\n  A\\n"',
  "<<-'X'\n  a\\n#{b}\n  X": '"  a\\\\n#{b}\\n"',
  '<<X\na #{b}\nX': '("\\na " + b + "\\n")',
  '<<X\nX': '""',
  "{ a: 1, :b => 'c', \"d\" => nil, 'e': :f, **g }": '{a: 1, b: "c", d: nil, e: "f", ...}',
  "{ a: { b: 'c' } }.freeze": '{a: {b: "c"}}',
  '{ a: }': '{a: a}',
  "['a', b, # c\n :d]": '["a", b, "d"]',
  '%w[a b\\ c\\]]': '["a", "b c]"]',
  '%i[a b]': '["a", "b"]',
  '(b)': 'b',
  'A::B': 'A.B',
  '@a': '@a',
  'self.a': 'self.a',
  'a&.b.c': 'a.b.c',
  "a[:b]['c']": 'a.b.c',
  'a[b]': '?',
  "ENV['X']": 'ENV.X',
  "y = 'a'": '"a"',
  "ENV['X'] || 'a'": '"a"',
  "ENV['X'] || ''": 'ENV.X',
  "ENV.fetch('X', 'a')": '"a"',
  "ENV.fetch('X') { 'a' }": '"a"',
  "ENV.fetch('X') { b }": 'ENV.fetch("X", b)',
};

const calls: Readonly<Record<string, readonly string[]>> = {
  "f('a', b)": ['f("a", b)'],
  "f 'a', b: 'c', :d => 1, 'e' => nil": ['f("a", b: "c", d: 1, e: nil)'],
  "a.f 'b'": ['a.f("b")'],
  'a.f()': ['a.f()'],
  'a.b': [],
  "a&.f('b')": ['a.f("b")'],
  "A::B.f('c')": ['A.B.f("c")'],
  "A::B.new('c', d: 'e')": ['A.B("c", d: "e")'],
  "A.new('b').c('d').e()": ['A("b").c("d").e()', 'A("b").c("d")', 'A("b")'],
  "f(a: 'b', &c)": ['f(a: "b")'],
  'f(a:)': ['f(a: a)'],
  "f { g 'a' }": ['f()', 'g("a")'],
  "ENV.fetch('X', a)": ['ENV.fetch("X", a)'],
  "format('%s/a', b)": ['format("%s/a", b)'],
  'f(<<~X, b)\n  a\nX': ['f("a\\n", b)'],
  'f(<<~X, <<~Y)\n  a\nX\n  b\nY': ['f("a\\n", "b\\n")'],
  "super(a: 'b')": ['super(a: "b")'],
};

const outlines: readonly (readonly [source: string, expected: Partial<Outline>])[] = [
  ["a = 'b'; f(a)", { calls: ['f(a="b")'] }],
  ["a = 'b'; a = 'c'; f(a)", { calls: ['f(a)'] }],
  ["a = 'b'; a += 'c'; f(a)", { calls: ['f(a)'] }],
  ["@a = 'b'; a = 'c'; f(@a, a)", { calls: ['f(@a="b", a="c")'] }],
  ["class A\n def a\n  @b = 'c'\n end\n def d\n  f(@b)\n end\nend", { calls: ['f(@b="c")'] }],
  [
    "class A\n def a\n  @b = 'c'\n end\nend\nclass D\n def d\n  @b = 'e'\n  f(@b)\n end\nend",
    { calls: ['f(@b)'] },
  ],
  ["A = 'b'; f(A)", { calls: ['f(A="b")'] }],
  ["@@a = 'b'; $c = 'd'; f(@@a, $c)", { calls: ['f(@@a="b", $c="d")'] }],
  ["a = 'b'\ndef g(a, c: 1)\n  f(a)\nend", { calls: ['f(a)'] }],
  ["a = 'b'; c.each { |a| f(a) }", { calls: ['c.each()', 'f(a)'] }],
  ["a, b = 'c', 'd'; f(a, b)", { calls: ['f(a="c", b="d")'] }],
  ['a, b = *c; f(a)', { calls: ['f(a)'], assignments: [] }],
  ["@a ||= 'b'; c.d ||= 'e'", { assignments: ['@a = "b"', 'c.d = "e"'] }],
  ["self.a = 'b'; c[:d] = 'e'; A::B = 'f'", { assignments: ['self.a = "b"', 'c.d = "e"', 'A.B = "f"'] }],
  [
    "A.configure do |config|\n  config.client_id = 'b'\n  config.secret = ENV['C']\nend",
    { settings: ['config/client_id = "b"', 'config/secret = ?'] },
  ],
  [
    "provider :azure_activedirectory_v2, client_id: 'a', client_options: { site: 'b' }",
    {
      calls: ['provider("azure_activedirectory_v2", client_id: "a", client_options: {site: "b"})'],
      settings: [
        'provider/azure_activedirectory_v2/client_id = "a"',
        'provider/azure_activedirectory_v2/client_options/site = "b"',
      ],
    },
  ],
  ["config.omniauth :entra_id, { client_id: 'a' }", { settings: ['omniauth/entra_id/client_id = "a"'] }],
  ["A.new(client_id: 'a')", { settings: ['A/client_id = "a"'] }],
  ["def options\n  { client_id: 'a' }\nend", { settings: ['client_id = "a"'] }],
  [
    "require 'a'\nrequire_relative '../b'\ngem 'c', '~> 1.0'\nload 'd.rb'\na.require 'e'",
    { modules: ['a', '../b', 'c', 'd.rb'] },
  ],
];

describe('ruby', () => {
  for (const [source, expected] of Object.entries(values)) {
    it(`reads the value ${source.replaceAll('\n', ' ')}`, () =>
      assert.equal(assignedValue(source), expected));
  }

  for (const [source, expected] of Object.entries(calls)) {
    it(`reads the call ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual(read(source).calls, expected));
  }

  for (const [source, expected] of outlines) {
    it(`reads ${source.replaceAll('\n', ' ')}`, () =>
      assert.deepEqual({ ...read(source), ...expected }, read(source)));
  }

  it('reads its files by their names', () => {
    for (const name of ['a.rb', 'Rakefile', 'Gemfile', 'a.rake', 'a.gemspec', 'config.ru']) {
      assert.match(name, ruby.fileNames);
    }
    assert.doesNotMatch('Gemfile.lock', ruby.fileNames);
  });

  for (const [name, expected] of [
    ['a', 'f(a: "new", b: <<~Y)\n  two\nY\nc = 1\n'],
    ['b', 'f(a: <<~X, b: "new")\n  one\nX\nc = 1\n'],
  ]) {
    it(`writes a text over the heredoc ${name}, and keeps what stands behind it`, () => {
      const source = 'f(a: <<~X, b: <<~Y)\n  one\nX\n  two\nY\nc = 1\n';
      const setting = ruby.read(source, 'a.rb', withTree).settings.find(({ path }) => path.at(-1) === name);
      assert.ok(setting);
      assert.equal(applyEdits(source, [replaceValue(setting.place, 'new')]), expected);
    });
  }

  it('finishes with expressions deeper than the stack', () => {
    const deep = (open: string, close: string) => `a = ${open.repeat(900)}'b'${close.repeat(900)}`;
    for (const source of [deep('[', ']'), deep('f(', ')')]) {
      assert.equal(read(`${source}\nc = 'd'`).settings.at(-1), 'c = "d"');
    }
  });
});
