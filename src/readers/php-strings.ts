import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { choices, fromEnvironment } from './references.ts';

export const references = choices(
  fromEnvironment((variable) => `getenv('${variable}')`),
  fromEnvironment((variable) => `$_ENV['${variable}']`),
);

/** Texts of PHP (php.net/manual, "Strings"): a backslash stays where it escapes nothing. */
export const syntax: Syntax = {
  encode: (value) => `'${value.replace(/['\\]/g, '\\$&')}'`,
  references,
  entry: (name, value) => `${syntax.encode(name)} => ${syntax.encode(value)}, `,
};

/** What stands between interpolations is in double quotes, and so are the escapes it needs. */
const fragmentSyntax: Syntax = { encode: (value) => doubleQuoted(value, '$').slice(1, -1) };

export const singleQuoted: Make = text(syntax, (source) => ({
  ...quotesOf(source),
  unescape: (content) => content.replace(/\\(['\\])/g, '$1'),
}));

/** `"…"` and `<<<X … X`: a text; with `$x` or `{$x}` a concatenation. */
export const interpolated: Make = (node, build) => {
  const parts = node.text.includes('$') ? partsOf(node) : [];
  if (parts.every(({ type }) => TEXT.has(type))) return plain(node, build);
  return {
    kind: 'concatenation',
    parts: parts.map(build),
    span: { start: node.startIndex, end: node.endIndex },
  };
};

export const nowdoc: Make = text(syntax, (source) => ({
  ...heredocQuotes(source),
  unescape: (content) => withoutIndentation(source, content),
}));

export const fragment: Make = text(fragmentSyntax, () => ({
  open: 0,
  close: 0,
  isRaw: false,
  unescape: withoutEscapes,
}));

const plain: Make = text(syntax, (source) =>
  source.startsWith('<<<')
    ? {
        ...heredocQuotes(source),
        unescape: (content) => withoutEscapes(withoutIndentation(source, content)),
      }
    : { ...quotesOf(source), unescape: withoutEscapes },
);

const TEXT = new Set(['string_content', 'escape_sequence']);

const partsOf = (node: SyntaxNode) =>
  named(node.childForFieldName('value') ?? node).filter(({ type }) => !type.startsWith('heredoc_'));

/** `'…'`, `"…"`, `b"…"`. */
function quotesOf(source: string): Quotes {
  const open = /^[bB]/.test(source) ? 2 : 1;
  const isClosed = source.length > open && source.endsWith(source[open - 1] ?? '');
  return { open, close: isClosed ? 1 : 0, isRaw: false };
}

/** From the line behind `<<<X` up to the line break before `X`. */
function heredocQuotes(source: string): Quotes {
  const first = source.indexOf('\n') + 1;
  const last = source.lastIndexOf('\n');
  if (first === 0 || last < first) return { open: first || source.length, close: 0, isRaw: false };
  const end = source[last - 1] === '\r' && last > first ? last - 1 : last;
  return { open: first, close: source.length - end, isRaw: false };
}

/** The blanks before the closing mark are taken from every line. */
function withoutIndentation(source: string, content: string): string {
  const closing = source.slice(source.lastIndexOf('\n') + 1);
  const indentation = closing.length - closing.trimStart().length;
  // An empty text has no line of its own between the marks.
  if (!source.slice(0, -closing.length).trimEnd().includes('\n')) return '';
  return content
    .split('\n')
    .map((line) => line.slice(Math.min(indentation, line.length - line.trimStart().length)))
    .join('\n');
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  e: '\x1b',
  f: '\f',
};

function withoutEscapes(content: string): string {
  return content.replace(
    /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u\{([0-9A-Fa-f]{1,6})\}|([nrtvef])|([\\$"]))/g,
    (all, octal?: string, byte?: string, point?: string, control?: string, mark?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
      const code = Number.parseInt(byte ?? point ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return CONTROL[control ?? ''] ?? mark ?? all;
    },
  );
}
