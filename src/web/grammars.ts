import type { Grammars } from '../core/syntax.ts';
import type { Bounds } from '../grammars/bounded-parse.ts';
import { createParsers } from '../grammars/parsers.ts';

/** Grammars whose bytes `read` gives by the names of their files. Nothing is looked for by the name of a path or an address. */
export function createGrammars(
  read: (file: string) => Promise<Uint8Array>,
  bounds?: Partial<Bounds>,
): Grammars {
  const source = {
    start: async () => {
      const [{ treeSitter }, wasmBinary] = await Promise.all([
        import('../grammars/tree-sitter.ts'),
        read('tree-sitter.wasm'),
      ]);
      // Its types do not know of the bytes, which its loader takes before it looks for a file.
      const options = { wasmBinary, locateFile: (file: string) => file };
      await treeSitter.Parser.init(options);
      return treeSitter;
    },
    read,
  };
  return createParsers(source, bounds);
}
