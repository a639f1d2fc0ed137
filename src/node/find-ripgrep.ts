import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const NAME = process.platform === 'win32' ? 'rg.exe' : 'rg';

/**
 * The program ripgrep: `AADSTS_LENS_RG`, or the first on the PATH. A PATH that leads into the working directory is not
 * followed there: what is checked is not run.
 */
export function findRipgrep(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env.AADSTS_LENS_RG;
  if (named !== undefined && named !== '') return named;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, NAME)).find((path) => existsSync(path));
}

/** The ripgrep that comes with VS Code; undefined for editions without. */
export function ripgrepWithin(vscodeFolder: string): string | undefined {
  const packages = ['@vscode/ripgrep', 'vscode-ripgrep'];
  return packages
    .map((name) => join(vscodeFolder, 'node_modules', name, 'bin', NAME))
    .find((path) => existsSync(path));
}
