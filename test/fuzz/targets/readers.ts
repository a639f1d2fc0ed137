import fc from 'fast-check';
import type { WithTree } from '../../../src/core/syntax.ts';
import type { Reader, Setting } from '../../../src/core/types.ts';
import { readers } from '../../../src/readers/index.ts';
import { parserOf } from '../../grammars.ts';
import { afterEdits, spansLieInside } from '../expectations.ts';
import { pick, textsLike } from '../inputs.ts';
import { filesFor } from '../samples.ts';
import { type Target, target } from '../target.ts';

const VALUES = [
  '',
  'a',
  ' a\nb ',
  '"\'`',
  '${X}',
  '\\',
  '%41;b=c',
  '\ud800',
  '# a: b',
  ']]>',
  '{{x}}',
  '$(x) @"',
];

/** One for each format: what is seen lies in the text, and each value can be written anew or taken from outside. */
export const readerTargets: readonly Target[] = readers.map((reader) => {
  const files = filesFor(reader.id);
  let withTree: WithTree | undefined;
  const input = fc.record({
    text: textsLike(files.map(({ text }) => text)),
    path: fc.constantFrom(...files.map(({ path }) => path)),
    choice: fc.nat(),
  });
  return target(
    `reader-${reader.id}`,
    input,
    (each) => checkReading({ reader, withTree, ...each }),
    async () => {
      withTree = await parserOf(reader);
    },
  );
});

interface Case {
  readonly reader: Reader;
  readonly withTree: WithTree | undefined;
  readonly path: string;
  readonly text: string;
  readonly choice: number;
}

function checkReading({ reader, withTree, path, text, choice }: Case): void {
  const reading = reader.read(text, path, withTree);
  spansLieInside(reading, text.length);
  if (reading.settings.length === 0) return;
  const changed = changesOf(pick(reading.settings, choice), text, pick(VALUES, choice >>> 8));
  for (const after of changed) spansLieInside(reader.read(after, path, withTree), after.length);
}

/** The text after each way to change a setting; an edit that cannot be applied throws. */
function changesOf({ place, mangling }: Setting, text: string, value: string): readonly string[] {
  const references = place.syntax.references?.('CLIENT_SECRET', place) ?? [];
  const edits = [
    [{ span: place.literal, newText: place.syntax.encode(value) }],
    [{ span: place.entry, newText: '' }],
    ...references.map((reference) => reference.edits),
    place.syntax.replaceEntry?.('name', { a: [value] }) ?? [],
    mangling?.repair ?? [],
  ];
  return edits.map((each) => afterEdits(text, each));
}
