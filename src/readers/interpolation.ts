import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import type { Build } from './code.ts';

/** Where something is put into a text, by offsets inside the literal. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** What is put in. */
  readonly node: SyntaxNode | null;
  /** True for `$name`, false for `${name}`. */
  readonly isBare: boolean;
}

/** How a literal with holes is read, and how the texts between them are written. */
export interface Interpolated {
  /** Where the literal starts in the file. */
  readonly offset: number;
  readonly source: string;
  readonly open: number;
  readonly close: number;
  readonly holes: readonly Hole[];
  /** What begins a hole: `$`. */
  readonly mark: string;
  /** What a text between holes means. */
  readonly meaning: (content: string) => string;
  /** Writes a text between holes; undefined where the literal has no way to write it. */
  readonly write: (value: string) => string | undefined;
  /** Writes a whole literal. */
  readonly syntax: Syntax;
}

/** `"…$a…${b}…"`: a concatenation of texts and what is put in between. */
export function interpolated(literal: Interpolated, build: Build): Expression {
  const { offset, source, open, close, holes, meaning } = literal;
  const parts: Expression[] = [];
  let before: Hole | undefined;
  const state = (end: number) => {
    const start = before?.end ?? open;
    if (start >= end) return;
    const span = { start: offset + start, end: offset + end };
    const place = { span, literal: span, entry: span, syntax: syntaxBehind(before, literal) };
    parts.push({ kind: 'literal', type: 'text', value: meaning(source.slice(start, end)), span, place });
  };
  for (const hole of holes) {
    state(hole.start);
    parts.push(build(hole.node));
    before = hole;
  }
  state(source.length - close);
  return { kind: 'concatenation', parts, span: { start: offset, end: offset + source.length } };
}

/** What cannot stand in the text goes into a hole of its own; so does what would go on with the name before it. */
function syntaxBehind(before: Hole | undefined, { write, mark, syntax }: Interpolated): Syntax {
  return {
    encode: (value) => {
      const goesOn = before?.isBare === true && /^[\p{L}\p{N}_$]/u.test(value);
      const written = goesOn ? undefined : write(value);
      return written ?? `${mark}{${syntax.encode(value)}}`;
    },
  };
}
