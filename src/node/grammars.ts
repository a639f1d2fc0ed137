import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Parser } from '@vscode/tree-sitter-wasm';
import type { Grammars, WithTree } from '../core/syntax.ts';

/**
 * Grammars whose lexer is one function of more than 100 KB. V8's optimizing compiler takes two seconds of a core and
 * 2 GB for the largest, in the background, and makes it no faster.
 */
const HUGE_LEXERS = new Set(['tree-sitter-powershell', 'tree-sitter-bash', 'tree-sitter-kotlin']);
const SMALL_GRAMMAR = 'tree-sitter-toml';

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
    if (HUGE_LEXERS.has(grammar)) {
      // The parser that all grammars share is compiled before: that one is to be optimized.
      await loadOnce(SMALL_GRAMMAR);
      withoutOptimizing(() => parser.parse('a')?.delete());
    }
    loaded.set(grammar, withParser(parser, longestParse));
    if (grammar === SMALL_GRAMMAR) parser.parse('a = 1')?.delete();
  };
  const loadOnce = (grammar: string) => {
    const promise = loading.get(grammar) ?? load(grammar);
    loading.set(grammar, promise);
    return promise;
  };
  return { get: (grammar) => loaded.get(grammar), load: loadOnce };
}

/** WebAssembly that is compiled meanwhile, when it is first called, is never handed to the optimizing compiler. */
function withoutOptimizing(callFirst: () => void): void {
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--no-wasm-tier-up');
  try {
    callFirst();
  } finally {
    setFlagsFromString('--wasm-tier-up');
    setFlagsFromString('--wasm-dynamic-tiering');
  }
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
