import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parser } from '@vscode/tree-sitter-wasm';
import type { Grammars, WithTree } from '../core/syntax.ts';

/**
 * Grammars of tree-sitter (WebAssembly), from the first of the folders that has the file. Neither tree-sitter nor a
 * grammar is loaded before one is asked for.
 */
export function createGrammars(folders: readonly string[]): Grammars {
  const loaded = new Map<string, WithTree>();
  const loading = new Map<string, Promise<void>>();
  let runtime: Promise<TreeSitter> | undefined;

  const find = (file: string) => {
    const path = folders.map((folder) => join(folder, file)).find(existsSync);
    if (!path) throw new Error(`${file} is missing.`);
    return path;
  };
  const load = async (grammar: string) => {
    runtime ??= start(find);
    const treeSitter = await runtime;
    const parser = new treeSitter.Parser();
    parser.setLanguage(await treeSitter.Language.load(await readFile(find(`${grammar}.wasm`))));
    loaded.set(grammar, withParser(parser));
  };
  return {
    get: (grammar) => loaded.get(grammar),
    load: (grammar) => {
      const promise = loading.get(grammar) ?? load(grammar);
      loading.set(grammar, promise);
      return promise;
    },
  };
}

type TreeSitter = typeof import('./tree-sitter.ts').treeSitter;

async function start(locateFile: (file: string) => string): Promise<TreeSitter> {
  const { treeSitter } = await import('./tree-sitter.ts');
  await treeSitter.Parser.init({ locateFile });
  return treeSitter;
}

function withParser(parser: Parser): WithTree {
  return (text, use) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('The parser was stopped.');
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}
