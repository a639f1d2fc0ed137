import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, isBuilt, type PlacedConfig, readableNames } from '../index.ts';
import { LARGEST_FILE, readOneFile } from '../node/files.ts';
import { findRipgrep } from '../node/find-ripgrep.ts';
import { createPreselector } from '../node/preselect.ts';
import { type ScannedFile, scanFiles } from '../node/scan.ts';
import { type RunConfig, slashed } from './check-config.ts';
import { plural } from './check-report.ts';
import type { Io } from './io.ts';

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

const READABLE_NAME = new RegExp(readableNames.map(({ source }) => source).join('|'), 'i');

const THREAD_LOST =
  'A thread that looks into files has ended early: what it was to look into is read as a whole, which takes longer.\n';

/**
 * Takes in the files at the paths and below, with progress; stops when the run is interrupted. The threads that look into
 * files have ended, with the memory that they held, when the first file is read.
 */
export async function takeIn(roots: readonly string[], intake: Intake): Promise<Taken> {
  const { config, io } = intake;
  const looked = await lookInto(roots, intake);
  let { built } = looked;
  const taken: TakenFile[] = [];
  for (const [file, { is, isNamed }] of looked.files) {
    if (io.interrupted.aborted) break;
    const how = is === 'clean' ? is : await take(file, isNamed, intake);
    if (how === 'built') built++;
    if (how === 'learned' || how === 'clean') {
      taken.push({ file, config: await config.of(file), isLearned: how === 'learned' });
    }
    if (is === 'promising')
      io.showProgress(`Reading: ${taken.length} of ${plural(looked.files.size, 'file')}`);
  }
  return { files: taken, ignored: looked.ignored, built };
}

type Found = Pick<Extract<ScannedFile, { readonly kind: 'file' }>, 'is' | 'isNamed'>;

interface Looked {
  /** By their paths, in the order of the walk; those that are built are left out. */
  readonly files: ReadonlyMap<string, Found>;
  readonly ignored: number;
  readonly built: number;
}

/** What there is to be done about a file: few objects for many files. */
const CLEAN: Found = { is: 'clean', isNamed: false };
const PROMISING: Found = { is: 'promising', isNamed: false };
const NAMED: Found = { is: 'promising', isNamed: true };

function howFound({ is, isNamed }: Found): Found {
  if (isNamed) return NAMED;
  return is === 'clean' ? CLEAN : PROMISING;
}

/** Finds the files, and which of them have to be read. */
async function lookInto(roots: readonly string[], intake: Intake): Promise<Looked> {
  const { config, io, honoursIgnoreFiles, mayUseRipgrep } = intake;
  const selection = {
    isWanted: (path: string) => READABLE_NAME.test(nameOf(path)) && config.isWanted(path),
    mayEnter: config.mayEnter,
    honoursIgnoreFiles,
  };
  const ripgrep = mayUseRipgrep ? findRipgrep(io.env) : undefined;
  const signal = io.interrupted;
  const preselector = createPreselector({
    signal,
    onLoss: () => io.printError(THREAD_LOST),
    ...(ripgrep !== undefined && { ripgrep }),
  });
  const files = new Map<string, Found>();
  const counts = { ignored: 0, built: 0 };
  try {
    for await (const found of scanFiles(roots, selection, preselector)) {
      if (signal.aborted) break;
      if (found.kind === 'ignored') counts.ignored++;
      else if (found.kind === 'failed') intake.problems.add(`${shown(found.path, io)}: ${found.message}.`);
      else if (found.isNamed || !files.has(found.path)) {
        if (found.is === 'built') counts.built++;
        else files.set(found.path, howFound(found));
        io.showProgress(`Looking into files: ${files.size}`);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await preselector.close();
  }
  return { files, ...counts };
}

/** The document of a file as it is now; undefined, and told, where it can be read no more. */
export async function documentOf(
  file: string,
  { io, problems }: Pick<Intake, 'io' | 'problems'>,
): Promise<TextDocument | undefined> {
  const result = await readOneFile(file);
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
  const result = await readOneFile(path, LARGEST_FILE, !isNamed);
  if (result.kind === 'failed') problems.add(`${shown(path, io)}: ${result.message}.`);
  if (result.kind === 'skipped' && result.reason === 'too large') {
    io.printError(`${shown(path, io)}: not read, it is too large.\n`);
  }
  if (result.kind !== 'text') return 'unread';
  if (!isNamed && isBuilt(path, result.text)) return 'built';
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

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function shown(path: string, io: Io): string {
  return slashed(relative(io.cwd, path));
}
