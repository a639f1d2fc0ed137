import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../derived.ts';

const run = promisify(execFile);

/** What git keeps or would keep, copied; packages are linked. */
export async function copyCheckout(folder: string): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const files = stdout
    .split('\0')
    .filter((file) => file !== '' && !/^(?:node_modules|\.vscode-test)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await copyFile(join(root, file), join(folder, file));
    }),
  );
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Builds and packages a checkout; gives the bytes of the .vsix. */
export async function packageOf(checkout: string): Promise<Buffer> {
  await run(process.execPath, ['esbuild.mjs'], { cwd: checkout });
  await run(process.execPath, ['scripts/package.ts', 'made.vsix'], { cwd: checkout });
  return readFile(join(checkout, 'made.vsix'));
}

/** The paths that `npm publish` would take, sorted. */
export async function npmPaths(checkout: string): Promise<readonly string[]> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: checkout,
    // On Windows npm is a .cmd file, which only a shell can start.
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  return files.map(({ path }) => path).toSorted();
}
