import type { Expression, Literal } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Span, Syntax } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { expansion, inSingleQuotes, type Verbatim } from './mangling.ts';
import { textSpan } from './powershell-texts.ts';
import { asSource, choices, fromEnvironment, kebabCase } from './references.ts';

/** How PowerShell writes text: in single quotes only these are doubled, the typographic ones among them. */
export const syntax: Syntax = {
  encode: (value) => `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`,
  references: choices(
    fromEnvironment((variable) => `$env:${variable}`),
    asSource(
      'Key Vault',
      (variable) => `(Get-AzKeyVaultSecret -VaultName '<vault>' -Name '${kebabCase(variable)}' -AsPlainText)`,
    ),
  ),
  entry: (name, value) => `${/^\w+$/.test(name) ? name : syntax.encode(name)} = ${syntax.encode(value)}; `,
  formEncoded: ['[uri]::EscapeDataString(', ')'],
};

/** Text between what is expanded in double quotes. */
const fragment: Syntax = { encode: (value) => value.replace(/[`"$“”„]/g, '`$&') };

const CONTROL: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

export function withoutBackticks(content: string): string {
  if (!content.includes('`')) return content;
  return content.replace(
    /`(?:u\{([0-9a-f]{1,6})\}|(\r\n|[\s\S]))/gi,
    (all, point?: string, char?: string) => {
      const code = Number.parseInt(point ?? '', 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      return char === undefined ? all : (CONTROL[char] ?? char);
    },
  );
}

function fromDoubleQuotes(content: string): string {
  return withoutBackticks(content.replace(/(`[\s\S])|(["“”„])["“”„]/g, '$1$2'));
}

function fromSingleQuotes(content: string): string {
  return content.replace(/(['‘’‚‛])['‘’‚‛]/g, '$1');
}

export function textOf(value: string, literal: Span, content: Span, as: Syntax = syntax): Literal {
  const place = { span: content, literal, entry: literal, syntax: as };
  return { kind: 'literal', type: 'text', value, span: literal, place };
}

/** The content of a text between its marks: `'…'`, and the lines between those of `@'` and `'@`. */
function contentOf(node: SyntaxNode): Span {
  const source = node.text;
  const open = /^(?:@["'][^\n]*\n|["'])/.exec(source)?.[0].length ?? 0;
  const rest = source.slice(open);
  const close = (source.startsWith('@') ? /(?:\r?\n)?["']@$/ : /["']$/).exec(rest)?.[0].length ?? 0;
  return { start: node.startIndex + open, end: node.endIndex - close };
}

/** `'…'`, `@'…'@` */
export function verbatim(meaning: (content: string) => string = fromSingleQuotes): Make {
  return (node) => {
    const content = contentOf(node);
    return textOf(meaning(sliceOf(node, content)), textSpan(node), content);
  };
}

/** `"…"`, `@"…"@`, with what is expanded in them. */
export function expandable(meaning: (content: string) => string = fromDoubleQuotes): Make {
  return (node, build) => {
    const content = contentOf(node);
    const span = textSpan(node);
    const expansions = named(node).filter(({ type }) => type === 'variable' || type === 'sub_expression');
    if (expansions.length === 0) return textOf(meaning(sliceOf(node, content)), span, content);
    const whole = put(partsOf(node, content, expansions, meaning, build), span);
    const isLine = /^["“”„]/.test(node.text) && expansions.every(({ type }) => type === 'variable');
    const names = expansions.map((each) => ({ text: each.text, start: each.startIndex }));
    return isLine ? mangled(whole, names, { text: sliceOf(node, content), quotes: 1 }) : whole;
  };
}

/** A text put together with variables without braces or drives, together with what it means literally. */
function mangled(
  whole: Expression,
  variables: readonly Verbatim[],
  { text, quotes }: { readonly text: string; readonly quotes: 0 | 1 },
): Expression {
  const [first] = variables;
  const isBare = variables.every((each) => /^\$\w+$/.test(each.text));
  if (whole.kind !== 'concatenation' || !first || !isBare) return whole;
  const span = { start: first.start, end: first.start + first.text.length };
  const repair = inSingleQuotes(whole.span, text, quotes, /[`‘’‚‛]|""/);
  return { ...whole, ...expansion('powershell', span, text, repair) };
}

function partsOf(
  node: SyntaxNode,
  { start, end }: Span,
  expansions: readonly SyntaxNode[],
  meaning: (content: string) => string,
  build: Build,
): readonly Expression[] {
  const parts: Expression[] = [];
  let position = start;
  const textUpTo = (next: number) => {
    const span = { start: position, end: next };
    if (next > position) parts.push(textOf(meaning(sliceOf(node, span)), span, span, fragment));
  };
  for (const expansion of expansions) {
    // At the start of a line the grammar counts the end of the line before to what is expanded.
    textUpTo(expansion.endIndex - expansion.text.trimStart().length);
    parts.push(build(expansion));
    position = expansion.endIndex;
  }
  textUpTo(end);
  return parts;
}

/** One part stands for itself, in the whole span; several are put together. */
function put(parts: readonly Expression[], span: Span): Expression {
  const [only, second] = parts;
  return only && !second ? { ...only, span } : { kind: 'concatenation', parts, span };
}

function sliceOf(node: SyntaxNode, { start, end }: Span): string {
  return node.text.slice(start - node.startIndex, end - node.startIndex);
}

/** A word of a command, without quotes around all of it; variables in it are expanded, quotes inside it go. */
export const bareWord: Make = (node) => {
  const span = spanOf(node);
  const source = node.text;
  const { marks, isVerbatim } = quotesIn(source);
  const variables = [...source.matchAll(/\$(?:\{[^}]+\}|(?:\w+:)?\w+)/g)].filter(
    ({ index }) => !isVerbatim(index),
  );
  const meaning = (from: number, to: number) =>
    withoutBackticks(
      source.slice(from, to).replace(/["']/g, (mark, at: number) => (marks.has(from + at) ? '' : mark)),
    );
  if (variables.length === 0) return textOf(meaning(0, source.length), span, span);
  const parts: Expression[] = [];
  let position = 0;
  const textUpTo = (next: number) => {
    const place = { start: span.start + position, end: span.start + next };
    const text = meaning(position, next);
    if (text !== '') parts.push(textOf(text, place, place, fragment));
  };
  for (const { 0: all, index } of variables) {
    textUpTo(index);
    position = index + all.length;
    parts.push(variableOf(all, { start: span.start + index, end: span.start + position }));
  }
  textUpTo(source.length);
  const names = variables.map(({ 0: text, index }) => ({ text, start: span.start + index }));
  return mangled(put(parts, span), names, { text: source, quotes: 0 });
};

/** The quotes inside a word by their offsets, and which offsets stand between single ones: `NAME="a b"`. */
function quotesIn(source: string) {
  const quoted = [...source.matchAll(/"(?:[^"`]|`[\s\S])*"|'[^']*'/g)].map(({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
  }));
  return {
    marks: new Set(quoted.flatMap(({ start, end }) => [start, end - 1])),
    isVerbatim: (at: number) =>
      quoted.some(({ start, end }) => source[start] === "'" && start < at && at < end),
  };
}

/** `$name`, `${name}`, `$script:name` and `@name` are variables; `$env:NAME` and its like are members. */
export function variableOf(source: string, span: Span): Expression {
  const inside = source.replace(/^[$@]\{?|\}$/g, '');
  const colon = inside.indexOf(':');
  const scope = inside.slice(0, Math.max(0, colon)).toLowerCase();
  const name = inside.slice(colon + 1);
  if (/^(?:true|false|null)$/i.test(inside)) {
    const place = { span, literal: span, entry: span, syntax };
    return { kind: 'literal', type: 'other', value: inside.toLowerCase(), span, place };
  }
  if (scope === '' || /^(?:global|script|local|private|using|variable)$/.test(scope)) {
    return { kind: 'name', name, span };
  }
  return { kind: 'member', object: { kind: 'name', name: scope, span }, name, span };
}
