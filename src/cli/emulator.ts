import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printDirectory, printSettings } from '../emulator/print-directory.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';

export interface EmulatorOptions {
  readonly port: string;
  readonly certificate?: string;
  readonly settings?: string;
}

/** `emulator`: runs until it is interrupted. */
export async function emulator({ port, certificate, settings }: EmulatorOptions, io: Io): Promise<ExitCode> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not ${port}.`);
  }
  const { startEmulator } = await import('../emulator/emulator.ts');
  const running = await startEmulator({ port: number }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new UsageError(`Port ${port} is taken: choose another with --port.`);
    throw error;
  });
  if (certificate) await writeFile(resolve(io.cwd, certificate), running.certificate);
  if (settings) await writeFile(resolve(io.cwd, settings), printSettings(running));
  io.print(`${printDirectory(running)}\nStop it with Ctrl+C.\n`);
  await new Promise<void>((done) => {
    if (io.interrupted.aborted) done();
    io.interrupted.addEventListener('abort', () => done(), { once: true });
  });
  await running.close();
  return 0;
}
