import { type ChosenFixes, chooseFixes, type Diagnosis, type Edit, type LensDocument } from '../index.ts';

/**
 * Chooses one fix for each finding, its first one if that is safe, or with `unsafe` its first one that edits, and of
 * these as many as can be made at once. What is put in takes the line breaks of the text.
 */
export function fixesOf(
  document: LensDocument,
  findings: readonly Diagnosis[],
  unsafe: boolean,
): ChosenFixes {
  const lineBreak = lineBreakOf(document.getText());
  const editOf = ({ range, newText }: ReturnType<typeof editsOf>[number]): Edit => ({
    span: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
    newText: newText.replace(/\r?\n/g, lineBreak),
  });
  return chooseFixes(findings.map((finding) => editsOf(finding, unsafe).map(editOf)));
}

function editsOf({ actions }: Diagnosis, unsafe: boolean) {
  const action = unsafe ? actions.find(({ kind }) => kind === 'edit') : actions[0];
  return action?.kind === 'edit' && (unsafe || action.safe) ? action.edits : [];
}

/** That of the text where it has one only. */
function lineBreakOf(text: string): string {
  const windows = text.split('\r\n').length - 1;
  return windows > 0 && windows === text.split('\n').length - 1 ? '\r\n' : '\n';
}
