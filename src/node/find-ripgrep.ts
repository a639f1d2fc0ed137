import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { findProgram } from './find-program.ts';

const NAME = process.platform === 'win32' ? 'rg.exe' : 'rg';

/**
 * The program ripgrep: `AADSTS_LENS_RG`, a whole path, or the first on the PATH. The variable is that of the process: no
 * file of a workspace sets it.
 */
export function findRipgrep(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env.AADSTS_LENS_RG;
  return named !== undefined && isAbsolute(named) ? named : findProgram('rg', env);
}

/** The ripgrep that comes with VS Code; undefined for editions without. */
export function ripgrepWithin(vscodeFolder: string): string | undefined {
  const packages = ['@vscode/ripgrep', 'vscode-ripgrep'];
  return packages
    .map((name) => join(vscodeFolder, 'node_modules', name, 'bin', NAME))
    .find((path) => existsSync(path));
}
