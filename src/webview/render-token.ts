import type { TokenPart } from '../tokens/inspection.ts';
import { element, section } from './elements.ts';
import type { PanelState } from './messages.ts';
import { filled, type Words } from './words.ts';

const NAMES: Readonly<Record<TokenPart['name'], keyof Words>> = {
  header: 'header',
  claims: 'claims',
  signature: 'signature',
  other: 'otherPart',
};

/** Characters of one part that are shown: more would make the page slow, and nobody reads them. */
const SHOWN = 20_000;

/** The token as it is written, each part in its colour and with its own underline, and a legend of them. */
export function renderToken({ inspection, words }: PanelState): HTMLElement | undefined {
  const { parts } = inspection;
  if (parts.length === 0) return undefined;
  const named = [...new Set(parts.map(({ name }) => name))];
  const legend = element(
    'ul',
    { class: 'legend' },
    ...named.map((name) => element('li', {}, element('span', { class: `part ${name}` }, words[NAMES[name]]))),
  );
  const written = parts.flatMap((part, index) => [
    ...(index > 0 ? [element('span', { class: 'dot' }, '.')] : []),
    element('span', { class: `part ${part.name}` }, part.text.slice(0, SHOWN)),
    cut(part.text, words),
  ]);
  const token = element(
    'div',
    { class: 'token', role: 'region', 'aria-label': words.writtenToken, tabindex: '0' },
    element('code', {}, ...written),
  );
  return section('token', words.asWritten, legend, token);
}

/** Says that a part is longer than what is shown of it. */
function cut(text: string, words: Words): HTMLElement | undefined {
  const more = text.length - SHOWN;
  return more > 0 ? element('span', {}, filled(words.moreCharacters, more)) : undefined;
}
