import fc from 'fast-check';
import type { Input, Target } from './target.ts';

/** What a run of a target found: nothing, or the smallest input that fails, and how. */
export interface Verdict {
  readonly runs: number;
  readonly failure?: { readonly input: Input; readonly message: string };
}

interface Run {
  readonly seed: number;
  readonly runs: number;
  /** Told of each input before it is tried. */
  readonly trying?: (input: Input) => void;
}

/** Tries a target with so many inputs, those that follow from the seed. */
export async function tryOut(target: Target, { seed, runs, trying }: Run): Promise<Verdict> {
  const { counterexample, errorInstance, numRuns } = await fc.check(propertyOf(target, trying), {
    seed,
    numRuns: runs,
  });
  if (!counterexample) return { runs: numRuns };
  const message =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return { runs: numRuns, failure: { input: counterexample[0], message } };
}

function propertyOf({ input, check, isAsync }: Target, trying: Run['trying']) {
  const attempt = (each: Input) => {
    trying?.(each);
    return check(each as never);
  };
  if (isAsync) return fc.asyncProperty(input, async (each) => await attempt(each));
  return fc.property(input, (each) => void attempt(each));
}

/** The inputs of a run up to the one of this number, counted from 1: how one that never came to an end is found again. */
export function inputOf({ input }: Target, seed: number, number: number): Input | undefined {
  return fc.sample(input, { seed, numRuns: number }).at(-1);
}
