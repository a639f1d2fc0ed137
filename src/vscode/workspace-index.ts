import * as vscode from 'vscode';
import { createTimers, type EntraLens } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import type { SelectFiles } from './host.ts';
import { createFileLearner, type FileLearner } from './learn-files.ts';
import type { ReadText } from './read-text.ts';
import { isIgnoreFile, isReadable } from './readable-files.ts';
import { showReading } from './reading-status.ts';
import { wantsWorkspaceIndex } from './settings.ts';
import type { FolderFiles } from './workspace-files.ts';

/** The editor comes first (milliseconds). */
const START_PAUSE = 500;

/** A branch that is switched changes many files at once (milliseconds). */
const CHANGE_PAUSE = 300;

/** So many files are read. */
const MOST_FILES = 20_000;

/** Settings that choose the files. */
const SETTINGS = ['aadstsLens.workspaceIndex', 'files.exclude', 'search.exclude', 'search.useIgnoreFiles'];

/** Where reading is as cheap as on a disk; elsewhere each file is a request to a server. */
const NEAR_SCHEMES = new Set(['file', 'vscode-remote', 'vscode-test-web', 'memfs']);

const STOP_COMMAND = 'aadstsLens.stopReading';

export interface WorkspaceIndexOptions {
  readonly lens: EntraLens;
  readonly configFiles: ConfigFiles;
  readonly log: vscode.LogOutputChannel;
  readonly read: ReadText;
  readonly select: SelectFiles;
  /** Called when a file says something else. */
  readonly onDidLearn: () => void;
}

/**
 * Reads the files of the workspace in the background and follows their changes, so that open documents are judged by
 * what the others say. What is kept are facts, never texts.
 */
export function indexWorkspace(options: WorkspaceIndexOptions): vscode.Disposable {
  const { workspace } = vscode;
  const index = createIndex(options);
  const watcher = workspace.createFileSystemWatcher('**/*');
  const rescan = () => index.scanAfter(CHANGE_PAUSE);
  index.scanAfter(START_PAUSE);
  return vscode.Disposable.from(
    index,
    watcher,
    watcher.onDidChange((uri) => {
      if (isReadable(uri) || isIgnoreFile(uri)) index.note(uri);
    }),
    watcher.onDidCreate((uri) => index.note(uri)),
    watcher.onDidDelete((uri) => index.note(uri, { isGone: true })),
    vscode.commands.registerCommand(STOP_COMMAND, index.stop),
    options.configFiles.onDidChange(rescan),
    workspace.onDidChangeWorkspaceFolders(rescan),
    workspace.onDidChangeConfiguration((event) => {
      if (SETTINGS.some((name) => event.affectsConfiguration(name))) rescan();
    }),
    workspace.onDidCloseTextDocument(({ uri }) => index.note(uri)),
    workspace.onDidCloseNotebookDocument(({ uri }) => index.note(uri)),
    workspace.onDidOpenNotebookDocument(({ uri }) => options.lens.forget(uri.toString())),
  );
}

/** A file that was made, changed, closed or deleted. */
interface Change {
  readonly uri: vscode.Uri;
  readonly isGone?: boolean;
}

interface Index extends vscode.Disposable {
  /** Lists and reads all files, after so many milliseconds. */
  scanAfter(pause: number): void;
  /** Reads a file anew, soon. */
  note(uri: vscode.Uri, how?: Omit<Change, 'uri'>): void;
  stop(): void;
}

function createIndex({ lens, configFiles, log, read, select, onDidLearn }: WorkspaceIndexOptions): Index {
  const files = createFileLearner(lens, configFiles, read, onDidLearn);
  const timers = createTimers();
  let changes = new Map<string, Change>();
  let folders: readonly FolderFiles[] = [];
  let scanning = new vscode.CancellationTokenSource();
  /** True while which files are wanted is to be found out anew. */
  let isListStale = false;
  let work = Promise.resolve();

  /** One thing at a time. */
  const enqueue = (job: () => Promise<void>) => {
    work = work.then(job).catch((error: unknown) => {
      isListStale = false;
      log.error(`Reading the workspace failed (${error instanceof Error ? error.name : typeof error}).`);
    });
  };
  const scan = async ({ token }: vscode.CancellationTokenSource) => {
    const roots = wantsWorkspaceIndex() ? nearFolders() : [];
    const { listFiles } = await import('./workspace-files.ts');
    const listed = await Promise.all(roots.map((root) => listFiles(root, read, token)));
    if (token.isCancellationRequested) return;
    folders = listed;
    isListStale = false;
    const start = performance.now();
    const uris = folders.flatMap((folder) => folder.uris).slice(0, MOST_FILES);
    await readAll({ all: uris, promising: await select(uris, token), start }, files, token, log);
    if (changes.size > 0) enqueue(catchUp);
  };
  const catchUp = async () => {
    if (isListStale) return;
    const noted = [...changes.values()];
    changes = new Map();
    for (const change of noted) await follow(change, folders, files);
  };
  const stop = () => {
    scanning.cancel();
    isListStale = false;
  };
  const scanAfter = (pause: number) => {
    stop();
    isListStale = true;
    timers.start('scan', pause, () => {
      const source = new vscode.CancellationTokenSource();
      scanning = source;
      enqueue(() => scan(source));
    });
  };
  return {
    scanAfter,
    stop,
    note: (uri, how = {}) => {
      if (isIgnoreFile(uri)) scanAfter(CHANGE_PAUSE);
      changes.set(uri.toString(), { uri, ...how });
      timers.startOnce('changes', CHANGE_PAUSE, () => enqueue(catchUp));
    },
    dispose: () => {
      stop();
      timers.dispose();
    },
  };
}

function nearFolders(): readonly vscode.Uri[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.map(({ uri }) => uri).filter(({ scheme }) => NEAR_SCHEMES.has(scheme));
}

/** The files of the workspace, those of them that may concern Entra, and when that was begun. */
interface Listed {
  readonly all: readonly vscode.Uri[];
  readonly promising: readonly vscode.Uri[];
  readonly start: number;
}

async function readAll(
  { all, promising, start }: Listed,
  files: FileLearner,
  token: vscode.CancellationToken,
  log: vscode.LogOutputChannel,
): Promise<void> {
  if (token.isCancellationRequested) return;
  files.keepOnly(promising);
  const status = showReading(promising.length, STOP_COMMAND);
  for (const [index, uri] of promising.entries()) {
    if (token.isCancellationRequested) break;
    await files.learn(uri);
    status.report(index + 1);
  }
  status.dispose();
  if (all.length === 0 || token.isCancellationRequested) return;
  log.info(
    `Looked at ${all.length} files in ${Math.round(performance.now() - start)} ms; ${files.count()} of them speak of Entra.`,
  );
}

async function follow(
  { uri, isGone = false }: Change,
  folders: readonly FolderFiles[],
  files: FileLearner,
): Promise<void> {
  const folder = folders.find(
    ({ folder: root }) => root.scheme === uri.scheme && uri.path.startsWith(`${root.path}/`),
  );
  if (isGone) files.forgetWithin(uri);
  else if (folder?.isWanted(uri)) await files.learn(uri);
  else for (const each of (await folder?.within(uri)) ?? []) await files.learn(each);
}
