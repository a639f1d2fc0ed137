import type { Expression } from '../core/expressions.ts';
import { lastNameOf, literalOf } from './expression-text.ts';
import { claimFields } from './library-jwt.ts';
import { compactName } from './names.ts';
import { rowIn } from './rows.ts';

const REGISTERED = /^(?:iss|sub|aud|exp|nbf|iat|jti)$/;

/** The registered name of a claim (RFC 7519, section 4.1), however a field or a constant for it is called. */
export function claimName(name: string): string {
  const compact = compactName(name);
  return rowIn(claimFields, compact) ?? (REGISTERED.test(compact) ? compact : name);
}

const HEADER_FIELDS: Readonly<Record<string, string>> = {
  x5ts256: 'x5t#S256',
  x5tsha256: 'x5t#S256',
  algorithm: 'alg',
  type: 'typ',
  keyid: 'kid',
};

/** The registered name of a header (RFC 7515, section 4.1), however a field or a constant for it is called. */
export function headerName(name: string): string {
  const compact = compactName(name);
  return rowIn(HEADER_FIELDS, compact) ?? (/^(?:alg|typ|kid|x5[tc])$/.test(compact) ? compact : name);
}

/** A name as text, or as a constant: `JwtRegisteredClaimNames.Sub`, `JwtHeaderParameterNames.X5t`. */
export function registeredNameIn(expression: Expression): string | undefined {
  const literal = literalOf(expression);
  if (literal) return literal.value;
  const last = lastNameOf(expression);
  const isRegistered = last !== undefined && (claimName(last) !== last || headerName(last) !== last);
  return last && (isRegistered || last.length <= 8) ? last.toLowerCase() : undefined;
}
