import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How much a tree holds. */
export interface Tree {
  readonly path: string;
  readonly files: number;
  readonly megabytes: number;
}

/**
 * Copies a folder without its links. Folders named `node_modules` get another name, for most tools pass over them; with
 * it they are to be read by all.
 */
export function copyTree(from: string, to: string): Omit<Tree, 'path'> {
  let files = 0;
  let megabytes = 0;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name === 'node_modules' ? 'modules' : entry.name);
    if (entry.isDirectory()) {
      const below = copyTree(source, target);
      files += below.files;
      megabytes += below.megabytes;
    } else if (entry.isFile()) {
      copyFileSync(source, target);
      files++;
      megabytes += statSync(target).size / 1e6;
    }
  }
  return { files, megabytes };
}

/** So many files, every hundredth about Entra, 200 in a folder. */
export function makeTree(path: string, files: number): void {
  const code = 'export function add(a: number, b: number): number {\n  return a + b;\n}\n'.repeat(30);
  const settings = 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_TENANT_ID=common\n';
  for (let number = 0; number < files; number++) {
    const folder = join(path, `part-${Math.floor(number / 200)}`);
    if (number % 200 === 0) mkdirSync(folder, { recursive: true });
    const isSettings = number % 100 === 0;
    writeFileSync(join(folder, `file-${number}.${isSettings ? 'env' : 'ts'}`), isSettings ? settings : code);
  }
}
