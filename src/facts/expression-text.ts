import { type Call, type Expression, type Literal, resolved } from '../core/expressions.ts';
import type { Place, Span, Syntax } from '../core/types.ts';

/** Stands in a text for a part that is computed. */
export const HOLE = '\u0000';

/** Expressions nest as deep as the source does; nobody writes text deeper than this. */
const DEPTH = 40;

/** Calls that put a text together from a pattern, or hand it on unchanged. */
const FORMATTING = new Set(
  (
    'format Format formatted sprintf Sprintf fmt concat join URL Uri URI create parse new Parse url ' +
    'str String string to_string toString ToString AsUri trim strip Trim ConvertTo-SecureString New-Object TrimEnd ' +
    'as_str as_ref clone into to_owned from Borrowed Some Secret SecretString expose_secret Ptr StringPtr must replace ' +
    'replaceAll Replace intern'
  ).split(' '),
);

/** Texts of more parts than this are no text that matters here. Names that use one another twice double their parts. */
const MOST_PARTS = 300;

/**
 * The text of an expression with `HOLE` where a part is computed; undefined for what is no text at all. In patterns
 * that are filled by a call (`"{0}".format(x)`) what they leave open is a hole too.
 */
export function textOf(expression: Expression): string | undefined {
  return readText(expression, 0, { parts: MOST_PARTS });
}

function readText(expression: Expression, depth: number, left: { parts: number }): string | undefined {
  const value = resolved(expression);
  if (left.parts-- <= 0 || depth > DEPTH) return undefined;
  if (value.kind === 'literal') return value.type === 'text' ? value.value : undefined;
  if (value.kind === 'concatenation') {
    const parts = value.parts.map((part) => readText(part, depth + 1, left) ?? numberOf(part) ?? HOLE);
    return parts.join('');
  }
  return value.kind === 'call' && FORMATTING.has(value.callee)
    ? textOfCall(value, depth + 1, left)
    : undefined;
}

function numberOf(expression: Expression): string | undefined {
  const value = resolved(expression);
  return value.kind === 'literal' ? value.value : undefined;
}

function textOfCall(call: Call, depth: number, left: { parts: number }): string | undefined {
  const { callee, receiver, arguments: args } = call;
  const changed = changedBy(call);
  const before = receiver && readText(receiver, depth, left);
  const texts = args.flatMap(({ value }) => readText(value, depth, left) ?? []);
  const text = changed && changed === receiver ? before : (before ?? texts[0]);
  if (text === undefined || !PATTERNS.test(callee)) return text;
  const filled = text.replace(/\{[\w:.-]*\}|%(?:\d+\$)?[sdvq]/g, HOLE);
  return /^replace/i.test(callee) && before !== undefined && texts[0]
    ? filled.replaceAll(texts[0], HOLE)
    : filled;
}

/** Calls whose text is a pattern: what it leaves open is computed. */
const PATTERNS = /^(?:format\w*|sprintf|fmt|string\.format|replace(?:all)?)$/i;

/** Calls that change a text; what else they are given says what goes, and what comes in its place. */
const CHANGING = /^(?:replace(?:all)?|trim(?:end)?|strip)$/i;

/** Where languages keep such functions: the text is an argument. */
const MODULES = /^(?:strings|String|StringUtils|Regex)$/;

/** The text that a call changes: `x` of `x.replace("Bearer ", "")`; undefined for other calls. */
export function changedBy({ callee, receiver, arguments: args }: Call): Expression | undefined {
  if (!CHANGING.test(callee)) return undefined;
  const isModule = receiver?.kind === 'name' && MODULES.test(receiver.name);
  return receiver && !isModule ? receiver : args[0]?.value;
}

/** Calls that hand a text on stand inside one another this deep. */
const DEEPEST_CALL = 4;

/** The literal that an expression comes down to, through names and calls that hand a text on. */
export function literalOf(expression: Expression, depth = 0): Literal | undefined {
  const value = resolved(expression);
  if (value.kind === 'literal') return value;
  if (value.kind !== 'call' || !FORMATTING.has(value.callee) || depth > DEEPEST_CALL) return undefined;
  const { receiver, arguments: args } = value;
  if (args.length === 0) return receiver && literalOf(receiver, depth + 1);
  return args.length <= 3 ? literalThrough(value, depth) : undefined;
}

/** `ConvertTo-SecureString "…" -AsPlainText -Force`, `str("…")`: one text, and no format to fill. */
function literalThrough(call: Call, depth: number): Literal | undefined {
  const { receiver, arguments: args } = call;
  if (receiver && changedBy(call) === receiver) return undefined;
  const literals = args.flatMap(({ value }) => literalOf(value, depth + 1) ?? []);
  const [only, second] = literals.filter(({ type }) => type === 'text');
  return only && !second && (!receiver || !textOf(receiver)) ? only : undefined;
}

/** Several texts: of a list, or of the one text there is. */
export function itemsOf(expression: Expression, depth = 0): readonly Expression[] {
  const value = resolved(expression);
  if (value.kind === 'list') return value.items;
  if (value.kind === 'call' && COLLECTIONS.has(value.callee) && depth < DEEPEST_CALL)
    return value.arguments.flatMap((each) => itemsOf(each.value, depth + 1));
  return [value];
}

const COLLECTIONS = new Set(
  'of asList singleton singletonList List Set HashSet ArrayList Arrays array listOf setOf vec'.split(' '),
);

/** Where an expression stands, as a place that a fix can write to. `syntax` is for what is no literal. */
export function placeOf(expression: Expression, syntax: Syntax, entry?: Span): Place {
  const literal = literalOf(expression);
  if (literal) return literal.place;
  const { span } = resolved(expression);
  return { span, literal: span, entry: entry ?? span, syntax };
}

/** The last name that an expression is known by: `clientSecret` of `this.options.clientSecret`. */
export function lastNameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  return expression.kind === 'call' ? expression.callee : undefined;
}
