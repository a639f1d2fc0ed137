import type * as vscode from 'vscode';
import {
  type Baseline,
  type ConfigFinder,
  createConfigFinder,
  type KnownFinding,
  type ParsedConfig,
  type PlacedConfig,
  parentOf,
  parseBaseline,
  pathFrom,
  pathTo,
  ruleNames,
} from '../index.ts';
import type { ReadText } from './read-text.ts';

/** What the files of the configuration say of a file. */
export interface FileConfig {
  readonly config: PlacedConfig | undefined;
  /** What the baseline knows of it. */
  readonly known?: readonly KnownFinding[];
}

/** Each file of the configuration as it was when it was first needed. */
export interface ConfigStore {
  /** Reads what says something of a file; undefined when that is there already. Never rejects. */
  prepare(file: vscode.Uri): Promise<void> | undefined;
  /** What was read. */
  of(file: vscode.Uri): FileConfig;
}

export type Fault = ParsedConfig['problems'][number];

export interface ConfigStoreOptions {
  readonly read: ReadText;
  /** Told of each file that is read, and of what is wrong in it. `isBroken`: nothing of it applies. */
  readonly didRead: (uri: vscode.Uri, faults: readonly Fault[], isBroken: boolean) => void;
}

interface FolderConfig {
  readonly config: PlacedConfig | undefined;
  readonly baseline?: { readonly folder: string; readonly findings: Baseline };
}

export function createConfigStore({ read, didRead }: ConfigStoreOptions): ConfigStore {
  const folders = new Map<string, FolderConfig | Promise<void>>();
  const finderOf = remembered((base: vscode.Uri) => finderIn(base, { read, didRead }), rootOf);
  const baselineAt = remembered(async (uri: vscode.Uri) => readBaseline(uri, { read, didRead }), String);

  const load = async (file: vscode.Uri): Promise<FolderConfig> => {
    const config = await finderOf(file).nearest(parentOf(file.path));
    const named = config?.config.baseline;
    if (!config || named === undefined) return { config };
    const path = pathTo(config.folder, named);
    const findings = await baselineAt(file.with({ path }));
    return { config, baseline: { folder: parentOf(path), findings } };
  };
  return {
    prepare: (file) => {
      const folder = folderOf(file);
      const known = folders.get(folder);
      if (known) return known instanceof Promise ? known : undefined;
      const loading = load(file).then((each) => void folders.set(folder, each));
      folders.set(folder, loading);
      return loading;
    },
    of: (file) => {
      const loaded = folders.get(folderOf(file));
      if (!loaded || loaded instanceof Promise) return { config: undefined };
      const { config, baseline } = loaded;
      const known = baseline?.findings.get(pathFrom(baseline.folder, file.path));
      return { config, ...(known && { known }) };
    },
  };
}

function finderIn(base: vscode.Uri, { read, didRead }: ConfigStoreOptions): ConfigFinder {
  return createConfigFinder({
    read: (path) => read(base.with({ path })),
    rules: ruleNames,
    found: (path, { problems, isBroken }) => didRead(base.with({ path }), problems, isBroken),
  });
}

/** A baseline that is missing or broken knows nothing. */
async function readBaseline(uri: vscode.Uri, { read, didRead }: ConfigStoreOptions): Promise<Baseline> {
  const text = await read(uri);
  const parsed = text === undefined ? undefined : parseBaseline(text);
  didRead(uri, parsed?.kind === 'broken' ? [parsed.problem] : [], parsed?.kind === 'broken');
  return parsed?.kind === 'baseline' ? parsed.baseline : new Map();
}

/** Makes each value once. */
function remembered<T>(make: (uri: vscode.Uri) => T, keyOf: (uri: vscode.Uri) => string) {
  const made = new Map<string, T>();
  return (uri: vscode.Uri): T => {
    const value = made.get(keyOf(uri)) ?? make(uri);
    made.set(keyOf(uri), value);
    return value;
  };
}

function rootOf({ scheme, authority }: vscode.Uri): string {
  return `${scheme}://${authority}`;
}

/** Files of one folder have the same configuration. */
function folderOf(file: vscode.Uri): string {
  return `${rootOf(file)}${parentOf(file.path)}`;
}
