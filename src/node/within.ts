import { realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';

/**
 * Whether a path lies in one of the folders once all links on the way are followed, its own too; where there is nothing
 * yet, the folder that it would come to lie in counts.
 */
export async function liesWithin(path: string, folders: readonly string[]): Promise<boolean> {
  const [target, ...roots] = await Promise.all([path, ...folders].map(realPath));
  return roots.some((root) => target !== undefined && root !== undefined && isBelow(root, target));
}

async function realPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(async () => {
    const parent = dirname(path);
    return parent === path ? undefined : realPath(parent);
  });
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way));
}
