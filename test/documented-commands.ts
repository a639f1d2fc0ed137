import { pages } from './markdown-pages.ts';

/** A command as a page shows it in a block of code. */
export interface DocumentedCommand {
  readonly page: string;
  /** Without a prompt, and without what is told about it on the same line. */
  readonly line: string;
}

/** Guides have a form of their own, by which `test/guides.test.ts` runs them. */
const GUIDES = 'docs/guides/';

/** What a reader is told to run: a program that this repository brings, or what is done with it. */
const PROGRAM = /^(?:aadsts-lens|npm|npx|git|gh|node|code)\s/;

/** Every command in blocks of code, fenced or indented, of the pages; those that follow one another on a line are one. */
export function documentedCommands(): readonly DocumentedCommand[] {
  return pages()
    .filter(({ path }) => !path.startsWith(GUIDES))
    .flatMap(({ path, text }) => commandsIn(text).map((line) => ({ page: path, line })));
}

function commandsIn(text: string): readonly string[] {
  let isFenced = false;
  return text.split('\n').flatMap((line) => {
    const isFence = /^ *(?:```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    if (isFence || !(isFenced || line.startsWith('    '))) return [];
    const command = line.trim().replace(/^(?:\$|- run:|run:|-) /, '');
    // `npm ci    everything`: what stands after a gap is a remark.
    return PROGRAM.test(command) ? [command.replace(/ {2,}.*$/, '')] : [];
  });
}

/** A command of ours wherever a page names it, in a sentence too, with the options it is given there. */
export interface NamedCommand {
  readonly text: string;
  readonly name: string;
  readonly options: readonly string[];
}

const NAMED =
  /(?:aadsts-lens|node \S*(?:dist\/cli\.cjs|scripts\/run\.mjs)) (assertion check|assertion build|check|explain|decode|thumbprint|assertion|token|emulator|lsp|mcp)\b([^`\n|]*)/g;

export function namedCommands(text: string): readonly NamedCommand[] {
  return [...text.matchAll(NAMED)].map(([command, name = '', rest = '']) => ({
    text: command,
    name: name === 'assertion' ? 'assertion build' : name,
    options: [...rest.matchAll(/(?<=[\s[])--[a-z][a-z-]*/g)].map(([option]) => option),
  }));
}

/** The scripts that a page tells to run: `npm test`, `npm start`, `npm run <name>`. */
export function namedScripts(text: string): readonly string[] {
  const found = text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(test|start)\b)/g);
  return [...found].map(([, run, short]) => run ?? short ?? '');
}
