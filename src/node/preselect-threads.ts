import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Preselected, Preselector } from './preselect.ts';

/** What a thread is given: paths. What it answers: places in that list. */
export type Question = readonly string[];
export type Answer = Record<keyof Preselected, number[]>;

/** Bundled, the thread's file stands beside the bundle. */
const THREAD =
  typeof __dirname === 'undefined'
    ? new URL('./preselect-thread.ts', import.meta.url)
    : join(__dirname, 'preselect-thread.cjs');

/** Threads are asked for little at a time: what goes to and fro takes memory on both sides. */
const BATCH = 512;

interface Thread {
  /** Undefined when the thread has ended before it answered: it answers nothing any more. */
  ask(paths: Question): Promise<Answer | undefined>;
  end(): Promise<unknown>;
}

export interface ThreadOptions {
  readonly signal: AbortSignal;
  /** Told once, when a thread has ended by itself. */
  readonly onLoss?: (() => void) | undefined;
  /** What a thread runs. */
  readonly script?: string | URL;
}

/**
 * Reads files in at most so many threads, which start when they are needed: each holds one piece of one file at a time.
 * What a thread that ends by itself was asked for is selected as a whole, and another takes its place.
 */
export function threadPreselector(most: number, options: ThreadOptions): Preselector {
  const { signal } = options;
  const crew = createCrew(most, options);
  signal.addEventListener('abort', crew.end, { once: true });
  return {
    batch: BATCH,
    select: async (paths) => {
      // Loaded with the first question: an editor starts without any.
      const node = await import('node:worker_threads');
      signal.throwIfAborted();
      const thread = await crew.take(node.Worker);
      const answer = await thread.ask(paths);
      if (answer) crew.giveBack(thread);
      else crew.replace(thread, node.Worker);
      signal.throwIfAborted();
      const pathsAt = (places: readonly number[]) => places.map((place) => paths[place] ?? '');
      return answer
        ? { promising: pathsAt(answer.promising), built: pathsAt(answer.built) }
        : { promising: paths, built: [] };
    },
    close: async () => {
      signal.removeEventListener('abort', crew.end);
      await crew.end();
    },
  };
}

/** The threads, of which each is asked by one at a time. */
function createCrew(most: number, { signal, onLoss = () => {}, script = THREAD }: ThreadOptions) {
  const all: Thread[] = [];
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  let hasLost = false;
  const start = (create: typeof Worker) => {
    const started = startThread(create, script);
    all.push(started);
    return started;
  };
  const giveBack = (thread: Thread) => {
    const first = waiting.shift();
    if (first) first(thread);
    else idle.push(thread);
  };
  return {
    take: async (create: typeof Worker): Promise<Thread> => {
      const thread = idle.pop() ?? (all.length < most ? start(create) : undefined);
      return thread ?? new Promise((resolve) => waiting.push(resolve));
    },
    giveBack,
    replace: (lost: Thread, create: typeof Worker) => {
      // Who waits for a thread is told by this one that all have ended.
      if (signal.aborted) return giveBack(lost);
      all.splice(all.indexOf(lost), 1);
      const first = waiting.shift();
      if (first) first(start(create));
      if (!hasLost) onLoss();
      hasLost = true;
    },
    end: () => Promise.all(all.splice(0).map((thread) => thread.end())),
  };
}

function startThread(create: typeof Worker, script: string | URL): Thread {
  const worker = new create(script, { resourceLimits: { maxYoungGenerationSizeMb: 4 } });
  let hasEnded = false;
  let answer: ((given: Answer | undefined) => void) | undefined;
  const settle = (given?: Answer) => {
    // A thread that waits for questions keeps no program from ending.
    worker.unref();
    const asker = answer;
    answer = undefined;
    asker?.(given);
  };
  worker.on('message', settle);
  // It ends then, and that is told.
  worker.on('error', () => {});
  worker.on('exit', () => {
    hasEnded = true;
    settle();
  });
  worker.unref();
  return {
    ask: (paths) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve(undefined);
        answer = resolve;
        worker.ref();
        worker.postMessage(paths);
      }),
    end: () => worker.terminate(),
  };
}
