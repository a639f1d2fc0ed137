#!/usr/bin/env node
import process, { argv, exit, stderr, stdout } from 'node:process';
import { processIo } from './process-io.ts';
import { run } from './program.ts';
import { spareMemory } from './spare-memory.ts';

// A diagnostic report of Node's, if one is asked for, would hold the whole environment.
if (process.report) Object.assign(process.report, { excludeEnv: true });
// Node itself would print the whole error of a promise that nobody waits for.
process.on('uncaughtException', reportBug);
// Heard by `end` once there is nothing more to write.
let unwritable: string | undefined;
stdout.on('error', (error: NodeJS.ErrnoException) => {
  unwritable ??= error.code ?? error.name;
});
stderr.on('error', () => {});
if (argv[2] === 'check') spareMemory();
run(argv.slice(2), processIo()).then(end, reportBug);

/** A bug. Its message may quote what it failed on, a secret perhaps: only its kind and place are shown. */
function reportBug(error: unknown): void {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  const place = /\n[^\S\n]+at [^\n]+/.exec(stack)?.[0].trim() ?? '';
  stderr.write(`aadsts-lens: this is a bug, please report it (${name} ${place}).\n`);
  end(2);
}

/**
 * Ends when all output has left: on some systems pipes are written to behind one's back. Who has hung up, as `head` does,
 * wants no more; where output is lost otherwise, the run has failed.
 */
function end(code: number): void {
  stdout.write('', () => setImmediate(() => leave(code)));
}

function leave(code: number): void {
  if (unwritable === undefined || unwritable === 'EPIPE') exit(code);
  stderr.write(`aadsts-lens: the output cannot be written (${unwritable}).\n`, () => exit(2));
}
