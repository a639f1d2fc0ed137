import { grammarFolders } from '../scripts/grammar-folders.ts';
import type { WithTree } from '../src/core/syntax.ts';
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
