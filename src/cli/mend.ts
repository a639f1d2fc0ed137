import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, type Diagnosis, type EntraLens, type LensSettings, secretSpans } from '../index.ts';
import { reasonOf } from '../node/files.ts';
import { slashed } from './check-config.ts';
import { fixesOf } from './fix-edits.ts';
import type { Io } from './io.ts';
import { masked, maskedLines, maskedTexts } from './masked-text.ts';
import { rewriteFile } from './replace-file.ts';
import { unifiedDiff } from './unified-diff.ts';

/** A file with findings, and what holds for it. */
export interface Mendable {
  readonly file: string;
  readonly settings: LensSettings;
}

/** What is to be done: `write` to the files, or told as a diff. */
export interface Mending {
  readonly lens: EntraLens;
  readonly unsafe: boolean;
  readonly write: boolean;
  /** Texts that hold in place of those on the disk. */
  readonly given: ReadonlyMap<string, string>;
  readonly io: Io;
}

/** What became of a file. */
export interface Mended {
  readonly file: string;
  readonly fixed: number;
  /** What is left, and the lines it stands on. */
  readonly findings: readonly Diagnosis[];
  readonly lines: ReadonlyMap<number, string>;
  /** Empty where nothing changes. */
  readonly diff: string;
  /** True where a secret of the diff is masked: it is for people then, not for `git apply`. */
  readonly isMasked: boolean;
}

/** A file that stays as it is, and why, in words. */
export interface NotMended {
  readonly file: string;
  readonly problem: string;
}

/** One fix may make way for another; more rounds than this only go in circles. */
const MOST_ROUNDS = 8;

interface Draft extends Mendable {
  readonly before: string;
  document: TextDocument;
  /** For the diff: the text before and now, with what was found to be secret in each round masked. */
  readonly shownBefore: string;
  shown: string;
  /** The texts of these secrets: one may be known for what it is in a later round only. */
  readonly hidden: Set<string>;
  fixed: number;
}

/**
 * Fixes what can be fixed in the files, again and again until nothing changes, for a fix in one may be the proof of
 * another. A file is written once, at the end, and only if it still is what was read.
 */
export async function mend(
  files: readonly Mendable[],
  mending: Mending,
): Promise<readonly (Mended | NotMended)[]> {
  const drafts: Draft[] = [];
  const outcomes: (Mended | NotMended)[] = [];
  for (const file of files) {
    const draft = await draftOf(file, mending);
    if ('problem' in draft) outcomes.push(draft);
    else drafts.push(draft);
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changed = drafts.filter((draft) => mendOnce(draft, mending));
    if (changed.length === 0) break;
  }
  for (const draft of drafts) {
    if (mending.io.interrupted.aborted) break;
    outcomes.push(await finish(draft, mending));
  }
  return outcomes;
}

async function draftOf(
  { file, settings }: Mendable,
  { lens, given, write, io }: Mending,
): Promise<Draft | NotMended> {
  const path = slashed(relative(io.cwd, file));
  const bytes = given.has(file) ? undefined : await readFile(file).catch((error: Error) => error);
  if (bytes instanceof Error) return { file, problem: `${path}: not fixed, ${reasonOf(bytes)}.` };
  const text = bytes?.toString('utf8') ?? given.get(file) ?? '';
  if (bytes && !Buffer.from(text).equals(bytes))
    return { file, problem: `${path}: not fixed, it is not UTF-8.` };
  const document = TextDocument.create(pathToFileURL(file).href, '', FIRST_VERSION, text);
  await lens.prepare(document);
  const draft = { file, settings, before: text, document, shown: text, hidden: new Set<string>(), fixed: 0 };
  return { ...draft, shownBefore: write ? text : hideSecrets(draft, lens) };
}

/** Versions of documents that were taken in are lower. */
const FIRST_VERSION = 1000;

/** Makes one round in a text; false where there is nothing to do. */
function mendOnce(draft: Draft, { lens, unsafe, write }: Mending): boolean {
  const { document, settings } = draft;
  const text = document.getText();
  const { edits, taken } = fixesOf(document, lens.diagnose(document, settings), unsafe);
  const after = applyEdits(text, edits);
  if (after === text) return false;
  if (!write) draft.shown = applyEdits(hideSecrets(draft, lens), edits);
  draft.document = TextDocument.create(document.uri, '', document.version + 1, after);
  lens.learn(draft.document);
  draft.fixed += taken;
  return true;
}

async function finish(draft: Draft, mending: Mending): Promise<Mended | NotMended> {
  const { lens, write, io } = mending;
  const { file, before, document, settings, fixed } = draft;
  const text = document.getText();
  const problem = write && text !== before ? await writeDraft(draft, io) : undefined;
  if (problem !== undefined) {
    lens.learn(TextDocument.create(document.uri, '', document.version + 1, before));
    return { file, problem };
  }
  const findings = lens.diagnose(document, settings);
  const lines = maskedLines(document, findings, lens);
  const told = write ? { diff: '', isMasked: false } : diffOf(draft, mending);
  lens.release(document.uri);
  return { file, fixed, findings, lines, ...told };
}

function diffOf(draft: Draft, { lens, io }: Mending): Pick<Mended, 'diff' | 'isMasked'> {
  const { file, before, document, shownBefore, hidden } = draft;
  const path = slashed(relative(io.cwd, file));
  const text = document.getText();
  const after = maskedTexts(hideSecrets(draft, lens), text, hidden);
  const diff = unifiedDiff(path, maskedTexts(shownBefore, before, hidden), after);
  return { diff, isMasked: diff !== unifiedDiff(path, before, text) };
}

/** A shorter text, a word or a GUID stands elsewhere for other things. */
const DISTINCTIVE = /^(?=.*\d)(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$).{8,}$/is;

/** Masks what is secret in the text as it is now, and remembers it. */
function hideSecrets(
  { document, shown, hidden }: Pick<Draft, 'document' | 'shown' | 'hidden'>,
  lens: EntraLens,
): string {
  const text = document.getText();
  const spans = secretSpans(text, lens.factsIn(document));
  for (const { start, end } of spans) {
    const secret = text.slice(start, end);
    if (DISTINCTIVE.test(secret)) hidden.add(secret);
  }
  return masked(shown, spans);
}

async function writeDraft({ file, before, document }: Draft, io: Io): Promise<string | undefined> {
  const path = slashed(relative(io.cwd, file));
  try {
    if (!Buffer.from(before).equals(await readFile(file))) {
      return `${path}: not fixed, it was changed meanwhile.`;
    }
    await rewriteFile(file, Buffer.from(document.getText()));
    return undefined;
  } catch (error) {
    return `${path}: not fixed, it cannot be written (${(error as NodeJS.ErrnoException).code}).`;
  }
}
