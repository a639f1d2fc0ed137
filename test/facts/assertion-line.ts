import type { Span } from '../../src/core/types.ts';
import type { Assertion } from '../../src/facts/assertion-types.ts';

export const AUD = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';

/** An assertion in one line: library, header, claims, algorithm and key, values as their source text. */
export function told(assertion: Assertion, text: string): string {
  const { library, header, claims, algorithm, key, isHeaderWhole, areClaimsWhole, supplied } = assertion;
  const source = (at: { readonly span: Span } | undefined) =>
    at ? text.slice(at.span.start, at.span.end).replace(AUD, 'AUD') : '-';
  const entries = (all: Assertion['header'], isWhole: boolean) => {
    const named = all.map(({ name, value }) => `${name}=${source(value)}`);
    return [...named, ...(isWhole ? [] : ['…'])].join(' ') || '-';
  };
  const parts = [
    library,
    entries(header, isHeaderWhole),
    entries(claims, areClaimsWhole),
    algorithm ? `${algorithm.name}${algorithm.isDefault ? ' by default' : ''}` : '-',
    source(key),
    ...(supplied.length > 0 ? [`adds ${supplied.join(' ')}`] : []),
  ];
  return parts.join(' | ');
}
