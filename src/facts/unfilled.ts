import type { Expression } from '../core/expressions.ts';
import type { Edit, Place } from '../core/types.ts';
import { literalOf } from './expression-text.ts';
import type { Unfilled } from './types.ts';

/** How a language spells a name to be filled into a text, and what makes it a text that is filled. */
interface Filling {
  readonly files: RegExp;
  readonly tenant: RegExp;
  repair(place: Place): readonly Edit[];
}

const HOST = String.raw`^\s*https?:\/\/[a-z0-9.-]+\/+[^/]{0,40}?`;

const FILLINGS: readonly Filling[] = [
  {
    files: /\.pyw?$/i,
    tenant: new RegExp(String.raw`${HOST}\{([a-z_][\w.]*)\}`, 'i'),
    repair: ({ literal }) => [{ span: { start: literal.start, end: literal.start }, newText: 'f' }],
  },
  {
    files: /\.[cm]?[jt]sx?$/i,
    tenant: new RegExp(String.raw`${HOST}\$\{([a-z_$][\w$.]*)\}`, 'i'),
    repair: ({ literal }) => [
      { span: { start: literal.start, end: literal.start + 1 }, newText: '`' },
      { span: { start: literal.end - 1, end: literal.end }, newText: '`' },
    ],
  },
];

/**
 * A name in braces where the tenant of an address belongs, in a text that is handed over as it stands: without the mark
 * of the language that fills in names, the braces are sent. `path` tells the language.
 */
export function unfilledTenant(expression: Expression | undefined, path: string): Unfilled | undefined {
  const filling = FILLINGS.find(({ files }) => files.test(path));
  const literal = expression && literalOf(expression);
  if (!filling || literal?.type !== 'text') return undefined;
  const name = filling.tenant.exec(literal.value)?.[1];
  const { place } = literal;
  // Longer marks (`r"`, `"""`) say that more is meant by them.
  const isPlain = place.span.start - place.literal.start === 1;
  return name ? { name, place, repair: isPlain ? filling.repair(place) : [] } : undefined;
}
