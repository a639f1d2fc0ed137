import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const ENDING = process.platform === 'win32' ? '.exe' : '';

/**
 * The path of a program on the PATH; undefined where it is not. What is checked is not run: folders of the PATH that
 * lead into the working directory are left out, and those of packages (`node_modules/.bin`), which npm puts before all
 * others. A program that is started by its name alone would be looked for in the working directory first, on Windows.
 */
export function findProgram(name: string, env: Environment): string | undefined {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders
    .filter((folder) => !/[\\/]node_modules[\\/]/.test(join(folder, 'x')))
    .map((folder) => join(folder, `${name}${ENDING}`))
    .find((path) => existsSync(path));
}

/** What a program needs to start and to find its user's settings. */
const NEEDED =
  /^(?:PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|USER|LOGNAME|XDG_CONFIG_HOME|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(?:\(X86\))?|SYSTEMROOT|SYSTEMDRIVE|WINDIR|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH)$/i;

/** The environment of a program that is started: without what else stands in it, secrets as a rule of automation. */
export function environmentFor(env: Environment, more: RegExp = /^$/): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => NEEDED.test(name) || more.test(name)));
}
