import type { Grammars } from '../index.ts';

/** Where a command reads and writes: handed in, so that tests need no process of their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when standard output is a terminal that shows colours. */
  readonly color: boolean;
  print(text: string): void;
  printError(text: string): void;
  /** Shows how far a long run is, in place of what was shown before; without a text it goes. Terminals only. */
  showProgress(text?: string): void;
  readStandardInput(): Promise<string>;
  /** Asks on the terminal without showing what is typed; undefined where there is no terminal. */
  askSecret(question: string): Promise<string | undefined>;
  /** Parsers for programming languages. */
  readonly grammars: Grammars;
  /** Aborted when the user interrupts. */
  readonly interrupted: AbortSignal;
}

/**
 * What a command ends with: clean (0), findings or a refusal (1), a mistake in the call or the machine (2), no answer
 * from the network (3), interrupted by the user (130, as shells have it).
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** A mistake in the call: said in one sentence, exit code 2. */
export class UsageError extends Error {}
