import type { KnownFinding } from '../core/known-findings.ts';
import type { Baseline, ParsedBaseline } from './baseline.ts';
import type { ParsedConfig } from './config-file.ts';
import { type ConfigFinder, createConfigFinder } from './find-config.ts';
import { parentOf, pathFrom, pathTo } from './paths.ts';
import type { PlacedConfig } from './place-config.ts';

/** Where a file lies, among the others of its host: an editor's URI is such an address. */
export interface FileAddress<Self> {
  readonly scheme: string;
  readonly authority: string;
  /** Absolute, with `/`. */
  readonly path: string;
  with(change: { readonly path: string }): Self;
  toString(): string;
}

/** What the files of the configuration say of a file. */
export interface FileConfig {
  readonly config: PlacedConfig | undefined;
  /** What the baseline knows of it. */
  readonly known?: readonly KnownFinding[];
}

/** Each file of the configuration as it was when it was first needed. */
export interface ConfigStore<A> {
  /** Reads what says something of a file; undefined when that is there already. Never rejects. */
  prepare(file: A): Promise<void> | undefined;
  /** What was read. */
  of(file: A): FileConfig;
}

/** What is wrong in a file of the configuration, and where: line and column from 1. */
export type ConfigFault = ParsedConfig['problems'][number];

export interface ConfigStoreOptions<A> {
  /** The text of a file; undefined where there is none that can be read. */
  readonly read: (file: A) => Promise<string | undefined>;
  /** The ids of the rules. */
  readonly rules: readonly string[];
  /** Told of each file that is read, and of what is wrong in it. `isBroken`: nothing of it applies. */
  readonly didRead: (file: A, faults: readonly ConfigFault[], isBroken: boolean) => void;
}

interface FolderConfig {
  readonly config: PlacedConfig | undefined;
  readonly baseline?: { readonly folder: string; readonly findings: Baseline };
}

/** Holds what configurations and baselines say of the files of a host. */
export function createConfigStore<A extends FileAddress<A>>(options: ConfigStoreOptions<A>): ConfigStore<A> {
  const folders = new Map<string, FolderConfig | Promise<void>>();
  const finderOf = remembered((base: A) => finderIn(base, options), rootOf);
  const baselineAt = remembered(async (file: A) => readBaseline(file, options), String);

  const load = async (file: A): Promise<FolderConfig> => {
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

function finderIn<A extends FileAddress<A>>(
  base: A,
  { read, rules, didRead }: ConfigStoreOptions<A>,
): ConfigFinder {
  return createConfigFinder({
    read: (path) => read(base.with({ path })),
    rules,
    found: (path, { problems, isBroken }) => didRead(base.with({ path }), problems, isBroken),
  });
}

/** A baseline that is missing or broken knows nothing. */
async function readBaseline<A>(file: A, { read, didRead }: ConfigStoreOptions<A>): Promise<Baseline> {
  const text = await read(file);
  const parsed = text === undefined ? undefined : await parsedBaseline(text);
  didRead(file, parsed?.kind === 'broken' ? [parsed.problem] : [], parsed?.kind === 'broken');
  return parsed?.kind === 'baseline' ? parsed.baseline : new Map();
}

/** Few projects have one: what reads it is loaded with the first. */
async function parsedBaseline(text: string): Promise<ParsedBaseline> {
  const { parseBaseline } = await import('./baseline.ts');
  return parseBaseline(text);
}

/** Makes each value once. */
function remembered<A, T>(make: (file: A) => T, keyOf: (file: A) => string) {
  const made = new Map<string, T>();
  return (file: A): T => {
    const value = made.get(keyOf(file)) ?? make(file);
    made.set(keyOf(file), value);
    return value;
  };
}

function rootOf({ scheme, authority }: Pick<FileAddress<unknown>, 'scheme' | 'authority'>): string {
  return `${scheme}://${authority}`;
}

/** Files of one folder have the same configuration. */
function folderOf(file: Omit<FileAddress<unknown>, 'with'>): string {
  return `${rootOf(file)}${parentOf(file.path)}`;
}
