import { type Node, parseTree } from 'jsonc-parser';
import type { Data, Edit, Setting } from '../core/types.ts';
import { lineBreakOf } from './references.ts';

/** The tree of a text; undefined for one that is nested deeper than the stack. */
export function parsedJson(text: string): Node | undefined {
  try {
    return parseTree(text, [], { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is longer (UTF-16 units) is not edited by hand: fixes that need a tree of it are not offered. */
const LONGEST_EDITED = 1024 * 1024;

/** The tree of a text of a length that people edit. */
export function editedJson(text: string): Node | undefined {
  return text.length > LONGEST_EDITED ? undefined : parsedJson(text);
}

/** The settings, each with the edits that put another entry of its object in its place. */
export function withReplaceableEntries(settings: readonly Setting[], text: string): readonly Setting[] {
  const root = editedJson(text);
  if (!root) return settings;
  const style = styleOf(text);
  return settings.map((setting) => {
    const { place } = setting;
    const property = nodeAt(root, place.literal.start)?.parent;
    if (property?.type !== 'property') return setting;
    const replaceEntry = replacing(text, property, style);
    return { ...setting, place: { ...place, syntax: { ...place.syntax, replaceEntry } } };
  });
}

/** The innermost node around an offset. A list may have a hundred thousand items: they are not asked one after the other. */
function nodeAt(root: Node, offset: number): Node | undefined {
  if (offset < root.offset || offset >= root.offset + root.length) return undefined;
  const { children = [] } = root;
  let [low, high] = [0, children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle]?.offset ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const child = children[low - 1];
  return (child && nodeAt(child, offset)) ?? root;
}

function replacing(
  text: string,
  { offset: start, length, parent }: Node,
  style: JsonStyle,
): (name: string, value: Data) => readonly Edit[] {
  const span = { start, end: start + length };
  const margin = marginAt(text, start);
  const isTaken = (name: string) =>
    parent?.children?.some(({ children }) => children?.[0]?.value === name) ?? false;
  return (name, value) =>
    isTaken(name) ? [] : [{ span, newText: `${JSON.stringify(name)}: ${jsonOf(value, margin, style)}` }];
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
