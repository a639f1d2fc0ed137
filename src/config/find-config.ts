import { CONFIG_FILE, type ParsedConfig } from './config-file.ts';
import { parentOf } from './paths.ts';
import type { PlacedConfig } from './place-config.ts';

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

/** Finds the configuration of folders; each file is read once. What it takes to read one is loaded with the first. */
export function createConfigFinder({ read, rules, found }: ConfigSource): ConfigFinder {
  let known = new Map<string, Promise<PlacedConfig | undefined>>();

  async function find(folder: string): Promise<PlacedConfig | undefined> {
    const path = `${folder}/${CONFIG_FILE}`;
    const text = await read(path);
    if (text === undefined) return folder.includes('/') ? nearest(parentOf(folder)) : undefined;
    const [{ parseConfig }, { placeConfig }] = await Promise.all([
      import('./config-file.ts'),
      import('./place-config.ts'),
    ]);
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
