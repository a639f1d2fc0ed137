#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs the command line out of a checkout, for pipelines and hooks: built beforehand, where a release brought `dist/`, or
 * built here the first time. Nothing but the command's own output goes to standard output.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist', 'cli.cjs');

/** Building runs TypeScript by Node itself. */
const BUILDS_FROM = [22, 18];

if (!existsSync(cli)) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < BUILDS_FROM[0] || (major === BUILDS_FROM[0] && minor < BUILDS_FROM[1])) {
    process.stderr.write(`aadsts-lens: building takes Node ${BUILDS_FROM.join('.')} or newer.\n`);
    process.exit(2);
  }
  // Scripts of packages are not run: the build needs none of them.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], process.platform === 'win32');
  run(process.execPath, ['esbuild.mjs'], false);
}

const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 2);

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {boolean} shell npm is a batch file on Windows
 */
function run(command, args, shell) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (status === 0) return;
  process.stderr.write(`aadsts-lens: ${command} ${args[0]} failed: the command line cannot be built.\n`);
  process.exit(2);
}
