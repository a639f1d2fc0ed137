import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, text } from './code-text.ts';
import { type Hole, interpolated } from './interpolation.ts';
import { fromEnvironment } from './references.ts';

/** Texts of Kotlin (Kotlin language specification, "String interpolation expressions" and "Character literals"). */
export const syntax: Syntax = {
  encode: quoted,
  references: fromEnvironment((variable) => `System.getenv(${quoted(variable)})`),
};

const quotesOf = (source: string) => {
  const quote = source.startsWith('"""') ? '"""' : source.slice(0, 1);
  const isClosed = source.length >= 2 * quote.length && source.endsWith(quote);
  return {
    open: quote.length,
    close: isClosed ? quote.length : 0,
    isRaw: false,
    unescape: quote === '"""' ? withPlainBreaks : unescaped,
  };
};

/** `'c'`: a text too, for it is put together with texts. */
export const character: Make = text(syntax, quotesOf);

/** `"…"`, `"""…"""`, `$$"…"`, each with what `$` puts in; `file` is the whole text, for what stands before. */
export function stringIn(file: string): Make {
  return (node, build) => {
    const source = node.text;
    const mark = markBefore(file, node.startIndex);
    const holes = source.includes(mark) ? holesIn(node, source, mark) : [];
    if (holes.length === 0) return character(node, build);
    const { open, close, unescape: meaning } = quotesOf(source);
    const write = open === 3 ? asItIs : (value: string) => quoted(value).slice(1, -1);
    return interpolated(
      { offset: node.startIndex, source, open, close, holes, mark, meaning, write, syntax },
      build,
    );
  };
}

/** A raw text has no escapes. */
function asItIs(value: string): string | undefined {
  return /^[^"$\p{Cc}\u2028\u2029\uFEFF\p{Cs}]*$/u.test(value) ? value : undefined;
}

/** The dollar signs before a literal are those that a hole in it begins with. */
function markBefore(file: string, end: number): string {
  let start = end;
  while (file[start - 1] === '$') start--;
  return file.slice(start, end) || '$';
}

/** The grammar sees `${…}` everywhere and `$name` rarely: names are looked for in what it leaves. */
function holesIn(node: SyntaxNode, source: string, mark: string): readonly Hole[] {
  const braced = named(node)
    .filter(({ type }) => type === 'interpolation')
    .map((each) => ({
      start: each.startIndex - node.startIndex - mark.length + 1,
      end: each.endIndex - node.startIndex,
      node: named(each)[0] ?? null,
      isBare: false,
    }))
    .filter(({ start }) => source.startsWith(`${mark}{`, start));
  const ends = [0, ...braced.map(({ end }) => end)];
  const starts = [...braced.map(({ start }) => start), source.length];
  const bare = ends.flatMap((from, index) => namesIn(node, source.slice(0, starts[index]), from, mark));
  return [...braced, ...bare].sort((a, b) => a.start - b.start);
}

const NAME = /(\\[\s\S])|(\$+)([\p{L}_][\p{L}\p{N}_]*|`[^`\r\n]+`)?/gu;

function namesIn(node: SyntaxNode, source: string, from: number, mark: string): readonly Hole[] {
  const content = source.slice(from);
  // A raw text has no escapes.
  const searched = source.startsWith('"""') ? content.replaceAll('\\', ' ') : content;
  return [...searched.matchAll(NAME)].flatMap(({ 0: all, 2: signs = '', 3: name = '', index }) => {
    if (name === '' || signs.length < mark.length) return [];
    const [start, end] = [from + index + signs.length - mark.length, from + index + all.length];
    return [{ start, end, node: nameAt(node, end - name.length, name), isBare: !name.startsWith('`') }];
  });
}

/** The node that the grammar leaves out for a name in a text. Its id is one that no node of a tree has. */
function nameAt(parent: SyntaxNode, start: number, name: string): SyntaxNode {
  const startIndex = parent.startIndex + start;
  return {
    id: -1 - startIndex,
    type: 'identifier',
    startIndex,
    endIndex: startIndex + name.length,
    text: name,
    parent,
    namedChildren: [],
    childForFieldName: () => null,
    childrenForFieldName: () => [],
    descendantsOfType: () => [],
  };
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r' };

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_all, unit?: string, single?: string) =>
    single === undefined ? String.fromCharCode(Number.parseInt(unit ?? '', 16)) : (ESCAPES[single] ?? single),
  );
}

/** Line breaks in a raw text are line feeds, however the file is saved. */
function withPlainBreaks(content: string): string {
  return content.replaceAll('\r\n', '\n');
}

/** Control characters, line separators, the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu;

function quoted(value: string): string {
  return doubleQuoted(value, '$').replace(
    UNPRINTABLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
