import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import type { SyntaxNode } from '../../src/core/syntax.ts';
import { keptTrees, type Parsed } from '../../src/grammars/kept-trees.ts';
import { createEntraLens } from '../../src/index.ts';
import { createGrammars } from '../../src/node/grammars.ts';
import { readers } from '../../src/readers/index.ts';
import { forGrammar } from '../../src/readers/powershell-source.ts';
import { grammars } from '../grammars.ts';
import { codeSamples, step, textAfter } from './edited-samples.ts';

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
