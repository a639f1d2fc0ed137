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

/**
 * Finds the wanted files at the paths and below, and tells which have to be read. Gives them in the order of the walk, which
 * goes on while they are read, so many batches ahead that neither waits for the other; what is held does not grow with the
 * number of files. Closes the preselector when it has answered for the last time.
 */
export async function* scanFiles(
  paths: readonly string[],
  selection: FileSelection,
  preselector: Preselector,
): AsyncGenerator<ScannedFile> {
  const stop = { isAsked: false };
  const batches = lookInto(walk(paths, selection, preselector.batch), preselector, stop);
  const next = () => {
    const batch = batches.next();
    // Whoever awaits it later hears of a failure; until then it is not unhandled.
    batch.catch(() => {});
    return batch;
  };
  // A generator that was asked several times goes on by itself until it has answered.
  const underWay = Array.from({ length: preselector.ahead }, next);
  try {
    for (let first = underWay.shift(); first; first = underWay.shift()) {
      const batch = await first;
      if (batch.done) return await batch.value.closed;
      const judged = await batch.value.judged;
      underWay.push(next());
      yield* judged;
    }
  } finally {
    stop.isAsked = true;
  }
}

/** Has each batch looked into, without waiting for what comes of it. Closes the preselector in the end. */
async function* lookInto(
  batches: AsyncIterable<readonly Met[]>,
  preselector: Preselector,
  stop: { readonly isAsked: boolean },
): AsyncGenerator<{ readonly judged: Promise<readonly ScannedFile[]> }, { readonly closed: Promise<void> }> {
  const all: Promise<unknown>[] = [];
  for await (const batch of batches) {
    if (stop.isAsked) break;
    const judged = judge(batch, preselector);
    all.push(judged.catch(() => {}));
    yield { judged };
  }
  // Nothing more is asked: what looked into files is gone while the last of them are read.
  return { closed: Promise.all(all).then(preselector.close) };
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
