// Measures AADSTS Lens beside ripgrep and secretlint on one tree, and writes docs/performance.md and docs/performance.svg.
//
//   npm run bench                 everything; installs secretlint into a temporary folder
//   npm run bench -- --runs 5     so many runs of each program, of which the median counts (3)
//   npm run bench -- --no-peers   without secretlint
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { concernPattern } from '../../src/facts/concern.ts';
import { findRipgrep } from '../../src/node/find-ripgrep.ts';
import { measureActivation } from './activation.ts';
import { measureDocuments } from './documents.ts';
import { type Measured, measure } from './measure.ts';
import { growthPlot, type Point } from './plot.ts';
import { type Figures, type Row, reportOf } from './report.ts';
import { copyTree, makeTree, type Tree } from './trees.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
const dist = join(checkout, 'dist');
const cli = join(dist, 'cli.cjs');
const GROWTH = [1_000, 3_000, 10_000, 30_000, 100_000];

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, peers: { type: 'boolean', default: true } },
  allowNegative: true,
});
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'aadsts-lens-bench-'));
process.once('SIGINT', () => process.exit(130));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

execFileSync(process.execPath, ['esbuild.mjs'], { cwd: checkout, stdio: 'inherit' });
const ripgrep = findRipgrep(process.env);
const tree = realTree();
say(`${tree.files} files, ${tree.megabytes.toFixed(0)} MB`);
const figures: Figures = {
  machine: { node: process.version, ripgrep: versionOf(ripgrep) },
  tree,
  runs,
  rows: scan(tree.path),
  growth: growth(),
  documents: await measureDocuments(join(dist, 'grammars')),
  activation: measureActivation(join(dist, 'extension.cjs')),
  sizes: sizes(),
};
writeFileSync(join(checkout, 'docs', 'performance.md'), reportOf(figures));
writeFileSync(join(checkout, 'docs', 'performance.svg'), growthPlot(figures.growth));
say('docs/performance.md and docs/performance.svg are written.');

function realTree(): Tree {
  const path = join(folder, 'tree');
  const parts = ['.vscode-test', 'node_modules'].filter((name) => existsSync(join(checkout, name)));
  const copies = parts.map((name) =>
    copyTree(join(checkout, name), join(path, name.replace(/^\.|node_/g, ''))),
  );
  return {
    path,
    files: copies.reduce((sum, { files }) => sum + files, 0),
    megabytes: copies.reduce((sum, { megabytes }) => sum + megabytes, 0),
  };
}

function scan(path: string): readonly Row[] {
  const pattern = `(?i)(?:${concernPattern})`;
  const peers = values.peers ? installSecretlint() : undefined;
  const commands: readonly (readonly [string, readonly string[] | undefined, number])[] = [
    [
      'rg -l, the same pattern',
      ripgrep === undefined ? undefined : [ripgrep, '-l', '-uu', '--no-unicode', '-e', pattern, path],
      runs,
    ],
    [
      'aadsts-lens check --ripgrep',
      ripgrep === undefined ? undefined : [process.execPath, cli, 'check', '--ripgrep', path],
      runs,
    ],
    ['aadsts-lens check', [process.execPath, cli, 'check', path], runs],
    [
      'aadsts-lens check, without the identity libraries (@azure)',
      [process.execPath, cli, 'check', '--exclude', '@azure', path],
      runs,
    ],
    ['secretlint, recommended preset', peers && [...peers, `${path}/**/*`], 1],
  ];
  return commands.map(([name, command, times]) => {
    const measured = command && timed(name, command, times);
    return { name, ...(measured && { measured }) };
  });
}

function timed(name: string, command: readonly string[], times: number): Measured {
  const measured = measure(command, times, folder);
  say(
    `${name}: ${measured.wallSeconds} s, ${measured.peakMegabytes.toFixed(0)} MB, exit code ${measured.exitCode}`,
  );
  return measured;
}

function installSecretlint(): readonly string[] {
  const place = join(folder, 'secretlint');
  execFileSync(
    'npm',
    [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--prefix',
      place,
      'secretlint',
      '@secretlint/secretlint-rule-preset-recommend',
    ],
    { stdio: 'inherit' },
  );
  const config = join(place, '.secretlintrc.json');
  writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  const program = join(place, 'node_modules', 'secretlint', 'bin', 'secretlint.js');
  return [process.execPath, program, '--secretlintrc', config, '--format', 'json'];
}

function growth(): Readonly<Record<string, readonly Point[]>> {
  const points = (extra: readonly string[]) =>
    GROWTH.map((files): Point => {
      const path = join(folder, `growth-${files}`);
      if (!existsSync(path)) makeTree(path, files);
      const { wallSeconds, cpuSeconds, peakMegabytes } = timed(
        `${files} files`,
        [process.execPath, cli, 'check', ...extra, path],
        1,
      );
      return { files, seconds: wallSeconds, cpuSeconds, megabytes: peakMegabytes };
    });
  return {
    'without ripgrep': points([]),
    ...(ripgrep !== undefined && { 'with ripgrep': points(['--ripgrep']) }),
  };
}

function sizes(): Figures['sizes'] {
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  const vsix = join(folder, 'aadsts-lens.vsix');
  const vsce = join(checkout, 'node_modules', '.bin', 'vsce');
  execFileSync(vsce, ['package', '--no-dependencies', '--out', vsix], { cwd: checkout, stdio: 'ignore' });
  return [
    ...bundles.map((name) => ({ name, bytes: statSync(join(dist, name)).size })),
    { name: 'aadsts-lens.vsix', bytes: statSync(vsix).size },
  ];
}

function versionOf(program: string | undefined): string | undefined {
  return program && execFileSync(program, ['--version'], { encoding: 'utf8' }).split('\n')[0];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
