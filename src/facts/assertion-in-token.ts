import type { Expression } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { createAssertionDraft } from './assertion-draft.ts';
import { assertionOf } from './assertion-of.ts';
import type { Assertion, SentAssertion } from './assertion-types.ts';
import type { TokenPart } from './token-text.ts';
import type { App, EntraFact, Stated, TokenRequest } from './types.ts';

/** The client assertions that stand in the text whole: nothing of them can be changed without signing them anew. */
export function assertionsInTokens(facts: readonly EntraFact[]): readonly Assertion[] {
  const sent = facts.flatMap((fact) =>
    isSender(fact) && fact.clientAssertion ? [fact.clientAssertion] : [],
  );
  const found = new Map(sent.map((each) => [each.place.span.start, each]));
  return [...found.values()].flatMap(assertionIn);
}

function isSender(fact: EntraFact): fact is App | TokenRequest {
  return fact.kind === 'app' || fact.kind === 'token-request';
}

function assertionIn({ value: { value }, place: { span } }: Stated<SentAssertion>): readonly Assertion[] {
  if (value.kind !== 'token') return [];
  const draft = createAssertionDraft('token', span, { isFixed: true });
  const put = (side: 'header' | 'claims', part: TokenPart) => {
    for (const [name, each] of Object.entries(part))
      draft.put(side, { name, value: expressionOf(each, span), span, taken: 'json' });
  };
  put('header', value.header);
  put('claims', value.claims);
  return [assertionOf(draft.gathered, { calls: [], assignments: [], modules: [] })];
}

function expressionOf(value: unknown, span: Span): Expression {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item) => expressionOf(item, span)), span };
  if (typeof value === 'object' && value !== null) return { kind: 'unknown', span };
  const place = { span, literal: span, entry: span, syntax: { encode: (text: string) => text } };
  return {
    kind: 'literal',
    type: typeof value === 'string' ? 'text' : 'other',
    value: String(value),
    span,
    place,
  };
}
