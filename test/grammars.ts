import { grammarFolders } from '../scripts/grammar-folders.ts';
import type { SyntaxNode, WithTree } from '../src/core/syntax.ts';
import type { Reader } from '../src/core/types.ts';
import { createGrammars } from '../src/node/grammars.ts';

export const grammars = createGrammars(grammarFolders);

/** The parser that a reader needs, loaded; each text is one of its own. */
export async function parserOf(reader: Reader): Promise<WithTree | undefined> {
  if (reader.grammar === undefined) return undefined;
  const { grammar } = reader;
  await grammars.load(grammar);
  return (text, use, whole) => {
    const withTree = grammars.get(grammar);
    if (!withTree) throw new Error(`${grammar} is not loaded.`);
    return withTree(text, use, whole);
  };
}

/** The trees of the program's own files: each is parsed whole, for its time is counted by itself. */
export async function ownTrees(): Promise<
  <Result>(text: string, use: (root: SyntaxNode) => Result) => Result
> {
  await grammars.load('tree-sitter-typescript');
  return (text, use) => {
    const withTree = grammars.get('tree-sitter-typescript');
    if (!withTree) throw new Error('The grammar of TypeScript is missing.');
    return withTree(text, (root, isWhole) => {
      if (!isWhole) throw new Error('Parsing took too long.');
      return use(root);
    });
  };
}
