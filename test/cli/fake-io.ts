import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/program.ts';
import { root } from '../derived.ts';
import { grammars } from '../grammars.ts';

export interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command line in this process, in `examples/` unless told otherwise. */
export async function runCli(args: readonly string[], given: Partial<Io> = {}): Promise<Run> {
  let output = '';
  let errors = '';
  const io = fakeIo({
    print: (text) => {
      output += text;
    },
    printError: (text) => {
      errors += text;
    },
    ...given,
  });
  const exitCode = await run(args, io);
  return { exitCode, output, errors };
}

/** A place to read and write that is silent and empty, unless told otherwise. */
export function fakeIo(given: Partial<Io> = {}): Io {
  return {
    cwd: join(root, 'examples'),
    env: {},
    color: false,
    print: () => {},
    printError: () => {},
    showProgress: () => {},
    readStandardInput: async () => '',
    grammars,
    askSecret: async () => undefined,
    interrupted: new AbortController().signal,
    ...given,
  };
}
