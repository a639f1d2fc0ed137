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

/** Who asks may be busy for long with what it reads: questions wait for threads, and no thread for a question. */
const AHEAD = 48;

/** So many questions each thread is asked at once, for the same reason. */
const QUESTIONS = 4;

/** What becomes of a question when the thread has ended: it was at this one, or has not come to it. */
type Unanswered = 'lost' | 'left';

interface Thread {
  ask(paths: Question): Promise<Answer | Unanswered>;
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
 * What a thread was looking into when it ended by itself is selected as a whole, and another takes its place.
 */
export function threadPreselector(most: number, options: ThreadOptions): Preselector {
  const { signal } = options;
  const crew = createCrew(most, options);
  signal.addEventListener('abort', crew.end, { once: true });
  async function select(paths: Question): Promise<Preselected> {
    // Loaded with the first question: an editor starts without any.
    const node = await import('node:worker_threads');
    signal.throwIfAborted();
    const thread = await crew.take(node.Worker);
    const answer = await thread.ask(paths);
    if (typeof answer === 'object') crew.giveBack(thread, node.Worker);
    else crew.replace(thread, node.Worker);
    signal.throwIfAborted();
    if (answer === 'left') return select(paths);
    if (answer === 'lost') return { promising: paths, built: [] };
    const pathsAt = (places: readonly number[]) => places.map((place) => paths[place] ?? '');
    return { promising: pathsAt(answer.promising), built: pathsAt(answer.built) };
  }
  return {
    batch: BATCH,
    ahead: AHEAD,
    select,
    close: async () => {
      signal.removeEventListener('abort', crew.end);
      await crew.end();
    },
  };
}

/** The threads, each with the number of questions that it has not answered. */
function createCrew(most: number, { signal, onLoss = () => {}, script = THREAD }: ThreadOptions) {
  const all = new Map<Thread, number>();
  const waiting: ((thread: Thread) => void)[] = [];
  let hasLost = false;
  const start = (create: typeof Worker) => (all.size < most ? startThread(create, script) : undefined);
  const withAtMost = (questions: number) => [...all].find(([, asked]) => asked <= questions)?.[0];
  /** Gives a thread to who waits for one, as far as there are some that can be asked. */
  const serve = (create: typeof Worker) => {
    while (waiting.length > 0) {
      const thread = withAtMost(0) ?? start(create) ?? withAtMost(QUESTIONS - 1);
      if (!thread) return;
      all.set(thread, (all.get(thread) ?? 0) + 1);
      waiting.shift()?.(thread);
    }
  };
  return {
    take: (create: typeof Worker): Promise<Thread> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        serve(create);
      }),
    giveBack: (thread: Thread, create: typeof Worker) => {
      const asked = all.get(thread);
      if (asked !== undefined) all.set(thread, asked - 1);
      serve(create);
    },
    replace: (lost: Thread, create: typeof Worker) => {
      all.delete(lost);
      // Who waits for a thread is told by this one that all have ended.
      if (signal.aborted) for (const first of waiting.splice(0)) first(lost);
      serve(create);
      if (!hasLost && !signal.aborted) onLoss();
      hasLost = true;
    },
    end: () => {
      const threads = [...all.keys()];
      all.clear();
      return Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

function startThread(create: typeof Worker, script: string | URL): Thread {
  const worker = new create(script, { resourceLimits: { maxYoungGenerationSizeMb: 4 } });
  let hasEnded = false;
  const askers: ((given: Answer | Unanswered) => void)[] = [];
  const settle = (given: Answer | Unanswered) => {
    askers.shift()?.(given);
    // A thread that waits for questions keeps no program from ending.
    if (askers.length === 0) worker.unref();
  };
  worker.on('message', settle);
  // It ends then, and that is told.
  worker.on('error', () => {});
  worker.on('exit', () => {
    hasEnded = true;
    settle('lost');
    while (askers.length > 0) settle('left');
  });
  worker.unref();
  return {
    ask: (paths) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve('left');
        askers.push(resolve);
        worker.ref();
        worker.postMessage(paths);
      }),
    end: () => worker.terminate(),
  };
}
