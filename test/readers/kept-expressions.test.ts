import assert from 'node:assert/strict';
import type { Call, Expression } from '../../src/core/expressions.ts';
import { resolved } from '../../src/core/expressions.ts';
import type { Reader } from '../../src/core/types.ts';
import { bash } from '../../src/readers/bash.ts';
import { cSharp } from '../../src/readers/c-sharp.ts';
import { php } from '../../src/readers/php.ts';
import { powershell } from '../../src/readers/powershell.ts';
import { python } from '../../src/readers/python.ts';
import { typescript } from '../../src/readers/typescript.ts';
import { grammars } from '../grammars.ts';

/** Reads the texts that a document has one after another; each reading is looked at before the next. */
async function readings<Seen>(
  reader: Reader,
  texts: readonly string[],
  see: (calls: readonly Call[], text: string) => Seen,
): Promise<readonly Seen[]> {
  const { grammar = '' } = reader;
  await grammars.load(grammar);
  const document = `kept-expressions ${reader.id}`;
  try {
    return texts.map((text) =>
      see(reader.read(text, 'config/file', grammars.get(grammar, document)).code?.calls ?? [], text),
    );
  } finally {
    grammars.release(document);
  }
}

/** So many statements that what stands between them is found again. */
const MANY = 40;

const called = (calls: readonly Call[], callee: string) => calls.find((call) => call.callee === callee);
const sourceOf = ({ span }: Expression, text: string) => text.slice(span.start, span.end);

describe('expressions of a document that is edited', () => {
  for (const [reader, statement, line] of [
    [typescript, 'start({ secret: "a" }, `${b}/c`);\n', 'other(1);\n'],
    [python, 'start("a", b=f"{b}/c")\n', 'other(1)\n'],
    [cSharp, 'class A { void B() { start("a", $"{b}/c"); } }\n', 'class D { void E() { other(1); } }\n'],
    [bash, 'start --name "a" "$b/c" | end\n', 'other 1\n'],
    [powershell, 'Start-It -Name "a" -Uri "$b/c"\n', 'Get-Other 1\n'],
  ] as const) {
    it(`are the same objects, where they stand now: ${reader.id}`, async () => {
      const rest = line.repeat(MANY);
      const text = rest + statement + rest;
      const texts = [text, `\n\n${text}`, `\n\n${text}\n`, `\n\n${text}`, text];
      const callee = /start[-\w]*/i.exec(statement)?.[0] ?? '';
      const seen = await readings(reader, texts, (calls, text) => {
        const call = called(calls, callee);
        assert.ok(call);
        const literals = call.arguments.map(({ value }) => value);
        return { call, source: sourceOf(call, text), parts: literals.map((each) => sourceOf(each, text)) };
      });
      for (const { call, source, parts } of seen) {
        assert.equal(call, seen[0]?.call);
        assert.equal(source, seen[0]?.source);
        assert.deepEqual(parts, seen[0]?.parts);
      }
    });
  }

  it('are in parts that are the same objects where nothing has changed', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const texts = [
      ['one', 'before'],
      ['one', 'after'],
      ['two', 'after'],
    ].map(([value, call]) => `const a = "${value}";\n${rest}${call}();\n${rest}use(a);\n${rest}`);
    await grammars.load('tree-sitter-typescript');
    const [first = [], second = [], third = []] = texts.map((text) => {
      const withTree = grammars.get('tree-sitter-typescript', 'parts');
      return typescript.read(text, 'a.ts', withTree).code?.parts ?? [];
    });
    grammars.release('parts');
    const left = (from: typeof first, to: typeof first) => from.filter((part) => to.includes(part)).length;
    assert.ok(first.length > 8, `${first.length}`);
    assert.ok(left(first, second) >= first.length - 2, `${left(first, second)} of ${first.length}`);
    // The value of the name, and the part that uses it.
    assert.ok(left(second, third) >= second.length - 4, `${left(second, third)} of ${second.length}`);
    const uses = (parts: typeof first) => parts.find(({ calls }) => called(calls, 'use'));
    assert.equal(uses(first), uses(second));
    assert.notEqual(uses(second), uses(third));
  });

  it('stand where they stand now in a call that has changed', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const texts = ['of()', 'forAll()', 'of()'].map((made) => `${rest}start.${made}.go(["a"]);\n${rest}`);
    const seen = await readings(typescript, texts, (calls, text) => {
      const value = called(calls, 'go')?.arguments[0]?.value;
      return value && sourceOf(value, text);
    });
    assert.deepEqual(seen, ['["a"]', '["a"]', '["a"]']);
  });

  it('are the same in one another, also after a fault', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const texts = ['a', '(', 'a'].map((argument) => `${rest}const b = start(1).go(${argument});\n${rest}`);
    const seen = await readings(typescript, texts, (calls) => [
      called(calls, 'go')?.receiver,
      called(calls, 'start'),
    ]);
    assert.ok(seen[2]?.[1]);
    assert.equal(seen[2]?.[0], seen[2]?.[1]);
  });

  it('stand in what holds them again after a fault', async () => {
    const text = (last: string) =>
      `{\n foreach ($a in $b)\n {\n }\n {\n  Get-It $c | Out-Host\n }\n}\n{\n {\n  {\n   $d = Join-It -By $e -${last}$f -To $g\n  }\n }\n  Add-It -At "h" -Path i\n}\n`;
    const [right, wrong] = [text('With '), text('Wit;')];
    await grammars.load('tree-sitter-powershell');
    const places = [right, wrong, right].map((each) => {
      const withTree = grammars.get('tree-sitter-powershell', 'layouts');
      const { code } = powershell.read(each, 'a.ps1', withTree);
      const call = called(code?.calls ?? [], 'Add-It');
      return call && code?.layoutOf?.(call)?.comment('why');
    });
    grammars.release('layouts');
    const at = right.indexOf('  Add-It');
    assert.deepEqual(places[0], { span: { start: at, end: at }, newText: '  # why\n' });
    assert.deepEqual(places[2], places[0]);
  });

  it('are others when a name in them has another value', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const use = `${rest}start(secret);\n${rest}`;
    const texts = ['a', 'b', 'b'].map(
      (value, index) => `const secret = "${value}";\n${'\n'.repeat(index)}${use}`,
    );
    texts.push(`let secret = "b";\nsecret = "c";\n${use}`);
    const seen = await readings(typescript, texts, (calls) => {
      const value = called(calls, 'start')?.arguments[0]?.value;
      const known = value && resolved(value);
      return known?.kind === 'literal' ? known.value : known?.kind;
    });
    assert.deepEqual(seen, ['a', 'b', 'b', 'name']);
  });

  it('are others when a name in the value of a name has another value', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const text = (value: string) => `const a = "${value}";\n${rest}const b = make(a);\n${rest}start(b);\n`;
    const seen = await readings(typescript, [text('one'), text('another')], (calls) => {
      const made = called(calls, 'start')?.arguments[0]?.value;
      const call = made && resolved(made);
      const inner =
        call?.kind === 'call' && call.arguments[0] ? resolved(call.arguments[0].value) : undefined;
      return inner?.kind === 'literal' ? inner.value : undefined;
    });
    assert.deepEqual(seen, ['one', 'another']);
  });

  it('are others when what stands around them says so', async () => {
    const rest = 'other 1\n'.repeat(MANY);
    const texts = [`${rest}start --name a\n${rest}`, `${rest}echo b | start --name a\n${rest}`];
    const seen = await readings(bash, texts, (calls) =>
      called(calls, 'start')?.arguments.map(({ name }) => name),
    );
    assert.deepEqual(seen, [['name'], ['name', 'stdin']]);
  });

  it('are others when they say something else that is the same to the grammar', async () => {
    const rest = 'Get-Other 1\n'.repeat(MANY);
    const texts = ['a#b', 'a-b', 'a#b'].map((name) => `${rest}Start-It "${name}"\n${rest}`);
    const seen = await readings(powershell, texts, (calls) => {
      const value = called(calls, 'Start-It')?.arguments[0]?.value;
      return value?.kind === 'literal' ? value.value : value?.kind;
    });
    assert.deepEqual(seen, ['a#b', 'a-b', 'a#b']);
  });

  it('refer to what is outside as the file does now', async () => {
    const rest = 'other(1)\n'.repeat(MANY);
    const statement = `${rest}start("a")\n${rest}`;
    const texts = [statement, `import os\n${statement}`, `# first\n${statement}`];
    const seen = await readings(python, texts, (calls) => {
      const literal = called(calls, 'start')?.arguments[0]?.value;
      if (literal?.kind !== 'literal') throw new Error('no literal');
      const { place } = literal;
      return place.syntax.references?.('A', place).map(({ edits }) => edits.length);
    });
    // The module has to be imported, but for the text that does.
    assert.deepEqual(seen, [[2], [1], [2]]);
  });

  it('refer to what is outside as the framework does that the file is of by now', async () => {
    const rest = 'other(1);\n'.repeat(MANY);
    const texts = ['', "other(env('A'));", ''].map((use) => `<?php\n${use}\n${rest}start("a");\n${rest}`);
    const seen = await readings(php, texts, (calls) => {
      const literal = called(calls, 'start')?.arguments[0]?.value;
      if (literal?.kind !== 'literal') throw new Error('no literal');
      const { place } = literal;
      return place.syntax.references?.('A', place).map(({ title }) => title);
    });
    assert.deepEqual(seen[0], seen[2]);
    assert.notDeepEqual(seen[0], seen[1]);
  });

  it('are written otherwise where the compiler has to know them by now', async () => {
    const rest = 'class D { void E() { other(1); } }\n'.repeat(MANY);
    const texts = ['static string', 'const string', 'static string'].map(
      (kind) => `${rest}class A { ${kind} secret = start("a"); }\nclass F { ${kind} b = "c"; }\n${rest}`,
    );
    await grammars.load('tree-sitter-c-sharp');
    const seen = texts.map((text) => {
      const { settings } = cSharp.read(text, 'a.cs', grammars.get('tree-sitter-c-sharp', 'constants'));
      const place = settings.find(({ path }) => path.at(-1) === 'b')?.place;
      return place?.syntax.references?.('A', place)[0]?.edits.map(({ newText }) => newText);
    });
    grammars.release('constants');
    assert.deepEqual(seen[0], seen[2]);
    assert.notDeepEqual(seen[0], seen[1]);
    assert.ok(
      seen[1]?.some((text) => text.includes('static readonly')),
      JSON.stringify(seen[1]),
    );
  });
});
