import type { Inspection, TokenPart } from '../tokens/inspection.ts';
import { element, section } from './elements.ts';

const NAMES: Readonly<Record<TokenPart['name'], string>> = {
  header: 'Header',
  claims: 'Claims',
  signature: 'Signature',
  other: 'Other part',
};

/** Characters of one part that are shown: more would make the page slow, and nobody reads them. */
const SHOWN = 20_000;

/** The token as it is written, each part in its colour and with its own underline, and a legend of them. */
export function renderToken({ parts }: Inspection): HTMLElement | undefined {
  if (parts.length === 0) return undefined;
  const named = [...new Set(parts.map(({ name }) => name))];
  const legend = element(
    'ul',
    { class: 'legend' },
    ...named.map((name) => element('li', {}, element('span', { class: `part ${name}` }, NAMES[name]))),
  );
  const written = parts.flatMap((part, index) => [
    ...(index > 0 ? [element('span', { class: 'dot' }, '.')] : []),
    element('span', { class: `part ${part.name}` }, cut(part.text)),
  ]);
  const token = element(
    'div',
    { class: 'token', role: 'region', 'aria-label': 'The token as it is written', tabindex: '0' },
    element('code', {}, ...written),
  );
  return section('token', 'As it is written', legend, token);
}

function cut(text: string): string {
  const more = text.length - SHOWN;
  return more > 0 ? `${text.slice(0, SHOWN)}\u2026 (${more} more characters)` : text;
}
