import assert from 'node:assert/strict';
import type { Explanation } from '../../../src/index.ts';
import { blamedRange } from '../../../src/tokens/blamed-range.ts';
import type { Exchange } from '../../../src/tokens/exchange.ts';
import { appIn, type Learned, type Settings } from './settings.ts';

/** Sees that the setting is marked: its own place, not another one with the same value. */
export function assertMarked(
  learned: Learned,
  settings: Settings,
  { explanation, exchange }: { readonly explanation: Explanation; readonly exchange: Exchange | undefined },
  marked: keyof Settings | 'credential',
): void {
  const { document } = learned;
  const app = appIn(learned, settings.clientId);
  const range = blamedRange(
    app,
    { ...explanation, exchange },
    {
      uri: document.uri,
      start: 0,
      rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
    },
  );
  const text = document.getText();
  const { secret, certificate, clientId } = settings;
  const credential = secret ?? certificate ?? clientId;
  const value = { ...settings, credential }[marked] ?? assert.fail(`The settings state no ${marked}.`);
  const at = marked === 'tenant' ? placeOfTenant(text, value) : text.lastIndexOf(value);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  assert.equal(withMark(text, start, end), withMark(text, at, at + value.length));
}

/** The value may stand as client id too. */
function placeOfTenant(text: string, value: string): number {
  const places = [...text.matchAll(/tenant_?id"?[:=] ?"?|authority: [^\n]*(?=\/)\//gi)].map(
    ({ index, 0: name }) => index + name.length,
  );
  return places.findLast((place) => text.startsWith(value, place)) ?? -1;
}

function withMark(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}
