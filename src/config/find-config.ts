import { CONFIG_FILE, type Config, type ParsedConfig, parseConfig } from './config-file.ts';
import { globMatcher } from './globs.ts';
import { parentOf } from './paths.ts';

/** A configuration, and the folder that its globs and paths start from: with `/`, none at the end. */
export interface PlacedConfig {
  readonly folder: string;
  readonly config: Config;
  /** True when the configuration lets a file of the folder be checked. */
  includes(path: string): boolean;
  /** True when it leaves out a file, or a folder with all that is in it. */
  excludes(path: string): boolean;
}

export interface ConfigFinder {
  /** The configuration for the files of a folder: of the nearest file upwards. Undefined where there is none. */
  nearest(folder: string): Promise<PlacedConfig | undefined>;
  /** Reads everything anew from now on. */
  forget(): void;
}

/** Where configurations come from, and who is told of them. */
export interface ConfigSource {
  /** The text of a file; undefined where there is none. Paths are absolute, with `/`. */
  read(path: string): Promise<string | undefined>;
  /** The ids of the rules. */
  readonly rules: readonly string[];
  /** Told once of each file that is read, with what is wrong in it. */
  found(path: string, parsed: ParsedConfig): void;
}

/** Finds the configuration of folders; each file is read once. */
export function createConfigFinder({ read, rules, found }: ConfigSource): ConfigFinder {
  let known = new Map<string, Promise<PlacedConfig | undefined>>();

  async function find(folder: string): Promise<PlacedConfig | undefined> {
    const path = `${folder}/${CONFIG_FILE}`;
    const text = await read(path);
    if (text === undefined) return folder.includes('/') ? nearest(parentOf(folder)) : undefined;
    const parsed = parseConfig(text, rules);
    found(path, parsed);
    return placeConfig(folder, parsed.config);
  }

  function nearest(folder: string): Promise<PlacedConfig | undefined> {
    const config = known.get(folder) ?? find(folder);
    known.set(folder, config);
    return config;
  }

  return {
    nearest,
    forget: () => {
      known = new Map();
    },
  };
}

/** A configuration whose globs and paths start from a folder. */
export function placeConfig(folder: string, config: Config): PlacedConfig {
  const isIncluded = config.include.length === 0 ? () => true : globMatcher(config.include);
  const isExcluded = globMatcher(config.exclude);
  return {
    folder,
    config,
    includes: (path) => isIncluded(within(folder, path)) && !isExcluded(within(folder, path)),
    excludes: (path) => isExcluded(within(folder, path)),
  };
}

/** What lies outside the folder is told by its whole path: no glob for files of any folder misses it. */
function within(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path.replace(/^\/+/, '');
}
