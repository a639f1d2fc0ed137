import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parser } from '@vscode/tree-sitter-wasm';
import type { Grammars, WithTree } from '../core/syntax.ts';

/**
 * Grammars of tree-sitter (WebAssembly), from the first of the folders that has the file. Neither tree-sitter nor a
 * grammar is loaded before one is asked for. Hostile texts can take a grammar minutes: one that takes longer than
 * `longestParse` (milliseconds) counts as empty.
 */
export function createGrammars(folders: readonly string[], longestParse = 2000): Grammars {
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
    loaded.set(grammar, withParser(parser, longestParse));
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

function withParser(parser: Parser, longestParse: number): WithTree {
  return (text, use) => {
    const tree = parseInTime(parser, text, longestParse) ?? parser.parse('');
    if (!tree) throw new Error('The parser has no language.');
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

function parseInTime(parser: Parser, text: string, longest: number) {
  const end = performance.now() + longest;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
  // Without this the parser would go on where it was stopped.
  if (!tree) parser.reset();
  return tree;
}
