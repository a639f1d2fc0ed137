import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { cachedFolder, cacheFolder } from './folders.ts';
import { runCommand } from './processes.ts';

/** The environment variable that names the executable of another Chromium, Chrome or Edge. */
export const browserVariable = 'AADSTS_LENS_CHROMIUM';

/**
 * Starts a headless Chromium: the one {@link browserVariable} names; on Linux x64 the one inside the npm package
 * `@sparticuz/chromium`; elsewhere the Chrome that is installed. Throws an error that says what to do when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const options = await browserToLaunch();
  try {
    // Whoever starts the browser also stops the server, in order; so signals are theirs.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    return await chromium.launch({ ...options, ...signals, timeout: 60_000 });
  } catch (error) {
    const remedy = `Name the executable of a Chromium, Chrome or Edge in the environment variable ${browserVariable}.`;
    throw new Error(
      `No browser could be started. ${remedy}\n${error instanceof Error ? error.message : error}`,
    );
  }
}

async function browserToLaunch(): Promise<LaunchOptions> {
  const named = process.env[browserVariable];
  if (named !== undefined && named !== '') {
    return { executablePath: named };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return packagedChromium();
  }
  return { channel: 'chrome' };
}

/**
 * Unpacks the packaged Chromium once, and gives the shared libraries that come with it where the system lacks them.
 * The package's own unpacking is made for AWS Lambda: it fills the temp folder and takes a half-written file for a whole one.
 */
async function packagedChromium(): Promise<LaunchOptions> {
  const packageFolder = fileURLToPath(new URL('../../', import.meta.resolve('@sparticuz/chromium')));
  const description: { version: string } = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  );
  const name = `chromium-${description.version}`;
  const folder = await cachedFolder(name, (staging) => unpackChromium(join(packageFolder, 'bin'), staging));
  const executablePath = join(folder, 'chromium');
  if (await starts(executablePath)) {
    return { executablePath };
  }
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: libraries } };
}

async function unpackChromium(binaries: string, folder: string): Promise<void> {
  const unpack = (packed: string, unpacked: string) =>
    pipeline(
      createReadStream(join(binaries, packed)),
      createBrotliDecompress(),
      createWriteStream(join(folder, unpacked), { mode: 0o755 }),
    );
  await Promise.all([unpack('chromium.br', 'chromium'), unpack('al2023.tar.br', 'libraries.tar')]);
  await runCommand('tar', ['-xf', 'libraries.tar', '--no-same-owner'], { folder, seconds: 60 });
}

async function starts(executable: string): Promise<boolean> {
  try {
    await runCommand(executable, ['--version'], { folder: cacheFolder, seconds: 30 });
    return true;
  } catch {
    return false;
  }
}
