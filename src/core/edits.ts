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

/** Fixes that can be made at once. */
export interface ChosenFixes {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly Edit[];
  /** How many of the fixes are taken. */
  readonly taken: number;
}

/**
 * Of fixes, each a list of edits, those that can be made together. A fix is taken as a whole: one that touches what
 * another before it changes is left, for half of it may be worse than none. Edits that are alike, such as those that put in
 * one import, are made once.
 */
export function chooseFixes(fixes: readonly (readonly Edit[])[]): ChosenFixes {
  const chosen = new Map<string, Edit>();
  let taken = 0;
  for (const edits of fixes) {
    const fresh = edits.filter((edit) => !chosen.has(keyOf(edit)));
    const isFree = fresh.every((edit) => ![...chosen.values()].some((other) => touches(edit, other)));
    if (edits.length === 0 || !isFree) continue;
    for (const edit of fresh) chosen.set(keyOf(edit), edit);
    taken++;
  }
  return { edits: withoutOverlaps([...chosen.values()]), taken };
}

function keyOf({ span, newText }: Edit): string {
  return `${span.start} ${span.end} ${newText}`;
}

/** Two insertions at one place touch as well: which comes first would be chance. */
function touches({ span: one }: Edit, { span: other }: Edit): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}
