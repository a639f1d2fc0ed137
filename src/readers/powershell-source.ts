import { applyEdits } from '../core/edits.ts';
import type { Module } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { rewriteCode } from './powershell-texts.ts';

/** What is read instead of `found`, which is as long and stands at `at` in the code. */
type Replace = (found: string, at: number, code: string) => string;

/**
 * What the grammar cannot read, and what is read instead. One such place spoils the statements around it, and
 * they are common: texts next to values, lists of bare words, paths with variables, names with digits. Where that is
 * not plain from the characters, a place is taken only where an argument of a command stands. A pattern with a sign is
 * looked for only where the sign stands: that is cheaper.
 */
const REWRITES: readonly (readonly [pattern: RegExp, replace: Replace, sign?: string])[] = [
  [/^\uFEFF/, blank],
  [/\t/g, blank],
  // [CmdletBinding()] without `param` behind it
  [/\[cmdletbinding\([^()]*\)\]/gi, blank],
  // begin{ … }: with a blank it is read as a command.
  [/\n(?:begin|process|end|clean|dynamicparam)(?=\{)/gi, (keyword) => keyword.replace(/\w/g, ' ')],
  // -B64 $x: the number would be that of a stream that is redirected.
  [/(?<=[ (])--?[A-Za-z][A-Za-z-]*\d[\w-]*/g, (parameter) => parameter.replace(/\d/g, 'x')],
  // "two words" { … } in a switch
  [/\n *(?:"[_-]*"|'[_-]*')(?=\s*\{)/g, (text) => text.replace(/["'_-]/g, 'x'), 'witch'],
  // Write-Host "Name:"$name, "Name:"($name), $name"text"
  [/_["'](?=[${(])|(?<=[\w)])["']_/g, apart],
  // -Scopes User.Read, Mail.Read
  [
    / [A-Za-z*][\w.:*/@-]*(?: *, *(?:[\w.:*/@-]+|'[^'\n]*'|"[^"\n]*"|\$[\w.:]+))+/g,
    (list, at, code) => (isArgument(code, at) ? list.replace(/'[^'\n]*'|"[^"\n]*"|,/g, withoutComma) : list),
  ],
  // -Domain $name.Split("@")[1]
  [
    /\$[\w:]+(?:\.\w+|\[[^[\]\n]*\])+\([^()\n]*\)(?:\.\w+|\[[^[\]\n]*\]|\([^()\n]*\))+/g,
    (chain, at, code) => (isArgument(code, at) ? `$${crossed(chain.slice(1))}` : chain),
  ],
  // $a.ForEach({ … }), ForEach-Object -Process { … }
  [/\.foreach(?=\()|\bforeach(?=-object +-)/gi, (name) => name.replace(/each/i, crossed)],
  // ?{ … }: without a blank the grammar knows only the other alias.
  [/(?:\?|\bwhere(?:-object)?)(?=\{)/gi, (name) => '%'.padStart(name.length)],
  // -cin, -bor among arguments
  [/(?<= )-(?:c(?:not)?in|b(?:or|and|xor))\b/gi, (operator) => `-${operator.slice(2)} `],
  [/\b0X/g, () => '0x', '0X'],
  // Write-Host "a" -> $b, kubectl apply -f -
  [/(?<= )-(?:>|[a-z] -(?= *[\r\n|;)]))/g, (word) => word.replace(/->|-$/, crossed)],
  // ./script.ps1
  [/\.{1,2}\//g, (path, at, code) => (isFirst(code, at) ? '_'.repeat(path.length) : path), './'],
  // $folder/file
  [
    /(?<=\w)[\\/][\w$:.?*\\/-]*/g,
    (path, at, code) =>
      isPath(path) && wordBefore(code, at).startsWith('$') ? path.replace(/\W/g, '_') : path,
  ],
  [/\$\{[\w:]+\}[\\/][\w$:.?*\\/-]*/g, (path) => `$${path.slice(1).replace(/\W/g, '_')}`, '${'],
  // --tenant=contoso
  [/(?<= )--?[A-Za-z][\w-]*=/g, (option) => `${option.slice(0, -1)} `],
  // -e NAME="two words": the quotes stand inside the word.
  [
    /(?<= )--?[A-Za-z][\w-]*(?:(?: +| *`\r?\n *)(?:(?:[A-Za-z_][\w.:-]*=)?(?:"[^"\n]*"|'[^'\n]*')|[A-Za-z_][\w.:-]*=[^\s"'`;|(){}]+))+/g,
    (pairs) =>
      pairs.includes('=')
        ? pairs.replace(/=(?:"[_-]*"|'[_-]*')/g, (part) => `=${crossed(part.slice(1))}`)
        : pairs,
  ],
  // $a ?? $b, $a ??= $b, $a ? $b : $c: what the operator is, is read from the text itself.
  [/\?\?=/g, () => ' +='],
  [/(?<= )\?\? /g, () => '+  ', '?? '],
  [/(?<= )\? [^?;|{}]*? : /g, (choice) => choice.replace(/^\?|:(?= $)/g, '+'), '? '],
  // A pipe at the start of a line
  [/\n *\|/g, (pipe, at, code) => (/#|`$/.test(lineBefore(code, at)) ? pipe : ` ${pipe.slice(1)}`)],
  // Lines of a hash table that a backtick joins, and a backtick in front of an empty line
  [/`(?= *\r?\n *(?:\}|\r?\n|\w+ += ))/g, blank],
];

const OPERATOR =
  /^-(?:[ci]?(?:not)?(?:eq|ne|[gl][te]|like|match|contains|in|replace|split)|join|b?(?:and|x?or|not)|as|is|isnot|f)$/i;

/** What takes a value, and is no word of a command. */
const KEYWORD = /^(?:in|return|throw|exit)$/i;

/** Behind a parameter, a word or a text stands an argument. */
function isArgument(code: string, at: number): boolean {
  const before = lineBefore(code, at);
  const word = before.split(/[^\w:-]/).at(-1) ?? '';
  if (word === '') return /["']$/.test(before);
  return /^-*[A-Za-z]/.test(word) && !OPERATOR.test(word) && !KEYWORD.test(word);
}

/** Whether a statement or command begins there. */
function isFirst(code: string, at: number): boolean {
  return /(?:^|[;|{(=&])$/.test(lineBefore(code, at));
}

/** What stands in front, without blanks, as far as it matters. */
function lineBefore(code: string, at: number): string {
  const near = code.slice(Math.max(0, at - 80), at);
  return near.slice(near.lastIndexOf('\n') + 1).trimEnd();
}

/** The variable, with its members, or other word that ends there; empty behind a bracket. */
function wordBefore(code: string, at: number): string {
  return (
    code
      .slice(Math.max(0, at - 80), at)
      .split(/[^\w.:$]/)
      .at(-1) ?? ''
  );
}

/** A blank takes the place of the quote, and the quote that of the character next to it. */
function apart(edge: string, at: number, code: string): string {
  const [first, second] = edge;
  if (first !== '_') return /^\$|^$/.test(wordBefore(code, at)) ? ` ${first}` : edge;
  return code[at + 2] !== '(' || isWholeText(code, at) ? `${second} ` : edge;
}

/** Whether the quote behind `at` ends a text that stands by itself and holds no code. */
function isWholeText(code: string, at: number): boolean {
  const start = code.lastIndexOf(code.charAt(at + 1), at);
  return /^[ (]["'][_-]*$/.test(code.slice(Math.max(0, start - 1), at));
}

function isPath(rest: string): boolean {
  return rest.includes('\\') || /\/[A-Za-z_.*]/.test(rest);
}

function withoutComma(part: string): string {
  return part === ',' ? ' ' : part;
}

function crossed(text: string): string {
  return 'x'.repeat(text.length);
}

/**
 * The text as the grammar is given it, character for character: positions stay the same. It is for the parser
 * only; what nodes say is read from the text itself.
 */
export function forGrammar(text: string): string {
  const usings = usingsOf(text).map(({ start, end }) => ({
    span: { start, end },
    newText: blank(text.slice(start, end)),
  }));
  const source = applyEdits(text, usings);
  return rewriteCode(source, (code) =>
    REWRITES.reduce(
      (rewritten, [pattern, replace, sign = '']) =>
        rewritten.includes(sign) ? rewritten.replace(pattern, replace) : rewritten,
      code,
    ),
  );
}

/** What `using module` and `using namespace` name. */
export function usedModules(text: string): readonly Module[] {
  return usingsOf(text).flatMap(({ start, end }) => {
    const using = /^(using[ \t]+(?:module|namespace)[ \t]+["']?)([^\s"';]+)/i.exec(text.slice(start, end));
    return using ? [moduleAt(using[2] ?? '', start + (using[1] ?? '').length)] : [];
  });
}

/** What `#Requires -Modules A, B` names; versions stand in hash tables, which are passed over. */
export function requiredModules(text: string): readonly Module[] {
  return [...text.matchAll(/^([ \t]*#requires[^\r\n]*?[ \t]-modules?[ \t]+)([^\r\n@]+)/gim)].flatMap(
    ({ 1: before = '', 2: list = '', index }) => {
      const words = [...list.matchAll(/[^\s,"']+/g)];
      const end = words.findIndex(([word]) => word.startsWith('-'));
      const names = end < 0 ? words : words.slice(0, end);
      return names.map((name) => moduleAt(name[0], index + before.length + name.index));
    },
  );
}

function moduleAt(name: string, start: number): Module {
  return { name, span: { start, end: start + name.length } };
}

const BEFORE_USING = /(?:\s|#[^\n]*\n|<#(?:[^#]|#(?!>))*#>)*/y;
const USING = /using[ \t][^\n]*/iy;

/** The `using` statements; they stand before all others. */
function usingsOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let position = 0;
  for (;;) {
    BEFORE_USING.lastIndex = position;
    BEFORE_USING.test(text);
    const start = BEFORE_USING.lastIndex;
    USING.lastIndex = start;
    if (!USING.test(text)) return spans;
    position = USING.lastIndex;
    spans.push({ start, end: position });
  }
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
