import type { Argument, Call, Expression, ObjectExpression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { Span } from '../core/types.ts';
import type { Bound, Parts } from './code-app-parts.ts';
import { itemsOf, lastNameOf, literalOf } from './expression-text.ts';
import { leadingDash } from './leading-dash.ts';
import { credentialOf, type Imports, partOf } from './libraries.ts';
import type { CommandLine, Meaning, Parameters, Part } from './library.ts';
import { compactName } from './names.ts';
import { rowIn } from './rows.ts';
import type { CredentialKind, Flow } from './types.ts';

/** An app while its parts are gathered: from a start, and from the methods that are called on it. */
export interface Draft extends Parts {
  readonly parts: Map<Part, Bound>;
  readonly credentials: Set<CredentialKind>;
  readonly scopes: Map<Flow | undefined, Bound[]>;
  /** Objects and calls that are in already: those that use one another twice would double with every level. */
  readonly seen: Set<Expression>;
  flow?: Flow | undefined;
  isPublicClient?: boolean | undefined;
  needsTenant?: boolean | undefined;
  isOpen?: boolean;
}

export function draftOf(group: string, span: Span): Draft {
  return { group, span, parts: new Map(), credentials: new Set(), scopes: new Map(), seen: new Set() };
}

/** Methods are followed this far back to the start; no builder is longer. */
export const LONGEST_CHAIN = 60;

/** What a step adds: what is there already stays, save the tenant, which a request may choose anew. */
export function merge(draft: Draft, { parts, credentials, scopes, flow, isPublicClient }: Draft): void {
  for (const [part, bound] of parts)
    if (!draft.parts.has(part) || part === 'authority' || part === 'tenant') draft.parts.set(part, bound);
  for (const kind of credentials) draft.credentials.add(kind);
  draft.isPublicClient ??= isPublicClient;
  // A managed identity stays one, whatever its methods are called.
  const acquired = draft.flow === 'managed-identity' ? draft.flow : (flow ?? draft.flow);
  const all = [...(draft.scopes.get(acquired) ?? []), ...[...scopes.values()].flat()];
  if (flow || all.length > 0) draft.scopes.set(acquired, all);
}

export function mean(draft: Draft, { flow, credential, isPublicClient, needsTenant }: Meaning): void {
  draft.flow ??= flow;
  draft.needsTenant ??= needsTenant;
  draft.isPublicClient ??= isPublicClient;
  if (credential) draft.credentials.add(credential);
}

export function bindAll(
  draft: Draft,
  args: readonly Argument[],
  { parameters = [], names, before }: Parameters,
  imports: Imports,
): void {
  let position = 0;
  for (const { name, value } of args) {
    draft.isOpen ||= isUnfollowed(name, value);
    if (name !== undefined) {
      const part = partOf(name, names);
      if (part) bind(draft, part, name, value, imports);
      else bindNested(draft, value, { ...(names && { names }) }, imports);
      continue;
    }
    if (position === 0 && before?.includes(compactName(lastNameOf(value) ?? ''))) continue;
    const part = parameters[position++];
    if (!bindNested(draft, value, { parameters, ...(names && { names }) }, imports) && part)
      bind(draft, part, NAMES[part], value, imports);
  }
}

/** Whether an argument may hold anything: `**rest`, an object whose entries may come of another one. */
function isUnfollowed(name: string | undefined, value: Expression): boolean {
  const { kind } = resolved(value);
  return name === undefined && (kind === 'object' || kind === 'list' || kind === 'unknown');
}

export function bindOptions(draft: Draft, { arguments: args }: Call, line: CommandLine): void {
  for (const argument of args) {
    const { name = '', value } = argument;
    draft.isOpen ||= name === '' && value.kind !== 'literal';
    const option = name.replace(/^-+/, '');
    const part = rowIn(line.options, option);
    if (!part) continue;
    bind(draft, part, option, value);
    const flaw = part === 'clientSecret' ? leadingDash(argument, option, line) : undefined;
    const bound = draft.parts.get(part);
    if (flaw && bound?.expression === value) draft.parts.set(part, { ...bound, flaw });
  }
}

/** Objects and calls that are handed over say themselves what they hold. */
function bindNested(draft: Draft, expression: Expression, row: Parameters, imports: Imports): boolean {
  const value = resolved(expression);
  if (value.kind === 'object') {
    bindEntries(draft, value, row);
    return true;
  }
  return value.kind === 'call' && bindCall(draft, value, imports);
}

function bindCall(draft: Draft, call: Call, imports: Imports): boolean {
  let isKnown = false;
  let at: Expression = call;
  if (draft.seen.has(call)) return credentialOf(call, imports) !== undefined;
  draft.seen.add(call);
  for (let count = 0; at.kind === 'call' && count < LONGEST_CHAIN; count++) {
    const row = credentialOf(at, imports);
    const part: Part | undefined = row || count > 0 ? partOf(at.callee) : undefined;
    if (row) {
      mean(draft, row);
      bindAll(draft, at.arguments, row, imports);
      isKnown = true;
    } else if (part) {
      bindAll(draft, at.arguments, { parameters: [part] }, imports);
    } else {
      // The options of a credential, made by a constructor with what its braces hold.
      for (const { value } of at.arguments) if (value.kind === 'object') bindEntries(draft, value, {});
    }
    if (!at.receiver) break;
    at = resolved(at.receiver);
  }
  return isKnown;
}

/** Objects nest this deep at most. */
const DEEPEST = 6;

export function bindEntries(draft: Draft, object: ObjectExpression, row: Parameters, depth = 0): void {
  if (draft.seen.has(object)) return;
  draft.seen.add(object);
  for (const { name, value } of object.entries) {
    const part = partOf(name, row.names);
    const inner = resolved(value);
    if (part && (inner.kind !== 'object' || isKind(part))) bind(draft, part, name, value);
    else if (inner.kind === 'object' && depth < DEEPEST) bindEntries(draft, inner, row, depth + 1);
  }
}

function isKind(part: Part): part is 'certificate' | 'assertion' | 'federated' {
  return part === 'certificate' || part === 'assertion' || part === 'federated';
}

/** What a part is called where it stands by position. */
const NAMES: Readonly<Record<Part, string>> = {
  clientId: 'clientId',
  tenant: 'tenantId',
  clientSecret: 'clientSecret',
  secretId: 'secretId',
  authority: 'authority',
  scope: 'scope',
  resource: 'resource',
  subscriptionId: 'subscriptionId',
  objectId: 'objectId',
  thumbprint: 'thumbprint',
  credential: 'clientSecret',
  certificate: 'certificate',
  assertion: 'clientAssertion',
  clientAssertion: 'clientAssertion',
  federated: 'federatedToken',
  subject: 'userAssertion',
};

function bind(draft: Draft, part: Part, name: string, value: Expression, imports?: Imports): void {
  if (part === 'scope') bindScopes(draft, value, false);
  else if (part === 'credential') bindCredential(draft, name, value, imports);
  else if (isKind(part)) {
    if (isNothing(value)) return;
    draft.credentials.add(part);
    if (part === 'assertion' && !draft.parts.has(part)) draft.parts.set(part, { name, expression: value });
  } else if (!draft.parts.has(part)) {
    draft.parts.set(part, { name, expression: value });
    if (part === 'clientSecret' && !isNothing(value)) draft.credentials.add('secret');
  }
}

function isNothing(expression: Expression): boolean {
  const literal = literalOf(expression);
  return literal?.type === 'other';
}

/** MSAL for Python takes a text for a secret and a dictionary for a certificate or an assertion. */
function bindCredential(draft: Draft, name: string, value: Expression, imports?: Imports): void {
  const inner = resolved(value);
  if (inner.kind === 'object') bindEntries(draft, inner, {});
  else if (inner.kind === 'call' && imports && bindCall(draft, inner, imports)) return;
  else if (literalOf(value)?.type === 'text' || namesSecret(value)) bind(draft, 'clientSecret', name, value);
}

export function bindScopes(draft: Draft, expression: Expression, onlyLists: boolean): void {
  const isText = literalOf(expression)?.type === 'text';
  if (onlyLists && isText) return;
  const items = itemsOf(expression);
  const texts = items.filter((item) => literalOf(item)?.type === 'text');
  const list = { of: resolved(expression), isWhole: texts.length === items.length };
  const scopes = texts.map((item) => ({ name: 'scope', expression: item, list }));
  if (scopes.length > 0) draft.scopes.set(draft.flow, [...(draft.scopes.get(draft.flow) ?? []), ...scopes]);
}

/** `client_secret`, `os.environ["CLIENT_SECRET"]`, `os.getenv("CLIENT_SECRET")`. */
function namesSecret(expression: Expression): boolean {
  const inner = resolved(expression);
  const [first] = inner.kind === 'call' ? inner.arguments : [];
  const names = [lastNameOf(expression), lastNameOf(inner), first && literalOf(first.value)?.value];
  return names.some((name) => name !== undefined && partOf(name) === 'clientSecret');
}
