import type { Piece } from '../core/known-pieces.ts';
import { piecesAt } from './pieces.ts';
import { DEEPEST } from './tree.ts';

/**
 * The blocks and attributes at the top of a file in HCL, each by itself: they start at the beginning of a line that stands
 * in no bracket, text or comment. A file that is a Kubernetes Secret is one piece.
 */
export function piecesOfHcl(text: string): readonly Piece[] {
  if (text.startsWith('kind') || text.includes('\nkind')) return [{ start: 0, text }];
  const starts = startsIn(text, false);
  return piecesAt(text, starts ?? startsIn(text, true) ?? [0]);
}

/** What stands at the top of files of Terraform and nowhere else with a name in quotes. */
const BLOCK = /(?:resource|data|variable|output|module|provider)[ \t]+"[^"\n]*"[^\n={]*\{/y;

/**
 * Undefined where a bracket is not closed, as while somebody types, unless `isTolerant`: then the next block of Terraform
 * closes it.
 */
function startsIn(text: string, isTolerant: boolean): readonly number[] | undefined {
  const starts = [0];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case LINE_BREAK:
        if (depth > 0 && isTolerant && isBlock(text, at + 1)) depth = 0;
        if (depth === 0 && isLetter(text.charCodeAt(at + 1))) starts.push(at + 1);
        break;
      case 0x7b: // {
      case 0x5b: // [
      case 0x28: // (
        depth++;
        break;
      case 0x7d: // }
      case 0x5d: // ]
      case 0x29: // )
        depth = Math.max(0, depth - 1);
        break;
      case 0x22: // "
      case 0x23: // #
      case 0x2f: // /
      case 0x3c: // <
        at = endOf(text, at) - 1;
        break;
    }
  }
  return depth > 0 && !isTolerant ? undefined : starts;
}

const LINE_BREAK = 0x0a;

function isBlock(text: string, at: number): boolean {
  BLOCK.lastIndex = at;
  return BLOCK.test(text);
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** Where the text in quotes ends that starts here, the comment, or the text up to a mark of its own. */
function endOf(text: string, start: number): number {
  const mark = text[start];
  if (mark === '"') return endOfText(text, start);
  if (mark === '#' || text.startsWith('//', start)) return endOfLine(text, start);
  if (text.startsWith('/*', start)) {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? text.length : end + 2;
  }
  return mark === '<' ? endOfHeredoc(text, start) : start + 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const OPEN = 0x7b;

/** Expressions in `${…}` hold texts of their own. A text without its second quote ends with its line. */
function endOfText(text: string, start: number, level = 0): number {
  if (level > DEEPEST) return text.length;
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_BREAK) return at;
    if (code === 0x5c) at++;
    else if (code === 0x22 && depth === 0) return at + 1;
    else if (code === 0x22) at = endOfText(text, at, level + 1) - 1;
    else if (code === OPEN && (depth > 0 || isTemplate(text, at))) depth++;
    else if (code === 0x7d && depth > 0) depth--;
  }
  return text.length;
}

/** `${` and `%{`, but not `$${`. */
function isTemplate(text: string, brace: number): boolean {
  const mark = text[brace - 1];
  return (mark === '$' || mark === '%') && text[brace - 2] !== mark;
}

function endOfHeredoc(text: string, start: number): number {
  const head = /<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/y;
  head.lastIndex = start;
  const name = head.exec(text)?.[1];
  if (name === undefined) return start + 1;
  for (let line = head.lastIndex; line < text.length; line = endOfLine(text, line) + 1) {
    const end = endOfLine(text, line);
    if (text.slice(line, end).trim() === name) return end;
  }
  return text.length;
}
