import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './measure.ts';

/** Loads the extension's bundle with an empty `vscode`, in a process of its own, and tells how long that took. */
const SCRIPT = `
const Module = require('node:module');
const load = Module._load;
const anything = new Proxy(function () {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : anything),
  apply: () => anything,
  construct: () => anything,
});
const vscode = Object.fromEntries(process.argv[2].split(' ').map((name) => [name, anything]));
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
const start = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - start));
`;

/** Milliseconds to load the modules of the extension: the median of so many processes. */
export function measureActivation(bundle: string, processes = 9): number {
  const types = readFileSync(
    join(import.meta.dirname, '../../node_modules/@types/vscode/index.d.ts'),
    'utf8',
  );
  const exported = types.matchAll(/^\s*export (?:abstract )?(?:class|enum|namespace|const) (\w+)/gm);
  const names = [...new Set([...exported].map(([, name]) => name))].join(' ');
  const times = Array.from({ length: processes }, () =>
    Number(execFileSync(process.execPath, ['-e', SCRIPT, bundle, names], { encoding: 'utf8' })),
  );
  return quantile(times, 0.5);
}
