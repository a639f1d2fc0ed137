import { readdirSync } from 'node:fs';
import type { SyntaxNode } from '../src/core/syntax.ts';
import { read } from './derived.ts';
import { ownTrees } from './grammars.ts';

const FOLDER = 'src/vscode';

/** A call of `vscode.l10n.t`. */
export interface Translated {
  readonly file: string;
  /** As it is written; undefined where it is no plain literal. */
  readonly text: string | undefined;
  /** How many values are put into it. */
  readonly values: number;
}

/** A literal that reads like words for people, outside of `vscode.l10n.t`. */
export interface Untranslated {
  readonly file: string;
  /** Values that are put into it stand as `{}`. */
  readonly text: string;
}

/** Every call of `vscode.l10n.t` in the source of the extension, in the order of files and lines. */
export async function translatedTexts(): Promise<readonly Translated[]> {
  return eachFile((file, root) =>
    nodesOf(root, 'call_expression').filter(isTranslation).map(translatedBy(file)),
  );
}

/** Every literal of the source of the extension that people may be shown, and that is not translated. */
export async function untranslatedTexts(folder = FOLDER): Promise<readonly Untranslated[]> {
  const find = (file: string, root: SyntaxNode) =>
    nodesOf(root, 'string', 'template_string')
      .filter((node) => !isSpokenElsewhere(node))
      .map((node) => ({ file, text: wordsOf(node) }))
      .filter(({ text }) => isForPeople(text));
  return eachFile(find, folder);
}

/** `l10n/bundle.l10n.json`: what translators are given, each text under itself. */
export async function bundle(): Promise<string> {
  const texts = (await translatedTexts()).flatMap(({ text }) => text ?? []).toSorted();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}

/** The values that are put into a text: `{0}`, `{1}`, in the order of their numbers, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set(text.match(/\{[^{}]*\}/g))].toSorted();
}

async function eachFile<Found>(
  find: (file: string, root: SyntaxNode) => readonly Found[],
  folder = FOLDER,
): Promise<readonly Found[]> {
  const withTree = await ownTrees();
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.toSorted().flatMap((file) => withTree(read(`${folder}/${file}`), (root) => find(file, root)));
}

function nodesOf(root: SyntaxNode, ...types: string[]): readonly SyntaxNode[] {
  return root.descendantsOfType(types).filter((node) => node !== null);
}

function isTranslation(call: SyntaxNode): boolean {
  return calledBy(call) === 'vscode.l10n.t';
}

function calledBy(call: SyntaxNode): string {
  return (call.childForFieldName('function')?.text ?? '').replace(/\s/g, '');
}

function translatedBy(file: string): (call: SyntaxNode) => Translated {
  return (call) => {
    const [first, ...values] = argumentsOf(call);
    const isPlain = first?.type === 'string' && !first.text.includes('\\');
    return { file, text: isPlain ? first.text.slice(1, -1) : undefined, values: values.length };
  };
}

function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  const given = call.childForFieldName('arguments')?.namedChildren ?? [];
  return given.filter((node) => node !== null && node.type !== 'comment') as readonly SyntaxNode[];
}

/** Names of modules and types, the log, and what is translated. */
function isSpokenElsewhere(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'import_statement' || parent?.type === 'literal_type') return true;
  const call = parent?.type === 'arguments' ? parent.parent : null;
  return call !== null && /^(?:vscode\.l10n\.t|import|log\.(?:error|warn|info))$/.test(calledBy(call));
}

function wordsOf(node: SyntaxNode): string {
  const parts = node.namedChildren.map((part) =>
    part?.type === 'template_substitution' ? '{}' : (part?.text ?? ''),
  );
  return parts.join('');
}

/** Two words, or one that begins with a capital: names of commands, settings, icons and files do neither. */
function isForPeople(text: string): boolean {
  const words = text.replace(/\$\([\w~-]+\)|\{\}/g, '');
  return /\p{L}{2,}[^\p{L}]*\s[^\p{L}]*\p{L}{2,}/u.test(words) || /(?:^|\s)\p{Lu}\p{Ll}/u.test(words);
}
