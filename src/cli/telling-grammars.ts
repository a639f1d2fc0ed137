import type { Grammars } from '../index.ts';

/**
 * Grammars of which one that cannot be loaded is told, once, instead of thrown: what needs it counts as empty, and the rest is
 * read. The texts of these errors speak of the grammar's own file, never of what was to be read.
 */
export function tellingGrammars(grammars: Grammars, tell: (problem: string) => void): Grammars {
  const told = new Set<string>();
  return {
    ...grammars,
    load: async (grammar) => {
      try {
        await grammars.load(grammar);
      } catch (error) {
        if (told.has(grammar)) return;
        told.add(grammar);
        const reason = error instanceof Error ? error.message.replace(/\.$/, '') : typeof error;
        tell(`Files that need ${grammar} are not read: it cannot be loaded (${reason}).`);
      }
    },
  };
}
