import { type Dirent, readdirSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type FileSelection, reasonOf } from './files.ts';
import { type Ignored, ignoredAbove, ignoredIn, isIgnored } from './ignored.ts';

/** Folders of other people's code and of built things. */
const SKIPPED_FOLDERS = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test']);

/** So long the walk may keep others waiting (milliseconds). */
const PATIENCE = 8;

/** What was met on the way. */
export type Met =
  /** `isNamed`: it was asked for by its own name. */
  | { readonly kind: 'file'; readonly path: string; readonly isNamed: boolean }
  | { readonly kind: 'ignored'; readonly path: string }
  | { readonly kind: 'failed'; readonly path: string; readonly message: string };

/**
 * Lists the wanted files at the paths and below, sorted by name in each folder, in batches of at most so many. Symbolic
 * links inside folders are not followed, so none leads in a circle. What it calls of the file system is synchronous,
 * for that is many times quicker, but others get their turn.
 */
export async function* walk(
  paths: readonly string[],
  selection: FileSelection,
  size: number,
): AsyncGenerator<readonly Met[]> {
  let batch: Met[] = [];
  const takeTurns = turns();
  for (const path of paths) {
    const folders = [await start(path, selection, batch)];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      await takeTurns();
      for (let entry = folder.entries.pop(); entry; entry = folder.entries.pop()) {
        const met = meet(entry, folder, selection, batch);
        // Waiting for what is there already costs more than all else that is done about a file.
        const below = met && (await met);
        if (batch.length >= size) {
          yield batch;
          batch = [];
        }
        if (!below) continue;
        folders.push(folder, below);
        break;
      }
    }
  }
  if (batch.length > 0) yield batch;
}

/** A folder on the way, and what is left of it, the first at the end. */
interface Folder {
  readonly path: string;
  readonly entries: Dirent[];
  readonly ignored: Ignored | false;
}

async function start(path: string, selection: FileSelection, batch: Met[]): Promise<Folder | undefined> {
  const found = attempt(() => statSync(path));
  if (found instanceof Error) batch.push({ kind: 'failed', path, message: reasonOf(found) });
  else if (!found.isDirectory()) batch.push({ kind: 'file', path, isNamed: true });
  else return enter(path, selection.honoursIgnoreFiles && (await ignoredAbove(path)), batch);
  return undefined;
}

async function enter(path: string, above: Ignored | false, batch: Met[]): Promise<Folder | undefined> {
  const entries = attempt(() => readdirSync(path, { withFileTypes: true }));
  if (entries instanceof Error) {
    batch.push({ kind: 'failed', path, message: reasonOf(entries) });
    return undefined;
  }
  const ignored = above && (await ignoredIn(path, new Set(entries.map(({ name }) => name)), above));
  return { path, entries: entries.sort((a, b) => (a.name < b.name ? 1 : -1)), ignored };
}

/** Takes note of a file. Gives the folder that is to be looked into next. */
function meet(
  entry: Dirent,
  { path: folder, ignored }: Folder,
  selection: FileSelection,
  batch: Met[],
): Promise<Folder | undefined> | undefined {
  const path = folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
  if (entry.isDirectory()) {
    return SKIPPED_FOLDERS.has(entry.name) ? undefined : mayEnter(path, ignored, selection, batch);
  }
  if (!entry.isFile()) return undefined;
  const note = (isWanted: boolean): undefined => {
    if (!isWanted) return undefined;
    const isLeftOut = ignored && isIgnored(ignored, path, 'file');
    batch.push(isLeftOut ? { kind: 'ignored', path } : { kind: 'file', path, isNamed: false });
  };
  const isWanted = selection.isWanted(path);
  return typeof isWanted === 'boolean' ? note(isWanted) : isWanted.then(note);
}

async function mayEnter(
  path: string,
  ignored: Ignored | false,
  selection: FileSelection,
  batch: Met[],
): Promise<Folder | undefined> {
  if ((ignored && isIgnored(ignored, path, 'folder')) || !(await selection.mayEnter(path))) return undefined;
  return enter(path, ignored, batch);
}

function attempt<T>(call: () => T): T | NodeJS.ErrnoException {
  try {
    return call();
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** Lets others have their turn when there was none for long. */
function turns(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < PATIENCE) return undefined;
    return turn().then(() => {
      last = performance.now();
    });
  };
}
