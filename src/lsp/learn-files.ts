import { createHash } from 'node:crypto';
import { sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, mayConcernEntra } from '../index.ts';
import { uriOfPath } from './file-uri.ts';

/** A file that says something about Entra, as it was read. */
export interface LearnedFile {
  readonly path: string;
  readonly uri: string;
  /** Another one for each text that the file had: the lens knows texts by it. Editors count up, this counts down. */
  readonly version: number;
  readonly digest: string;
}

/** Takes in files and lets go of them. Of files that are open what the editor shows counts: they are left alone. */
export interface FileLearner {
  /** Takes in a file's text as it is on disk. */
  learn(path: string, text: string): Promise<void>;
  /** The document of a text that was read now, taken in if it is another one; undefined where it says nothing. */
  documentOf(path: string, text: string): Promise<TextDocument | undefined>;
  /** Leaves a file to the editor, which has just opened it. */
  leave(path: string): void;
  /** Forgets a file, or all files of a folder. */
  forgetWithin(path: string): void;
  /** Forgets all but these. */
  keepOnly(paths: ReadonlySet<string>): void;
  all(): readonly LearnedFile[];
}

export function createFileLearner(lens: EntraLens, isOpen: (path: string) => boolean): FileLearner {
  const learned = new Map<string, LearnedFile>();
  let versions = 0;

  const forget = (path: string) => {
    const file = learned.get(path);
    if (!file) return;
    learned.delete(path);
    if (!isOpen(path)) lens.forget(file.uri);
  };
  const learn = async (path: string, text: string) => {
    if (isOpen(path)) return;
    if (!mayConcernEntra(text)) return forget(path);
    const digest = digestOf(text);
    if (learned.get(path)?.digest === digest) return;
    const uri = uriOfPath(path);
    const document = TextDocument.create(uri, '', --versions, text);
    // Without its grammar a file says nothing; an open document of that language tells so.
    await lens.prepare(document)?.catch(() => {});
    if (isOpen(path)) return;
    if (lens.learn(document)) learned.set(path, { path, uri, version: document.version, digest });
    else {
      learned.delete(path);
      lens.release(uri);
    }
  };
  const forgetIf = (isGone: (path: string) => boolean) => {
    for (const path of [...learned.keys()]) if (isGone(path)) forget(path);
  };
  return {
    learn,
    documentOf: async (path, text) => {
      await learn(path, text);
      const file = learned.get(path);
      return file && TextDocument.create(file.uri, '', file.version, text);
    },
    leave: (path) => {
      const file = learned.get(path);
      learned.delete(path);
      if (file) lens.forget(file.uri);
    },
    forgetWithin: (path) => forgetIf((each) => each === path || each.startsWith(`${path}${sep}`)),
    keepOnly: (paths) => forgetIf((path) => !paths.has(path)),
    all: () => [...learned.values()],
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
