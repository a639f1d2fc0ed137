import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parser } from '@vscode/tree-sitter-wasm';
import { grammarFolders } from '../../scripts/grammar-folders.ts';
import { treeSitter } from '../../src/grammars/tree-sitter.ts';
import { readers } from '../../src/readers/index.ts';

/** A parser of tree-sitter for the files of a reader; tree-sitter has been started. */
export async function parserOf(id: string): Promise<Parser> {
  const grammar = readers.find((reader) => reader.id === id)?.grammar;
  const file = grammarFolders.map((folder) => join(folder, `${grammar}.wasm`)).find(existsSync) ?? '';
  const parser = new treeSitter.Parser();
  return parser.setLanguage(await treeSitter.Language.load(readFileSync(file)));
}
