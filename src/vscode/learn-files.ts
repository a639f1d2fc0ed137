import type * as vscode from 'vscode';
import { type EntraLens, isBuilt, mayConcernEntra } from '../index.ts';
import type { ConfigFiles } from './config-files.ts';
import { isOpen } from './documents.ts';
import type { ReadText } from './read-text.ts';

/** Takes in files and lets go of them. Of files that are open what the editor shows counts: they are left alone. */
export interface FileLearner {
  learn(uri: vscode.Uri): Promise<void>;
  forget(uri: vscode.Uri): void;
  /** Forgets a file, or all files of a folder. */
  forgetWithin(uri: vscode.Uri): void;
  /** Forgets all but these. */
  keepOnly(uris: readonly vscode.Uri[]): void;
  /** How many files say something. */
  count(): number;
}

export function createFileLearner(
  lens: EntraLens,
  configFiles: ConfigFiles,
  read: ReadText,
  onDidLearn: () => void,
): FileLearner {
  /** The files that say something. */
  const learned = new Map<string, vscode.Uri>();

  const forget = (uri: vscode.Uri) => {
    if (isOpen(uri) || !learned.delete(uri.toString())) return;
    lens.forget(uri.toString());
    onDidLearn();
  };
  const forgetIf = (isGone: (key: string) => boolean) => {
    for (const [key, uri] of [...learned]) if (isGone(key)) forget(uri);
  };
  return {
    learn: async (uri) => {
      if (isOpen(uri)) return;
      await configFiles.prepare(uri);
      const text = configFiles.wants(uri) ? await read(uri) : undefined;
      if (text === undefined || isBuilt(uri.path, text) || !mayConcernEntra(text)) return forget(uri);
      const key = uri.toString();
      const file = { uri: key, languageId: '', version: 0, getText: () => text };
      if (!(await isPrepared(lens, file)) || isOpen(uri)) return;
      if (lens.learn(file)) learned.set(key, uri);
      else learned.delete(key);
      lens.release(key);
      onDidLearn();
    },
    forget,
    forgetWithin: (uri) => forgetIf((key) => key === uri.toString() || key.startsWith(`${uri}/`)),
    keepOnly: (uris) => {
      const kept = new Set(uris.map(String));
      forgetIf((key) => !kept.has(key));
    },
    count: () => learned.size,
  };
}

/** False when the grammar cannot be loaded: an open document of that language tells so. */
async function isPrepared(lens: EntraLens, file: Parameters<EntraLens['prepare']>[0]) {
  try {
    await lens.prepare(file);
    return true;
  } catch {
    return false;
  }
}
