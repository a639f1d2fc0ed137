import { execFileSync } from 'node:child_process';
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
Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
const start = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - start));
`;

/** Milliseconds to load the modules of the extension: the median of so many processes. */
export function measureActivation(bundle: string, processes = 9): number {
  const times = Array.from({ length: processes }, () =>
    Number(execFileSync(process.execPath, ['-e', SCRIPT, bundle], { encoding: 'utf8' })),
  );
  return quantile(times, 0.5);
}
