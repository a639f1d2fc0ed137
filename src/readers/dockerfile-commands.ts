import type { WithTree } from '../core/syntax.ts';
import type { Reading, Span } from '../core/types.ts';
import { bashLanguage } from './bash.ts';
import { type BuildCommand, inBuild } from './bash-references.ts';
import { codeReader } from './code.ts';

/** What stands behind `RUN` and its like. */
export interface Command extends Span {
  /** True for `RUN`, false for what the container runs. */
  readonly isBuild: boolean;
}

/** Reads the shell commands of a Dockerfile, each where it stands in the file. */
export function readCommands(
  text: string,
  commands: readonly Command[],
  path: string,
  withTree: WithTree | undefined,
): Reading {
  const references = inBuild(commands.flatMap((command) => buildCommand(text, command)));
  const shell = codeReader({ ...bashLanguage, references: () => references });
  return shell.read(scriptOf(text, commands), path, withTree);
}

function buildCommand(text: string, { start, end, isBuild }: Command): readonly BuildCommand[] {
  if (!isBuild) return [];
  const flags = text.slice(start, end).matchAll(/--mount=\S*\btype=secret\S*/g);
  const ids = Array.from(flags, ([flag]) => /\bid=([\w.-]+)/.exec(flag)?.[1] ?? '');
  return [{ span: { start, end }, mounted: new Set(ids) }];
}

/**
 * The shell commands of a Dockerfile as a script, each where it stands in the file: offsets stay, all else is blank.
 * `commands` are what stands behind `RUN` and its like, here-documents included. A list of words (`["az", "login"]`)
 * goes to no shell.
 */
function scriptOf(text: string, commands: readonly Span[]): string {
  let position = 0;
  const pieces = commands.flatMap(({ start, end }) => {
    const before = blank(text.slice(position, start));
    position = end;
    return [before, commandOf(text.slice(start, end))];
  });
  return [...pieces, blank(text.slice(position))].join('');
}

function commandOf(source: string): string {
  if (/^\s*\[/.test(source)) return blank(source);
  const command = source.replace(/\r(?=\n)/g, ' ').replace(/^(?:\s*--[a-z][\w-]*(?:=\S*)?(?=\s))+/i, blank);
  return withinDocument(command).replace(
    /\\([ \t]*)\n((?:[ \t]*(?:#[^\n]*)?\n)*)/g,
    // A line goes on past comments and empty lines, and behind blanks: the shell knows neither.
    (_, blanks: string, lines: string) => `${' '.repeat(blanks.length + lines.length)}\\\n`,
  );
}

/** `<<END`, with no command before it: the document is the script. */
function withinDocument(command: string): string {
  const [opening, , name] = /^\s*<<-?(["']?)(\w+)\1[ \t]*\n/.exec(command) ?? [];
  if (opening === undefined) return command;
  const body = command.slice(opening.length);
  return blank(opening) + body.replace(new RegExp(`^\\t*${name}[ \\t]*$`, 'gm'), blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
