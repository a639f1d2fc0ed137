import type { Grammars, WithTree } from '../core/syntax.ts';
import { BOUNDS, type Bounds, boundedParse } from './bounded-parse.ts';
import { rootOf } from './copied-nodes.ts';
import { keptTrees, type Parse } from './kept-trees.ts';

export type TreeSitter = typeof import('./tree-sitter.ts').treeSitter;

/** Where tree-sitter and its grammars (WebAssembly) come from: that differs by host. */
export interface GrammarSource {
  /** Starts tree-sitter: asked once. */
  start(): Promise<TreeSitter>;
  /** The bytes of a grammar: `tree-sitter-bash.wasm`. */
  read(file: string): Promise<Uint8Array>;
  /** Wraps the first parse with a grammar, where the host can keep its lexer from being optimized. */
  readonly startLexer?: (firstParse: () => void) => void;
  /** Milliseconds by a clock that nobody sets: of the thread's own work, where the host can tell it. */
  readonly now?: () => number;
}

/**
 * A grammar's lexer is one function, of more than 100 KB for some. V8's optimizing compiler takes 30 MB for those of
 * TypeScript, two seconds of a core and 2 GB for the largest, in the background, and makes none of them faster.
 * The parser that all grammars share is worth it: this grammar, whose lexer is small, starts it.
 */
const FIRST_GRAMMAR = 'tree-sitter-toml';

/**
 * Parsers of tree-sitter. Neither it nor a grammar is loaded before one is asked for. Hostile texts can take a grammar
 * minutes: of one that takes too long only the beginning is parsed.
 */
export function createParsers(source: GrammarSource, bounds?: Partial<Bounds>): Grammars {
  const { now = () => performance.now() } = source;
  const loaded = new Map<string, () => Parse>();
  const loading = new Map<string, Promise<void>>();
  let runtime: Promise<TreeSitter> | undefined;

  const load = async (grammar: string) => {
    runtime ??= source.start();
    const treeSitter = await runtime;
    const parser = new treeSitter.Parser();
    parser.setLanguage(await treeSitter.Language.load(await source.read(`${grammar}.wasm`)));
    if (source.startLexer && grammar !== FIRST_GRAMMAR) {
      await loadOnce(FIRST_GRAMMAR);
      source.startLexer(() => parser.parse('a')?.delete());
    }
    loaded.set(grammar, () => boundedParse(parser, { ...BOUNDS, ...bounds }, now));
    if (grammar === FIRST_GRAMMAR) parser.parse('a = 1')?.delete();
  };
  const loadOnce = (grammar: string) => {
    const promise = loading.get(grammar) ?? load(grammar);
    loading.set(grammar, promise);
    return promise;
  };
  const kept = keptTrees();
  return {
    get: (grammar, edited) => {
      const parse = loaded.get(grammar)?.();
      return parse && (edited === undefined ? withParser(parse) : kept.withTree(edited, grammar, parse));
    },
    load: loadOnce,
    release: (edited) => kept.release(edited),
  };
}

function withParser(parse: Parse): WithTree {
  return (text, use) => {
    const { tree, isWhole } = parse(text);
    try {
      return use(rootOf(tree, text), isWhole);
    } finally {
      tree.delete();
    }
  };
}
