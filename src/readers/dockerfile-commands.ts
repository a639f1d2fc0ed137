import type { Span } from '../core/types.ts';

/**
 * The shell commands of a Dockerfile as a script, each where it stands in the file: offsets stay, all else is blank.
 * `commands` are what stands behind `RUN` and its like, here-documents included. A list of words (`["az", "login"]`)
 * goes to no shell.
 */
export function scriptOf(text: string, commands: readonly Span[]): string {
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
