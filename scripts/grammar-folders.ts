import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

function packageFolder(name: string): string {
  return dirname(resolve(`${name}/package.json`));
}

/** Where npm installs tree-sitter and the grammars, as WebAssembly. */
export const grammarFolders: readonly string[] = [
  join(packageFolder('@vscode/tree-sitter-wasm'), 'wasm'),
  packageFolder('@tree-sitter-grammars/tree-sitter-toml'),
  packageFolder('@tree-sitter-grammars/tree-sitter-hcl'),
  packageFolder('@tree-sitter-grammars/tree-sitter-kotlin'),
  packageFolder('tree-sitter-scala'),
];
