import type fc from 'fast-check';

/** Inputs are plain JSON values, so that one that breaks something can be kept in a file. */
export type Input = string | number | boolean | null | readonly Input[] | { readonly [name: string]: Input };

/** Something that takes input of others, what it is tried with, and what has to hold whatever the input. */
export interface Target {
  /** Names the folder of what is kept, too: `reader-python`. */
  readonly name: string;
  readonly input: fc.Arbitrary<Input>;
  /** Throws, or rejects, where something does not hold. */
  readonly check: (input: never) => void | Promise<void>;
  /** True where the check gives a promise: those that give none are tried faster. */
  readonly isAsync?: true;
  /** Loads what the checks need: a grammar. */
  readonly prepare?: () => Promise<void>;
}

/** A target whose arbitrary and check agree on the shape of its input. */
export function target<I extends Input>(
  name: string,
  input: fc.Arbitrary<I>,
  check: (input: I) => void,
  prepare?: () => Promise<void>,
): Target {
  return { name, input, check, ...(prepare && { prepare }) };
}

/** The same for a check that gives a promise. */
export function asyncTarget<I extends Input>(
  name: string,
  input: fc.Arbitrary<I>,
  check: (input: I) => Promise<void>,
): Target {
  return { name, input, check, isAsync: true };
}
