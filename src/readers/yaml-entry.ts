import type { Edit, Place } from '../core/types.ts';
import { lineBreakOf } from './references.ts';

/** Texts within one another, by their names. */
type Nested = string | { readonly [name: string]: Nested };

/** An entry of a map whose value begins on the line of its name. */
export interface YamlEntry {
  readonly name: string;
  /** The edit that puts another entry in its place, with the indentation of the first. */
  replacedBy(name: string, value: Nested): Edit;
}

/** Names are not longer than this (UTF-16 units). */
const LONGEST_NAME = 100;

/** The entry whose value stands at `place`. */
export function entryAt(text: string, { literal }: Place): YamlEntry | undefined {
  const line = text.lastIndexOf('\n', literal.start - 1) + 1;
  const before = text.slice(Math.max(line, literal.start - LONGEST_NAME), literal.start);
  const key = /(?:"([\w.-]+)"|'([\w.-]+)'|(?<![\w.-])([\w.-]+))[ \t]*:[ \t]+(?:[!&]\S+[ \t]+)?$/.exec(before);
  if (!key) return undefined;
  const start = literal.start - (before.length - key.index);
  const isFlow = /[{,][ \t]*$/.test(before.slice(0, key.index));
  const newLine = lineBreakOf(text);
  return {
    name: key[1] ?? key[2] ?? key[3] ?? '',
    replacedBy: (name, value) => {
      const newText = isFlow
        ? inFlow({ [name]: value }).slice(2, -2)
        : inBlock({ [name]: value }, start - line, newLine);
      return { span: { start, end: literal.end }, newText };
    },
  };
}

/** The entries on lines of their own below the first. */
function inBlock(entries: { readonly [name: string]: Nested }, column: number, newLine: string): string {
  const lines = Object.entries(entries).map(([name, value]) => {
    if (typeof value === 'string') return `${name}: ${value}`;
    const indentation = ' '.repeat(column + 2);
    return `${name}:${newLine}${indentation}${inBlock(value, column + 2, newLine)}`;
  });
  return lines.join(`${newLine}${' '.repeat(column)}`);
}

function inFlow(value: Nested): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).map(([name, inner]) => `${name}: ${inFlow(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
