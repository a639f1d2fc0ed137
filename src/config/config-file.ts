import type { RuleLevel } from '../core/check.ts';
import { type JsonFault, type JsonNode, type JsonProblem, readJson } from './json.ts';

/** The name of the file that configures the folder it stands in and all below. */
export const CONFIG_FILE = '.aadsts-lensrc.json';

/** What a project chose. */
export interface Config {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Globs of the files that are checked, relative to the file's folder; empty for all. */
  readonly include: readonly string[];
  /** Globs of the files that are not. */
  readonly exclude: readonly string[];
  /** The file that lists known findings: a path relative to the file's folder, with `/`. */
  readonly baseline?: string;
}

/** The configuration that a text states. What cannot be used is told and left aside; the rest holds. */
export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly JsonProblem[];
  /** True when the text is no JSON: then nothing of it holds. */
  readonly isBroken: boolean;
}

export const EMPTY_CONFIG: Config = { rules: {}, include: [], exclude: [] };

const LEVELS: readonly RuleLevel[] = ['off', 'hint', 'info', 'warning', 'error'];

/** True for what a rule can be set to. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return LEVELS.some((level) => level === value);
}

/** Reads a configuration, JSON with comments. `rules` are the ids that may be named. */
export function parseConfig(text: string, rules: readonly string[]): ParsedConfig {
  const json = readJson(text);
  if (json.kind === 'broken') return { config: EMPTY_CONFIG, problems: [json.problem], isBroken: true };
  const faults: JsonFault[] = [];
  const config = json.root
    ? configOf(json.root, new Set(rules), (fault) => faults.push(fault))
    : EMPTY_CONFIG;
  return { config, problems: faults.map(json.locate), isBroken: false };
}

type Tell = (fault: JsonFault) => void;

function configOf(root: JsonNode, rules: ReadonlySet<string>, tell: Tell): Config {
  if (root.kind !== 'object') {
    tell({ at: root.start, message: 'The configuration is an object: { "rules": { … } }.' });
    return EMPTY_CONFIG;
  }
  let config = EMPTY_CONFIG;
  for (const { name, at, value } of root.entries) {
    if (name === 'rules') config = { ...config, rules: rulesOf(value, rules, tell) };
    else if (name === 'include' || name === 'exclude')
      config = { ...config, [name]: globsOf(name, value, tell) };
    else if (name === 'baseline') config = { ...config, ...baselineOf(value, tell) };
    else if (name !== '$schema') tell({ at, message: unknownSetting(name) });
  }
  return config;
}

function unknownSetting(name: string): string {
  return `There is no setting ${JSON.stringify(name)}: the settings are rules, include, exclude and baseline.`;
}

function rulesOf(node: JsonNode, rules: ReadonlySet<string>, tell: Tell): Config['rules'] {
  if (node.kind !== 'object') {
    tell({ at: node.start, message: '"rules" takes an object with a severity for each rule.' });
    return {};
  }
  const levels = node.entries.flatMap(({ name, at, value }): readonly (readonly [string, RuleLevel])[] => {
    if (!rules.has(name)) tell({ at, message: `There is no rule ${JSON.stringify(name)}.` });
    else if (value.kind === 'other' && isRuleLevel(value.value)) return [[name, value.value]];
    else tell({ at: value.start, message: `"${name}" takes "off", "hint", "info", "warning" or "error".` });
    return [];
  });
  return Object.fromEntries(levels);
}

function globsOf(name: string, node: JsonNode, tell: Tell): readonly string[] {
  if (node.kind !== 'array') {
    tell({ at: node.start, message: `"${name}" takes a list of globs: ["src/**"].` });
    return [];
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'other' && typeof item.value === 'string' && item.value !== '') return [item.value];
    tell({ at: item.start, message: `"${name}" takes globs, which are texts.` });
    return [];
  });
}

/** What is written by `--write-baseline` must not be led out of the project by a file of the project. */
function baselineOf(node: JsonNode, tell: Tell): Pick<Config, 'baseline'> {
  const path = node.kind === 'other' && typeof node.value === 'string' ? node.value : '';
  const isInside = path !== '' && !/^[/\\]|^[a-z]:|\\/i.test(path) && !path.split('/').includes('..');
  if (isInside) return { baseline: path.replace(/^(?:\.\/+)+/, '') };
  tell({ at: node.start, message: '"baseline" takes the path of a file in this folder or below, with "/".' });
  return {};
}
