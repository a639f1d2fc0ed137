import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from './io.ts';

/**
 * Writes a text by renaming: the file is whole at any time, nothing is left behind when it cannot be written, and a link
 * in its place leads nowhere else. Pipes and devices that are named themselves (`/dev/stdout`) are written to. A new
 * file has the `mode`, narrowed by the umask. Throws a `UsageError`.
 */
export async function replaceFile(path: string, text: string, mode = 0o666): Promise<void> {
  try {
    if (await isStream(path)) await writeFile(path, text);
    else await writeAndRename(path, Buffer.from(text), mode);
  } catch (error) {
    throw unwritable(path, error);
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
  // The mode of a new file is narrowed by the umask.
  await writeAndRename(target, bytes, mode, (draft) => chmod(draft, mode));
}

/** So long another run may be waited for (milliseconds). */
const PATIENCE = 10_000;

/**
 * Replaces a file by what `textOf` makes of it as it is now. Of several runs that do so at once each waits for the one
 * before, so that none undoes what another has written. Throws a `UsageError`.
 */
export async function updateFile(
  path: string,
  textOf: () => Promise<string>,
  patience = PATIENCE,
): Promise<void> {
  const lock = `${path}.lock`;
  await take(lock, path, performance.now() + patience);
  try {
    await replaceFile(path, await textOf());
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string, path: string, end: number): Promise<void> {
  for (;;) {
    try {
      return await (await open(lock, 'wx')).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, error);
      if (performance.now() >= end) {
        throw new UsageError(
          `${path} is being written by another run. Where none is running any more, delete ${lock}.`,
        );
      }
    }
    await pause(10);
  }
}

async function writeAndRename(
  path: string,
  bytes: Uint8Array,
  mode: number,
  finish = async (_draft: string) => {},
): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, bytes, { mode, flag: 'wx' });
    await finish(draft);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** A link in a folder that somebody else has made is none, whatever it leads to. */
async function isStream(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFIFO()) return true;
  return path.startsWith('/dev/') && found !== undefined && !(await stat(path)).isFile();
}

function unwritable(path: string, error: unknown): UsageError {
  return new UsageError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
}
