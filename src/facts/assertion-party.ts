import type { Expression, Literal, Member } from '../core/expressions.ts';
import type { AssertionParty } from './assertion-types.ts';
import { deferred } from './deferred.ts';
import { literalOf } from './expression-text.ts';
import { isGuid } from './guid.ts';
import { roleOf, wordsOf } from './names.ts';

/** Languages where a variable's name is its source, and using it twice costs nothing. */
const NAMED_PLAINLY =
  /^(?:javascript|typescript|tsx|python|go|java|kotlin|scala|c-sharp|ruby|php|powershell)$/;

/** Who an issuer or a subject is, as far as its text tells, or the name that it goes by there. */
export function partyOf(expression: Expression, language: string | undefined): AssertionParty {
  const named = partyByName(expression);
  const literal = literalOf(expression);
  const source = variableOf(expression, language);
  if (literal?.type === 'text' && (named.kind === 'unknown' || named.of === 'client'))
    return partyInText(literal, source);
  return { value: named, span: expression.span, ...(source !== undefined && { source }) };
}

/** `clientId`, `settings.clientId`, `$this->clientId`; what stands in brackets has too many ways to be written. */
function variableOf(expression: Expression, language: string | undefined): string | undefined {
  if (language === undefined || !NAMED_PLAINLY.test(language)) return undefined;
  const mark = /^(?:php|powershell)$/.test(language) ? '$' : '';
  if (expression.kind === 'name')
    return /^\w+$/.test(expression.name) ? `${mark}${expression.name}` : undefined;
  if (expression.kind !== 'member' || expression.nameSpan) return undefined;
  const object = variableOf(expression.object, language);
  return object === undefined ? undefined : `${object}${separatorIn(expression, language)}${expression.name}`;
}

/** A drive of PowerShell has its place where the whole stands: `$env:CLIENT_ID`. */
function separatorIn({ object, span }: Member, language: string): string {
  if (language === 'php') return '->';
  return language === 'powershell' && object.span.end === span.end ? ':' : '.';
}

function partyInText({ value: text, place }: Literal, variable: string | undefined): AssertionParty {
  const value = partyOfText(text);
  const source = variable ?? place.syntax.encode(text);
  return { value, span: place.span, place, ...(value.kind === 'guid' && { source }) };
}

function partyOfText(text: string): AssertionParty['value'] {
  if (isGuid(text)) return { kind: 'guid', guid: text.toLowerCase() };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: 'text', form: 'address' };
  if (deferred(text)) return { kind: 'unknown' };
  return { kind: 'text', form: /^[^@\s]+@[^@\s]+$/.test(text) ? 'mail' : 'name' };
}

const OBJECTS = /^(?:user|person|account)?(?:oid|objectid)$/;

type Named = Extract<AssertionParty['value'], { readonly kind: 'named' | 'unknown' }>;

/** Only names that say what they hold: `issuer`, `sub` or `id` may hold anything, and so may what a call gives. */
function partyByName(expression: Expression): Named {
  if (expression.kind !== 'name' && expression.kind !== 'member') return { kind: 'unknown' };
  const role = roleOf(expression.name)?.role;
  const compact = wordsOf(expression.name).join('');
  if (role === 'clientId') return { kind: 'named', of: 'client' };
  if (role === 'tenant') return { kind: 'named', of: 'tenant' };
  if (role === 'objectId' || OBJECTS.test(compact)) return { kind: 'named', of: 'object' };
  const isUser = /^(?:user(?:id|name|email|principalname|upn)?|upn|e?mail(?:address)?)$/.test(compact);
  return isUser ? { kind: 'named', of: 'user' } : { kind: 'unknown' };
}
