import { access, chmod, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UsageError } from './io.ts';

/** By renaming: the file is whole at any time, and a link in its place leads nowhere else. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = draftOf(path);
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw new UsageError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/**
 * Writes over a file that is there, which keeps its mode; the file behind a link is written, and the link stays. Throws
 * what the machine throws.
 */
export async function rewriteFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  // Renaming would get around the mode of the file.
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const draft = draftOf(target);
  try {
    await writeFile(draft, bytes, { mode, flag: 'wx' });
    // The mode of a new file is narrowed by the umask.
    await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function draftOf(path: string): string {
  return `${path}.${process.pid}.tmp`;
}
