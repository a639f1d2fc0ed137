import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Span } from '../core/types.ts';
import { type Alignment, alignment } from './alignment.ts';
import { parsedJson } from './json-entry.ts';

/** The code of a notebook's Python cells as one text, and the way back into the file. */
export interface NotebookCode {
  readonly source: string;
  /** The stretch of the file, JSON escapes and all, that holds a stretch of the source. */
  toFile(span: Span): Span;
}

/** A string of the file: where its text starts in the source, and how it stands between its quotes in the file. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly offset: number;
  readonly aligned: Alignment;
}

/**
 * Joins the code cells in Python: they share their variables. Cells in other languages and of other kernels are left
 * out. Source of the format: nbformat 4, where `source` is one string or a list of strings.
 */
export function pythonOf(file: string): NotebookCode {
  const root = parsedJson(file);
  const language = root ? languageOf(root) : '';
  const pieces: Piece[] = [];
  const sources: string[] = [];
  let length = 0;
  for (const cell of valuesIn(root && findNodeAtLocation(root, ['cells']))) {
    if (textAt(cell, ['cell_type']) !== 'code' || !isPython(cellLanguage(cell) ?? language)) continue;
    const strings = stringsOf(findNodeAtLocation(cell, ['source']));
    const start = length;
    const parts = strings.flatMap((node) => {
      const piece = pieceOf(file, node, length);
      if (!piece) return [];
      pieces.push(piece);
      length += piece.length;
      return [String(node.value)];
    });
    sources.push(withoutMagics(parts.join('')));
    length = start + (sources.at(-1)?.length ?? 0) + 1;
  }
  return { source: sources.map((source) => `${source}\n`).join(''), toFile: wayBack(pieces) };
}

/** The language of the kernel; Python where nothing is said. */
function languageOf(root: Node): string {
  return (
    textAt(root, ['metadata', 'language_info', 'name']) ??
    textAt(root, ['metadata', 'kernelspec', 'language']) ??
    textAt(root, ['metadata', 'kernelspec', 'name']) ??
    'python'
  );
}

/** The language of one cell, where it has one of its own: VS Code and Polyglot Notebooks say so in its metadata. */
function cellLanguage(cell: Node): string | undefined {
  return (
    textAt(cell, ['metadata', 'vscode', 'languageId']) ??
    textAt(cell, ['metadata', 'polyglot_notebook', 'kernelName']) ??
    textAt(cell, ['metadata', 'dotnet_interactive', 'language'])
  );
}

function isPython(language: string): boolean {
  return /python/i.test(language);
}

function textAt(node: Node, path: readonly string[]): string | undefined {
  const value: unknown = findNodeAtLocation(node, [...path])?.value;
  return typeof value === 'string' ? value : undefined;
}

function valuesIn(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

function stringsOf(source: Node | undefined): readonly Node[] {
  const nodes = source?.type === 'string' ? [source] : valuesIn(source);
  return nodes.filter(({ type }) => type === 'string');
}

/** Undefined for a string whose escapes are broken. */
function pieceOf(file: string, node: Node, start: number): Piece | undefined {
  const literal = file.slice(node.offset, node.offset + node.length);
  const isClosed = literal.length > 1 && literal.endsWith('"');
  const value = String(node.value);
  const aligned = alignment(literal.slice(1, isClosed ? -1 : undefined), value);
  return aligned && { start, length: value.length, offset: node.offset + 1, aligned };
}

function wayBack(pieces: readonly Piece[]): NotebookCode['toFile'] {
  const unit = (offset: number): Span => {
    let low = 0;
    let high = pieces.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const piece = pieces[low];
    if (!piece) return { start: 0, end: 0 };
    // What stands between cells is at the end of the cell before.
    const within = Math.min(offset - piece.start, piece.length);
    const { start, end } = piece.aligned({ start: within, end: Math.min(within + 1, piece.length) });
    return { start: start + piece.offset, end: end + piece.offset };
  };
  return ({ start, end }) => {
    const from = unit(start).start;
    return { start: from, end: end > start ? Math.max(from, unit(end - 1).end) : from };
  };
}

/**
 * Blanks what is IPython's and not Python's: `%pip install …`, `!az login`, and whole cells that a magic hands to
 * another language (`%%bash`). Lengths stay.
 */
function withoutMagics(source: string): string {
  const cellMagic = /^\s*%%(\w*)/.exec(source)?.[1];
  if (cellMagic !== undefined && !/^(?:time|timeit|capture|prun|python\d?)$/.test(cellMagic))
    return blank(source);
  return source.replace(/^(?:%{1,2}[A-Za-z][^\n]*|[ \t]*![^=\n][^\n]*|\?[^\n]*)$/gm, blank);
}

function blank(source: string): string {
  return source.replace(/[^\n]/g, ' ');
}
