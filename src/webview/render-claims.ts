import type { ClaimRow, StatedTime } from '../tokens/inspection.ts';
import { ENGLISH, element, section } from './elements.ts';
import { rawJson } from './raw-json.ts';
import { filled, type Words } from './words.ts';

/** A part of the token as a table, or as JSON. Undefined when it could not be read. */
export function renderRows(
  { id, rows }: { readonly id: 'header' | 'claims'; readonly rows: readonly ClaimRow[] },
  words: Words,
  isRaw: boolean,
): HTMLElement | undefined {
  if (rows.length === 0) return undefined;
  return section(id, words[id], isRaw ? raw(filled(words.asJson, words[id]), rows) : table(id, rows, words));
}

function raw(name: string, rows: readonly ClaimRow[]): HTMLElement {
  return element(
    'pre',
    { class: 'raw', role: 'region', 'aria-label': name, tabindex: '0' },
    element('code', {}, rawJson(rows)),
  );
}

function table(id: 'header' | 'claims', rows: readonly ClaimRow[], words: Words): HTMLElement {
  const columns = [words.name, words.value, words.meaning];
  const head = element('tr', {}, ...columns.map((column) => element('th', { scope: 'col' }, column)));
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': filled(words.asTable, words[id]), tabindex: '0' },
    element(
      'table',
      {},
      element('thead', {}, head),
      element('tbody', {}, ...rows.map((row) => renderRow(row, words))),
    ),
  );
}

function renderRow({ name, json, meaning, time }: ClaimRow, words: Words): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('code', {}, name)),
    element('td', {}, element('code', { class: 'json' }, json)),
    element(
      'td',
      {},
      meaning === undefined ? undefined : element('div', { lang: ENGLISH }, meaning),
      time && renderTime(time, words),
    ),
  );
}

function renderTime({ seconds, utc, relative }: StatedTime, words: Words): HTMLElement {
  const date = new Date(seconds * 1000);
  const isKnown = !Number.isNaN(date.getTime());
  return element(
    'ul',
    { class: 'times' },
    isKnown ? element('li', {}, filled(words.localTime, localTime(date))) : undefined,
    element('li', { lang: ENGLISH }, isKnown ? element('time', { datetime: date.toISOString() }, utc) : utc),
    element('li', { lang: ENGLISH }, relative),
  );
}

/** As the user's region writes it, with the zone. */
export function localTime(date: Date): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' }).format(date);
}
