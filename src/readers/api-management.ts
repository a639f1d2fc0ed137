import type { Argument, Call, Expression } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import type { Element } from './xml-elements.ts';

/**
 * The requests that policies of API Management send, as calls: `post(url, body: …)`. What stands in `<set-url>` and
 * `<set-body>` is a text, or an expression in C# behind `@`: of that, texts put together are known. Source: the policy
 * reference of Azure API Management, `send-request` and "policy expressions".
 */
export function policyRequests(source: string, syntax: Syntax) {
  const calls: Call[] = [];
  let parts = new Map<string, Expression>();
  return {
    calls,
    /** Told of each element that has ended, in the order of the text. */
    end: ({ name, text, span }: Element, parent: Element | undefined): void => {
      if (parent && SENDS.test(parent.name) && text) parts.set(name, contentAt(source, text.span, syntax));
      if (!SENDS.test(name)) return;
      const method = parts.get('set-method');
      const url = parts.get('set-url');
      const body = parts.get('set-body');
      const args: readonly Argument[] = [
        ...(url ? [{ value: url }] : []),
        ...(body ? [{ name: 'body', value: body }] : []),
      ];
      const callee = method?.kind === 'literal' ? method.value.toLowerCase() : 'get';
      if (args.length > 0) calls.push({ kind: 'call', callee, arguments: args, span });
      parts = new Map();
    },
  };
}

const SENDS = /^send-(?:one-way-)?request$/;

/** A text, or an expression: `@("a" + b)`, `@{ …; return "a" + b; }`; each also in a CDATA section. */
function contentAt(source: string, span: Span, syntax: Syntax): Expression {
  const isSection = source.startsWith(SECTION, span.start);
  const start = isSection ? span.start + SECTION.length : span.start;
  const written = source.slice(start, isSection ? span.end - ']]>'.length : span.end).trimEnd();
  const [opening] = /^\s*@(?:\(|\{(?:[\s\S]*\breturn\b)?)/.exec(written) ?? [];
  if (opening === undefined) return put(piecesOf(written, start, syntax, PLAIN), span);
  const expression = written.slice(opening.length, -1).trimEnd().replace(/;$/, '');
  const operands = operandsOf(expression, start + opening.length);
  const parts = operands.flatMap((operand) => operandPieces(source, operand, syntax));
  return put(parts, span);
}

const SECTION = '<![CDATA[';

/** Texts, with what is put into them, and the marks that count between them. */
const TOKEN = /\$"(?:[^"{\\]|\\[\s\S]|\{[^{}]*\})*"|"(?:[^"\\]|\\[\s\S])*"?|[()[\]{}+]/g;

/** What a `+` outside of brackets and texts parts. */
function operandsOf(expression: string, offset: number): readonly Span[] {
  const operands: Span[] = [];
  let depth = 0;
  let start = 0;
  const finish = (end: number) => operands.push({ start: offset + start, end: offset + end });
  for (const { 0: token, index } of expression.matchAll(TOKEN)) {
    if (/^[([{]$/.test(token)) depth++;
    else if (/^[)\]}]$/.test(token)) depth--;
    else if (token === '+' && depth === 0) {
      finish(index);
      start = index + 1;
    }
  }
  finish(expression.length);
  return operands;
}

/** `"…"`, `$"…{a}…"`; a call by its name; anything else is not known. */
function operandPieces(source: string, operand: Span, syntax: Syntax): readonly Expression[] {
  const written = source.slice(operand.start, operand.end);
  const start = operand.start + written.length - written.trimStart().length;
  const trimmed = written.trim();
  const [, interpolated, text] =
    /^(?:\$"((?:[^"{\\]|\\[\s\S]|\{[^{}]*\})*)"|"((?:[^"\\]|\\[\s\S])*)")$/.exec(trimmed) ?? [];
  if (text !== undefined) return piecesOf(text, start + 1, syntax, QUOTED);
  if (interpolated !== undefined) {
    return [...interpolated.matchAll(/\{[^{}]*\}|[^{}]+/g)].flatMap(({ 0: part, index }) =>
      part.startsWith('{')
        ? [unknownAt(start + 2 + index, part.length)]
        : piecesOf(part, start + 2 + index, syntax, QUOTED),
    );
  }
  const callee = trimmed.endsWith(')') ? /^(?:\w+\.)*(\w+)\(/.exec(trimmed)?.[1] : undefined;
  const { span } = unknownAt(start, trimmed.length);
  return [callee ? { kind: 'call', callee, arguments: [], span } : { kind: 'unknown', span }];
}

const MEANINGS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Stretches of text, and what is written in another way: entities of XML, in texts of C# escapes too. */
const PLAIN = /&(amp|lt|gt|quot|apos);|&|[^&]+/g;
const QUOTED = /&(amp|lt|gt|quot|apos);|\\(["\\])|&|\\|[^&\\]+/g;

/** Text at its place; each entity and escape is a piece of its own, so that the others keep theirs. */
function piecesOf(text: string, offset: number, syntax: Syntax, pattern: RegExp): readonly Expression[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: all, 1: entity, 2: escaped, index }) => {
    const value = entity ? (MEANINGS[entity] ?? all) : (escaped ?? all);
    const { span } = unknownAt(offset + index, all.length);
    const place = { span, literal: span, entry: span, syntax };
    return all.trim() === '' ? [] : [{ kind: 'literal', type: 'text', value, span, place } as const];
  });
}

function unknownAt(start: number, length: number): { kind: 'unknown'; span: Span } {
  return { kind: 'unknown', span: { start, end: start + length } };
}

function put(parts: readonly Expression[], span: Span): Expression {
  const [only, second] = parts;
  return only && !second ? only : { kind: 'concatenation', parts, span };
}
