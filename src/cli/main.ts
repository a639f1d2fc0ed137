#!/usr/bin/env node
import process, { argv, exit, stderr, stdout } from 'node:process';
import { processIo } from './process-io.ts';
import { run } from './program.ts';

// Node itself would print the whole error of a promise that nobody waits for.
process.on('uncaughtException', reportBug);
run(argv.slice(2), processIo()).then(end, reportBug);

/** A bug. Its message may quote what it failed on, a secret perhaps: only its kind and place are shown. */
function reportBug(error: unknown): void {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  const place = /\n[^\S\n]+at [^\n]+/.exec(stack)?.[0].trim() ?? '';
  stderr.write(`aadsts-lens: this is a bug, please report it (${name} ${place}).\n`);
  end(2);
}

/** Ends when all output has left: on some systems pipes are written to behind one's back. */
function end(code: number): void {
  stdout.write('', () => exit(code));
}
