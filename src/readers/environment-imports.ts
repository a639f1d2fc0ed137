import type { SyntaxNode } from '../core/syntax.ts';
import type { Edit, Place } from '../core/types.ts';
import type { CodeFile } from './code-references.ts';
import { EMPTY_LINE, headOf, inserted, NOTICE } from './file-head.ts';
import { lineBreakOf } from './references.ts';

/** The import that a reference at a place needs, where the file lacks it. */
export type MissingImport = (place: Place) => readonly Edit[];

/** `import os`: it has to stand above the place. What is imported inside a function serves that function alone. */
export function importOs({ text, imports }: CodeFile): MissingImport {
  const own = imports.filter(({ startIndex }) => startIndex === 0 || text[startIndex - 1] === '\n');
  const known = own.find((node) => isAt(text, node, /import[ \t][^\n#;]*(?<![.\w])os(?!\w|[ \t]+as\b)/y));
  const first = own[0]?.startIndex;
  const head = headOf(text, PYTHON_HEAD);
  const newLine = lineBreakOf(text);
  return ({ literal }) => {
    if (known && known.startIndex < literal.start) return [];
    if (first !== undefined && first < literal.start) return [inserted(first, `import os${newLine}`)];
    return [inserted(head, `import os${newLine}${newLine}`)];
  };
}

/** `"os"`, among the packages of the standard library. */
export function importOsPackage({ text, imports }: CodeFile): MissingImport {
  const specs = imports.map(({ startIndex }) => specAt(text, startIndex));
  if (specs.some(({ path, name }) => path === 'os' && name === '')) return () => [];
  const newLine = lineBreakOf(text);
  const edits = osPackage(
    text,
    specs.filter(({ path }) => path !== 'C'),
    newLine,
  );
  return () => edits;
}

/** `using System;`. Where the project has it already, by its implicit usings, it does no harm. */
export function usingSystem({ text, imports }: CodeFile): MissingImport {
  if (imports.some((node) => isAt(text, node, /(?:global\s+)?using\s+System\s*;/y))) return () => [];
  const newLine = lineBreakOf(text);
  const first = imports.find((node) => !isAt(text, node, /global\b/y))?.startIndex;
  if (first === undefined) {
    const edits = [inserted(headOf(text, C_SHARP_HEAD), `using System;${newLine}${newLine}`)];
    return () => edits;
  }
  const indentation = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  const edits = [inserted(first, `using System;${newLine}${indentation.trim() === '' ? indentation : ''}`)];
  return () => edits;
}

/** A path that Go imports, and how one more is written beside it: `"os"` in a block, `import "os"` outside. */
interface Spec {
  readonly path: string;
  /** The name that the package is given, if any. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The only path of its statement. */
  readonly isAlone: boolean;
  /** Where a line before it is put in. */
  readonly before: number;
}

function specAt(text: string, start: number): Spec {
  const spec = /([\w.]*)[ \t]*["`]([^"`\n]*)["`]/y;
  spec.lastIndex = start;
  const [, name = '', path = ''] = spec.exec(text) ?? [];
  const lead = /import[ \t]+$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0];
  const before = start - (lead?.length ?? 0);
  return { path, name, start, end: Math.max(start, spec.lastIndex), isAlone: lead !== undefined, before };
}

/** Into the group of the standard library, whose paths have no dot, in the order of the alphabet. */
function osPackage(text: string, specs: readonly Spec[], newLine: string): readonly Edit[] {
  const [first, second] = specs;
  if (!first) return [inserted(endOfPackage(text), `${newLine}${newLine}import "os"`)];
  if (first.isAlone && !second) return inBlock(first, newLine);
  const written = first.isAlone ? 'import "os"' : '"os"';
  const indentation = first.isAlone ? '' : '\t';
  const standard = specs.filter(({ path }) => !path.split('/')[0]?.includes('.'));
  const next = standard.find(({ path }) => path > 'os');
  if (next) return [inserted(next.before, `${written}${newLine}${indentation}`)];
  const last = standard.at(-1);
  if (last) return [inserted(last.end, `${newLine}${indentation}${written}`)];
  return [inserted(first.before, `${written}${newLine}${newLine}${indentation}`)];
}

/** `import "fmt"` becomes a block of two. */
function inBlock({ path, start, end }: Spec, newLine: string): readonly Edit[] {
  const isFirst = path < 'os';
  return [
    inserted(start, `(${newLine}\t${isFirst ? '' : `"os"${newLine}\t`}`),
    inserted(end, `${isFirst ? `${newLine}\t"os"` : ''}${newLine})`),
  ];
}

function endOfPackage(text: string): number {
  const clause = /^package[ \t]+\w+/m.exec(text);
  return clause ? clause.index + clause[0].length : 0;
}

/** What stands before the first statement of a Python file: its interpreter, notices, its docstring. */
const PYTHON_HEAD: readonly RegExp[] = [
  /\uFEFF|#(?:!|[ \t]*-\*-)[^\n]*\n/y,
  /(?:#[^\n]*\n)+(?=[ \t]*\r?\n)/y,
  /(?:"""[\s\S]*?"""|'''[\s\S]*?''')[ \t]*\r?\n/y,
  /from __future__ import (?:\([^)]*\))?[^\n]*\n/y,
  EMPTY_LINE,
];

const C_SHARP_HEAD: readonly RegExp[] = [/\uFEFF|(?:#[!:]|extern alias )[^\n]*\n/y, NOTICE, EMPTY_LINE];

function isAt(text: string, { startIndex }: SyntaxNode, pattern: RegExp): boolean {
  pattern.lastIndex = startIndex;
  return pattern.test(text);
}
