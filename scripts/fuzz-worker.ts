// The thread of scripts/fuzz.ts that tries inputs. It may hang or run out of memory: the main thread watches it.
import { parentPort, workerData } from 'node:worker_threads';
import { targets } from '../test/fuzz/index.ts';
import { tryOut } from '../test/fuzz/property.ts';
import type { Input } from '../test/fuzz/target.ts';

/** What the main thread asks for: tries of one target, by its place in the list. */
export interface Task {
  readonly target: number;
  readonly seed: number;
  readonly runs: number;
}

export interface Done {
  readonly runs: number;
  readonly distinct: number;
  /** The longest that one input took (milliseconds of the thread's own time), and that input. */
  readonly slowest: number;
  readonly slowestInput?: Input;
  readonly failure?: { readonly input: Input; readonly message: string };
}

export interface Shared {
  /** Counts the inputs of the current task: the main thread sees whether it goes on. */
  readonly counter: Int32Array;
  /** A bit for each hash of an input that was tried. */
  readonly seen: Uint32Array;
}

const { counter, seen } = workerData as Shared;
const bits = seen.length * 32;
const prepared = new Set<number>();

parentPort?.on('message', (task: Task) => {
  void run(task).then((done) => parentPort?.postMessage(done));
});

async function run({ target: index, seed, runs }: Task): Promise<Done> {
  const target = targets[index];
  if (!target) throw new RangeError(`There is no target ${index}.`);
  if (!prepared.has(index)) await target.prepare?.();
  prepared.add(index);
  Atomics.store(counter, 0, 0);
  let distinct = 0;
  let slowest = 0;
  let slowestInput: Input | undefined;
  let last: { readonly input: Input; readonly start: number } | undefined;
  const measure = () => {
    if (!last) return;
    const took = cpuTime() - last.start;
    if (took > slowest) [slowest, slowestInput] = [took, last.input];
  };
  const trying = (input: Input) => {
    measure();
    Atomics.add(counter, 0, 1);
    if (isNew(`${index} ${JSON.stringify(input)}`)) distinct++;
    last = { input, start: cpuTime() };
  };
  const verdict = await tryOut(target, { seed, runs, trying });
  measure();
  return { ...verdict, distinct, slowest, ...(slowestInput !== undefined && { slowestInput }) };
}

/** Milliseconds: other programs on the machine do not count. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** False for a text that was tried before, and for a few that were not, whose hash is the same. */
function isNew(text: string): boolean {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  const bit = ((one >>> 0) * 0x1_0000 + ((other >>> 0) & 0xffff)) % bits;
  const mask = 1 << (bit & 31);
  const word = Math.floor(bit / 32);
  const isKnown = ((seen[word] ?? 0) & mask) !== 0;
  seen[word] = (seen[word] ?? 0) | mask;
  return !isKnown;
}
