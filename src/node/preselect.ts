import { availableParallelism } from 'node:os';
import { ripgrepPreselector } from './preselect-ripgrep.ts';
import { threadPreselector } from './preselect-threads.ts';

/** Tells which files are worth reading: those whose bytes may concern Entra. */
export interface Preselector {
  /**
   * Those of the files that have to be read, in their order; also those that cannot be read, for the reader to say why.
   * Rejects with an AbortError when the run is cancelled.
   */
  select(paths: readonly string[]): Promise<readonly string[]>;
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

/** So many files go to a thread or a ripgrep at once. */
export const BATCH = 2048;

/** So many batches are under way at once. */
export const BATCHES_AT_ONCE = 4;

/** The quickest way there is to tell files that concern Entra from others. */
export function createPreselector({ ripgrep, signal, onLoss }: PreselectOptions): Preselector {
  const threads = threadPreselector(Math.min(4, availableParallelism()), { signal, onLoss });
  if (ripgrep === undefined) return threads;
  const quick = ripgrepPreselector(ripgrep, signal);
  return {
    // Its pattern fits a few files more: so that the same files are selected with and without it, they are looked at.
    select: async (paths) => threads.select((await quick(paths)) ?? paths),
    close: threads.close,
  };
}
