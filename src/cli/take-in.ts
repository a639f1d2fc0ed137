import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, isBuilt, mayConcernEntra, type PlacedConfig } from '../index.ts';
import { LARGEST_FILE, readOneFile, readRegularFile } from '../node/files.ts';
import { findRipgrep } from '../node/find-ripgrep.ts';
import { createPreselector, type Preselector } from '../node/preselect.ts';
import { scanFiles } from '../node/scan.ts';
import { type RunConfig, slashed } from './check-config.ts';
import type { Io } from './io.ts';
import { isReadableName } from './readable-name.ts';

/** Who takes files in, and who is told of it. */
export interface Intake {
  readonly lens: EntraLens;
  readonly config: RunConfig;
  /** False to read also what `.gitignore` and `.ignore` leave out. */
  readonly honoursIgnoreFiles: boolean;
  /** True to let ripgrep look for files that concern Entra first, where there is one. */
  readonly mayUseRipgrep: boolean;
  readonly io: Io;
  /** What makes the run fail: said at its end, each once. */
  readonly problems: Set<string>;
}

/** A file that was looked at. What it says stays known to the lens; its text is not kept. */
export interface TakenFile {
  readonly file: string;
  readonly config: PlacedConfig | undefined;
  /** True where there is something to judge. */
  readonly isLearned: boolean;
}

export interface Taken {
  readonly files: readonly TakenFile[];
  /** How many files `.gitignore` and `.ignore` leave out. */
  readonly ignored: number;
  /** How many files were left out because they are built from others. */
  readonly built: number;
}

const THREAD_LOST =
  'A thread that looks into files has ended early: what it was to look into is read as a whole, which takes longer.\n';

/**
 * Takes in the files at the paths and below, with progress; stops when the run is interrupted. Files are read while others
 * are still looked into.
 */
export async function takeIn(roots: readonly string[], intake: Intake): Promise<Taken> {
  const { config, io, honoursIgnoreFiles } = intake;
  const selection = {
    isWanted: (path: string) => isReadableName(path) && config.isWanted(path),
    mayEnter: config.mayEnter,
    honoursIgnoreFiles,
  };
  const signal = io.interrupted;
  const preselector = preselectorFor(intake);
  const taken = new Map<string, TakenFile>();
  const counts = { ignored: 0, built: 0 };
  try {
    for await (const found of scanFiles(roots, selection, preselector)) {
      if (signal.aborted) break;
      if (found.kind === 'ignored') counts.ignored++;
      else if (found.kind === 'failed') intake.problems.add(`${shown(found.path, io)}: ${found.message}.`);
      else if (found.isNamed || !taken.has(found.path)) {
        const { path, is, isNamed } = found;
        const how = is === 'promising' ? await take(path, isNamed, intake) : is;
        if (how === 'built') counts.built++;
        else if (how !== 'unread') {
          taken.set(path, { file: path, config: await config.of(path), isLearned: how === 'learned' });
        }
        io.showProgress(`Looking into files: ${taken.size}`);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await preselector.close();
  }
  return { files: [...taken.values()], ...counts };
}

function preselectorFor({ io, mayUseRipgrep }: Intake): Preselector {
  const ripgrep = mayUseRipgrep ? findRipgrep(io.env) : undefined;
  return createPreselector({
    signal: io.interrupted,
    onLoss: () => io.printError(THREAD_LOST),
    ...(ripgrep !== undefined && { ripgrep }),
  });
}

/** The document of a file as it is now; undefined, and told, where it can be read no more. */
export async function documentOf(
  file: string,
  { io, problems }: Pick<Intake, 'io' | 'problems'>,
): Promise<TextDocument | undefined> {
  const result = readRegularFile(file) ?? (await readOneFile(file));
  if (result.kind === 'text') return asDocument(file, result.text);
  const reason = result.kind === 'failed' ? result.message : `it is ${result.reason}`;
  problems.add(`${shown(file, io)}: not judged, it changed meanwhile: ${reason}.`);
  return undefined;
}

async function take(
  path: string,
  isNamed: boolean,
  { lens, io, problems }: Intake,
): Promise<'learned' | 'clean' | 'built' | 'unread'> {
  // Others are heard between two files: threads with their answers, and Ctrl+C.
  await turn();
  const result = readRegularFile(path) ?? (await readOneFile(path, LARGEST_FILE, !isNamed));
  if (result.kind === 'failed') problems.add(`${shown(path, io)}: ${result.message}.`);
  if (result.kind === 'skipped' && result.reason === 'too large') {
    io.printError(`${shown(path, io)}: not read, it is too large.\n`);
  }
  if (result.kind !== 'text') return 'unread';
  if (!isNamed && isBuilt(path, result.text)) return 'built';
  // What was found in a folder was looked into before.
  if (isNamed && !mayConcernEntra(result.text)) return 'clean';
  const document = asDocument(path, result.text);
  await lens.prepare(document);
  if (lens.learn(document)) return 'learned';
  lens.release(document.uri);
  return 'clean';
}

function asDocument(file: string, text: string): TextDocument {
  return TextDocument.create(pathToFileURL(file).href, '', versionOf(text), text);
}

/** Another number for another text: what is judged is what was taken in, or it is read anew. */
function versionOf(text: string): number {
  return createHash('sha256').update(text).digest().readInt32BE();
}

function shown(path: string, io: Io): string {
  return slashed(relative(io.cwd, path));
}
