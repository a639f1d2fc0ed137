import type { Mangling, Reader, Reading, Setting, Span } from '../core/types.ts';
import { argumentOf, textOf } from './batch-values.ts';
import { withLines } from './entries.ts';
import { expansion } from './mangling.ts';

/**
 * Windows batch files: what `set` and `setx` put into variables. In `set "NAME=value"` the value ends at the
 * last quote of the command; without quotes it ends at the command's end, blanks included. `^` escapes outside
 * quotes, `%%` is a percent sign; a value with `%NAME%` in it is computed.
 */
export const batch: Reader = {
  id: 'batch',
  longest: 2 * 1024 * 1024,
  languages: ['bat'],
  lineComment: ['rem ', ''],
  fileNames: /\.(?:cmd|bat)$/i,
  read: readBatch,
};

/** What may stand before a command. */
const LEAD = /[\s@()]*/y;
const COMMENT = /(?:rem(?=[ \t\r\n])|rem$|::)[^\n]*/iy;
const SET = /(set)[ \t]+(?:\/([ap])[ \t]+)?(?=\S)|(setx)[ \t]+(?=\S)/iy;
/** Words before a command that belong to another: `if exist x set …`, `for … do set …`, `else set …`. */
const NESTING = /(?:if|for|else|do)\b/iy;

function readBatch(text: string): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  const isDelayed = /EnableDelayedExpansion/i.test(text);
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let isInBlock = false;
  while (position < text.length) {
    const start = position + (matchAt(LEAD, text, position)?.[0].length ?? 0);
    isInBlock = isBlockOpen(text, position, start, isInBlock);
    const comment = matchAt(COMMENT, text, start);
    const set = matchAt(SET, text, start);
    let next: number;
    if (comment) {
      comments.push({ start, end: start + comment[0].trimEnd().length });
      next = start + comment[0].length;
    } else if (set) {
      const command = commandAt(text, start, start + set[0].length, isInBlock);
      if (!set[2]) settings.push(...settingOf(command, set[3] !== undefined, isDelayed));
      next = command.end + 1;
    } else {
      next = nextCommand(text, start);
    }
    isInBlock = isBlockOpen(text, start, next, isInBlock);
    position = next;
  }
  return { settings, comments };
}

/** Whether a parenthesis is open on the line: only there does a closing one end a value. */
function isBlockOpen(text: string, from: number, to: number, wasOpen: boolean): boolean {
  const passed = text.slice(from, to);
  const line = passed.slice(passed.lastIndexOf('\n') + 1);
  return line.includes('(') || (wasOpen && line.length === passed.length);
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** Where the next command may start: behind a separator or line break, and behind words that nest commands. */
function nextCommand(text: string, start: number): number {
  const nesting = matchAt(NESTING, text, start)?.[0].toLowerCase();
  const nests = nesting !== undefined;
  // The parentheses of `for` hold a list, those of the others commands.
  const opensBlock = nests && nesting !== 'for';
  let isQuoted = false;
  for (let index = start; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '\n') return index + 1;
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '^') index++;
    else if (!isQuoted && (char === '&' || char === '|' || (opensBlock && char === '('))) return index + 1;
    else if (!isQuoted && nests && /\s/.test(char) && startsCommand(text, index + 1)) return index + 1;
  }
  return text.length;
}

function startsCommand(text: string, index: number): boolean {
  return [SET, COMMENT, NESTING].some((pattern) => matchAt(pattern, text, index) !== null);
}

/** A command that sets a variable: its text from `start`, what follows its name from `rest` to `end`. */
interface Command {
  readonly text: string;
  readonly start: number;
  readonly rest: number;
  readonly end: number;
}

/** The command ends at its line's end, or at a separator outside quotes. `^` takes the next character along. */
function commandAt(text: string, start: number, rest: number, isInBlock: boolean): Command {
  let isQuoted = false;
  let end = rest;
  for (; end < text.length; end++) {
    const char = text[end] ?? '';
    if (char === '\n') break;
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '^') end = afterCaret(text, end) - 1;
    else if (!isQuoted && (/[&|<>]/.test(char) || (isInBlock && char === ')'))) break;
  }
  end = Math.min(end, text.length);
  const isAtLineEnd = text[end] === '\n' && text[end - 1] === '\r' && end - 1 >= rest;
  return { text, start, rest, end: isAtLineEnd ? end - 1 : end };
}

/** Behind what `^` escapes: a character, or a line break and what begins the next line. */
function afterCaret(text: string, caret: number): number {
  const lineBreak = matchAt(/\^(?:\r?\n){1,2}/y, text, caret);
  return caret + (lineBreak?.[0].length ?? 2);
}

/** `NAME=value`, `"NAME=value"`, and behind `setx` `NAME value`, `NAME "value"`. */
function settingOf(
  { text, start, rest, end }: Command,
  isX: boolean,
  isDelayed: boolean,
): readonly Setting[] {
  const source = text.slice(rest, end);
  const pattern = isX ? /^([^\s="]+|"[^"\n]+")[ \t]+/ : /^"?([^="&|<>\n]+)=/;
  const [prefix, title] = pattern.exec(source) ?? [];
  if (prefix === undefined || title === undefined) return [];
  const name = title.replaceAll('"', '').trim();
  const { raw, meaning, syntax, ...value } = isX
    ? argumentOf(source, prefix.length)
    : textOf(source, prefix, name);
  const span = { start: rest + value.span.start, end: rest + value.span.end };
  const literal = { start: rest + value.literal.start, end: rest + value.literal.end };
  const place = { span, literal, entry: withLines(text, { start, end }), syntax };
  const isComputed = isReference(raw, isDelayed);
  const stated = isComputed
    ? { value: '', isComputed, ...manglingOf(raw, span.start) }
    : { value: meaning(raw) };
  return [{ path: [name], ...stated, place }];
}

/** The percent signs that a batch file takes for variables and arguments; doubled they are signs. */
function manglingOf(raw: string, start: number): { readonly mangling?: Mangling } {
  const [first] = raw.matchAll(/%(?:[^%\n]+%|\d)/g);
  if (!first) return {};
  const signs = [...raw.matchAll(/%%?/g)].filter(([sign]) => sign === '%');
  const span = { start: start + first.index, end: start + first.index + first[0].length };
  const repair = signs.map(({ index }) => {
    const at = start + index;
    return { span: { start: at, end: at }, newText: '%' };
  });
  return expansion('batch', span, raw, repair);
}

/** `%NAME%`, `%1`, `%~dp0`, and `!NAME!` where the file turns that on. */
function isReference(raw: string, isDelayed: boolean): boolean {
  const rest = raw.replaceAll('%%', '');
  return /%[^%\n]+%|%[~*\d]/.test(rest) || (isDelayed && /![^!\n]+!/.test(rest));
}
