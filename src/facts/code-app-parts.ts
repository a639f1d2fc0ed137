import { type Expression, resolved } from '../core/expressions.ts';
import type { Span, Syntax } from '../core/types.ts';
import type { SentAssertion } from './assertion-types.ts';
import { authorityOf } from './authority.ts';
import { HOLE, literalOf, placeOf, textOf } from './expression-text.ts';
import { clientIdOf, idOf, tenantOf } from './ids.ts';
import type { Part } from './library.ts';
import type { UserAssertion } from './request-types.ts';
import { requestsOf } from './scope-requests.ts';
import { sentAssertionOf } from './sent-assertion.ts';
import { sourceOf } from './source.ts';
import { tenantInAddress } from './tenant-part.ts';
import type {
  App,
  Authority,
  ClientSecret,
  CredentialKind,
  Deferred,
  Flow,
  SecretFlaw,
  Stated,
} from './types.ts';
import { unfilledTenant } from './unfilled.ts';
import { userAssertionOf } from './user-assertion.ts';
import { writtenSecretOf } from './written-secret.ts';

/** An expression that is handed over, by the name it goes by there. */
export interface Bound {
  readonly name: string;
  readonly expression: Expression;
  /** The list, or the one text, that it was handed over in; `isWhole` where all of that is known. */
  readonly list?: { readonly of: Expression; readonly isWhole: boolean };
  /** What is wrong with the way a secret is handed over. */
  readonly flaw?: SecretFlaw;
}

/** What was gathered of one app. */
export interface Parts {
  readonly group: string;
  readonly span: Span;
  readonly parts: ReadonlyMap<Part, Bound>;
  readonly credentials: ReadonlySet<CredentialKind>;
  /** For each flow that tokens are asked by, the scopes they are asked for. */
  readonly scopes: ReadonlyMap<Flow | undefined, readonly Bound[]>;
  readonly flow?: Flow | undefined;
  readonly isPublicClient?: boolean | undefined;
  readonly needsTenant?: boolean | undefined;
  /** True where more may be handed over than was followed. */
  readonly isOpen?: boolean;
}

/** The apps that gathered parts come down to: one for each flow. None where the authority is no Microsoft cloud's. */
export function codeAppsOf(parts: Parts, syntax: Syntax, path: string): readonly App[] {
  const app = appOf(parts, syntax, path);
  if (app.authority?.value.kind === 'url' && !app.authority.value.isMicrosoft) return [];
  if (parts.scopes.size === 0) return isEmpty(app) ? [] : [app];
  return [...parts.scopes]
    .filter(([flow]) => flow || !isEmpty(app))
    .map(([flow, scopes]) => ({
      ...app,
      ...(flow && { flow }),
      ...(scopes.length > 0 && {
        scopes: scopes.map((bound) => stated(bound, syntax, (text) => text, '')),
        requested: requestsOf(scopes, flow ?? app.flow, app.authority?.value, syntax),
      }),
    }));
}

function isEmpty({ clientId, tenant, clientSecret, authority, flow }: App): boolean {
  return !clientId && !tenant && !clientSecret && !authority && !flow;
}

function appOf(gathered: Parts, syntax: Syntax, path: string): App {
  const { group, span, parts, credentials, flow, isPublicClient } = gathered;
  const read = <Value>(part: Part, of: (text: string) => Value): Stated<Value | Deferred> | undefined => {
    const bound = parts.get(part);
    return bound && stated<Value | Deferred>(bound, syntax, of, { kind: 'reference' });
  };
  const app = {
    clientId: read('clientId', clientIdOf),
    tenant: read('tenant', tenantOf),
    clientSecret: secretIn(parts.get('clientSecret'), syntax),
    secretId: read('secretId', idOf),
    authority: authorityIn(parts.get('authority'), syntax),
    unfilledTenant: unfilledTenant(parts.get('authority')?.expression, path),
    authorityTenant: tenantInAddress(parts.get('authority'), syntax),
    subscriptionId: read('subscriptionId', idOf),
    objectId: read('objectId', idOf),
    resource: textIn(parts.get('resource'), syntax),
    thumbprint: textIn(parts.get('thumbprint'), syntax),
    userAssertion: userAssertionIn(parts.get('subject'), syntax),
    clientAssertion: clientAssertionIn(parts.get('assertion'), syntax),
    flow,
    isPublicClient,
  };
  return {
    kind: 'app',
    group,
    isLocalFile: false,
    call: span,
    ...(credentials.size > 0 && { credentials: [...credentials] }),
    ...(lacksTenant(gathered) && { lacksTenant: true }),
    ...defined(app),
  };
}

function lacksTenant({ needsTenant, isOpen, parts }: Parts): boolean {
  const isThere = (part: Part) => parts.has(part);
  return (
    needsTenant === true && !isOpen && isThere('clientId') && !isThere('tenant') && !isThere('authority')
  );
}

function userAssertionIn(bound: Bound | undefined, syntax: Syntax): Stated<UserAssertion> | undefined {
  if (!bound) return undefined;
  const { name, expression } = bound;
  return { value: userAssertionOf(expression), name, place: placeOf(expression, syntax) };
}

function clientAssertionIn(bound: Bound | undefined, syntax: Syntax): Stated<SentAssertion> | undefined {
  if (!bound) return undefined;
  const { name, expression } = bound;
  return { value: sentAssertionOf(expression), name, place: placeOf(expression, syntax) };
}

/** What a literal says; `computed` for everything else. `None` and its like are an empty text. */
function stated<Value>(
  { name, expression }: Bound,
  syntax: Syntax,
  of: (text: string) => Value,
  computed: Value,
): Stated<Value> {
  const literal = literalOf(expression);
  const text = literal && (literal.type === 'text' ? literal.value : '');
  const source = sourceOf(expression);
  return {
    value: text === undefined ? computed : of(text),
    name,
    place: placeOf(expression, syntax),
    ...(source && { source }),
  };
}

function secretIn(bound: Bound | undefined, syntax: Syntax): Stated<ClientSecret> | undefined {
  if (!bound) return undefined;
  const { name, expression, flaw } = bound;
  const value = resolved(expression);
  const mangling = value.kind === 'concatenation' ? value.mangling : undefined;
  const secret = stated<ClientSecret>(
    bound,
    syntax,
    (text) => writtenSecretOf({ text, span: placeOf(expression, syntax).span, names: [name] }),
    writtenSecretOf({ text: '', isComputed: true, span: value.span, ...(mangling && { mangling }) }),
  );
  if (secret.value.kind !== 'value' || !flaw) return secret;
  return { ...secret, value: { ...secret.value, flaws: [flaw, ...(secret.value.flaws ?? [])] } };
}

/** Undefined for what is computed. */
function textIn(bound: Bound | undefined, syntax: Syntax): Stated<string> | undefined {
  const literal = bound && literalOf(bound.expression);
  if (!bound || literal?.type !== 'text') return undefined;
  return { value: literal.value, name: bound.name, place: placeOf(bound.expression, syntax) };
}

/** An authority is often put together from its host and a tenant that is computed: then the host is what is known. */
function authorityIn(bound: Bound | undefined, syntax: Syntax): Stated<Authority> | undefined {
  if (!bound) return undefined;
  const text = textOf(bound.expression);
  const read = text === undefined ? ({ kind: 'reference' } as const) : authorityOf(text);
  return { value: withoutHoles(read), name: bound.name, place: placeOf(bound.expression, syntax) };
}

function withoutHoles(authority: Authority): Authority {
  if (authority.kind !== 'url' || !isOpen(authority.tenant ?? '')) return authority;
  const { tenant: _, ...rest } = authority;
  return rest.host.includes(HOLE) ? { kind: 'reference' } : { ...rest, isOpen: true };
}

/** True for a text with a part that is filled in later. */
function isOpen(text: string): boolean {
  return text.includes(HOLE) || /[{}%]/.test(text);
}

/** The properties that have a value: an absent fact is an absent property. */
export function defined<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
