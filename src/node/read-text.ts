import { readFile } from 'node:fs/promises';

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** The text of a file (UTF-8); undefined where there is no such file. Throws when it may not be read. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (NOT_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
