import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  createConfigFinder,
  EMPTY_CONFIG,
  isRuleLevel,
  type ParsedConfig,
  type PlacedConfig,
  parseConfig,
  placeConfig,
  type RuleLevel,
  ruleNames,
} from '../index.ts';
import { reasonOf } from '../node/files.ts';
import { readText } from '../node/read-text.ts';
import { type Io, UsageError } from './io.ts';

/** What the call says of the configuration: it wins over the file. */
export interface ConfigOptions {
  /** A file to take instead of the nearest; false for none. */
  readonly config?: string | false;
  readonly rule?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** What holds for the files of the run. */
export interface RunConfig {
  /** The levels of rules that are not as the rule says, for the files of a configuration. */
  levelsOf(config: PlacedConfig | undefined): Readonly<Record<string, RuleLevel>>;
  /** The configuration of a file; undefined where there is none. */
  of(file: string): Promise<PlacedConfig | undefined>;
  /** At once for all but the first file of a folder. */
  isWanted(file: string): boolean | Promise<boolean>;
  mayEnter(folder: string): Promise<boolean>;
}

/** Reads what `--config` names, or finds the nearest configuration of each file. Faults are told to `tell`. */
export async function runConfig(
  options: ConfigOptions,
  io: Io,
  tell: (problem: string, isGrave: boolean) => void,
): Promise<RunConfig> {
  const { rule = [], include = [], exclude = [] } = options;
  const given = levelsFrom(rule);
  const nearest = await nearestConfig(options, io, tell);
  const call = placeConfig(slashed(io.cwd), { ...EMPTY_CONFIG, include, exclude });
  const isLimited = include.length + exclude.length > 0;
  const wants = (file: string, config: PlacedConfig | undefined) => {
    if (!isLimited && !config) return true;
    const path = slashed(file);
    if (!call.includes(path)) return false;
    return include.length > 0 ? !config?.excludes(path) : (config?.includes(path) ?? true);
  };
  let last: { readonly folder: string; readonly config: PlacedConfig | undefined } | undefined;
  return {
    of: (file) => nearest(slashed(dirname(file))),
    levelsOf: (config) => ({ ...config?.config.rules, ...given }),
    isWanted: (file) => {
      const folder = dirname(file);
      if (folder === last?.folder) return wants(file, last.config);
      return nearest(slashed(folder)).then((config) => {
        last = { folder, config };
        return wants(file, config);
      });
    },
    mayEnter: async (folder) => {
      const path = slashed(folder);
      return !call.excludes(path) && !(await nearest(path))?.excludes(path);
    },
  };
}

type Nearest = (folder: string) => Promise<PlacedConfig | undefined>;

async function nearestConfig(
  options: ConfigOptions,
  io: Io,
  tell: (problem: string, isGrave: boolean) => void,
): Promise<Nearest> {
  const found = (path: string, { problems, isBroken }: ParsedConfig) => {
    for (const { line, column, message } of problems)
      tell(`${slashed(relative(io.cwd, path))}:${line}:${column}: ${message}`, isBroken);
  };
  if (options.config === false) return async () => undefined;
  if (options.config === undefined) {
    const read = async (path: string) => {
      // Most folders have none: asking synchronously is many times quicker.
      if (!existsSync(path)) return undefined;
      return readText(path).catch((error: NodeJS.ErrnoException) => {
        tell(`${slashed(relative(io.cwd, path))}: ${reasonOf(error)}.`, true);
        return undefined;
      });
    };
    return createConfigFinder({ read, rules: ruleNames, found }).nearest;
  }
  const path = resolve(io.cwd, options.config);
  const text = await readText(path).catch(() => undefined);
  if (text === undefined) throw new UsageError(`${options.config} cannot be read.`);
  const parsed = parseConfig(text, ruleNames);
  found(path, parsed);
  const placed = placeConfig(slashed(dirname(path)), parsed.config);
  return async () => placed;
}

function levelsFrom(given: readonly string[]): Readonly<Record<string, RuleLevel>> {
  const levels = given.map((text): readonly [string, RuleLevel] => {
    const [id = '', level] = text.split('=');
    if (!ruleNames.includes(id)) throw new UsageError(`There is no rule ${id}.`);
    if (!isRuleLevel(level)) {
      throw new UsageError(`--rule takes a rule and off, hint, info, warning or error: ${id}=off.`);
    }
    return [id, level];
  });
  return Object.fromEntries(levels);
}

/** A path with `/`, as configuration has it; the root of a file system is ''. */
export function slashed(path: string): string {
  const whole = sep === '/' ? path : path.replaceAll(sep, '/');
  return whole.endsWith('/') ? whole.slice(0, -1) : whole;
}
