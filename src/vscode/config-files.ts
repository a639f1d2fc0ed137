import * as vscode from 'vscode';
import {
  CONFIG_FILE,
  type ConfigStoreOptions,
  createConfigStore,
  createTimers,
  type LensSettings,
  ruleNames,
} from '../index.ts';
import { fileOf } from './documents.ts';
import { chosenLevels } from './settings.ts';

/** What `.aadsts-lensrc.json` files and settings say of documents. */
export interface ConfigFiles extends vscode.Disposable {
  /** Reads the configuration of a document; undefined when it is there already. Never rejects. */
  prepare(uri: vscode.Uri): Promise<void> | undefined;
  /** False when the configuration leaves a document out. */
  wants(uri: vscode.Uri): boolean;
  /** What holds for a document; undefined when it is left out. */
  settingsFor(uri: vscode.Uri): LensSettings | undefined;
  /** A configuration or baseline is another one now. */
  readonly onDidChange: vscode.Event<void>;
}

/** One change is told by several events (milliseconds). */
const PAUSE = 100;

/** How files are read, and who is told of each that is, with what is wrong in it. */
export type FollowOptions = Pick<ConfigStoreOptions<vscode.Uri>, 'read' | 'didRead'>;

/** Reads configurations where they are first needed, and anew when one of them changes. */
export function followConfigFiles({ read, didRead }: FollowOptions): ConfigFiles {
  const changed = new vscode.EventEmitter<void>();
  const timers = createTimers();
  const files = watchFiles(() => timers.start('reload', PAUSE, reload));
  const options: ConfigStoreOptions<vscode.Uri> = {
    read,
    rules: ruleNames,
    didRead: (uri, ...faults) => {
      files.watch(uri);
      didRead(uri, ...faults);
    },
  };
  let store = createConfigStore(options);
  const reload = () => {
    store = createConfigStore(options);
    changed.fire();
  };
  const configOf = (uri: vscode.Uri) => {
    const file = fileOf(uri);
    const { config, known } = file ? store.of(file) : {};
    return { config, known, isWanted: !file || !config || config.includes(file.path) };
  };
  return {
    onDidChange: changed.event,
    prepare: (uri) => {
      const file = fileOf(uri);
      return file && store.prepare(file);
    },
    wants: (uri) => configOf(uri).isWanted,
    settingsFor: (uri) => {
      const { config, known, isWanted } = configOf(uri);
      if (!isWanted) return undefined;
      return { rules: { ...config?.config.rules, ...chosenLevels(uri) }, ...(known && { known }) };
    },
    dispose: () => vscode.Disposable.from(changed, timers, files).dispose(),
  };
}

/** Watches the configurations of the workspace, and what else was read. */
function watchFiles(react: () => void): vscode.Disposable & { watch(uri: vscode.Uri): void } {
  const watched = new Map<string, vscode.Disposable>();
  const all = watchFor(`**/${CONFIG_FILE}`, react);
  // Not every file system tells of its changes.
  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (nameOf(uri) === CONFIG_FILE || watched.has(uri.toString())) react();
  });
  return {
    watch: (uri) => {
      if (watched.has(uri.toString())) return;
      const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), nameOf(uri));
      watched.set(uri.toString(), watchFor(pattern, react));
    },
    dispose: () => vscode.Disposable.from(all, saved, ...watched.values()).dispose(),
  };
}

function watchFor(pattern: vscode.GlobPattern, react: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(react),
    watcher.onDidCreate(react),
    watcher.onDidDelete(react),
  );
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
