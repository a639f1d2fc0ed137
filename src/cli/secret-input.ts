import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Secret } from '../tokens/secret.ts';
import { type Io, UsageError } from './io.ts';

/** Reads a text file of the command line. */
export async function readTextFile(path: string, io: Io): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Reads a secret from a file, or from standard input for `-`. What editors put around it is cut off: ends of lines, a byte order mark. */
export async function readSecretFile(path: string, io: Io): Promise<Secret> {
  const text = path === '-' ? await io.readStandardInput() : await readTextFile(path, io);
  const secret = text.replace(/^\uFEFF/, '').replace(/(?<![\r\n])[\r\n]+$/, '');
  if (secret.trim() === '') throw new UsageError(`${path === '-' ? 'Standard input' : path} is empty.`);
  return new Secret(secret);
}
