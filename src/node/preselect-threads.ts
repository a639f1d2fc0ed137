import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Preselected, Preselector } from './preselect.ts';

/** What a thread is given: paths. What it answers: places in that list. */
export type Question = readonly string[];
export type Answer = Record<keyof Preselected, number[]>;

/** Bundled, the thread's file stands beside the bundle. */
const THREAD =
  typeof __dirname === 'undefined'
    ? new URL('./preselect-thread.ts', import.meta.url)
    : join(__dirname, 'preselect-thread.cjs');

interface Thread {
  ask(paths: Question): Promise<Answer>;
  end(): Promise<unknown>;
}

/** Reads files in at most so many threads, which start when they are needed: each holds one piece of one file at a time. */
export function threadPreselector(most: number, signal: AbortSignal): Preselector {
  const all: Thread[] = [];
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  const end = () => Promise.all(all.splice(0).map((thread) => thread.end()));
  signal.addEventListener('abort', end, { once: true });

  const next = async (): Promise<Thread> => {
    const thread = idle.pop();
    if (thread) return thread;
    if (all.length >= most) return new Promise((resolve) => waiting.push(resolve));
    const started = startThread(signal);
    all.push(started);
    return started;
  };
  const giveBack = (thread: Thread) => {
    const first = waiting.shift();
    if (first) first(thread);
    else idle.push(thread);
  };
  return {
    select: async (paths) => {
      signal.throwIfAborted();
      const thread = await next();
      try {
        const { promising, built } = await thread.ask(paths);
        const pathsAt = (places: readonly number[]) => places.map((place) => paths[place] ?? '');
        return { promising: pathsAt(promising), built: pathsAt(built) };
      } finally {
        giveBack(thread);
      }
    },
    close: async () => {
      signal.removeEventListener('abort', end);
      await end();
    },
  };
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

function startThread(signal: AbortSignal): Thread {
  const worker = new Worker(THREAD, { resourceLimits: { maxYoungGenerationSizeMb: 4 } });
  let waiting: Waiting | undefined;
  const settle = (how: (asker: Waiting) => void) => {
    // A thread that waits for questions keeps no program from ending.
    worker.unref();
    const asker = waiting;
    waiting = undefined;
    if (asker) how(asker);
  };
  worker.on('message', (answer: Answer) => settle(({ resolve }) => resolve(answer)));
  worker.on('error', (error) => settle(({ reject }) => reject(error)));
  worker.on('exit', () =>
    settle(({ reject }) => reject(signal.reason ?? new Error('The thread has ended.'))),
  );
  worker.unref();
  return {
    ask: (paths) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.ref();
        worker.postMessage(paths);
      }),
    end: () => worker.terminate(),
  };
}
