import { type Expression, resolved } from '../core/expressions.ts';
import type { AssertionParty } from './assertion-types.ts';
import { deferred } from './deferred.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { isGuid } from './guid.ts';
import { roleOf, wordsOf } from './names.ts';

/** Languages where a variable's name is its source, and using it twice costs nothing. */
const NAMED_PLAINLY =
  /^(?:javascript|typescript|tsx|python|go|java|kotlin|scala|c-sharp|ruby|php|powershell)$/;

/** Who an issuer or a subject is, as far as its text or its name tells. */
export function partyOf(expression: Expression, language: string | undefined): AssertionParty {
  const literal = literalOf(expression);
  const value = resolved(expression);
  const span = literal?.place.span ?? value.span;
  if (literal?.type === 'text') {
    const { place } = literal;
    const value = partyOfText(literal.value);
    const source = value.kind === 'guid' && { source: place.syntax.encode(literal.value) };
    return { value, span: place.span, place, ...source };
  }
  const isPlain = language !== undefined && NAMED_PLAINLY.test(language) && expression.kind === 'name';
  return {
    value: partyByName(lastNameOf(expression) ?? '', expression),
    span,
    ...(isPlain && /^\$?\w+$/.test(expression.name) && { source: expression.name }),
  };
}

function partyOfText(text: string): AssertionParty['value'] {
  if (isGuid(text)) return { kind: 'guid', guid: text.toLowerCase() };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: 'text', form: 'address' };
  if (deferred(text)) return { kind: 'unknown' };
  return { kind: 'text', form: /^[^@\s]+@[^@\s]+$/.test(text) ? 'mail' : 'name' };
}

const OBJECTS = /^(?:user|person|account)?(?:oid|objectid)$/;

/** Only names that say what they hold: `issuer`, `sub` or `id` may hold anything. */
function partyByName(name: string, expression: Expression): AssertionParty['value'] {
  const role = expression.kind === 'call' ? undefined : roleOf(name);
  const words = wordsOf(name);
  const compact = words.join('');
  if (role?.role === 'clientId') return { kind: 'named', of: 'client' };
  if (role?.role === 'tenant') return { kind: 'named', of: 'tenant' };
  if (role?.role === 'objectId' || OBJECTS.test(compact)) return { kind: 'named', of: 'object' };
  const isUser = /^(?:user(?:id|name|email|principalname|upn)?|upn|e?mail(?:address)?)$/.test(compact);
  return isUser ? { kind: 'named', of: 'user' } : { kind: 'unknown' };
}
