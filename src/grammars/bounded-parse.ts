import type { Parser, Tree } from '@vscode/tree-sitter-wasm';
import type { Parse } from './kept-trees.ts';

/** How much is done for one document. */
export interface Bounds {
  /** Hundreds of steps of the parser: the same on every machine. */
  readonly steps: number;
  /** Milliseconds, for lexers that take long for a step. */
  readonly time: number;
}

/** Of code that people write 100 KB take a thousand hundreds of steps, and 30 milliseconds. */
export const BOUNDS: Bounds = { steps: 12_000, time: 500 };

/** What may be spent on finding the end of a text that was cut. */
const MARGIN: Bounds = { steps: 1_000, time: 100 };

/** UTF-16 units that tree-sitter takes at once. */
const CHUNK = 5000;
/** Line breaks are looked for so far back. */
const LONGEST_LINE = 1000;

/**
 * Parses the text of a document, or the texts that it consists of, as far as the bounds let. When one is reached, the parser
 * is told that the text ends with the line where it is: the tree is that of the beginning. Where even the end takes it too
 * long, the tree is that of an empty text.
 */
export function boundedParse(parser: Parser, bounds: Bounds, now: () => number): Parse {
  let [steps, time] = [0, 0];
  return (text, edited) => {
    const begun = now();
    let [end, reached, isParsing] = [text.length, 0, true];
    const isBeyond = (margin = NONE) =>
      steps > bounds.steps + margin.steps || time + now() - begun > bounds.time + margin.time;
    if (isBeyond()) return { tree: emptyTree(parser), isWhole: false };
    const isCut = () => end < text.length;
    const cut = () => {
      end = lineEnd(text, reached + CHUNK);
    };
    const read = (index: number) => {
      // What is asked for later are the texts of nodes.
      if (!isParsing) return text.slice(index);
      // A lexer may look ahead to the end again and again between two steps.
      if (!isCut() && isBeyond()) cut();
      return text.slice(index, Math.min(index + CHUNK, end));
    };
    const goesTooFar = ({ currentOffset }: { readonly currentOffset: number }) => {
      // Bytes of UTF-16.
      reached = Math.max(reached, currentOffset / 2);
      steps++;
      if (!isCut() && isBeyond()) cut();
      return isCut() && isBeyond(MARGIN);
    };
    const tree = parser.parse(read, edited, { progressCallback: goesTooFar });
    isParsing = false;
    time += now() - begun;
    if (tree) return { tree, isWhole: !isCut() };
    // Without this the parser would go on where it was stopped.
    parser.reset();
    return { tree: emptyTree(parser), isWhole: false };
  };
}

const NONE: Bounds = { steps: 0, time: 0 };

function emptyTree(parser: Parser): Tree {
  const empty = parser.parse('');
  if (!empty) throw new Error('The parser has no language.');
  return empty;
}

/** Behind the last line break before; where there is none near, the place itself. */
function lineEnd(text: string, before: number): number {
  if (before >= text.length) return text.length;
  const found = text.lastIndexOf('\n', before - 1) + 1;
  return found > before - LONGEST_LINE ? found : before;
}
