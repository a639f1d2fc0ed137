import { type Expression, resolved } from '../core/expressions.ts';
import type { GatheredAssertion } from './assertion-draft.ts';
import type { AssertionSender } from './assertion-types.ts';
import { cloudOf } from './clouds.ts';
import type { App, Parameter, TokenRequest } from './types.ts';

/** Who in a file sends client assertions to Entra, and which. */
export interface Senders {
  /** The only one that there is. */
  readonly only?: AssertionSender;
  readonly isAny: boolean;
  /** True where it is sent by one of them, as far as the code shows: handed over, or built as such assertions are. */
  mayBeSent(assertion: GatheredAssertion): boolean;
}

export function sendersIn(requests: readonly TokenRequest[], apps: readonly App[]): Senders {
  const sending = requests.flatMap((request) => {
    const sent = request.parameters.find(({ name }) => name === 'client_assertion');
    return sent ? [{ sender: senderOf(request), sent: expressionOf(sent) }] : [];
  });
  const byLibrary = apps.filter(({ credentials }) => credentials?.includes('assertion')).map(senderOf);
  const [only, second] = [...sending.map(({ sender }) => sender), ...byLibrary];
  return {
    ...(only && !second && { only }),
    isAny: only !== undefined,
    mayBeSent: (assertion) =>
      only !== undefined &&
      (looksSelfIssued(assertion) || sending.some(({ sent }) => sent && leadsTo(sent, assertion.span))),
  };
}

function expressionOf({ value }: Parameter): Expression | undefined {
  return value.kind === 'computed' ? value.expression : undefined;
}

/** Issuer and subject at once, or the thumbprint of a certificate: what other tokens rarely have. */
function looksSelfIssued({ header, claims }: GatheredAssertion): boolean {
  const has = (name: string) => claims.some((claim) => claim.name === name);
  return (has('iss') && has('sub')) || header.some(({ name }) => name.startsWith('x5'));
}

/** Values are followed through this many hands. */
const FARTHEST = 8;

function leadsTo(
  expression: Expression,
  span: GatheredAssertion['span'],
  depth = 0,
  seen = new Set<Expression>(),
): boolean {
  const value = resolved(expression);
  if (value.span.start <= span.start && span.end <= value.span.end) return true;
  if (depth > FARTHEST || seen.has(value)) return false;
  seen.add(value);
  return handedTo(value).some((each) => leadsTo(each, span, depth + 1, seen));
}

function handedTo(value: Expression): readonly Expression[] {
  if (value.kind === 'member') return [value.object];
  if (value.kind !== 'call') return [];
  const { receiver, arguments: args } = value;
  return [...(receiver ? [receiver] : []), ...args.map((each) => each.value)];
}

/** The client that a request or an app is, and where it asks for tokens. */
export function senderOf(fact: TokenRequest | App): AssertionSender {
  const { clientId, tenant } = fact;
  return { ...(clientId && { clientId }), ...(tenant && { tenant }), ...sentTo(hostOf(fact)) };
}

function hostOf(fact: TokenRequest | App): string | undefined {
  if (fact.kind === 'token-request') return fact.endpoint?.value.host;
  return fact.authority?.value.kind === 'url' ? fact.authority.value.host : undefined;
}

function sentTo(host: string | undefined): Pick<AssertionSender, 'host' | 'cloud'> {
  const cloud = host === undefined ? undefined : cloudOf(host)?.id;
  return { ...(host !== undefined && { host }), ...(cloud !== undefined && { cloud }) };
}
