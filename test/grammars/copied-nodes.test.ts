import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parser } from '@vscode/tree-sitter-wasm';
import fc from 'fast-check';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import type { SyntaxNode } from '../../src/core/syntax.ts';
import type { CopiedNode } from '../../src/grammars/copied-node.ts';
import { copiedNodes } from '../../src/grammars/copied-nodes.ts';
import { keptTrees, type Parse } from '../../src/grammars/kept-trees.ts';
import { treeSitter } from '../../src/grammars/tree-sitter.ts';
import { readers } from '../../src/readers/index.ts';
import { codeSamples, step, textAfter } from './edited-samples.ts';

async function parserOf(id: string): Promise<Parser> {
  const grammar = readers.find((reader) => reader.id === id)?.grammar;
  const file = grammarFolders.map((folder) => join(folder, `${grammar}.wasm`)).find(existsSync) ?? '';
  const parser = new treeSitter.Parser();
  return parser.setLanguage(await treeSitter.Language.load(readFileSync(file)));
}

const samples = await codeSamples();
const languages = await Promise.all(
  samples.map(async ([id, { text }]) => ({ parser: await parserOf(id), text })),
);

/** Each node with all that a reader may ask it, on a line of its own. */
function told(root: SyntaxNode): string {
  const lines: string[] = [];
  const tell = (node: CopiedNode, depth: number) => {
    const { type, isNamed, startIndex, endIndex, children } = node;
    const fields = node.fields.map(([name, child]) => `${name}=${children.indexOf(child)}`);
    lines.push(`${depth} ${type} ${isNamed} ${startIndex} ${endIndex} ${fields.join()}`);
    for (const child of children) {
      assert.ok(child.parent === node);
      tell(child, depth + 1);
    }
  };
  tell(root as CopiedNode, 0);
  return lines.join('\n');
}

describe('nodes that are copied', () => {
  it('are those of the text alone, whatever it was made from', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.array(step, { maxLength: 6 }),
        ({ parser, text }, steps) => {
          const parse: Parse = (each, edited) => {
            const tree = parser.parse(each, edited);
            assert.ok(tree);
            return { tree, isWhole: true };
          };
          const kept = keptTrees();
          const withTree = kept.withTree('a', 'grammar', parse);
          const texts = [''];
          withTree('', () => {});
          texts[0] = `${text}\n`.repeat(4);
          for (const each of [undefined, ...steps]) {
            if (each) texts.push(textAfter(each, texts));
            const [next = ''] = texts.slice(-1);
            const { tree } = parse(next);
            const alone = told(copiedNodes().of(tree, next));
            tree.delete();
            assert.equal(withTree(next, told), alone);
          }
          kept.release('a');
        },
      ),
    );
  });
});
