import type { ClaimRow, StatedTime } from '../tokens/inspection.ts';
import { element, section } from './elements.ts';
import { rawJson } from './raw-json.ts';

/** A part of the token as a table, or as JSON. Undefined when it could not be read. */
export function renderRows(
  part: { readonly id: 'header' | 'claims'; readonly title: string },
  rows: readonly ClaimRow[],
  isRaw: boolean,
): HTMLElement | undefined {
  if (rows.length === 0) return undefined;
  return section(part.id, part.title, isRaw ? raw(part.title, rows) : table(part.title, rows));
}

function raw(title: string, rows: readonly ClaimRow[]): HTMLElement {
  return element(
    'pre',
    { class: 'raw', role: 'region', 'aria-label': `${title} as JSON`, tabindex: '0' },
    element('code', {}, rawJson(rows)),
  );
}

const COLUMNS = ['Name', 'Value', 'Meaning'];

function table(title: string, rows: readonly ClaimRow[]): HTMLElement {
  const head = element('tr', {}, ...COLUMNS.map((column) => element('th', { scope: 'col' }, column)));
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': `${title}, table`, tabindex: '0' },
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows.map(renderRow))),
  );
}

function renderRow({ name, json, meaning, time }: ClaimRow): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('code', {}, name)),
    element('td', {}, element('code', { class: 'json' }, json)),
    element(
      'td',
      {},
      meaning === undefined ? undefined : element('div', {}, meaning),
      time && renderTime(time),
    ),
  );
}

function renderTime({ seconds, utc, relative }: StatedTime): HTMLElement {
  const date = new Date(seconds * 1000);
  const isKnown = !Number.isNaN(date.getTime());
  return element(
    'ul',
    { class: 'times' },
    isKnown ? element('li', {}, `${localTime(date)} (local)`) : undefined,
    element('li', {}, isKnown ? element('time', { datetime: date.toISOString() }, utc) : utc),
    element('li', {}, relative),
  );
}

/** As the user's region writes it, with the zone. */
export function localTime(date: Date): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' }).format(date);
}
