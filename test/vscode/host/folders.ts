import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The checkout this file belongs to. */
export const checkout = join(import.meta.dirname, '..', '..', '..');
/** Where what the tests fetch or unpack is kept; git-ignored. */
export const cacheFolder = join(checkout, '.vscode-test');

/** A folder that is gone again when this process exits, or earlier with `remove`. */
export type TemporaryFolder = { readonly path: string; readonly remove: () => void };

const stagingMark = '.setting-up-';

/**
 * Gives the folder of that name in the cache, and has it filled when it is not there. Filling happens in a staging folder
 * that is renamed when all is done: a folder of the cache is either complete or missing, whenever a set-up is cut off.
 */
export async function cachedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) {
    return folder;
  }
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandonedStaging();
  const staging = `${folder}${stagingMark}${process.pid}`;
  try {
    await mkdir(staging);
    await fill(staging);
    await moveIntoPlace(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Makes an empty folder of its own in the OS's temp folder. */
export function temporaryFolder(purpose: string): TemporaryFolder {
  // Without symbolic links: VS Code shows and compares resolved paths.
  const path = mkdtempSync(join(realpathSync(tmpdir()), `aadsts-lens-${purpose}-`));
  const remove = () => {
    process.removeListener('exit', remove);
    // Processes that are just being killed may still write: hence the retries.
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', remove);
  return { path, remove };
}

/** Copies the project's examples into a temporary folder, so that trying things out leaves the checkout as it is. */
export function copyOfExamples(): TemporaryFolder {
  const { path, remove } = temporaryFolder('workspace');
  // VS Code shows the folder's name.
  const examples = join(path, 'examples');
  cpSync(join(checkout, 'examples'), examples, { recursive: true });
  return { path: examples, remove };
}

/** Renames; where another process was quicker, its result stays. */
async function moveIntoPlace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) {
      throw error;
    }
  }
}

/** Removes what set-ups left behind that were cut off; one still at work keeps its folder. */
async function removeAbandonedStaging(): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const [, owner] = name.split(stagingMark);
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
