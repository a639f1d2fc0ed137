import { devNull } from 'node:os';

/*
 * The configuration of a repository, which comes with a folder that was unpacked or copied, names programs that git runs
 * while it reads. None of them is needed to tell which files have changed.
 * Source: https://git-scm.com/docs/git-config, https://git-scm.com/docs/git#_security
 */

/** Wins over any configuration file. */
export const SAFE: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  `core.hooksPath=${devNull}`,
  '-c',
  'core.untrackedCache=false',
  '-c',
  'safe.bareRepository=explicit',
];

/** Nothing is fetched that a partial clone lacks: that would start programs, and ask hosts. */
export const SAFE_ENVIRONMENT: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
};

/** Variables that say where a repository is: git sets them for its hooks, from which this program may be run. */
export const PLACES =
  /^GIT_(?:EXEC_PATH|DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CONFIG_COUNT|CONFIG_(?:KEY|VALUE)_\d+)$/;

/** Programs that a file's content is put through before it is compared. */
export const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$';

/** Turns off the filter that such a setting belongs to. */
export function withoutFilter(setting: string): readonly string[] {
  const filter = setting.slice(0, setting.lastIndexOf('.'));
  return ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((value) => ['-c', `${filter}.${value}`]);
}
