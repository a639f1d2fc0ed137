import { createHash } from 'node:crypto';
import { UsageError } from './io.ts';

/** One of `count` parts of the files: `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `I/N`. Throws a `UsageError` for other texts. */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) {
    throw new UsageError('--shard takes a part and the number of parts, such as 1/4 or 4/4.');
  }
  return { index, count };
}

/** Whether a file belongs to the part: the hash of its path (with `/`, from the working directory on) decides. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  const hash = createHash('sha256').update(path).digest().readUInt32BE(0);
  return hash % count === index - 1;
}
