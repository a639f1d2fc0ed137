import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import type { SyntaxNode } from '../../src/core/syntax.ts';
import { keptTrees, type Parse, type Parsed } from '../../src/grammars/kept-trees.ts';
import { createEntraLens } from '../../src/index.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { readers } from '../../src/readers/index.ts';
import { forGrammar } from '../../src/readers/powershell-source.ts';
import { grammars } from '../grammars.ts';
import { codeSamples, step, textAfter } from './edited-samples.ts';
import { parserOf } from './parser.ts';

const NOW = () => 1_780_000_000;

/** What a lens makes of a text. Functions are not compared, nor is in which parts it is read. */
function understood(lens: ReturnType<typeof createEntraLens>, document: TextDocument): string {
  const found = lens.diagnose(document, { rules: {} });
  return JSON.stringify([found, lens.factsIn(document), { ...lens.codeIn(document), parts: [] }]);
}

const samples = await codeSamples();

/** Grammars of their own: trees are kept by the name of the document. */
const others = createGrammars(grammarFolders);
for (const [id] of samples) await others.load(readers.find((each) => each.id === id)?.grammar ?? '');

/** Out of a text with faults tree-sitter makes what it can, by way of another tree perhaps something else. */
function isFaulty(id: string, text: string): boolean {
  const { grammar = '' } = readers.find((each) => each.id === id) ?? {};
  const hasFaults = others.get(grammar)?.(
    id === 'powershell' ? forGrammar(text) : text,
    (root) => !('hasError' in root),
  );
  return hasFaults ?? true;
}

describe('documents of code that are edited', () => {
  it('are understood as those that are opened', () => {
    assert.ok(samples.length > 10);
    let compared = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(step, { minLength: 5, maxLength: 10 }),
        ([id, sample], steps) => {
          const uri = `file:///${sample.path}`;
          const edited = createEntraLens({ grammars, now: NOW });
          const opened = createEntraLens({ grammars: others, now: NOW });
          // So often that there are long sequences of statements, where that is right.
          const often = `${sample.text}\n`.repeat(4);
          const texts = [isFaulty(id, often) ? sample.text : often];
          understood(edited, TextDocument.create(uri, '', 0, texts[0] ?? ''));
          for (const [index, each] of steps.entries()) {
            texts.push(textAfter(each, texts));
            const document = TextDocument.create(uri, '', index + 1, texts.at(-1) ?? '');
            const [asEdited, asOpened] = [understood(edited, document), understood(opened, document)];
            opened.forget(uri);
            if (!isFaulty(id, texts.at(-1) ?? '')) {
              compared++;
              assert.equal(asEdited, asOpened, texts.at(-1));
            } else if (index % 3 > 0) texts.pop();
          }
          edited.release(uri);
        },
      ),
    );
    assert.ok(compared > 50, `${compared}`);
  });
});

/** A parser whose trees tell when they are deleted. */
function countingParser() {
  const alive = new Set<object>();
  const treeOf = (text: string): Parsed['tree'] => {
    const tree = {
      rootNode: { hasError: text.includes('!'), text },
      copy: () => treeOf(text),
      edit: () => {},
      getChangedRanges: () => [],
      delete: () => assert.ok(alive.delete(tree), 'deleted twice'),
      walk: () => ({
        nodeType: 'root',
        nodeIsNamed: true,
        startIndex: 0,
        endIndex: text.length,
        currentFieldName: null,
        gotoFirstChild: () => false,
        gotoNextSibling: () => false,
        gotoParent: () => false,
        delete: () => {},
      }),
    };
    alive.add(tree);
    return tree as unknown as Parsed['tree'];
  };
  return { alive, parse: (text: string): Parsed => ({ tree: treeOf(text), isWhole: text !== 'endless' }) };
}

describe('kept trees', () => {
  const read = (root: SyntaxNode) => root.text;

  it('are one for a document, and let go of with it', () => {
    const { alive, parse } = countingParser();
    const kept = keptTrees();
    const withTree = kept.withTree('a', 'grammar', parse);
    for (const text of ['a', 'ab', 'abc!', 'abc', 'endless', 'abcd']) {
      withTree(text, read);
      assert.equal(alive.size, 1, text);
    }
    kept.release('a');
    assert.equal(alive.size, 0);
    kept.release('a');
  });

  it('are few', () => {
    const { alive, parse } = countingParser();
    const kept = keptTrees();
    for (let index = 0; index < 50; index++) kept.withTree(`${index}`, 'grammar', parse)('a', read);
    assert.ok(alive.size <= 10, `${alive.size}`);
    for (let index = 0; index < 50; index++) kept.release(`${index}`);
    assert.equal(alive.size, 0);
  });

  it('are none of texts with faults, of huge ones, and of those that took too long', () => {
    const { alive, parse } = countingParser();
    const kept = keptTrees();
    for (const text of ['a!', 'a'.repeat(2_000_000), 'endless']) {
      kept.withTree('a', 'grammar', parse)(text, read);
      assert.equal(alive.size, 0, text.slice(0, 9));
    }
  });

  it('are let go of when reading fails', () => {
    const { alive, parse } = countingParser();
    const fail = () => {
      throw new Error('no');
    };
    assert.throws(() => keptTrees().withTree('a', 'grammar', parse)('a!', fail), /no/);
    assert.equal(alive.size, 0);
  });
});

const parser = await parserOf('javascript');

describe('statements that are edited', () => {
  const statements = (changed: string) => {
    const others = (from: number) =>
      Array.from({ length: 100 }, (_, index) => `log("${from + index}", other);\n`).join('');
    return `${others(0)}${changed}\n${others(100)}/* end */\n`;
  };
  /** What is parsed of a text after the first one, and the tree that comes of it, in words. */
  const parsed = (changed: string) => {
    const lengths: number[] = [];
    const kept = keptTrees();
    const parse: Parse = (text, edited) => {
      lengths.push(text.length);
      const tree = parser.parse(text, edited);
      assert.ok(tree);
      return { tree, isWhole: true };
    };
    const withTree = kept.withTree('a', 'tree-sitter-javascript', parse);
    const words = (root: SyntaxNode) => root.namedChildren.map((node) => node?.text).join('\n');
    withTree(statements('run(1);'), words);
    lengths.length = 0;
    const edited = withTree(statements(changed), words);
    kept.release('a');
    const alone = keptTrees().withTree('b', 'tree-sitter-javascript', parse)(statements(changed), words);
    const all = statements(changed).length;
    return { share: (lengths[0] ?? 0) / all, again: lengths.length > 2, edited, alone };
  };

  for (const changed of ['run(12);', 'run(1); run(2);', '', 'run(1) again', 'run(1 2);', 'run(/* a */);']) {
    it(`are parsed without the rest: ${changed}`, () => {
      const { share, again, edited, alone } = parsed(changed);
      assert.ok(share < 0.1, `${share}`);
      assert.ok(!again);
      assert.equal(edited, alone);
    });
  }

  it('are parsed with the next one where a word too many takes that along', async () => {
    const java = await parserOf('java');
    const lengths: number[] = [];
    const parse: Parse = (text, edited) => {
      lengths.push(text.length);
      const tree = java.parse(text, edited);
      assert.ok(tree);
      return { tree, isWhole: true };
    };
    const rest = 'class A { int b(int c) { return c + 1; } }\n'.repeat(50);
    const texts = ['', ' more'].map((word) => `${rest}class D { }${word}\n${rest}`);
    const kept = keptTrees();
    const words = (root: SyntaxNode) => root.namedChildren.map((node) => node?.text);
    const [, edited] = texts.map((text) => kept.withTree('a', 'java', parse)(text, words));
    kept.release('a');
    assert.ok(
      lengths.slice(1).every((length) => length < rest.length / 4),
      `${lengths}`,
    );
    const alone = keptTrees().withTree('b', 'java', parse)(texts[1] ?? '', words);
    assert.deepEqual(edited, alone);
  });

  it('are parsed with what stands behind a comment', () => {
    const kept = keptTrees();
    const types = (text: string) =>
      kept.withTree('a', 'tree-sitter-javascript', (each, edited) => {
        const tree = parser.parse(each, edited);
        assert.ok(tree);
        return { tree, isWhole: true };
      })(text, (root) => root.namedChildren.map((node) => node?.text));
    const rest = 'log(1);\n'.repeat(50);
    types(`${rest}run;\n/* behind */\n(other)();\n${rest}`);
    assert.ok(
      types(`${rest}run\n/* behind */\n(other)();\n${rest}`).includes('run\n/* behind */\n(other)();'),
    );
    kept.release('a');
  });

  for (const changed of ['run("1);', 'run(`1);', 'run(1); /*']) {
    it(`are parsed with the rest where it may be part of them: ${changed}`, () => {
      const { again, edited, alone } = parsed(changed);
      assert.ok(again);
      assert.equal(edited, alone);
    });
  }
});

describe('the lens', () => {
  it('keeps trees of what is judged only, until it is closed', async () => {
    const asked: (string | undefined)[] = [];
    const released: string[] = [];
    await grammars.load('tree-sitter-python');
    const lens = createEntraLens({
      grammars: {
        load: grammars.load,
        get: (grammar, edited) => {
          asked.push(edited);
          return grammars.get(grammar, edited);
        },
        release: (edited) => {
          released.push(edited);
          grammars.release(edited);
        },
      },
    });
    const uri = 'file:///a.py';
    const document = (version: number) =>
      TextDocument.create(uri, '', version, `client_secret = "entra"\n${'a = 1\n'.repeat(version)}`);
    const asks = (act: () => unknown) => {
      asked.length = 0;
      act();
      return [...asked];
    };
    assert.deepEqual(
      asks(() => [1, 2, 3].map((version) => lens.learn(document(version)))),
      [undefined, undefined, undefined],
    );
    lens.release(uri);
    assert.deepEqual(
      asks(() => lens.diagnose(document(4), { rules: {} })),
      [uri],
    );
    assert.deepEqual(
      asks(() => lens.diagnose(document(5), { rules: {} })),
      [uri],
    );
    lens.forget(uri);
    assert.deepEqual(released, [uri, uri]);
  });
});
