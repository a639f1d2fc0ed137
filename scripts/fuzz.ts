// Tries everything that takes input of others with more of it than the tests do, and keeps what breaks something.
//
//   npm run fuzz                          five minutes, another seed each time
//   npm run fuzz -- --minutes 60 --seed 7
//   npm run fuzz -- --target reader-json  the targets of test/fuzz that have this in their names; may be given several times
//
// What fails is made as small as it can be and put into test/fuzz/corpus, from where the unit tests try it again.
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { keep } from '../test/fuzz/corpus.ts';
import { targets } from '../test/fuzz/index.ts';
import { inputOf } from '../test/fuzz/property.ts';
import type { Target } from '../test/fuzz/target.ts';
import type { Done, Shared, Task } from './fuzz-worker.ts';

/** Longer than any input may take (milliseconds): parsers are stopped after two seconds, and the machine may be busy. */
const PATIENCE = 30_000;
/** How long each target has its turn (milliseconds). */
const TURN = 3000;
const SEEN_BITS = 2 ** 30;

interface Count {
  readonly target: Target;
  readonly index: number;
  runs: number;
  distinct: number;
  failures: number;
  milliseconds: number;
  slowest: number;
  nextRuns: number;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string', multiple: true, default: [''] },
  },
});
const seed = Number(values.seed);
const end = Date.now() + Number(values.minutes) * 60_000;
const counts = targets
  .map((target, index) => ({
    target,
    index,
    runs: 0,
    distinct: 0,
    failures: 0,
    milliseconds: 0,
    slowest: 0,
    nextRuns: 20,
  }))
  .filter(({ target }) => values.target.some((part) => target.name.includes(part)));
if (counts.length === 0) throw new Error('There is no such target.');

const shared: Shared = {
  counter: new Int32Array(new SharedArrayBuffer(4)),
  seen: new Uint32Array(new SharedArrayBuffer(SEEN_BITS / 8)),
};
let worker = startWorker();
let isStopped = false;
process.once('SIGINT', () => {
  isStopped = true;
});

say(`seed ${seed}, ${values.minutes} minutes, ${counts.length} targets`);
for (let turn = 0; Date.now() < end && !isStopped; turn++) {
  for (const count of counts) {
    if (Date.now() < end && !isStopped) await takeTurn(count, seed * 1000 + turn);
  }
  if (turn % 10 === 9) say(totals());
}
await worker.terminate();
say(table());
say(totals());
process.exitCode = counts.some(({ failures }) => failures > 0) ? 1 : 0;

function startWorker(): Worker {
  return new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData: shared });
}

async function takeTurn(count: Count, turnSeed: number): Promise<void> {
  const { target, index, nextRuns: runs } = count;
  const start = performance.now();
  const result = await answerTo({ target: index, seed: turnSeed, runs });
  const took = performance.now() - start;
  count.milliseconds += took;
  if ('stopped' in result) {
    fail(count, turnSeed, result.stopped);
    return;
  }
  count.runs += result.runs;
  count.distinct += result.distinct;
  if (result.slowest > 1000 && result.slowest > count.slowest)
    say(
      `${target.name}: an input took ${result.slowest.toFixed(0)} ms: ${JSON.stringify(result.slowestInput).slice(0, 300)}`,
    );
  count.slowest = Math.max(count.slowest, result.slowest);
  if (result.failure) {
    count.failures++;
    const path = keep(target.name, result.failure.input);
    say(`${target.name}: ${result.failure.message}\n  kept in ${path}`);
  }
  count.nextRuns = Math.min(50_000, Math.max(10, Math.round((runs * TURN) / Math.max(took, 1))));
}

/** A worker that stands still, or is gone: the input it was given last is kept as it is, for it cannot be made smaller. */
function fail(count: Count, turnSeed: number, how: string): void {
  const { target } = count;
  count.failures++;
  const number = Atomics.load(shared.counter, 0);
  const input = inputOf(target, turnSeed, number);
  const path = input === undefined ? 'nowhere' : keep(target.name, input);
  say(`${target.name}: ${how} at input ${number} of seed ${turnSeed}\n  kept in ${path}`);
  worker = startWorker();
}

function answerTo(task: Task): Promise<Done | { readonly stopped: string }> {
  return new Promise((resolve) => {
    let last = -1;
    let still = 0;
    const watch = setInterval(() => {
      const now = Atomics.load(shared.counter, 0);
      still = now === last ? still + 1000 : 0;
      last = now;
      if (still >= PATIENCE) void worker.terminate().then(() => finish({ stopped: 'came to no end' }));
    }, 1000);
    const finish = (result: Done | { readonly stopped: string }) => {
      clearInterval(watch);
      worker.off('message', finish).off('error', failed);
      resolve(result);
    };
    const failed = (error: Error) => finish({ stopped: `the thread ended: ${error.message}` });
    worker.on('message', finish).on('error', failed);
    worker.postMessage(task);
  });
}

function table(): string {
  const rows = counts.map(({ target, runs, distinct, milliseconds, slowest, failures }) => [
    target.name,
    String(runs),
    String(distinct),
    (runs / Math.max(0.001, milliseconds / 1000)).toFixed(0),
    slowest.toFixed(0),
    String(failures),
  ]);
  const all = [['target', 'inputs', 'distinct', 'a second', 'slowest ms', 'failures'], ...rows];
  return all
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(20) : cell.padStart(11))).join(''))
    .join('\n');
}

function totals(): string {
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
  const { user, system } = process.cpuUsage();
  const cpu = ((user + system) / 1e6).toFixed(0);
  return `seed ${seed}: ${sum(({ runs }) => runs)} inputs, ${sum(({ distinct }) => distinct)} of them distinct, ${sum(({ failures }) => failures)} failures, ${cpu} s of CPU`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
