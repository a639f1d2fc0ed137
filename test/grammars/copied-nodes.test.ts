import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SyntaxNode } from '../../src/core/syntax.ts';
import type { CopiedNode } from '../../src/grammars/copied-node.ts';
import { copiedNodes } from '../../src/grammars/copied-nodes.ts';
import { keptTrees, type Parse } from '../../src/grammars/kept-trees.ts';
import { codeSamples, step, textAfter } from './edited-samples.ts';
import { parserOf } from './parser.ts';

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
    let compared = 0;
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
            const { hasError } = tree.rootNode;
            tree.delete();
            const edited = withTree(next, told);
            // Of a text with faults tree-sitter makes what it can.
            if (hasError) continue;
            compared++;
            assert.equal(edited, alone);
          }
          kept.release('a');
        },
      ),
    );
    assert.ok(compared > 10, `${compared}`);
  });
});
