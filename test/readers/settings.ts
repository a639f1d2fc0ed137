import type { Reader } from '../../src/core/types.ts';
import { parserOf } from '../grammars.ts';

/** Gives the settings of a text as lines: `azure/client_id = …`; what is computed is `name = ?`. */
export async function settingsReader(reader: Reader): Promise<(text: string, path?: string) => string[]> {
  const withTree = await parserOf(reader);
  return (text, path = 'file') =>
    reader
      .read(text, path, withTree)
      .settings.map(
        ({ path: names, value, isComputed }) => `${names.join('/')} = ${isComputed ? '?' : value}`,
      );
}
