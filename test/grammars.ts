import { grammarFolders } from '../scripts/grammar-folders.ts';
import type { WithTree } from '../src/core/syntax.ts';
import type { Reader } from '../src/core/types.ts';
import { createGrammars } from '../src/node/grammars.ts';

export const grammars = createGrammars(grammarFolders);

/** The parser that a reader needs, loaded. */
export async function parserOf(reader: Reader): Promise<WithTree | undefined> {
  if (reader.grammar === undefined) return undefined;
  await grammars.load(reader.grammar);
  return grammars.get(reader.grammar);
}
