import { replaceValue } from './edits.ts';
import type { Fix, Place } from './types.ts';

/** Writes `value` at `place`. */
export function writeValue(place: Place, value: string, title: string, safe: boolean): Fix {
  return { kind: 'edit', title, safe, edits: [replaceValue(place, value)] };
}

/** Reads the value from the environment variable, in the words of the file's format; none where it has none. */
export function referToEnvironment(place: Place, variable: string): readonly Fix[] {
  const newText = place.syntax.reference?.(variable);
  if (newText === undefined) return [];
  const edits = [{ span: place.literal, newText }];
  return [{ kind: 'edit', title: `Take it from the environment: ${newText}`, safe: false, edits }];
}

/** `AZURE_CLIENT_SECRET` for `AZURE_CLIENT_SECRET`, `azure.clientSecret` and `azure-client-secret`. */
export function environmentVariable(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
