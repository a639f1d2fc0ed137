import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, mayConcernEntra, type PlacedConfig, readerFor, readers } from '../index.ts';
import { readFiles } from '../node/files.ts';
import { type RunConfig, slashed } from './check-config.ts';
import { plural } from './check-report.ts';
import type { Io } from './io.ts';

/** Who takes files in, and who is told of it. */
export interface Intake {
  readonly lens: EntraLens;
  readonly config: RunConfig;
  /** False to read also what `.gitignore` leaves out. */
  readonly honoursIgnoreFiles: boolean;
  readonly io: Io;
  /** What makes the run fail: said at its end, each once. */
  readonly problems: Set<string>;
}

/** A file that was read; the document is kept where there is something to judge. */
export interface TakenFile {
  readonly file: string;
  readonly config: PlacedConfig | undefined;
  readonly document?: TextDocument;
}

/** Takes in the files at the paths and below, with progress; stops when the run is interrupted. */
export async function takeIn(
  roots: readonly string[],
  { lens, config, honoursIgnoreFiles, io, problems }: Intake,
): Promise<{ readonly files: readonly TakenFile[]; readonly ignored: number }> {
  const files = new Map<string, TakenFile>();
  let ignored = 0;
  const selection = {
    isWanted: async (path: string) =>
      readerFor(readers, slashed(path), '') !== undefined && (await config.isWanted(path)),
    mayEnter: config.mayEnter,
    honoursIgnoreFiles,
  };
  for await (const result of readFiles(roots, selection)) {
    if (io.interrupted.aborted) break;
    const file = result.path;
    const path = slashed(relative(io.cwd, file));
    if (result.kind === 'failed') problems.add(`${path}: ${result.message}.`);
    else if (result.kind === 'skipped') {
      if (result.reason === 'ignored') ignored++;
      if (result.reason === 'too large') io.printError(`${path}: not read, it is too large.\n`);
    } else if (!files.has(file)) {
      const document = await learn(file, result.text, lens);
      files.set(file, { file, config: await config.of(file), ...(document && { document }) });
      io.showProgress(`Reading: ${plural(files.size, 'file')}`);
    }
  }
  return { files: [...files.values()], ignored };
}

async function learn(file: string, text: string, lens: EntraLens): Promise<TextDocument | undefined> {
  if (!mayConcernEntra(text)) return undefined;
  const document = TextDocument.create(pathToFileURL(file).href, '', 0, text);
  await lens.prepare(document);
  if (lens.learn(document)) return document;
  lens.release(document.uri);
  return undefined;
}
