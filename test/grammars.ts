import { join } from 'node:path';
import type { WithTree } from '../src/core/syntax.ts';
import type { Reader } from '../src/core/types.ts';
import { createGrammars } from '../src/node/grammars.ts';
import { root } from './derived.ts';

const packages = [
  '@vscode/tree-sitter-wasm/wasm',
  '@tree-sitter-grammars/tree-sitter-toml',
  '@tree-sitter-grammars/tree-sitter-hcl',
];

/** Where npm installs the grammars. */
export const grammarFolders = packages.map((path) => join(root, 'node_modules', path));

export const grammars = createGrammars(grammarFolders);

/** The parser that a reader needs, loaded. */
export async function parserOf(reader: Reader): Promise<WithTree | undefined> {
  if (reader.grammar === undefined) return undefined;
  await grammars.load(reader.grammar);
  return grammars.get(reader.grammar);
}
