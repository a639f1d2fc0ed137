import type { Call, Expression, Literal } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { CodeLanguage } from './code.ts';
import { emptied } from './references.ts';

/** A call that gives one of its arguments where what it reads is missing. */
export interface DefaultCall {
  readonly callees: readonly string[];
  /** What must stand before the name, by its last name, where the name alone is too general. */
  readonly of?: readonly string[];
  /** Where the default stands: from 0, from -1 when it is counted from the end, or the argument's name. */
  readonly at: number | string;
}

/** What people call their own functions that read a variable of the environment; lower case, without `_`, and each with this in it. */
const READS = /env/i;
const READS_VARIABLE = new Set(
  'env envor envordefault getenv getenvdefault getenvor getenvordefault getenvorelse getenvvar getenvwithdefault'.split(
    ' ',
  ),
);

/**
 * The value that a file states for what may be missing elsewhere: `value`, unless it is not known and `fallback` is a
 * text. An empty text, or another constant, says nothing of the value.
 */
export function withDefault(value: Expression, fallback: Expression): Expression {
  if (isText(resolved(value)) || !isText(resolved(fallback))) return value;
  return isText(fallback) ? asDefault(fallback) : fallback;
}

/** A text that stands behind what is read from outside: without it, that is all there is. */
function asDefault(text: Literal): Literal {
  const { place } = text;
  return { ...text, place: { ...place, syntax: { ...place.syntax, references: withoutDefault } } };
}

const withoutDefault = emptied('Leave the default empty: the value is read from outside already');

/** Gives the text that a call states as its default; undefined for any other call. */
export function defaultsOf(language: CodeLanguage): (call: Call) => Literal | undefined {
  const rows = new Map<string, DefaultCall[]>();
  for (const row of language.defaults ?? []) {
    for (const callee of row.callees) rows.set(callee, [...(rows.get(callee) ?? []), row]);
  }
  return (call) => {
    const known = rows.get(call.callee)?.flatMap((row) => statedBy(row, call) ?? []) ?? [];
    const stated = [...known, ...statedByHelper(call)];
    if (stated.length === 0) return undefined;
    const texts = stated.flatMap((each) => {
      const value = resolved(each);
      const text = textBehind(value, language);
      if (!isText(text)) return [];
      return [value === each ? asDefault(text) : text];
    });
    return texts[0];
  };
}

function statedBy({ of, at }: DefaultCall, { receiver, arguments: args }: Call): Expression | undefined {
  if (of && !(receiver && 'name' in receiver && of.includes(receiver.name))) return undefined;
  if (typeof at === 'string') return args.find(({ name }) => name === at)?.value;
  const positional = args.filter(({ name }) => name === undefined);
  return positional.at(at)?.value;
}

/** `getEnv("X", "text")`. */
function statedByHelper({ callee, arguments: args }: Call): readonly Expression[] {
  const [variable, fallback, third] = args;
  if (!fallback || third || !READS.test(callee)) return [];
  if (!READS_VARIABLE.has(callee.toLowerCase().replaceAll('_', ''))) return [];
  const name = variable && resolved(variable.value);
  return name && isText(name) ? [fallback.value] : [];
}

/** The text that a conversion is made of; any other expression as it is. */
export function textBehind(expression: Expression, { conversions }: CodeLanguage): Expression {
  let text = expression;
  while (text.kind === 'call' && conversions?.has(text.callee)) {
    const [argument, second] = text.arguments;
    const source = argument ? argument.value : text.receiver;
    if (!source || second) return expression;
    text = resolved(source);
  }
  return text.kind === 'literal' ? text : expression;
}

function isText(expression: Expression): expression is Literal {
  return expression.kind === 'literal' && expression.type === 'text' && expression.value !== '';
}
