import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerFor } from '../../src/core/lens.ts';
import { readers } from '../../src/readers/index.ts';
import { rules } from '../../src/rules/index.ts';
import type { Sample } from '../readers/sample.ts';

/** A file as people write it. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

const tests = join(import.meta.dirname, '..');
const FILE = /^```\S+ (\S+)(?: fixed| beside)?\n([\s\S]*?)^```\n/gm;

function scenarios(): readonly SampleFile[] {
  const folder = join(tests, 'scenarios');
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(FILE)].map(([, path = '', text = '']) => ({
      path,
      text,
    })),
  );
}

function examples(): readonly SampleFile[] {
  return rules.flatMap(({ examples: bad, fine }) => [
    ...bad.map(({ path, bad: text }) => ({ path, text })),
    ...fine.map(({ path, text }) => ({ path, text })),
  ]);
}

async function readerSamples(): Promise<readonly SampleFile[]> {
  const files = readdirSync(join(tests, 'readers', 'samples'));
  return Promise.all(
    files.map(async (file) => (await import(`../readers/samples/${file}`)).sample as Sample),
  );
}

const files = [...(await readerSamples()), ...scenarios(), ...examples()].map(({ path, text }) => ({
  path,
  text: text.replace(/[«»]/g, ''),
}));

/** Every text that the tests have, by the id of the reader that reads it. */
export const filesByReader: ReadonlyMap<string, readonly SampleFile[]> = new Map(
  readers.flatMap((reader) => {
    const own = files.filter(({ path }) => readerFor(readers, path, '') === reader);
    return own.length > 0 ? [[reader.id, own]] : [];
  }),
);

/** The texts for one reader; those of all where the tests have none. */
export function filesFor(reader: string): readonly SampleFile[] {
  return filesByReader.get(reader) ?? files;
}
