import { families } from './families/index.ts';
import type { Code } from './types.ts';

/**
 * Microsoft's look-up page serves every code, so its address is derived instead of written into each entry.
 * Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
function withLookupPage(entry: Code): Code {
  return { ...entry, links: [...entry.links, `https://login.microsoftonline.com/error?code=${entry.code}`] };
}

/** Every AADSTS code that is explained, in ascending order of its number; each number occurs once. */
export const catalogue: readonly Code[] = families
  .flat()
  .map(withLookupPage)
  .sort((left, right) => left.code - right.code);

const entryByCode: ReadonlyMap<number, Code> = new Map(catalogue.map((entry) => [entry.code, entry]));

/** The entry of a number as it stands after `AADSTS`, or `undefined` when the catalogue has none. */
export function findCode(code: number): Code | undefined {
  return entryByCode.get(code);
}
