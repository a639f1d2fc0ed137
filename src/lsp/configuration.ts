import { basename, dirname, relative, sep } from 'node:path';
import {
  CONFIG_FILE,
  type ConfigFault,
  createConfigStore,
  type FileAddress,
  type FileConfig,
  type LensSettings,
  ruleNames,
} from '../index.ts';
import { readText } from '../node/read-text.ts';
import type { ClientSettings } from './client-settings.ts';
import { pathOfUri } from './file-uri.ts';
import type { Tell } from './tell.ts';

/** What configuration files, baselines and the editor's settings say of documents. */
export interface Configuration {
  /**
   * What holds for a document (`scope`: its URI) that stands for a file, or for none. Undefined when the configuration
   * leaves the file out. Never rejects.
   */
  settingsFor(file: string | undefined, scope: string): Promise<LensSettings | undefined>;
  /** False when the configuration leaves a file out. */
  wants(file: string): Promise<boolean>;
  /** False for folders that it leaves out with all that is in them. */
  mayEnter(folder: string): Promise<boolean>;
  /** Whether a file is one of the configuration: when it changes all else is to be judged anew. */
  isPart(file: string): boolean;
  /** Reads everything anew from now on. */
  forget(): void;
}

export interface ConfigurationOptions {
  readonly settings: ClientSettings;
  /** URIs of the folders that are open. */
  readonly folders: () => readonly string[];
  readonly tell: Tell;
}

export function createConfiguration({ settings, folders, tell }: ConfigurationOptions): Configuration {
  const read = new Set<string>();
  const makeStore = () =>
    createConfigStore<DiskAddress>({
      read: ({ path }) => readText(path === '' ? '/' : path).catch(() => undefined),
      rules: ruleNames,
      didRead: ({ path }, faults, isBroken) => {
        read.add(path);
        const shown = shownPath(path, folders());
        for (const fault of faults) tell.once(faultMessage(shown, fault, isBroken));
      },
    });
  let store = makeStore();

  const configOf = async (file: string): Promise<FileConfig> => {
    const address = addressOf(slashed(file));
    await store.prepare(address);
    return store.of(address);
  };
  const wants = async (file: string) => (await configOf(file)).config?.includes(slashed(file)) ?? true;
  return {
    settingsFor: async (file, scope) => {
      const { config, known } = file === undefined ? { config: undefined } : await configOf(file);
      if (file !== undefined && !(config?.includes(slashed(file)) ?? true)) return undefined;
      const chosen = await settings.of(folderAround(scope, file, folders()));
      return { rules: { ...config?.config.rules, ...chosen.rules }, ...(known && { known }) };
    },
    wants,
    mayEnter: async (folder) =>
      !(await configOf(`${folder}${sep}${CONFIG_FILE}`)).config?.excludes(slashed(folder)),
    isPart: (file) => basename(file) === CONFIG_FILE || read.has(slashed(file)),
    forget: () => {
      store = makeStore();
    },
  };
}

function faultMessage(shown: string, { line, message }: ConfigFault, isBroken: boolean): string {
  const rest = isBroken ? ' Until it is mended nothing of this file applies.' : '';
  return `${shown}, line ${line}: ${message}${rest}`;
}

/** The path of a file as people name it: from the folder on that is open. */
export function shownPath(path: string, folders: readonly string[]): string {
  for (const uri of folders) {
    const folder = pathOfUri(uri);
    const within = folder === undefined ? '..' : slashed(relative(folder, path));
    if (within !== '' && !within.startsWith('..') && within !== slashed(path)) return within;
  }
  return path;
}

/** The folder of the workspace that a document lies in: editors keep settings by folder. */
function folderAround(
  scope: string,
  file: string | undefined,
  folders: readonly string[],
): string | undefined {
  return folders.find((folder) => {
    const path = pathOfUri(folder);
    return path !== undefined && file !== undefined
      ? `${dirname(file)}${sep}`.startsWith(path.endsWith(sep) ? path : `${path}${sep}`)
      : scope.startsWith(`${folder}/`);
  });
}

/** A path with `/`, as configuration has it. */
function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}

type DiskAddress = FileAddress<DiskAddress>;

function addressOf(path: string): DiskAddress {
  return {
    scheme: 'file',
    authority: '',
    path,
    with: (change) => addressOf(change.path),
    toString: () => path,
  };
}
