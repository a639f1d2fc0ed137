import type { Reader, Reading, Setting, Span } from '../core/types.ts';
import { type Command, readCommands } from './dockerfile-commands.ts';
import { type DockerValue, type Instruction, readValue, syntaxOf } from './dockerfile-values.ts';
import { withLines } from './entries.ts';

/**
 * Dockerfiles: the variables of `ENV` and `ARG`, and the shell commands. Single quotes keep everything; double quotes
 * and bare words know the escape character and variables, which make a value computed. A line goes on behind the
 * escape character at its end, past comments and empty lines. Commands are read as bash reads them, unless the file
 * chooses another shell.
 */
export const dockerfile: Reader = {
  id: 'dockerfile',
  languages: ['dockerfile'],
  lineComment: ['# ', ''],
  fileNames: /^(?:(?:dockerfile|containerfile)(?:\..+)?|.+\.(?:dockerfile|containerfile))$/i,
  grammar: 'tree-sitter-bash',
  read: (text, path, withTree) => {
    const { settings, comments, commands } = readDockerfile(text);
    if (commands.length === 0) return { settings, comments };
    const script = readCommands(text, commands, path, withTree);
    const all = [...settings, ...script.settings];
    return {
      ...script,
      settings: all.toSorted((a, b) => a.place.entry.start - b.place.entry.start),
      comments,
    };
  },
};

const INSTRUCTION = /[ \t]*(?:onbuild[ \t]+)?([a-z]+)(?=\s|$)/iy;
const COMMANDS = new Set(['run', 'cmd', 'entrypoint']);
const HERE_DOCUMENT = /<<(-?)(["']?)([A-Za-z_]\w*)\2/g;
const LINE_END = /\r?\n/y;

interface Source {
  readonly text: string;
  /** The character that continues a line and escapes a mark: a backslash, or what the file's directive says. */
  readonly escapeMark: string;
  readonly comments: Span[];
  /** Marks of here-documents that the rest of the file does not close. */
  readonly unclosed: Set<string>;
}

interface DockerReading extends Reading {
  readonly commands: readonly Command[];
}

function readDockerfile(text: string): DockerReading {
  const settings: Setting[] = [];
  const commands: Command[] = [];
  const escapeMark = /^\uFEFF?(?:#.*\r?\n)*#[ \t]*escape[ \t]*=[ \t]*`/i.test(text) ? '`' : '\\';
  const source: Source = { text, escapeMark, comments: [], unclosed: new Set() };
  let position = text.startsWith('\uFEFF') ? 1 : 0;
  let isBash = escapeMark === '\\';
  while (position < text.length) {
    const afterComment = skipComment(source, position);
    const match = afterComment === undefined ? matchAt(INSTRUCTION, text, position) : null;
    const keyword = match?.[1]?.toLowerCase();
    const rest = position + (match?.[0].length ?? 0);
    if (afterComment !== undefined) {
      position = afterComment;
    } else if (keyword === 'env' || keyword === 'arg') {
      const variables = variablesOf(source, rest, keyword === 'env');
      const end = endOfInstruction(source, variables.at(-1)?.literal.end ?? rest);
      settings.push(...settingsOf(source, variables, keyword, { start: position, end }));
      position = afterLine(text, end);
    } else {
      const end = endOfInstruction(source, rest);
      const mayHaveDocuments = keyword === 'run' || keyword === 'copy' || keyword === 'add';
      position = afterLine(text, end);
      if (mayHaveDocuments) position = afterDocuments(source, text.slice(rest, end), position);
      if (keyword === 'shell') isBash = /"[^"]*\b(?:ba|da|k|z)?sh"/.test(text.slice(rest, end));
      if (isBash && COMMANDS.has(keyword ?? ''))
        commands.push({ start: rest, end: position, isBuild: keyword === 'run' });
    }
  }
  return { settings, comments: source.comments, commands };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

interface Variable extends DockerValue {
  readonly name: string;
  readonly start: number;
}

/** `NAME=value NAME=value`; behind `ENV` also `NAME value`. A name without a value (`ARG NAME`) only declares. */
function variablesOf(source: Source, start: number, isEnv: boolean): readonly Variable[] {
  const variables: Variable[] = [];
  let position = skipBlanks(source, start);
  for (;;) {
    const [all, name = '', sign] = matchAt(/([^\s="'$#]+)(=|(?=\s|$))/y, source.text, position) ?? [];
    if (all === undefined) return variables;
    const isLine = isEnv && sign === '' && variables.length === 0;
    const valueStart = isLine ? skipBlanks(source, position + all.length) : position + all.length;
    const value = sign === '=' || isLine ? readValue(source, valueStart, isLine) : undefined;
    if (value && (sign === '=' || value.literal.end > valueStart)) {
      variables.push({ ...value, name, start: position });
    }
    position = skipBlanks(source, value?.literal.end ?? valueStart);
  }
}

/** The only variable goes with its line; of several one goes with the blanks that part it from another. */
function settingsOf(
  source: Source,
  variables: readonly Variable[],
  instruction: Instruction,
  line: Span,
): readonly Setting[] {
  return variables.map(({ name, value, span, literal, isComputed, start }, index) => {
    const before = variables[index - 1];
    const behind = variables[index + 1];
    const own = { start: before?.literal.end ?? start, end: before || !behind ? literal.end : behind.start };
    const entry = variables.length === 1 ? withLines(source.text, line) : own;
    const place = { span, literal, entry, syntax: syntaxOf(source.escapeMark, instruction, name) };
    return { path: [name], value: isComputed ? '' : value, ...(isComputed && { isComputed }), place };
  });
}

/** Past blanks and continued lines. */
function skipBlanks(source: Source, start: number): number {
  let position = start;
  for (;;) {
    const blanks = matchAt(/[ \t]+/y, source.text, position);
    const next = blanks ? position + blanks[0].length : continued(source, position);
    if (next === undefined) return position;
    position = next;
  }
}

/** Where an instruction goes on whose line ends here with the escape character; comments and empty lines between go. */
function continued(source: Source, position: number): number | undefined {
  const { text, escapeMark } = source;
  if (text[position] !== escapeMark) return undefined;
  const lineBreak = matchAt(/[ \t]*\r?\n/y, text, position + 1);
  if (!lineBreak) return undefined;
  let next = position + 1 + lineBreak[0].length;
  for (;;) {
    const behind = skipComment(source, next) ?? afterEmptyLine(text, next);
    if (behind === undefined) return next;
    next = behind;
  }
}

/** Notes the comment that fills the line, and gives the start of the next line. */
function skipComment({ text, comments }: Source, lineStart: number): number | undefined {
  const match = matchAt(/[ \t]*#[^\n]*/y, text, lineStart);
  if (!match) return undefined;
  const start = lineStart + match[0].indexOf('#');
  if (comments.at(-1)?.start !== start) comments.push({ start, end: lineStart + match[0].trimEnd().length });
  return afterLine(text, lineStart + match[0].length);
}

function afterEmptyLine(text: string, lineStart: number): number | undefined {
  const match = matchAt(/[ \t]*\r?\n/y, text, lineStart);
  return match ? lineStart + match[0].length : undefined;
}

/** The end of the last line of the instruction, without its line break. */
function endOfInstruction(source: Source, start: number): number {
  const { text, escapeMark } = source;
  let position = start;
  while (position < text.length && !matchAt(LINE_END, text, position)) {
    position = (text[position] === escapeMark ? continued(source, position) : undefined) ?? position + 1;
  }
  return position;
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** Past the here-documents that the instruction opens, as far as they are closed. */
function afterDocuments({ text, unclosed }: Source, instruction: string, start: number): number {
  let position = start;
  for (const [, dash, , name] of instruction.matchAll(HERE_DOCUMENT)) {
    if (unclosed.has(`${dash}${name}`)) continue;
    const close = new RegExp(`^${dash ? '\\t*' : ''}${name}\\r?$`, 'gm');
    close.lastIndex = position;
    if (close.test(text)) position = afterLine(text, close.lastIndex);
    else unclosed.add(`${dash}${name}`);
  }
  return position;
}
