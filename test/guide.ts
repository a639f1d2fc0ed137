/**
 * What a guide in `docs/guides` does, in the order of the page. Blocks of code are told by their info strings:
 *
 * | info string | is |
 * | --- | --- |
 * | `<language> <path>` | a file |
 * | `<language> <path> finds <rules>` | a file, and the rules that find something in it, or `nothing` |
 * | `console` | `$ command` lines, each with what it prints; `…` stands for any text, on a line of its own for any lines |
 *
 * Any other block is for reading alone.
 */
export type Step =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly text: string;
      readonly finds?: readonly string[];
    }
  | { readonly kind: 'command'; readonly line: string; readonly prints: string };

/** A block, those within lists too: they are indented, and for reading alone. */
const BLOCK = /^( *)```([^\n`]*)\n([\s\S]*?)^ *```$/gm;
const COMMAND = /^\$ (.+)\n((?:(?!\$ ).*\n)*)/gm;

/** The steps of a guide. A command of ours in a block that nobody runs is refused. */
export function stepsOf(markdown: string): readonly Step[] {
  return [...markdown.matchAll(BLOCK)].flatMap(([, indent = '', info = '', text = '']) =>
    stepsIn(indent === '' ? info : '', text),
  );
}

function stepsIn(info: string, text: string): readonly Step[] {
  if (info === 'console')
    return [...text.matchAll(COMMAND)].map(([, line = '', prints = '']) => ({
      kind: 'command',
      line,
      prints,
    }));
  if (/^\s*(?:\$ )?aadsts-lens\b/m.test(text))
    throw new Error(`A command stands outside of a console block: ${text}`);
  const [, path, finds] = /^\S+ (\S+)(?: finds (.+))?$/.exec(info) ?? [];
  if (path === undefined) return [];
  const rules = finds === 'nothing' ? [] : finds?.split(', ');
  return [{ kind: 'file', path, text, ...(rules && { finds: rules }) }];
}

/** The arguments of one command of the line, without the shell’s quotes. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** What a text that is printed has to look like. */
export function patternOf(prints: string): RegExp {
  const lines = prints
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(literal).join('.*')} *\\n`));
  return new RegExp(`^\\s*${lines.join('')}\\s*$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
