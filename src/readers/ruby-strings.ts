import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span, Syntax } from '../core/types.ts';
import { spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { nodesOf } from './nodes-by-type.ts';
import { fromEnvironment } from './references.ts';

/** Texts of Ruby (docs.ruby-lang.org, "Literals"): `#` is escaped, for it may begin an interpolation. */
export const syntax: Syntax = {
  encode: (value) => doubleQuoted(value, '#').replace(/\p{Cc}/gu, unicodeEscape),
  references: fromEnvironment((variable) => `ENV.fetch("${variable}")`),
  entry: (name, value) => `${syntax.encode(name)} => ${syntax.encode(value)}, `,
  formEncoded: ['URI.encode_www_form_component(', ')'],
};

function unicodeEscape(char: string): string {
  return `\\u{${char.charCodeAt(0).toString(16)}}`;
}

const fragmentSyntax: Syntax = { encode: (value) => syntax.encode(value).slice(1, -1) };

/** A piece of text between interpolations. */
export const fragment: Make = text(fragmentSyntax, () => ({
  open: 0,
  close: 0,
  isRaw: false,
  unescape: withoutEscapes,
}));

const plain = text(syntax, quotesOf);

/** `'…'`, `"…"`, `%q(…)`, `%Q(…)`, `%(…)`, `:"…"`: a text; with `#{…}` a concatenation. */
export const string: Make = (node, build) => {
  const parts = node.text.includes('#') ? named(node) : [];
  return parts.some(({ type }) => type === 'interpolation')
    ? { kind: 'concatenation', parts: parts.map(build), span: spanOf(node) }
    : plain(node, build);
};

/** `:name`: its name. */
export const symbol: Make = text(syntax, () => ({ open: 1, close: 0, isRaw: true }));

/** `%w[a b]`, `%i[a b]`: words without quotes, so blanks and the brackets are escaped in them. */
export const words: Make = (node, build) => {
  const opening = node.text[2] ?? '';
  const marks = `\\${opening}${CLOSING[opening] ?? opening}`;
  const isMark = (char: string) => marks.includes(char) || /\s/.test(char);
  const escaped: Syntax = {
    encode: (value) => [...value].map((char) => (isMark(char) ? `\\${char}` : char)).join(''),
  };
  const word = text(escaped, () => ({
    open: 0,
    close: 0,
    isRaw: false,
    unescape: (content) => content.replace(/\\([\s\S])/g, (all, char: string) => (isMark(char) ? char : all)),
  }));
  return { kind: 'list', items: named(node).map((each) => word(each, build)), span: spanOf(node) };
};

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

function quotesOf(source: string): Quotes {
  const [opening = ''] = /^(?::?["'`]|%[a-zA-Z]?[^\p{L}\p{N}])/u.exec(source) ?? [];
  const mark = opening.at(-1) ?? '';
  const closing = CLOSING[mark] ?? mark;
  const isClosed = source.length > opening.length && source.endsWith(closing);
  const isSingle = mark === "'" || opening.startsWith('%q');
  return {
    open: opening.length,
    close: isClosed ? closing.length : 0,
    isRaw: false,
    unescape: isSingle ? (content) => withoutMarks(content, `\\${mark}${closing}`) : withoutEscapes,
  };
}

/** In single quotes a backslash escapes the quotes and itself, and stays before anything else. */
function withoutMarks(content: string, marks: string): string {
  return content.replace(/\\([^\p{L}\p{N}\s])/gu, (all, mark: string) => (marks.includes(mark) ? mark : all));
}

/** The heredocs of a text: where the body of each stands. It is looked up when the first one is read. */
export function heredocs(source: string): Make {
  let bodies: ReadonlyMap<number, SyntaxNode> | undefined;
  return (node, build) => {
    bodies ??= bodiesOf(rootOf(node));
    const body = bodies.get(node.startIndex);
    if (!body) return { kind: 'unknown', span: spanOf(node) };
    const parts = named(body).filter(({ type }) => type !== 'heredoc_end');
    return parts.some(({ type }) => type === 'interpolation')
      ? { kind: 'concatenation', parts: parts.map(build), span: spanOf(node) }
      : heredocOf(node, body, source);
  };
}

/** Bodies follow in the order in which they are announced; the key is where the announcement starts. */
function bodiesOf(root: SyntaxNode): ReadonlyMap<number, SyntaxNode> {
  const bodies = new Map<number, SyntaxNode>();
  const announced: number[] = [];
  for (const node of nodesOf(root, ['heredoc_beginning', 'heredoc_body'])) {
    if (node.type === 'heredoc_beginning') announced.push(node.startIndex);
    else bodies.set(announced.shift() ?? -1, node);
  }
  return bodies;
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  for (let parent = node.parent; parent; parent = parent.parent) root = parent;
  return root;
}

/**
 * The literal reaches from the announcement to the end of the body, so whatever stands between the two is
 * written again behind a new value.
 */
function heredocOf(node: SyntaxNode, body: SyntaxNode, source: string): Expression {
  const between = source.slice(node.endIndex, body.startIndex);
  const content = contentOf(body, source);
  const opening = source.slice(node.startIndex, node.endIndex);
  const written = source.slice(content.start, content.end);
  const unindented = opening.startsWith('<<~') ? withoutIndentation(written) : written;
  const behind: Syntax = {
    encode: (value) => syntax.encode(value) + between,
    references: (variable, place) =>
      (syntax.references?.(variable, place) ?? []).map(({ title, edits }) => ({
        title,
        edits: edits.map(({ span, newText }) => ({ span, newText: newText + between })),
      })),
  };
  const literal = { start: node.startIndex, end: body.endIndex };
  return {
    kind: 'literal',
    type: 'text',
    value: opening.includes("'") ? unindented : withoutEscapes(unindented),
    span: spanOf(node),
    place: { span: content, literal, entry: literal, syntax: behind },
  };
}

/** The lines between the announcement's line and the closing mark's. */
function contentOf(body: SyntaxNode, source: string): Span {
  const start = source.indexOf('\n', body.startIndex) + 1 || body.endIndex;
  const end = source.lastIndexOf('\n', body.endIndex - 1) + 1;
  return { start: Math.min(start, body.endIndex), end: Math.max(Math.min(start, body.endIndex), end) };
}

/** `<<~` takes the blanks that all its lines begin with. */
function withoutIndentation(content: string): string {
  const lines = content.split('\n');
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = widths.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length))).join('\n');
}

const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  s: ' ',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\r\n': '',
};

function withoutEscapes(content: string): string {
  return content.replace(
    /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f \t]{1,200})\}|(\r\n|[\s\S]))/gu,
    (all, octal?: string, byte?: string, unit?: string, points?: string, single?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
      const codes = (byte ?? unit ?? points)?.split(/[ \t]+/).filter((code) => code !== '');
      if (codes?.some((code) => Number.parseInt(code, 16) > 0x10ffff)) return all;
      if (codes) return String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16)));
      return CONTROL[single ?? ''] ?? single ?? all;
    },
  );
}
