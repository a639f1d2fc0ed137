import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A running program together with everything it has started itself. */
export type ProcessGroup = {
  readonly child: ChildProcess;
  /** Settles when the program has ended, with a sentence's end such as `exit code 1` or `signal SIGTERM`. */
  readonly ended: Promise<string>;
  /** Ends the program and what it started; gentle first, then not. Settles when it is gone. May be called twice. */
  readonly stop: () => Promise<void>;
};

/** Options for Node that end a program within a second when the one that started it is gone, however that went. */
export const endWithStarter = ['--import', new URL('exit-with-parent.ts', import.meta.url).href] as const;

const onWindows = process.platform === 'win32';
const gentleStopMilliseconds = 3000;

/**
 * Runs a command to its end and gives what it printed on stdout.
 * Throws with the command's own words when it fails or needs more than `seconds`.
 */
export async function runCommand(
  command: string,
  commandArguments: readonly string[],
  options: { readonly folder: string; readonly seconds: number; readonly shell?: boolean },
): Promise<string> {
  const running = promisify(execFile)(command, [...commandArguments], {
    cwd: options.folder,
    timeout: options.seconds * 1000,
    maxBuffer: 64 * 1024 * 1024,
    shell: options.shell ?? false,
  });
  const kill = () => void running.child.kill();
  process.once('exit', kill);
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error(`${[command, ...commandArguments].join(' ')}: ${failureText(error, options.seconds)}`);
  } finally {
    process.removeListener('exit', kill);
  }
}

/** Starts a program as the leader of a process group of its own, so that stopping it leaves none of its children behind. */
export function startProcessGroup(
  command: string,
  commandArguments: readonly string[],
  options: { readonly folder: string; readonly environment?: NodeJS.ProcessEnv },
): ProcessGroup {
  const child = spawn(command, commandArguments, {
    cwd: options.folder,
    env: options.environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !onWindows,
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  const kill = () => signalGroup(child, 'SIGKILL');
  // Before the listeners that remove folders such a program writes to.
  process.prependListener('exit', kill);
  const stop = async () => {
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, delay(gentleStopMilliseconds, undefined, { ref: false })]);
    kill();
    await ended;
    process.removeListener('exit', kill);
  };
  return { child, ended, stop };
}

/**
 * Waits until a program prints what `pattern` looks for, and gives its first group.
 * Throws with the program's last words when it ends before that or needs more than `seconds`.
 */
export async function waitForOutput(
  program: ProcessGroup,
  waiting: { readonly pattern: RegExp; readonly seconds: number; readonly name: string },
): Promise<string> {
  const { pattern, seconds, name } = waiting;
  let output = '';
  const found = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output = `${output}${chunk}`.slice(-10_000);
      const text = pattern.exec(output)?.[1];
      if (text !== undefined) {
        resolve(text);
      }
    };
    program.child.stdout?.on('data', read);
    program.child.stderr?.on('data', read);
  });
  const failed = Promise.race([
    program.ended.then((how) => `${name} ended before it was ready (${how}).`),
    delay(seconds * 1000, `${name} was not ready after ${seconds} seconds.`, { ref: false }),
  ]).then((sentence) => Promise.reject(new Error(`${sentence}\n${output.trim().slice(-2000)}`)));
  return Promise.race([found, failed]);
}

/**
 * Makes Ctrl+C, a closed terminal and a polite kill an ordinary exit, with 128 plus the signal's number as shells have it.
 * What was started here is killed on the way out.
 */
export function exitOnSignals(): void {
  for (const [name, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.on(name, () => process.exit(128 + number));
  }
}

function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    // Windows has no process groups; VS Code's own children end there when their parent is gone.
    process.kill(onWindows ? child.pid : -child.pid, name);
  } catch {
    // Nothing of the group is left.
  }
}

function failureText(error: unknown, seconds: number): string {
  const failure = error as { killed?: boolean; code?: number | string; stderr?: string; message: string };
  if (failure.killed === true) {
    return `not done after ${seconds} seconds`;
  }
  return failure.stderr?.trim() || failure.message;
}
