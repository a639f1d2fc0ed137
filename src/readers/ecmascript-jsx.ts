import type { Argument, Expression } from '../core/expressions.ts';
import type { SyntaxNode } from '../core/syntax.ts';
import type { Syntax } from '../core/types.ts';
import { type Build, spanOf } from './code.ts';
import { callOf, type Make, named } from './code-nodes.ts';
import { environmentVariable, syntax } from './ecmascript-text.ts';
import { fromEnvironment } from './references.ts';

/** An attribute's text has no escapes of its own: whatever is written goes into braces, as an expression. */
const attributeSyntax: Syntax = {
  encode: (value) => `{${syntax.encode(value)}}`,
  references: fromEnvironment((variable) => `{${environmentVariable(variable)}}`),
};

/** `<Component name="…" other={…}>`: a call of the component with named arguments. Elements of HTML are none. */
export const jsxElement: Make = (node, build) => {
  const component = node.childForFieldName('name');
  const name = component?.text ?? '';
  if (!component || !/^(?:\p{Lu}|.+\.)/u.test(name)) return { kind: 'unknown', span: spanOf(node) };
  const attributes = node.childrenForFieldName('attribute').flatMap((each) => attributeOf(each, build));
  return callOf(build(component), name, attributes, spanOf(node));
};

function attributeOf(node: SyntaxNode | null, build: Build): readonly Argument[] {
  if (node?.type !== 'jsx_attribute') return [];
  const [key, value] = named(node);
  if (!key || !value) return [];
  return [{ name: key.text, value: value.type === 'string' ? textOf(value) : build(value) }];
}

function textOf(node: SyntaxNode): Expression {
  const source = node.text;
  const isClosed = source.length > 1 && source.endsWith(source[0] ?? '');
  const literal = spanOf(node);
  const span = { start: literal.start + 1, end: isClosed ? literal.end - 1 : literal.end };
  const value = withoutReferences(source.slice(1, isClosed ? -1 : undefined));
  const place = { span, literal, entry: literal, syntax: attributeSyntax };
  return { kind: 'literal', type: 'text', value, span: literal, place };
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references of HTML: by number, and the names that stand for marks of the language. */
function withoutReferences(source: string): string {
  return source.replace(
    /&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g,
    (all, decimal?: string, hex?: string, named?: string) => {
      if (named !== undefined) return CHARACTERS[named] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
