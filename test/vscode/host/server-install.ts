import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cachedFolder } from './folders.ts';
import { runCommand } from './processes.ts';

/** A VS Code server that is ready to start. */
export type ServerInstall = {
  /** The folder with `out/server-main.js`. */
  readonly folder: string;
  /** The version of VS Code, such as `1.139.1`. */
  readonly version: string;
};

// The npm package `code-server` carries the VS Code server, built, in its folder lib/vscode. Only that folder is used.
const packageVersion = '4.139.1';
// `npm view code-server@4.139.1 dist.integrity`
const tarballSha512 =
  'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';
const tarball = `code-server-${packageVersion}.tgz`;

/**
 * Gives the VS Code server of the pinned version, and sets it up from the npm registry where it is missing: about half a
 * minute, once. The tarball is compared with the hash in this file; npm compares the dependencies with the hashes in the
 * shrinkwrap that comes with it. Throws an error that says what to do when that fails.
 */
export async function installServer(): Promise<ServerInstall> {
  try {
    const folder = await cachedFolder(`server-${packageVersion}-${process.platform}-${process.arch}`, setUp);
    const description: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version: description.version };
  } catch (error) {
    throw new Error(setUpFailure(error), { cause: error });
  }
}

async function setUp(folder: string): Promise<void> {
  say('fetching it from the npm registry (47 MB, once)');
  await npm(['pack', `code-server@${packageVersion}`, '--pack-destination', '.'], folder, 600);
  await verify(join(folder, tarball));
  say('unpacking');
  // Names relative to the working folder: some builds of tar on Windows read `C:` as the name of a remote host.
  const options = ['--strip-components=3', '--no-same-owner', 'package/lib/vscode'];
  await runCommand('tar', ['-xzf', tarball, ...options], { folder, seconds: 300 });
  await rm(join(folder, tarball));
  say('installing its dependencies');
  // Install scripts would compile native parts that the server does without; the rest comes with prebuilt binaries.
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], folder, 900);
  await leaveOutChat(join(folder, 'product.json'));
  say('ready');
}

/** Every window would wait five seconds for a chat account's sign-in, which this server has not got, before it starts extensions. */
async function leaveOutChat(productFile: string): Promise<void> {
  const { defaultChatAgent: _, ...product } = JSON.parse(await readFile(productFile, 'utf8'));
  await writeFile(productFile, JSON.stringify(product, undefined, 2));
}

/** Throws unless the tarball is, byte for byte, the one this file names. */
async function verify(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('base64');
  if (found !== tarballSha512) {
    throw new Error(`${tarball} has the SHA-512 ${found}, expected ${tarballSha512}. It was not unpacked.`);
  }
}

function npm(commandArguments: readonly string[], folder: string, seconds: number): Promise<string> {
  // On Windows npm is a .cmd file, which only a shell can start.
  return runCommand('npm', ['--loglevel=error', ...commandArguments], {
    folder,
    seconds,
    shell: process.platform === 'win32',
  });
}

function setUpFailure(error: unknown): string {
  return [
    'The VS Code server could not be set up.',
    error instanceof Error ? error.message : String(error),
    'Check that the npm registry is in reach (npm ping) and that tar is on the PATH, then run the command again.',
    'Tests can also use a VS Code you have: name its executable in the environment variable VSCODE_EXECUTABLE.',
  ].join('\n');
}

function say(what: string): void {
  process.stdout.write(`VS Code server (code-server ${packageVersion}): ${what}\n`);
}
