import type { Connection } from 'vscode-languageserver';
import { isRuleLevel, type RuleLevel, ruleNames } from '../index.ts';
import type { Client } from './client.ts';
import type { Tell } from './tell.ts';

const SECTION = 'aadstsLens';

/** What the user's editor is set to. */
export interface Settings {
  /** Severities of rules: they win over those of configuration files. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Whether the files of the workspace are read in the background. */
  readonly workspaceIndex: boolean;
}

/** The settings of the editor; each folder of a workspace may have its own. */
export interface ClientSettings {
  /** The settings for a folder, by its URI, or for what lies in none. Never rejects. */
  of(folder: string | undefined): Promise<Settings>;
  /** Asks anew from now on; `sent` are settings that came with the news. */
  forget(sent: unknown): void;
}

export function createClientSettings(connection: Connection, client: Client, tell: Tell): ClientSettings {
  let known = new Map<string | undefined, Promise<Settings>>();
  let given = client.initializationOptions;

  const ask = async (scopeUri: string | undefined): Promise<Settings> => {
    if (!client.answersConfiguration) return settingsFrom(given, tell);
    const item = { section: SECTION, ...(scopeUri !== undefined && { scopeUri }) };
    // A client that fails to answer has no settings.
    const answer: unknown = await connection.workspace.getConfiguration(item).then(
      (each: unknown) => each,
      () => undefined,
    );
    return settingsFrom(isObject(answer) ? answer : given, tell);
  };
  return {
    of: (folder) => {
      const settings = known.get(folder) ?? ask(folder);
      known.set(folder, settings);
      return settings;
    },
    forget: (sent) => {
      known = new Map();
      if (isObject(sent)) given = sent;
    },
  };
}

/** Takes what can be used; what cannot is told. Some clients send the section's settings with its name around them. */
export function settingsFrom(given: unknown, tell: Pick<Tell, 'once'>): Settings {
  const section = isObject(given) && isObject(given[SECTION]) ? given[SECTION] : given;
  if (!isObject(section)) return { rules: {}, workspaceIndex: true };
  const { rules, workspaceIndex } = section;
  return {
    rules: isObject(rules) ? levelsFrom(rules, tell) : {},
    workspaceIndex: workspaceIndex !== false,
  };
}

function levelsFrom(
  given: Readonly<Record<string, unknown>>,
  tell: Pick<Tell, 'once'>,
): Readonly<Record<string, RuleLevel>> {
  const levels = Object.entries(given).flatMap(([rule, level]): readonly (readonly [string, RuleLevel])[] => {
    if (level === 'default') return [];
    const name = JSON.stringify(rule.slice(0, 60));
    if (!ruleNames.includes(rule)) tell.once(`Settings, ${SECTION}.rules: there is no rule ${name}.`);
    else if (isRuleLevel(level)) return [[rule, level]];
    else {
      tell.once(
        `Settings, ${SECTION}.rules: ${name} takes "off", "hint", "info", "warning", "error" or "default".`,
      );
    }
    return [];
  });
  return Object.fromEntries(levels);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
