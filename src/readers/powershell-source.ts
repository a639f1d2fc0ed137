import { applyEdits } from '../core/edits.ts';
import type { Module } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';

/**
 * What the grammar cannot read, and what is read instead. One such place spoils the statements around it, and
 * they are common: number signs in texts, lists of bare words, paths as commands, long options with `=`.
 */
const REWRITES: readonly (readonly [RegExp, (all: string) => string])[] = [
  [/^\uFEFF/, blank],
  // "$repository #1": behind a variable the number sign would start a comment. Matched with all that may hold quotes.
  [
    /<#[\s\S]*?(?:#>|$)|(?<![\w$:./\\-])#[^\n]*|@(["'])[ \t]*\r?\n[\s\S]*?(?:\n\1@|$)|'[^']*(?:'|$)|"(?:[^"`]|`(?:[\s\S]|$))*(?:"|$)/g,
    (part) => (/^@?"[\s\S]*"@?$/.test(part) ? part.replaceAll('#', '-') : part),
  ],
  // -Scopes User.Read, Mail.Read
  [
    /(?:[ \t]-[A-Za-z]\w*:?|\b[A-Za-z]+-[A-Za-z]\w*)[ \t]+[A-Za-z*][\w.:*/-]*(?:[ \t]*,[ \t]*(?:[\w.:*/-]+|'[^'\n]*'|"[^"\n]*"|\$[\w.:]+))+/g,
    (list) => list.replace(/'[^'\n]*'|"[^"\n]*"|,/g, (part) => (part === ',' ? ' ' : part)),
  ],
  // ./script.ps1
  [
    /(?:^|[;|{(=&])[ \t]*\.{1,2}\//gm,
    (path) => path.replace(/\.{1,2}\/$/, (dots) => '_'.repeat(dots.length)),
  ],
  // --tenant=contoso
  [/[ \t]--[a-z][\w-]*=/g, (option) => `${option.slice(0, -1)} `],
  // -e NAME="two words": the quotes stand inside the word.
  [
    /[ \t]--?[A-Za-z][\w-]*(?:(?:[ \t]+|[ \t]*`\r?\n[ \t]*)(?:(?:[A-Za-z_][\w.:-]*=)?(?:"[^"\n]*"|'[^'\n]*')|[A-Za-z_][\w.:-]*=[^\s"'`;|(){}]+))+/g,
    (pairs) =>
      pairs.replace(/=(?:"[^"\n]*"|'[^'\n]*')/g, (part) =>
        part.includes('$(') ? part : `=${part.slice(1).replace(/[^\w$.:/~-]/g, '-')}`,
      ),
  ],
  // $a ?? $b, $a ??= $b: what the operator is, is read from the text itself.
  [/\?\?=/g, () => ' +='],
  [/[ \t]\?\?[ \t]/g, () => ' +  '],
];

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
  return REWRITES.reduce((rewritten, [pattern, replace]) => rewritten.replace(pattern, replace), source);
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
