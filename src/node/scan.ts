import { isBuiltByName } from '../core/minified.ts';
import type { FileSelection } from './files.ts';
import type { Preselector } from './preselect.ts';
import { type Met, walk } from './walk.ts';

/**
 * A file that is wanted. Only one that is `promising` may concern Entra: the others need not be read. One that is
 * `built` from others is left out, whatever it holds.
 */
export type ScannedFile =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly isNamed: boolean;
      readonly is: 'promising' | 'built' | 'clean';
    }
  | Exclude<Met, { readonly kind: 'file' }>;

/** About so many files are being looked into while others are listed and read. */
const UNDER_WAY = 6144;

/**
 * Finds the wanted files at the paths and below, and tells which have to be read. Gives them in the order of the walk;
 * a few batches are under way meanwhile, so that what is held does not grow with the number of files. Closes the preselector
 * when it has answered for the last time.
 */
export async function* scanFiles(
  paths: readonly string[],
  selection: FileSelection,
  preselector: Preselector,
): AsyncGenerator<ScannedFile> {
  const { batch: size } = preselector;
  const underWay: Promise<readonly ScannedFile[]>[] = [];
  for await (const batch of walk(paths, selection, size)) {
    const judged = judge(batch, preselector);
    // Whoever awaits it later hears of a failure; until then it is not unhandled.
    judged.catch(() => {});
    underWay.push(judged);
    if (underWay.length * size >= UNDER_WAY) yield* (await underWay.shift()) ?? [];
  }
  // Nothing more is asked: what looked into files is gone while the last of them are read.
  const closed = Promise.allSettled(underWay).then(preselector.close);
  for (const batch of underWay) yield* await batch;
  await closed;
}

async function judge(batch: readonly Met[], preselector: Preselector): Promise<readonly ScannedFile[]> {
  const asked = batch.flatMap((met) =>
    met.kind === 'file' && !met.isNamed && !isBuiltByName(met.path) ? [met.path] : [],
  );
  const selected = asked.length > 0 ? await preselector.select(asked) : undefined;
  const promising = new Set(selected?.promising);
  const built = new Set(selected?.built);
  const judged = (path: string, isNamed: boolean) => {
    if (isNamed || promising.has(path)) return 'promising';
    return built.has(path) || isBuiltByName(path) ? 'built' : 'clean';
  };
  return batch.map((met) => (met.kind === 'file' ? { ...met, is: judged(met.path, met.isNamed) } : met));
}
