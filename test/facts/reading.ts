import assert from 'node:assert/strict';
import { mayConcernEntra } from '../../src/facts/concern.ts';
import { factsOf } from '../../src/facts/index.ts';
import type { EntraFact } from '../../src/facts/types.ts';
import { readerFor } from '../../src/index.ts';
import { readers } from '../../src/readers/index.ts';
import { parserOf } from '../grammars.ts';

/** What a file says of one kind, read as the lens reads it. A text that says something must pass the pre-filter. */
export async function factsIn<Kind extends EntraFact['kind']>(
  kind: Kind,
  path: string,
  text: string,
): Promise<readonly Extract<EntraFact, { readonly kind: Kind }>[]> {
  const reader = readerFor(readers, path, '');
  assert.ok(reader, `no reader for ${path}`);
  const reading = reader.read(text, path, await parserOf(reader));
  const facts = factsOf(reading, path);
  assert.ok(
    facts.length === 0 || mayConcernEntra(text),
    'the pre-filter would keep the text from being read',
  );
  return facts.filter((fact): fact is Extract<EntraFact, { readonly kind: Kind }> => fact.kind === kind);
}
