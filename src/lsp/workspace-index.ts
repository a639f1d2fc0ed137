import { basename } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { createTimers } from '../index.ts';
import type { Configuration } from './configuration.ts';
import type { FileLearner } from './learn-files.ts';
import { startProgress } from './progress.ts';
import type { Tell } from './tell.ts';
import { foldersAbove, isWithin, workspaceTexts } from './workspace-files.ts';

/** So many files are read. */
const MOST_FILES = 20_000;

/** After so many files the progress is told. */
const STEP = 100;

export interface WorkspaceIndexOptions {
  readonly connection: Connection;
  readonly configuration: Configuration;
  readonly files: FileLearner;
  /** The folders to read, by their paths; none when the settings say so. */
  readonly roots: () => Promise<readonly string[]>;
  readonly tell: Tell;
  /** Called when files were taken in or forgotten. */
  readonly onDidLearn: () => void;
  /** Milliseconds. */
  readonly pauses: { readonly scan: number; readonly change: number };
}

/**
 * Reads the files of the workspace in the background and follows their changes, so that documents are judged by what
 * the others say. What is kept are facts, never texts.
 */
export interface WorkspaceIndex {
  /** Lists and reads all files, soon. */
  scan(): void;
  /** Reads a file or folder anew, soon. */
  note(path: string, isGone?: boolean): void;
  /** Resolves when nothing is left to be read. */
  settled(): Promise<void>;
  dispose(): void;
}

export function createWorkspaceIndex(options: WorkspaceIndexOptions): WorkspaceIndex {
  const { files, roots, tell, onDidLearn, pauses } = options;
  const timers = createTimers();
  const waiting = new Set<() => void>();
  let changed = new Set<string>();
  let scanning = new AbortController();
  let work = Promise.resolve();
  let running = 0;

  const tellIdle = () => {
    if (running > 0 || timers.areRunning()) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  /** One thing at a time. */
  const enqueue = (job: () => Promise<void>) => () => {
    running++;
    work = work
      .then(job)
      .catch((error: unknown) => tell.bug('Reading the workspace', error))
      .then(() => {
        running--;
        onDidLearn();
        tellIdle();
      });
  };
  const scan = () => {
    scanning.abort();
    const current = new AbortController();
    scanning = current;
    timers.start(
      'scan',
      pauses.scan,
      enqueue(async () => readAll(await roots(), options, current)),
    );
  };
  const catchUp = async () => {
    const noted = [...changed];
    changed = new Set();
    for (const root of await roots()) {
      const within = noted.filter((path) => isWithin(root, path));
      if (within.length > 0) await readSome(root, within, options);
    }
  };
  return {
    scan,
    note: (path, isGone = false) => {
      if (basename(path) === '.gitignore') scan();
      if (isGone) files.forgetWithin(path);
      changed.add(path);
      timers.startOnce('changes', pauses.change, enqueue(catchUp));
    },
    settled: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        tellIdle();
      }),
    dispose: () => {
      scanning.abort();
      timers.dispose();
    },
  };
}

async function readAll(
  roots: readonly string[],
  { connection, configuration, files }: WorkspaceIndexOptions,
  scanning: AbortController,
): Promise<void> {
  if (scanning.signal.aborted) return;
  const seen = new Set<string>();
  const progress = roots.length > 0 ? startProgress(connection, TITLE, () => scanning.abort()) : undefined;
  try {
    for (const root of roots) {
      for await (const { path, text } of workspaceTexts(root, configuration)) {
        if (scanning.signal.aborted || seen.size >= MOST_FILES) break;
        seen.add(path);
        if (text !== undefined) await files.learn(path, text);
        if (seen.size % STEP === 0) progress?.report(`${seen.size} files`);
      }
    }
  } finally {
    progress?.done();
  }
  if (!scanning.signal.aborted) files.keepOnly(seen);
}

const TITLE = 'AADSTS Lens reads the workspace';

/** Files that were there before and are not met any more are left out now, or gone. */
async function readSome(
  root: string,
  paths: readonly string[],
  { configuration, files }: WorkspaceIndexOptions,
): Promise<void> {
  const gone = new Set(paths);
  for await (const { path, text } of workspaceTexts(root, configuration, paths)) {
    if (text === undefined) continue;
    gone.delete(path);
    for (const folder of foldersAbove(path)) gone.delete(folder);
    await files.learn(path, text);
  }
  for (const path of gone) files.forgetWithin(path);
}
