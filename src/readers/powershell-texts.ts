import type { SyntaxNode } from '../core/syntax.ts';
import type { Span } from '../core/types.ts';
import { spanOf } from './code.ts';

/**
 * What ends code: a text or comment. A backtick takes the next character along. Behind a variable or in a path a number
 * sign starts no comment.
 */
const IN_CODE =
  /`[\s\S]|<#[\s\S]*?(?:#>|$)|(?<![\w$:./\\-])#[^\n]*|@(["'])[ \t]*\r?\n|'[^']*(?:'|$)|"(?:[^"`$]*"(?!"))?/g;

/** The same for code in a text, with the brackets that tell where it ends. */
const IN_EXPANSION =
  /`[\s\S]|<#[\s\S]*?(?:#>|$)|(?<![\w$:./\\-])#[^\n]*|@(["'])[ \t]*\r?\n|'[^']*(?:'|$)|"(?:[^"`$]*"(?!"))?|[()]/g;

/** What matters in a text: in double quotes, over lines in double quotes, over lines in single quotes. */
const IN_TEXT = { '"': /`[\s\S]|""|"|\$\(/g, '@"': /`[^\r\n]|\n"@|\$\(/g, "@'": /\n'@/g };

type Text = keyof typeof IN_TEXT;

/**
 * The source with its texts and comments covered, as `rewrite` makes it, and the texts uncovered again but for the
 * characters that were rewritten. Of what is covered the quotes are left, `"____"`, and next to them stands `-` where the
 * character there cannot be done without. Code in a text, `$(…)`, is not covered. Lengths stay the same.
 */
export function rewriteCode(source: string, rewrite: (code: string) => string): string {
  const parts = opaqueParts(source).map(({ start, end }) => partOf(source.slice(start, end), start));
  const code = rewrite(withParts(source, parts, ({ cover }) => cover));
  return withParts(code, parts, ({ start, cover, text }) => {
    const now = code.slice(start, start + cover.length);
    if (now === cover) return text;
    return text.replace(/[\s\S]/g, (char, at: number) => (now[at] === cover[at] ? char : now.charAt(at)));
  });
}

/** The span of a text with both its quotes, of which the grammar is not given one where the text stands next to a value. */
export function textSpan(node: SyntaxNode): Span {
  const { start, end } = spanOf(node);
  const { text } = node;
  return { start: /^[@"']/.test(text) ? start : start - 1, end: /[@"']$/.test(text) ? end : end + 1 };
}

/** A part of the source that is no code. */
interface Part {
  readonly start: number;
  /** How it is covered. */
  readonly cover: string;
  /** What the grammar is given. */
  readonly text: string;
}

function partOf(source: string, start: number): Part {
  const cover = coverOf(source);
  return { start, cover, text: /^<?#/.test(source) ? cover : readable(source) };
}

/** The grammar takes number signs in texts for comments, and backticks at the end of one for part of its end. */
function readable(text: string): string {
  if (text.startsWith("'") || text.startsWith("@'") || !/[#`]/.test(text)) return text;
  return text.replace(/#|`[^\r\n]?/g, (mark) => '-'.repeat(mark.length));
}

function coverOf(part: string): string {
  const { length } = part;
  if (part.startsWith('#')) return '#'.repeat(length);
  if (length < 3) return part;
  if (part.startsWith('<#'))
    return `<#${'_'.repeat(Math.max(0, length - 4))}${part.slice(Math.max(2, length - 2))}`;
  const last = isNeeded(part) ? '-' : '_';
  if (length === 3) return `${part[0]}${last}${part[2]}`;
  const first = /[$`"']/.test(part.charAt(1)) ? '-' : '_';
  return `${part[0]}${first}${'_'.repeat(length - 4)}${last}${part[length - 1]}`;
}

/** Whether the last character of a text is more than itself: a quote that is doubled or escaped, or part of a variable. */
function isNeeded(part: string): boolean {
  const last = part.charAt(part.length - 2);
  return /[$`"']/.test(last) || part.at(-3) === '`' || (/[\w:}]/.test(last) && part.includes('$'));
}

function withParts(source: string, parts: readonly Part[], given: (part: Part) => string): string {
  const pieces: string[] = [];
  let position = 0;
  for (const part of parts) {
    pieces.push(source.slice(position, part.start), given(part));
    position = part.start + part.cover.length;
  }
  pieces.push(source.slice(position));
  return pieces.join('');
}

/** Code in a text, `$(…)`: in which text it is, and how many brackets are open. */
interface Within {
  readonly text: Text;
  depth: number;
}

/** The texts and comments in order. Of a text that holds code these are the parts around it, with the brackets. */
function opaqueParts(source: string): readonly Span[] {
  const parts: Span[] = [];
  const open: Within[] = [];
  let position = 0;
  for (;;) {
    const within = open.at(-1);
    const marks = within ? IN_EXPANSION : IN_CODE;
    marks.lastIndex = position;
    const match = marks.exec(source);
    if (!match) return parts;
    const { 0: mark, 1: quote, index: start } = match;
    position = start + mark.length;
    if (within && mark === '(') within.depth++;
    if (within && mark === ')') within.depth--;
    const text = within?.depth === 0 ? open.pop()?.text : begun(mark, quote);
    if (text) {
      const { end, isCode } = endOfText(source, text, quote === undefined ? position : position - 1);
      if (isCode) open.push({ text, depth: 1 });
      position = end;
    }
    if (text || /^["'<#]/.test(mark)) parts.push({ start, end: position });
  }
}

/** The text that begins with the mark and may hold code or be long. */
function begun(mark: string, quote: string | undefined): Text | undefined {
  if (quote !== undefined) return quote === '"' ? '@"' : "@'";
  return mark === '"' ? mark : undefined;
}

function endOfText(source: string, text: Text, from: number) {
  const marks = IN_TEXT[text];
  marks.lastIndex = from;
  for (let match = marks.exec(source); match; match = marks.exec(source)) {
    const [mark] = match;
    const isEnd = mark === '"' || mark.startsWith('\n');
    if (isEnd || mark === '$(') return { end: marks.lastIndex, isCode: !isEnd };
  }
  return { end: source.length, isCode: false };
}
