import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check, type Finding } from '../../../src/core/check.ts';
import { readerFor } from '../../../src/core/lens.ts';
import { silencedText, silenceOf } from '../../../src/core/silence.ts';
import { applySuppressions } from '../../../src/core/suppressions.ts';
import type { Reader, Reading } from '../../../src/core/types.ts';
import { factsOf } from '../../../src/facts/index.ts';
import { secretSpans } from '../../../src/facts/secret-spans.ts';
import { workspaceOf } from '../../../src/facts/workspace.ts';
import { certificateParser } from '../../../src/node/certificate-parser.ts';
import { readers } from '../../../src/readers/index.ts';
import { rules } from '../../../src/rules/index.ts';
import { grammars } from '../../grammars.ts';
import { TODAY } from '../../workspace.ts';
import { afterEdits, liesInside, spansLieInside, standApart } from '../expectations.ts';
import { mutated } from '../inputs.ts';
import { filesByReader, filesFor } from '../samples.ts';
import { target } from '../target.ts';

const input = fc.constantFrom(...filesByReader.keys()).chain((reader) => {
  const files = filesFor(reader);
  return fc.record({
    path: fc.constantFrom(...files.map(({ path }) => path)),
    text: mutated(files.map(({ text }) => text)),
  });
});

/** Facts, rules, suppressions and fixes of any file: what is found lies in the text, and each fix can be made. */
export const findings = target('findings', input, checkFindings, loadGrammars);

export async function loadGrammars(): Promise<void> {
  await Promise.all(readers.map(async ({ grammar }) => grammar && (await grammars.load(grammar))));
}

function read(reader: Reader, text: string, path: string): Reading {
  return reader.read(text, path, reader.grammar === undefined ? undefined : grammars.get(reader.grammar));
}

function checkFindings({ path, text }: { readonly path: string; readonly text: string }): void {
  const reader = readerFor(readers, path, '');
  if (!reader) return;
  const reading = read(reader, text, path);
  const facts = factsOf(reading, path, certificateParser);
  spansLieInside(facts, text.length);
  standApart(secretSpans(text, facts), text.length);
  const workspace = workspaceOf([{ uri: path, facts }], () => TODAY);
  const found = check({ uri: path, facts, workspace }, rules, {}, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error });
  });
  const left = applySuppressions(text, reading.comments, found);
  for (const finding of left) {
    for (const after of changesFor(finding, text, reader))
      spansLieInside(read(reader, after, path), after.length);
  }
}

/** The text after each fix of a finding, and after it is silenced; an edit that cannot be applied throws. */
function changesFor(finding: Finding, text: string, reader: Reader): readonly string[] {
  liesInside(finding.span, text.length);
  assert.notEqual(finding.message, '');
  for (const { span } of finding.evidence) liesInside(span, text.length);
  const mended = finding.fixes.map((fix) => {
    if (fix.kind === 'edit') return afterEdits(text, fix.edits);
    if (fix.kind === 'open') return text;
    const { literal, syntax } = fix.place;
    return afterEdits(text, [{ span: literal, newText: syntax.encode('n~w"\'$ecret') }]);
  });
  const silence = silenceOf(text, finding, reader);
  if (silence) liesInside({ start: silence.offset, end: silence.offset }, text.length);
  return silence ? [...mended, silencedText(text, silence)] : mended;
}
