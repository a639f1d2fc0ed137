import type { Edit, Place } from './types.ts';

/** Writes another value at `place`, quoted as its format needs. */
export function replaceValue(place: Place, value: string): Edit {
  return { span: place.literal, newText: place.syntax.encode(value) };
}

/** Takes the whole entry away, separator included. */
export function removeEntry(place: Place): Edit {
  return { span: place.entry, newText: '' };
}

/**
 * Applies edits to the text they were computed on. Of two that overlap the first in the text wins, so
 * that fixing many findings at once never writes into a place that has just changed.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const edit of withoutOverlaps(edits)) {
    pieces.push(text.slice(position, edit.span.start), edit.newText);
    position = edit.span.end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}

/** The edits in the order of the text; of two that touch the same characters only the first stays. */
export function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const kept: Edit[] = [];
  let end = -1;
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (edit.span.start < end) continue;
    kept.push(edit);
    end = edit.span.end;
  }
  return kept;
}
