import { type Expression, resolved } from '../core/expressions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { wordsOf } from './names.ts';
import type { UserAssertion } from './request-types.ts';
import { tokenPartOf } from './token-text.ts';

/** Values are followed through this many names and calls. */
const DEEPEST = 4;

/** What the code shows of the token that it exchanges for another one: by its text, or by what it is called. */
export function userAssertionOf(expression: Expression): UserAssertion {
  const literal = literalOf(expression);
  if (literal?.type === 'text') return writtenAssertion(literal.value);
  const names = namesOf(expression, 0);
  if (names.some((name) => hasWords(name, 'access', 'token') && !hasWords(name, 'graph')))
    return { kind: 'unknown' };
  if (names.some((name) => hasWords(name, 'id', 'token'))) return { kind: 'id-token' };
  return names.some((name) => hasWords(name, 'graph') && hasWords(name, 'token'))
    ? { kind: 'graph-token' }
    : { kind: 'unknown' };
}

/** A token that stands in the text, or a variable of a template: `{{id_token}}`. */
export function writtenAssertion(text: string): UserAssertion {
  const variable = /^\s*(?:\{\{|\$\{?|%)([^{}%]*)(?:(?:\}\}?|%)\s*)?$/.exec(text)?.[1];
  if (variable !== undefined)
    return hasWords(variable, 'id', 'token') ? { kind: 'id-token' } : { kind: 'unknown' };
  const audience = audienceOf(text);
  return audience === undefined ? { kind: 'unknown' } : { kind: 'token', audience };
}

/** The names that an expression goes by, and those of what it was made of. */
function namesOf(expression: Expression, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  const value = resolved(expression);
  const behind = value === expression ? [] : namesOf(value, depth + 1);
  const name = expression.kind === 'call' ? calledFor(expression.callee) : lastNameOf(expression);
  if (expression.kind !== 'call') return name === undefined ? behind : [name, ...behind];
  const texts = expression.arguments.flatMap((each) => literalOf(each.value)?.value ?? []);
  const receiver = expression.receiver && isPassedOn(expression.callee) ? [expression.receiver] : [];
  return [...(name ? [name] : []), ...texts, ...receiver.flatMap((each) => namesOf(each, depth + 1))];
}

/** `getIdToken` gives what it is called for; `validateIdToken` and `exchangeIdToken` give something else. */
function calledFor(callee: string): string | undefined {
  return /^(?:get|read|fetch|acquire|extract|require)?_?(?:raw_?)?id_?token$/i.test(callee)
    ? callee
    : undefined;
}

function isPassedOn(callee: string): boolean {
  return /^(?:to_?string|to_?s|trim|strip|value|first|unwrap|clone|to_owned|as_str|get)$/i.test(callee);
}

/** True when the words stand in the name, side by side: `idToken`, `x-ms-token-aad-id-token`, but not `validToken`. */
function hasWords(name: string, ...words: readonly string[]): boolean {
  return ` ${wordsOf(name).join(' ')} `.includes(` ${words.join(' ')} `);
}

/** The audience that a JWT names (RFC 7519, section 4.1.3), unverified; undefined for what is no JWT with one. */
function audienceOf(text: string): string | undefined {
  const payload = /^\s*eyJ[\w-]*\.([\w-]+)\.[\w-]*\s*$/.exec(text)?.[1];
  const audience = payload === undefined ? undefined : tokenPartOf(payload)?.aud;
  return typeof audience === 'string' ? audience : undefined;
}
