import type { Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { type Make, named } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { fromEnvironment } from './references.ts';

/** Texts of JavaScript and TypeScript (ECMA-262, section 12.9.4 and 12.9.6). */
export const syntax: Syntax = {
  encode: quoted,
  references: fromEnvironment(environmentVariable),
  entry: (name, value) => `${/^[a-z_]\w*$/i.test(name) ? name : quoted(name)}: ${quoted(value)}, `,
  formEncoded: ['encodeURIComponent(', ')'],
};

/** A template keeps its backticks: behind a tag no other quotes are allowed. */
const template: Syntax = {
  encode: (value) => `\`${templateText(value)}\``,
  references: fromEnvironment(environmentVariable),
};

const taggedTemplate: Syntax = { encode: template.encode };

/** The text between the substitutions of a template. */
const templateFragment: Syntax = {
  encode: templateText,
  references: fromEnvironment((variable) => `\${${environmentVariable(variable)}}`),
};

export const string: Make = text(syntax, quotesOf);

/** `` `…` ``: a text; with `${…}` a concatenation. */
export const templateString: Make = (node, build) => templateOf(node, build, template);

/** The template behind a tag, as the argument that the tag's function is called with. */
export function taggedTemplateOf(node: SyntaxNode, build: Build): Expression {
  return templateOf(node, build, taggedTemplate);
}

export const fragment: Make = text(templateFragment, () => ({ open: 0, close: 0, isRaw: false }));

function templateOf(node: SyntaxNode, build: Build, written: Syntax): Expression {
  const parts = named(node);
  const isText = parts.every(({ type }) => type !== 'template_substitution');
  if (isText) return text(written, quotesOf)(node, build);
  return { kind: 'concatenation', parts: parts.map(build), span: spanOf(node) };
}

/** One quote on either side; the one at the end is missing while it is not typed yet. */
function quotesOf(source: string): Quotes {
  const isClosed = source.length > 1 && source.endsWith(source[0] ?? '');
  return { open: 1, close: isClosed ? 1 : 0, isRaw: false };
}

function quoted(value: string): string {
  return doubleQuoted(value).replace(UNPRINTABLE, unicodeEscape);
}

function templateText(value: string): string {
  return value
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(UNPRINTABLE, unicodeEscape);
}

/** Control characters, line separators that are no `\n`, the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu;

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `process.env.X`: how Node reads a variable of the environment. */
export function environmentVariable(variable: string): string {
  return `process.env.${variable}`;
}
