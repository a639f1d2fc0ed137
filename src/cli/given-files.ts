import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type EntraLens, mayConcernEntra, type PlacedConfig } from '../index.ts';
import type { RunConfig } from './check-config.ts';

/** A file that is to be judged. */
export interface JudgeableFile {
  readonly file: string;
  readonly config: PlacedConfig | undefined;
  /** Its text; absent where there is nothing in it to judge. */
  readonly document?: () => Promise<TextDocument | undefined>;
}

/** The files with those whose text was given, in place of what the disk says of them. */
export async function withGiven(
  files: readonly JudgeableFile[],
  given: ReadonlyMap<string, string>,
  { lens, config }: { readonly lens: EntraLens; readonly config: RunConfig },
): Promise<readonly JudgeableFile[]> {
  if (given.size === 0) return files;
  const all = new Map(files.map((each) => [each.file, each]));
  for (const [file, text] of given) {
    const document = await learn(file, text, lens);
    const own = await config.of(file);
    all.set(file, { file, config: own, ...(document && { document: async () => document }) });
  }
  return [...all.values()];
}

async function learn(file: string, text: string, lens: EntraLens): Promise<TextDocument | undefined> {
  const document = TextDocument.create(pathToFileURL(file).href, '', 0, text);
  lens.forget(document.uri);
  if (!mayConcernEntra(text)) return undefined;
  await lens.prepare(document);
  if (lens.learn(document)) return document;
  lens.release(document.uri);
  return undefined;
}
