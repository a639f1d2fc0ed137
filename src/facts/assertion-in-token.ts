import type { Expression } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import { createAssertionDraft } from './assertion-draft.ts';
import { assertionOf } from './assertion-of.ts';
import { senderOf } from './assertion-sender.ts';
import type { Assertion, AssertionSender, SentAssertion } from './assertion-types.ts';
import type { TokenPart } from './token-text.ts';
import type { EntraFact, Stated } from './types.ts';

/** The client assertions that stand in the text whole: nothing of them can be changed without signing them anew. */
export function assertionsInTokens(facts: readonly EntraFact[]): readonly Assertion[] {
  const found = new Map<number, readonly Assertion[]>();
  const requests = facts.filter((fact) => fact.kind === 'token-request');
  const apps = facts.filter((fact) => fact.kind === 'app');
  // A parameter of a request may be a setting as well: the request knows where it goes.
  for (const fact of [...requests, ...apps]) {
    if (!fact.clientAssertion) continue;
    const { start } = fact.clientAssertion.place.span;
    if (!found.has(start)) found.set(start, assertionIn(fact.clientAssertion, senderOf(fact)));
  }
  return [...found.values()].flat();
}

function assertionIn(
  { value: { value }, place: { span } }: Stated<SentAssertion>,
  sender: AssertionSender,
): readonly Assertion[] {
  if (value.kind !== 'token') return [];
  const draft = createAssertionDraft('token', span, { isFixed: true });
  const put = (side: 'header' | 'claims', part: TokenPart) => {
    for (const [name, each] of Object.entries(part))
      draft.put(side, { name, value: expressionOf(each, span), span, taken: 'json' });
  };
  put('header', value.header);
  put('claims', value.claims);
  return [{ ...assertionOf(draft.gathered, { calls: [], assignments: [], modules: [] }), sender }];
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
