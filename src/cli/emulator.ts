import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DefaultKeys } from '../emulator/default-keys.ts';
import type { EmulatorFile } from '../emulator/directory-file.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { printDirectory, printSettings } from '../emulator/print-directory.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { replaceFile } from './replace-file.ts';

export interface EmulatorOptions {
  readonly port: string;
  readonly certificate?: string;
  readonly settings?: string;
  readonly directory?: string;
  readonly keys?: string;
}

/** `emulator`: runs until it is interrupted. */
export async function emulator(options: EmulatorOptions, io: Io): Promise<ExitCode> {
  const port = portFrom(options.port);
  if (options.keys && options.directory)
    throw new UsageError('--keys is for the default directory: leave out --directory.');
  const file = options.directory ? await readDirectory(resolve(io.cwd, options.directory)) : undefined;
  const running = await start(port, file);
  try {
    await describe(running, clockOf(file)(), options, io);
    await new Promise<void>((done) => {
      if (io.interrupted.aborted) done();
      io.interrupted.addEventListener('abort', () => done(), { once: true });
    });
  } finally {
    await running.close();
  }
  return 0;
}

/** Writes the files that were asked for, and prints what the endpoint knows. */
async function describe(running: Emulator, clock: Date, options: EmulatorOptions, io: Io): Promise<void> {
  const { certificate, keys, settings } = options;
  if (certificate) await replaceFile(resolve(io.cwd, certificate), running.certificate);
  const keyFiles = keys && running.keys ? await writeKeys(resolve(io.cwd, keys), running.keys) : undefined;
  if (settings) await replaceFile(resolve(io.cwd, settings), printSettings(running, clock, keyFiles));
  io.print(`${printDirectory(running, clock, keyFiles)}\nStop it with Ctrl+C.\n`);
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${text}.`);
}

async function start(port: number, file: EmulatorFile | undefined): Promise<Emulator> {
  const { startEmulator } = await import('../emulator/emulator.ts');
  const options = file === undefined ? {} : { ...file, now: clockOf(file) };
  return startEmulator({ port, ...options }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new UsageError(`Port ${port} is taken: choose another with --port.`);
  });
}

/** The clock of this machine, as far ahead as the file says. */
function clockOf(file: EmulatorFile | undefined): () => Date {
  return () => new Date(Date.now() + (file?.clockOffset ?? 0) * 1000);
}

async function readDirectory(path: string): Promise<EmulatorFile> {
  const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code}).`);
  });
  const { readEmulatorFile } = await import('../emulator/directory-file.ts');
  const read = readEmulatorFile(json, (name) => textOf(resolve(dirname(path), name)));
  if (read.kind === 'broken') throw new UsageError(`${path}: ${read.message}`);
  return read.file;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes the private keys behind the default directory, for their owner alone to read. */
async function writeKeys(folder: string, { certificate, issuer }: DefaultKeys) {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${folder} cannot be made (${error.code}).`);
  });
  const certificateFile = join(folder, 'certificate.pem');
  const issuerFile = join(folder, 'issuer-key.pem');
  const mode = 0o600;
  await replaceFile(certificateFile, `${certificate.privateKey}${certificate.certificate}`, mode);
  await replaceFile(issuerFile, issuer.privateKey, mode);
  return { certificate: certificateFile, issuer: issuerFile };
}
