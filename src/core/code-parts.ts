import type { Code, CodePart } from './expressions.ts';

/** Code, as far as it has parts. */
type Parted = CodePart & Pick<Code, 'parts'>;

/**
 * What `find` finds in each part of a code, in the order of the parts. While a file is edited most of its parts stay the same
 * objects, and in most of them nothing is found: these are not looked through again. `find` looks at the part alone.
 */
export function foundInParts<Found>(
  find: (part: CodePart) => readonly Found[],
): (code: Parted) => readonly Found[] {
  const barren = new WeakSet<CodePart>();
  const findOrPass = (part: CodePart): readonly Found[] => {
    if (barren.has(part)) return [];
    const found = find(part);
    if (found.length === 0) barren.add(part);
    return found;
  };
  return (code) => (code.parts ?? [code]).flatMap(findOrPass);
}
