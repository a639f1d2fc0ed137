import { type Concatenation, type Expression, resolved } from '../core/expressions.ts';
import type { Place, Syntax } from '../core/types.ts';
import { literalOf, placeOf, textOf } from './expression-text.ts';
import { tenantOf } from './ids.ts';
import { sourceOf } from './source.ts';
import type { Stated, Tenant } from './types.ts';

/** The first segment behind the host. */
const FIRST_SEGMENT = /^\s*(?:https?:\/\/)?[a-z0-9.-]+\.[a-z]+(?::\d+)?\/+([^/?#\s]+)/di;

/** What stands in the place of a tenant where there is none: paths of B2C, AD FS and of the endpoints themselves. */
const NO_TENANT = /^(?:tfp|adfs|te|dstsv2|oauth2|v2\.0|\.well-known|authorize|token|kerberos|error)$/i;

/**
 * The tenant inside an address, stated by itself: its place is that of the segment alone. None where the text is
 * spelled otherwise than it reads, so that the place cannot be told, and where the tenant is filled in later.
 */
export function tenantWithin(address: string, name: string, place: Place): Stated<Tenant> | undefined {
  const match = FIRST_SEGMENT.exec(address);
  const [segment, [from, to] = [0, 0]] = [match?.[1], match?.indices?.[1]];
  const { span, entry } = place;
  if (!segment || span.end - span.start !== address.length || NO_TENANT.test(segment)) return undefined;
  const value = tenantOf(segment);
  if (value.kind === 'reference' || value.kind === 'placeholder') return undefined;
  const own = { start: span.start + from, end: span.start + to };
  // A tenant needs no escapes: inside the address it is written as it is.
  return { value, name, place: { span: own, literal: own, entry, syntax: { encode: (text) => text } } };
}

/** The tenant inside an address that code puts together: a part of a literal, or what is put behind the host. */
export function tenantInAddress(
  bound: { readonly name: string; readonly expression: Expression } | undefined,
  syntax: Syntax,
): Stated<Tenant> | undefined {
  if (!bound) return undefined;
  const literal = literalOf(bound.expression);
  if (literal)
    return literal.type === 'text' ? tenantWithin(literal.value, bound.name, literal.place) : undefined;
  const address = resolved(bound.expression);
  const part = address.kind === 'concatenation' ? partBehindHost(address) : undefined;
  if (!part) return undefined;
  const own = literalOf(part);
  const source = sourceOf(part);
  return {
    value: own?.type === 'text' ? tenantOf(own.value) : { kind: 'reference' },
    name: bound.name,
    place: placeOf(part, syntax),
    ...(source && { source }),
  };
}

/** `https://host/` + tenant, with the rest of the path behind it or nothing. */
function partBehindHost(address: Concatenation): Expression | undefined {
  const { parts } = address;
  let before = '';
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    const isAlone = !next || /^[/?]/.test(textOf(next) ?? '');
    if (/^\s*(?:https?:\/\/)?[^/\s]+\/$/i.test(before)) return isAlone ? part : undefined;
    before += textOf(part) ?? '\u0000';
    if (before.length > 300) return undefined;
  }
  return undefined;
}
