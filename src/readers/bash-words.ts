import type { Expression, Literal } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span, Syntax } from '../core/types.ts';
import { mangled } from './bash-mangling.ts';
import { references, withoutDefault } from './bash-references.ts';
import { type Build, spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { unescaped } from './code-text.ts';

/** How a shell writes text: single quotes keep everything but themselves. */
export const syntax: Syntax = { encode: (value) => `'${value.replaceAll("'", `'\\''`)}'`, references };

const escapedFor = (marks: RegExp): Syntax => ({ encode: (value) => value.replace(marks, '\\$&') });

/** Text between the expansions of double quotes and of a here-document; a default in double quotes has its own. */
const inQuotes = escapedFor(/["$`\\]/g);
const inHereDocument = escapedFor(/[$`\\]/g);
const inQuotedDefault: Syntax = { encode: (value) => `"${inQuotes.encode(value)}"` };

/** A text; `quoted` is what stands between the quotes, where there are some. */
function textOf(value: string, literal: Span, quoted: Span, as: Syntax = syntax): Literal {
  const place = { span: quoted, literal, entry: literal, syntax: as };
  return { kind: 'literal', type: 'text', value, span: literal, place };
}

/** A text in quotes of `open` and `close` characters. */
function quoted(open: number, close: number, meaning: (content: string) => string): Make {
  return (node) => {
    const literal = spanOf(node);
    const start = Math.min(literal.start + open, literal.end);
    const source = node.text;
    const value = meaning(source.slice(open, Math.max(open, source.length - close)));
    return textOf(value, literal, { start, end: Math.max(start, literal.end - close) });
  };
}

/** Takes backslashes away; one before a line break goes with it. */
function bare(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(/\\(?:\r?\n|([\s\S]))/g, '$1');
}

/** In double quotes and here-documents a backslash escapes the marks that mean something there. */
function unquoted(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(/\\(?:\r?\n|(["$`\\]))/g, '$1');
}

function fromHereDocument(content: string): string {
  return content.replace(/\\(?:\r?\n|([$`\\]))/g, '$1');
}

/** A word without quotes; numbers are words too. */
export const word: Make = quoted(0, 0, bare);

/** `'…'` */
export const rawString: Make = quoted(1, 1, (content) => content);

/** `$'…'` */
export const ansiString: Make = quoted(2, 1, unescaped);

const doubleQuoted: Make = quoted(1, 1, unquoted);

/** `"…"` with what is expanded in it. */
export const string: Make = (node, build) => {
  const expansions = named(node).filter(({ type }) => type !== 'string_content');
  if (expansions.length === 0) return doubleQuoted(node, build);
  const { start, end } = spanOf(node);
  const content = { start: start + 1, end: Math.max(start + 1, end - 1) };
  const parts = withExpansions(node, content, expansions, build, { as: inQuotes, meaning: unquoted });
  return mangled(put(parts, { start, end }), expansions, {
    text: node.text.slice(1, content.end - start),
    quotes: 1,
  });
};

/** The body of a here-document; one whose mark is quoted has no expansions. */
export function hereDocument(body: SyntaxNode, isRaw: boolean, build: Build): Expression {
  const span = spanOf(body);
  const meaning = isRaw ? (content: string) => content : fromHereDocument;
  const as = isRaw ? { encode: (value: string) => value } : inHereDocument;
  const expansions = isRaw ? [] : named(body).filter(({ type }) => type !== 'heredoc_content');
  return put(withExpansions(body, span, expansions, build, { as, meaning }), span);
}

interface Between {
  readonly as: Syntax;
  readonly meaning: (content: string) => string;
}

/** The expansions and the texts between them. */
function withExpansions(
  node: SyntaxNode,
  { start, end }: Span,
  expansions: readonly SyntaxNode[],
  build: Build,
  { as, meaning }: Between,
): readonly Expression[] {
  const source = node.text;
  const parts: Expression[] = [];
  let position = start;
  const textUpTo = (next: number) => {
    if (next <= position) return;
    const span = { start: position, end: next };
    parts.push(
      textOf(meaning(source.slice(position - node.startIndex, next - node.startIndex)), span, span, as),
    );
  };
  for (const expansion of expansions) {
    textUpTo(expansion.startIndex);
    parts.push(build(expansion));
    position = expansion.endIndex;
  }
  textUpTo(end);
  return parts;
}

/** One part stands for itself, in the whole span; several are put together. */
function put(parts: readonly Expression[], span: Span): Expression {
  const [only, second] = parts;
  if (only && !second) return { ...only, span };
  return { kind: 'concatenation', parts, span };
}

/** Words and quoted texts without a blank between them: `client_id="$ID"`, `'it'\''s'`. */
export const concatenation: Make = (node, build) => behind(node, node.startIndex, build);

/** What a word says from an offset on: `x` of `--name=x`. */
export function behind(node: SyntaxNode, start: number, build: Build): Expression {
  const nodes = node.type === 'concatenation' ? named(node) : [node];
  const parts = nodes.flatMap((part): readonly Expression[] => {
    if (part.startIndex >= start) return [build(part)];
    if (part.endIndex <= start) return [];
    const span = { start, end: part.endIndex };
    return [textOf(bare(part.text.slice(start - part.startIndex)), span, span)];
  });
  const whole = joined(parts, { start, end: Math.max(start, node.endIndex) });
  const expansions = nodes.filter(({ type }) => type === 'simple_expansion');
  const isBare = nodes.every(({ type }) => /^(?:word|number|simple_expansion)$/.test(type));
  return isBare
    ? mangled(whole, expansions, { text: node.text.slice(start - node.startIndex), quotes: 0 })
    : whole;
}

/** Texts side by side are one text, unless one of them is the default of a variable. */
function joined(parts: readonly Expression[], span: Span): Expression {
  const texts = parts.filter(
    (part): part is Literal => part.kind === 'literal' && part.place.literal.start === part.span.start,
  );
  const [only, second] = parts;
  if (only && !second) return only;
  if (texts.length < parts.length) {
    const flat = parts.flatMap((part) => (part.kind === 'concatenation' ? part.parts : [part]));
    return { kind: 'concatenation', parts: flat, span };
  }
  return textOf(texts.map(({ value }) => value).join(''), span, span);
}

/** `$name`; `$1`, `$?` and their like are names that nobody assigns. */
export const simpleExpansion: Make = (node, build) => ({
  ...build(named(node)[0] ?? null),
  span: spanOf(node),
});

/**
 * `${name}` and `${name:?message}` are the variable; `${name:-text}` and `${name:=text}` are the text, unless
 * the file assigns the variable. Whatever else stands in the braces computes.
 */
export const expansion: Make = (node, build) => {
  const span = spanOf(node);
  const [variable, fallback, third] = named(node);
  const operator = /^\$\{[\w[\]@*]+(:?[-=?]|\})/.exec(node.text)?.[1];
  if (!variable || operator === undefined) return { kind: 'unknown', span };
  const value = build(variable);
  if (operator === '}' || operator.endsWith('?')) return { ...value, span };
  if (value.kind === 'name' && value.value) return { ...value, span };
  const text = fallback && !third ? build(fallback) : undefined;
  if (text?.kind !== 'literal' || text.value === '') return { kind: 'unknown', span };
  const { encode } = node.parent?.type === 'string' ? inQuotedDefault : syntax;
  return { ...text, span, place: { ...text.place, syntax: { encode, references: withoutDefault } } };
};

/** The name and the value of `NAME=value` where nothing is assigned: an empty text at its end. */
export const emptyValue: Make = (node) => {
  const end = { start: node.endIndex, end: node.endIndex };
  return textOf('', end, end);
};

/** `(a b)` is a list, `([name]=a)` an object. */
export const array: Make = (node, build) => {
  const span = spanOf(node);
  const items = named(node).filter(({ type }) => type !== 'comment');
  const keys = items.map((item) => /^\[(["']?)([^\]"']+)\1\]=/.exec(item.text));
  if (items.length === 0 || keys.includes(null)) return { kind: 'list', items: items.map(build), span };
  const entries = items.map((item, index) => {
    const [prefix = '', , name = ''] = keys[index] ?? [];
    return { name, value: behind(item, item.startIndex + prefix.length, build), span: spanOf(item) };
  });
  return { kind: 'object', entries, span };
};
