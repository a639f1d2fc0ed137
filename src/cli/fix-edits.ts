import type { Diagnosis, LensDocument } from '../index.ts';

/** A replacement in a text: UTF-16 offsets, `end` exclusive. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What is done to a text, and how many findings it fixes. */
export interface ChosenFixes {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly Replacement[];
  readonly fixed: number;
}

/**
 * Chooses one fix for each finding: its first one if that is safe, or with `unsafe` its first one that edits. A fix is
 * taken as a whole: one that touches what another changes waits for the next round. Edits that are alike are made once.
 */
export function chooseFixes(
  document: LensDocument,
  findings: readonly Diagnosis[],
  unsafe: boolean,
): ChosenFixes {
  const lineBreak = lineBreakOf(document.getText());
  const taken = new Map<string, Replacement>();
  let fixed = 0;
  for (const finding of findings) {
    const edits = editsOf(finding, unsafe).map(({ range, newText }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      newText: newText.replace(/\r?\n/g, lineBreak),
    }));
    const fresh = edits.filter((edit) => !taken.has(keyOf(edit)));
    const isFree = fresh.every((edit) => ![...taken.values()].some((other) => touches(edit, other)));
    if (edits.length === 0 || !isFree) continue;
    for (const edit of fresh) taken.set(keyOf(edit), edit);
    fixed++;
  }
  return { edits: [...taken.values()].sort((a, b) => a.start - b.start || a.end - b.end), fixed };
}

function editsOf({ actions }: Diagnosis, unsafe: boolean) {
  const action = unsafe ? actions.find(({ kind }) => kind === 'edit') : actions[0];
  return action?.kind === 'edit' && (unsafe || action.safe) ? action.edits : [];
}

function keyOf({ start, end, newText }: Replacement): string {
  return `${start} ${end} ${newText}`;
}

/** Two insertions at one place touch as well: which comes first would be chance. */
function touches(one: Replacement, other: Replacement): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}

/** That of the text where it has one only. */
function lineBreakOf(text: string): string {
  const windows = text.split('\r\n').length - 1;
  return windows > 0 && windows === text.split('\n').length - 1 ? '\r\n' : '\n';
}

/** The text after the edits, which are in its order and do not overlap. */
export function applied(text: string, edits: readonly Replacement[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end, newText } of edits) {
    pieces.push(text.slice(position, start), newText);
    position = end;
  }
  return [...pieces, text.slice(position)].join('');
}
