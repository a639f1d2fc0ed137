import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of a program took. CPU and memory are of the program and all that it started. */
export interface Measured {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Of the largest of its processes. */
  readonly peakMegabytes: number;
  readonly exitCode: number;
  readonly output: string;
}

export const GNU_TIME = '/usr/bin/time';

/** Runs a program by GNU time so many times, and gives the run with the median wall time. */
export function measure(command: readonly string[], runs: number, cwd: string): Measured {
  const all = Array.from({ length: runs }, () => once(command, cwd));
  const sorted = all.toSorted((a, b) => a.wallSeconds - b.wallSeconds);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new RangeError('Nothing was run.');
  return median;
}

function once(command: readonly string[], cwd: string): Measured {
  if (!existsSync(GNU_TIME)) throw new Error(`${GNU_TIME} is missing: install GNU time.`);
  const folder = mkdtempSync(join(tmpdir(), 'aadsts-lens-time-'));
  const file = join(folder, 'time');
  const options: SpawnSyncOptionsWithStringEncoding = {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  };
  const { status, stdout } = spawnSync(
    GNU_TIME,
    ['-q', '-f', '%e %U %S %M', '-o', file, ...command],
    options,
  );
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(file, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  rmSync(folder, { recursive: true });
  return {
    wallSeconds: wall,
    cpuSeconds: user + system,
    peakMegabytes: kilobytes / 1024,
    exitCode: status ?? -1,
    output: stdout,
  };
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
