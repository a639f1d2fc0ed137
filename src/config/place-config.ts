import type { Config } from './config-file.ts';
import { globMatcher } from './globs.ts';

/** A configuration, and the folder that its globs and paths start from: with `/`, none at the end. */
export interface PlacedConfig {
  readonly folder: string;
  readonly config: Config;
  /** True when the configuration lets a file of the folder be checked. */
  includes(path: string): boolean;
  /** True when it leaves out a file, or a folder with all that is in it. */
  excludes(path: string): boolean;
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
