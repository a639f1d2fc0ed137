import { applyEdits } from '../../src/core/edits.ts';
import type { Place } from '../../src/core/types.ts';

/** The text after each way to have the value at the place from outside, where it is called `variable`. */
export function afterReferences(text: string, place: Place | undefined, variable = 'X'): readonly string[] {
  const references = place?.syntax.references?.(variable, place) ?? [];
  return references.map(({ edits }) => applyEdits(text, edits));
}
