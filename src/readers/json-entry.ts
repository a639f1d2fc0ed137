import type { Data, Edit, Setting, Span, Syntax } from '../core/types.ts';
import { lineBreakOf } from './references.ts';

/** The settings, each with the edits that put another entry of its object in its place. */
export function withReplaceableEntries(settings: readonly Setting[], text: string): readonly Setting[] {
  const names = namesBySection(settings);
  const style = styleOf(text);
  return settings.map((setting) => {
    const { place, path } = setting;
    const replaceEntry = replacing(text, place.literal, names.get(sectionOf(path)), style);
    return replaceEntry
      ? { ...setting, place: { ...place, syntax: { ...place.syntax, replaceEntry } } }
      : setting;
  });
}

/** The names that each object holds, by the path that leads to it. */
function namesBySection(settings: readonly Setting[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { path } of settings) {
    for (let depth = 0; depth < path.length; depth++) {
      const section = sectionOf(path.slice(0, depth + 1));
      const known = names.get(section) ?? new Set();
      names.set(section, known.add(path[depth] ?? ''));
    }
  }
  return names;
}

function sectionOf(path: readonly string[]): string {
  return JSON.stringify(path.slice(0, -1));
}

/** Undefined for a value that has no name before it: an item of a list. */
function replacing(
  text: string,
  { start: value, end }: Span,
  taken: ReadonlySet<string> | undefined,
  style: JsonStyle,
): Syntax['replaceEntry'] {
  const start = nameBefore(text, value);
  if (start === undefined) return undefined;
  const margin = marginAt(text, start);
  return (name, data): readonly Edit[] => {
    if (taken?.has(name)) return [];
    const written = jsonOf(data, margin, style);
    return [{ span: { start, end }, newText: `${JSON.stringify(name)}: ${written}` }];
  };
}

/** Where the name starts, with its quote, that stands before a value. */
function nameBefore(text: string, value: number): number | undefined {
  const colon = beforeBlanks(text, value) - 1;
  const close = beforeBlanks(text, colon) - 1;
  if (text[colon] !== ':' || text[close] !== '"') return undefined;
  const open = text.lastIndexOf('"', close - 1);
  return open < 0 || text[open - 1] === '\\' ? undefined : open;
}

function beforeBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
  return start;
}

/** How a file breaks and indents its lines. */
export interface JsonStyle {
  readonly newLine: string;
  /** What one level is indented by. */
  readonly unit: string;
}

export function styleOf(text: string): JsonStyle {
  return { newLine: lineBreakOf(text), unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ' };
}

/** What stands before an entry on its line, if that is nothing but blanks. */
export function marginAt(text: string, offset: number): string | undefined {
  const margin = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return margin.trim() === '' && margin.length < offset ? margin : undefined;
}

/** The value of an entry: on lines below it where it has a line of its own, else on its line. */
export function jsonOf(value: Data, margin: string | undefined, { newLine, unit }: JsonStyle): string {
  if (margin === undefined) return onOneLine(value);
  return JSON.stringify(value, null, unit).replaceAll('\n', newLine + margin);
}

function onOneLine(value: Data): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}: ${onOneLine(inner)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}
