import type { Reading } from '../core/types.ts';
import { appsOf } from './app.ts';
import type { EntraFact } from './types.ts';

/** Everything that a text says about Entra. `path` tells what kind of file it is; it is not read. */
export function factsOf(reading: Reading, path: string): readonly EntraFact[] {
  return appsOf(reading.settings, path);
}
