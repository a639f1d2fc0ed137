import { replaceValue } from './edits.ts';
import type { Fix, Place } from './types.ts';

/** Writes `value` at `place`. */
export function writeValue(place: Place, value: string, title: string, safe: boolean): Fix {
  return { kind: 'edit', title, safe, edits: [replaceValue(place, value)] };
}

/** Has the value from outside the file, in the words of its format and platform; none where there are no such words. */
export function takeFromOutside(place: Place, variable: string): readonly Fix[] {
  const references = place.syntax.references?.(variable, place) ?? [];
  return references.map(({ title, edits }) => ({ kind: 'edit', title, safe: false, edits }));
}

/** `AZURE_CLIENT_SECRET` for `AZURE_CLIENT_SECRET`, `azure.clientSecret` and `azure-client-secret`. */
export function environmentVariable(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
}
