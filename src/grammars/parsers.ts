import type { Parser } from '@vscode/tree-sitter-wasm';
import type { Grammars, WithTree } from '../core/syntax.ts';
import { keptTrees, type Parse } from './kept-trees.ts';

export type TreeSitter = typeof import('./tree-sitter.ts').treeSitter;

/** Where tree-sitter and its grammars (WebAssembly) come from: that differs by host. */
export interface GrammarSource {
  /** Starts tree-sitter: asked once. */
  start(): Promise<TreeSitter>;
  /** The bytes of a grammar: `tree-sitter-bash.wasm`. */
  read(file: string): Promise<Uint8Array>;
  /** Wraps the first parse with a grammar whose lexer is huge, where the host can do something about it. */
  readonly startHugeLexer?: (firstParse: () => void) => void;
}

/**
 * Grammars whose lexer is one function of more than 100 KB. V8's optimizing compiler takes two seconds of a core and
 * 2 GB for the largest, in the background, and makes it no faster.
 */
const HUGE_LEXERS = new Set(['tree-sitter-powershell', 'tree-sitter-bash', 'tree-sitter-kotlin']);
const SMALL_GRAMMAR = 'tree-sitter-toml';

/**
 * Parsers of tree-sitter. Neither it nor a grammar is loaded before one is asked for. Hostile texts can take a grammar
 * minutes: one that takes longer than `longestParse` (milliseconds) counts as empty.
 */
export function createParsers(source: GrammarSource, longestParse = 700): Grammars {
  const loaded = new Map<string, { readonly parse: Parse; readonly withTree: WithTree }>();
  const loading = new Map<string, Promise<void>>();
  let runtime: Promise<TreeSitter> | undefined;

  const load = async (grammar: string) => {
    runtime ??= source.start();
    const treeSitter = await runtime;
    const parser = new treeSitter.Parser();
    parser.setLanguage(await treeSitter.Language.load(await source.read(`${grammar}.wasm`)));
    if (source.startHugeLexer && HUGE_LEXERS.has(grammar)) {
      // The parser that all grammars share is compiled before: that one is to be optimized.
      await loadOnce(SMALL_GRAMMAR);
      source.startHugeLexer(() => parser.parse('a')?.delete());
    }
    const parse = parserInTime(parser, longestParse);
    loaded.set(grammar, { parse, withTree: withParser(parse) });
    if (grammar === SMALL_GRAMMAR) parser.parse('a = 1')?.delete();
  };
  const loadOnce = (grammar: string) => {
    const promise = loading.get(grammar) ?? load(grammar);
    loading.set(grammar, promise);
    return promise;
  };
  const kept = keptTrees();
  return {
    get: (grammar, edited) => {
      const known = loaded.get(grammar);
      return edited === undefined || !known ? known?.withTree : kept.withTree(edited, grammar, known.parse);
    },
    load: loadOnce,
    release: (edited) => kept.release(edited),
  };
}

function withParser(parse: Parse): WithTree {
  return (text, use) => {
    const { tree } = parse(text);
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

/** A text that takes too long counts as empty. */
function parserInTime(parser: Parser, longest: number): Parse {
  return (text, edited) => {
    // Not by the time of day, which may be set forwards and backwards.
    const end = performance.now() + longest;
    const tree = parser.parse(text, edited, { progressCallback: () => performance.now() > end });
    if (tree) return { tree, isWhole: true };
    // Without this the parser would go on where it was stopped.
    parser.reset();
    const empty = parser.parse('');
    if (!empty) throw new Error('The parser has no language.');
    return { tree: empty, isWhole: false };
  };
}
