import { availableParallelism } from 'node:os';
import { ripgrepPreselector } from './preselect-ripgrep.ts';
import { threadPreselector } from './preselect-threads.ts';

/** Those of some files that are more than read by: in their order. */
export interface Preselected {
  /** Those that have to be read, for they may concern Entra; also those that cannot be read, for the reader to say why. */
  readonly promising: readonly string[];
  /** Those that are built from others, as far as was looked. */
  readonly built: readonly string[];
}

/** Tells which files are worth reading. */
export interface Preselector {
  /** So many files are asked about at once. */
  readonly batch: number;
  /** So many batches are asked about before the first is answered, at most. */
  readonly ahead: number;
  /** Rejects with an AbortError when the run is cancelled. */
  select(paths: readonly string[]): Promise<Preselected>;
  /** Ends what was started. */
  close(): Promise<void>;
}

export interface PreselectOptions {
  /** The program `rg`; without it, or when it does not start, files are read in threads of this process. */
  readonly ripgrep?: string;
  readonly signal: AbortSignal;
  /** Told once, when a thread has ended by itself: nothing is lost by it, but files are read that need not be. */
  readonly onLoss?: () => void;
}

/** Starting a ripgrep takes as long as looking into hundreds of files. */
const BATCH_OF_RIPGREP = 2048;

/** Each search takes all cores, and memory. */
const SEARCHES = 3;

/** The quickest way there is to tell files that concern Entra from others. */
export function createPreselector({ ripgrep, signal, onLoss }: PreselectOptions): Preselector {
  // One core is left to who asks.
  const most = Math.max(1, Math.min(4, availableParallelism() - 1));
  const threads = threadPreselector(most, { signal, onLoss });
  if (ripgrep === undefined) return threads;
  const quick = ripgrepPreselector(ripgrep, signal);
  return {
    batch: BATCH_OF_RIPGREP,
    ahead: SEARCHES,
    // Its pattern fits a few files more: so that the same files are selected with and without it, they are looked at.
    select: async (paths) => threads.select((await quick(paths)) ?? paths),
    close: threads.close,
  };
}
