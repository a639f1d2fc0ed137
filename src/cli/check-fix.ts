import { type Diagnosis, knownFindings } from '../index.ts';
import type { Run } from './check.ts';
import type { JudgedFile } from './check-outcome.ts';
import { UsageError } from './io.ts';
import { type Mendable, type Mended, mend } from './mend.ts';
import type { Selection, SelectionOptions } from './selection.ts';

export interface FixOptions {
  /** Makes the safe fixes. */
  readonly fix?: true;
  /** Makes also those that need something outside the file. */
  readonly fixUnsafe?: true;
  /** Tells what would be done, and does not. */
  readonly diff?: true;
}

/** What became of the files that were to be fixed, and what failed. */
export interface Fixes {
  readonly mended: ReadonlyMap<string, Mended>;
  readonly problems: readonly string[];
}

/** Throws a `UsageError` where there is no file to write what is fixed to. */
export function refuseUnfixable({ fix, fixUnsafe, diff, ...selection }: FixOptions & SelectionOptions): void {
  if (diff || !(fix || fixUnsafe)) return;
  if (selection.staged || selection.stdinFilename !== undefined) {
    throw new UsageError(
      'What is staged or comes from standard input cannot be fixed: --diff tells what would be.',
    );
  }
}

/**
 * Fixes what is left of the findings where the call asks for it. What the baseline leaves out is left alone:
 * `judged` are the files with all that was found.
 */
export async function mendFiles(
  left: readonly JudgedFile[],
  judged: readonly JudgedFile[],
  { given }: Pick<Selection, 'given'>,
  { lens, config, options, io }: Run,
): Promise<Fixes | undefined> {
  const { fix, fixUnsafe, diff } = options;
  if (!fix && !fixUnsafe && !diff) return undefined;
  const before = new Map(judged.map(({ file, findings }) => [file, findings]));
  const files = left
    .filter(({ findings }) => findings.length > 0)
    .map((each): Mendable => {
      const known = leftOut(before.get(each.file) ?? [], each.findings);
      return { file: each.file, settings: { rules: config.levelsOf(each.config), known } };
    });
  const outcomes = await mend(files, { lens, unsafe: fixUnsafe === true, write: !diff, given, io });
  return {
    mended: new Map(outcomes.flatMap((each) => ('problem' in each ? [] : [[each.file, each] as const]))),
    problems: outcomes.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  };
}

function leftOut(all: readonly Diagnosis[], left: readonly Diagnosis[]) {
  const kept = new Set(left);
  return knownFindings(all.filter((finding) => !kept.has(finding)));
}
