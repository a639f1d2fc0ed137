import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readers } from '../../src/readers/index.ts';
import { grammars } from '../grammars.ts';
import type { Sample } from '../readers/sample.ts';

/** What people type and paste, and what makes something else of all that follows. */
const pieces = fc.constantFrom(
  ...['a', ' ', '\n', '\r\n', '(', ')', '{', '}', '[', ']', '"', "'", '`', '"""', '/*', '*/', '//', '#', '$'],
  ...['😀', 'é', '=', ';', ':', ',', '.', '<', '>', '@', '\\', '|', 'secret = "abc"\n', 'if (a) { b("c") }'],
);

/** One step of an editor; places are parts of the whole text, in thousandths. */
export const step = fc.oneof(
  // Most of these leave the text right.
  {
    weight: 4,
    arbitrary: fc.record({
      at: fc.nat(1000),
      removed: fc.constant(0),
      inserted: fc.constantFrom('a', ' ', '\n'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ at: fc.nat(1000), removed: fc.nat(3), inserted: pieces }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(1000), removed: fc.nat(80), inserted: fc.constant('') }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(1000), pasted: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ undone: fc.nat(4) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the next text is after those that there were. */
export function textAfter(step: Step, texts: readonly string[]): string {
  const text = texts.at(-1) ?? '';
  if ('undone' in step) return texts.at(-1 - step.undone) ?? texts[0] ?? '';
  const at = Math.floor((step.at * text.length) / 1000);
  if (!('pasted' in step)) return text.slice(0, at) + step.inserted + text.slice(at + step.removed);
  const from = Math.floor((step.pasted * text.length) / 1000);
  return text.slice(0, at) + text.slice(from, from + 60) + text.slice(at);
}

/** A sample of each language of code, by the name of its reader; their grammars are loaded. */
export async function codeSamples(): Promise<readonly (readonly [id: string, Sample])[]> {
  const written = readers.filter(({ grammar }) => grammar !== undefined);
  const files = readdirSync(join(import.meta.dirname, '..', 'readers', 'samples'));
  const known = written.filter(({ id }) => files.includes(`${id}.ts`));
  for (const { grammar = '' } of known) await grammars.load(grammar);
  return Promise.all(
    known.map(async ({ id }) => [id, (await import(`../readers/samples/${id}.ts`)).sample] as const),
  );
}
