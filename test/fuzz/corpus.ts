import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Target } from './target.ts';

const folder = join(import.meta.dirname, 'corpus');

/** An input that once broke something, and what its file is called. */
export interface Kept {
  readonly file: string;
  readonly input: Input;
}

/** What is kept of a target: the unit tests try it again each time. */
export function keptFor({ name }: Pick<Target, 'name'>): readonly Kept[] {
  const own = join(folder, name);
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .toSorted()
    .map((file) => ({ file, input: JSON.parse(readFileSync(join(own, file), 'utf8')) as Input }));
}

/** Keeps an input, named by what it is; gives the path of its file. */
export function keep(target: string, input: Input): string {
  const own = join(folder, target);
  const json = `${JSON.stringify(input, undefined, 2)}\n`;
  const path = join(own, `${createHash('sha256').update(json).digest('hex').slice(0, 10)}.json`);
  mkdirSync(own, { recursive: true });
  writeFileSync(path, json);
  return path;
}
