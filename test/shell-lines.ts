import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Io } from '../src/cli/io.ts';
import { type Run, runCli } from './cli/fake-io.ts';
import { wordsOf } from './guide.ts';

/**
 * Runs the commands of a line as a shell would, in a folder: the first with the file behind `<`, each other with what the one
 * before it printed. Only ours are known.
 */
export async function runLine(line: string, cwd: string, given: Partial<Io> = {}): Promise<Run> {
  const [commands = '', file] = line.split(' < ');
  let last: Run = { exitCode: 0, output: '', errors: '' };
  if (file) last = { ...last, output: await readFile(join(cwd, file), 'utf8') };
  for (const command of commands.split(' | ')) {
    const [program, ...args] = wordsOf(command);
    assert.equal(program, 'aadsts-lens', `${command} is none of our commands`);
    const input = last.output;
    last = await runCli(args, { cwd, readStandardInput: async () => input, ...given });
  }
  return last;
}

/** A local token endpoint that runs in this process. */
export interface RunningEndpoint {
  stop(): Promise<void>;
}

/** Runs `emulator …` in a folder, and gives it when it has said that it answers. */
export async function runEndpoint(args: readonly string[], cwd: string): Promise<RunningEndpoint> {
  const interrupt = new AbortController();
  let ended: Promise<Run> | undefined;
  await new Promise<void>((resolve, reject) => {
    ended = runCli(args, { cwd, interrupted: interrupt.signal, print: () => resolve() });
    ended.then(({ errors }) => reject(new Error(`The endpoint did not start: ${errors}`)), reject);
  });
  return {
    stop: async () => {
      interrupt.abort();
      await ended;
    },
  };
}
