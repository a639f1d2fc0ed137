import { concernPattern } from '../facts/concern.ts';
import { environmentFor } from './find-program.ts';

/** What a command line holds on the system that allows the least (characters). */
const LONGEST_CALL = process.platform === 'win32' ? 30_000 : 500_000;

/** Ripgrep lists paths alone: more than this is not from it (bytes). */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * The files are named one by one: which those are is decided here, by the same rules on every machine, and ripgrep
 * leaves out none of them. `RIPGREP_CONFIG_PATH` is not read.
 */
const ARGUMENTS = ['--no-config', '--files-with-matches', '--null', '--no-messages', '--no-unicode'];

const PATTERN = `(?i)(?:${concernPattern})`;

/**
 * Selects files by ripgrep. Gives undefined when ripgrep does not start or does not know the call: from then on it is
 * not tried again. A batch in which it could not read something is selected as a whole.
 */
export function ripgrepPreselector(
  program: string,
  signal: AbortSignal,
): (paths: readonly string[]) => Promise<readonly string[] | undefined> {
  let isUsable = true;
  return async (paths) => {
    const found: string[] = [];
    for (const some of withinCalls(paths)) {
      if (!isUsable) return undefined;
      const answer = await search(program, some, signal);
      if (answer === 'unusable') isUsable = false;
      else found.push(...answer);
    }
    return isUsable ? found : undefined;
  };
}

async function search(
  program: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | 'unusable'> {
  const env = { ...environmentFor(process.env) };
  const options = { signal, maxBuffer: LONGEST_ANSWER, windowsHide: true, env };
  const call = [...ARGUMENTS, '--regexp', PATTERN, '--', ...paths];
  // Loaded with the first search: an editor starts without any.
  const { execFile } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    execFile(program, call, options, (error, output) => {
      if (signal.aborted) reject(signal.reason);
      else if (!error || error.code === 1) resolve(inOrder(paths, output));
      // Some file could not be read, or the call is not understood: only the first still lists files.
      else if (error.code === 2) resolve(output === '' ? 'unusable' : paths);
      else resolve('unusable');
    });
  });
}

function inOrder(paths: readonly string[], output: string): readonly string[] {
  const listed = new Set(output.split('\0'));
  return paths.filter((path) => listed.has(path));
}

function withinCalls(paths: readonly string[]): readonly (readonly string[])[] {
  const calls: string[][] = [];
  let length = LONGEST_CALL;
  for (const path of paths) {
    length += path.length + 3;
    if (length > LONGEST_CALL) {
      calls.push([]);
      length = PATTERN.length + path.length;
    }
    calls.at(-1)?.push(path);
  }
  return calls;
}
