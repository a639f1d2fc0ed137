import { availableParallelism, cpus } from 'node:os';
import { type Latency, SIZES } from './documents.ts';
import type { Measured } from './measure.ts';
import type { Point } from './plot.ts';
import type { Tree } from './trees.ts';

/** A program, and what it took; nothing where it could not be run. */
export interface Row {
  readonly name: string;
  readonly measured?: Measured;
}

export interface Figures {
  readonly machine: { readonly node: string; readonly ripgrep: string | undefined };
  readonly tree: Tree;
  readonly runs: number;
  readonly rows: readonly Row[];
  readonly growth: Readonly<Record<string, readonly Point[]>>;
  readonly documents: readonly Latency[];
  /** Milliseconds. */
  readonly activation: number;
  readonly sizes: readonly { readonly name: string; readonly bytes: number }[];
}

/** The figures as a page. */
export function reportOf(figures: Figures): string {
  const { machine, tree, runs } = figures;
  return `# Performance

Written by \`npm run bench\` on ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${machine.node}, ${machine.ripgrep ?? 'without ripgrep: it is not on the PATH'}.
Compare the columns of one table with each other: they were measured in one run, on one machine, which others may have used
at the same time. CPU time tells more than wall time there.

## A tree of installed packages

The VS Code server of the tests and \`node_modules\`, ${tree.files.toLocaleString('en')} files, ${tree.megabytes.toFixed(0)} MB; folders named \`node_modules\` are renamed, so
that all programs read them. The tree holds Microsoft's own identity libraries: far more of it concerns Entra than of other code.
Median of ${runs} runs; secretlint ran once. Peak memory is that of the largest process. What takes most of the
time is parsing those libraries: the row that leaves them out shows the rest. Ripgrep reads files of all kinds, \`check\` those
whose format it knows.

${scanTable(figures.rows)}

## Growth

Generated trees, every hundredth file about Entra, one run each.

![Wall time over the number of files](performance.svg)

${growthTable(figures.growth)}

## A document in the editor

Milliseconds in the engine alone, for a document with a mistake at its start: the first of its language (the grammar is
loaded), the same again, and after a keystroke in its midst (median and 95th percentile). The rest of a document is one short
line over and over, or for code also a function as people write them, with comments, calls and texts.

${documentTable(figures.documents)}

## Start and size

Loading the extension's modules takes ${figures.activation.toFixed(1)} ms (median of nine processes, with an empty \`vscode\`).

${table(
  ['file', 'kB'],
  figures.sizes.map(({ name, bytes }) => [name, (bytes / 1000).toFixed(0)]),
)}
`;
}

function scanTable(rows: readonly Row[]): string {
  const base = rows[0]?.measured;
  return table(
    ['', 'wall s', '× rg', 'CPU s', '× rg', 'peak MB', 'exit code'],
    rows.map(({ name, measured }) => {
      if (!measured) return [name, 'not run', '', '', '', '', ''];
      const { wallSeconds, cpuSeconds, peakMegabytes, exitCode } = measured;
      const times = (value: number, other: number | undefined) => (other ? (value / other).toFixed(1) : '–');
      return [
        name,
        wallSeconds.toFixed(2),
        times(wallSeconds, base?.wallSeconds),
        cpuSeconds.toFixed(2),
        times(cpuSeconds, base?.cpuSeconds),
        peakMegabytes.toFixed(0),
        String(exitCode),
      ];
    }),
  );
}

function growthTable(growth: Figures['growth']): string {
  return table(
    ['', 'files', 'wall s', 'CPU s', 'CPU ms per 1,000 files', 'peak MB'],
    Object.entries(growth).flatMap(([name, points]) =>
      points.map(({ files, seconds, cpuSeconds, megabytes }) => [
        name,
        files.toLocaleString('en'),
        seconds.toFixed(2),
        cpuSeconds.toFixed(2),
        ((cpuSeconds * 1e6) / files).toFixed(0),
        megabytes.toFixed(0),
      ]),
    ),
  );
}

function documentTable(documents: readonly Latency[]): string {
  return table(
    ['', ...SIZES.flatMap((size) => [`${size / 1000} kB: first`, 'again', 'keystroke', 'p95'])],
    [...new Set(documents.map(({ language }) => language))].map((language) => [
      language,
      ...documents
        .filter((each) => each.language === language)
        .flatMap(({ cold, warm, keystroke, keystroke95 }) =>
          [cold, warm, keystroke, keystroke95].map((time) => time.toFixed(time < 10 ? 2 : 0)),
        ),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}
