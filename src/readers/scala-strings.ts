import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { type Hole, interpolated as withHoles } from './interpolation.ts';
import { fromEnvironment } from './references.ts';

/** Texts of Scala (Scala language specification, "Character Literals" to "String Interpolation"). */
export const syntax: Syntax = {
  encode: quoted,
  references: fromEnvironment((variable) => `sys.env(${quoted(variable)})`),
};

/** `"…"`, `"""…"""`, and `'c'`, for it is put together with texts. */
export const string: Make = text(syntax, (source) => {
  const quotes = quotesOf(source);
  return { ...quotes, isRaw: false, unescape: quotes.open === 3 ? withPlainBreaks : unescaped };
});

/** `s"…$a…${b}…"`, also with other words before it; a text where nothing is put in. */
export const interpolated: Make = (node, build) => {
  const interpolator = node.childForFieldName('interpolator');
  const content = named(node).find(({ type }) => type === 'interpolated_string');
  if (!interpolator || !content)
    return { kind: 'unknown', span: { start: node.startIndex, end: node.endIndex } };
  const word = interpolator.text;
  const source = `${word}${content.text}`;
  const { open, close } = quotesOf(content.text);
  const holes = holesIn(content, node.startIndex, source);
  const literal = {
    offset: node.startIndex,
    source,
    open: word.length + open,
    close,
    holes,
    mark: '$',
    meaning: meaningOf(word),
    write: (value: string) => (canStand(value, word) ? value : undefined),
    syntax,
  };
  if (holes.length > 0) return withHoles(literal, build);
  const quotes = { open: literal.open, close, isRaw: false, unescape: literal.meaning };
  return text(syntax, () => quotes)(node, build);
};

/** Quotes of one or three. An unclosed text has no end. */
function quotesOf(source: string): Quotes {
  const quote = source.startsWith('"""') ? '"""' : source.slice(0, 1);
  const isClosed = source.length >= 2 * quote.length && source.endsWith(quote);
  return { open: quote.length, close: isClosed ? quote.length : 0, isRaw: true };
}

function holesIn(content: SyntaxNode, offset: number, source: string): readonly Hole[] {
  return named(content)
    .filter(({ type }) => type === 'interpolation')
    .map((each) => {
      const [start, end] = [each.startIndex - offset, each.endIndex - offset];
      return { start, end, node: named(each)[0] ?? null, isBare: source[start + 1] !== '{' };
    });
}

/** `s` and `f` read escapes. `f` has formats behind what is put in; what others do is their own business. */
function meaningOf(word: string): (content: string) => string {
  const reads = word === 's' || word === 'f' ? unescaped : (content: string) => content;
  const plain = word === 'f' ? withoutFormats : (content: string) => content;
  return (content) => reads(withPlainBreaks(plain(content)).replace(/\$([$"])/g, '$1'));
}

/** `%s` behind a hole, and `%%` for `%`. */
function withoutFormats(content: string): string {
  return content.replace(/^%[-#+ 0,(]*(?:[1-9]\d*)?(?:\.\d+)?[A-Za-z]/, '').replaceAll('%%', '%');
}

/** True for a text that every interpolator takes as it is. */
function canStand(value: string, word: string): boolean {
  return /^[^"\\$\p{Cc}\u2028\u2029\uFEFF\p{Cs}]*$/u.test(value) && !(word === 'f' && value.includes('%'));
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

function unescaped(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(/\\(?:u+([0-9A-Fa-f]{4})|([\s\S]))/g, (_all, unit?: string, single?: string) =>
    single === undefined ? String.fromCharCode(Number.parseInt(unit ?? '', 16)) : (ESCAPES[single] ?? single),
  );
}

/** Line breaks in a text are line feeds, however the file is saved. */
function withPlainBreaks(content: string): string {
  return content.replaceAll('\r\n', '\n');
}

/** Control characters, line separators, the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu;

function quoted(value: string): string {
  return doubleQuoted(value).replace(
    UNPRINTABLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
