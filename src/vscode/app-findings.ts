import * as vscode from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnosis, LensDocument } from '../index.ts';
import type { InventoryApp } from '../tokens/app-inventory.ts';
import type { AppsTreeOptions, PlacedFinding } from './app-nodes.ts';
import { isOpen, lensDocument } from './documents.ts';

/** The findings at what the files say of the app. */
export async function findingsOf(
  app: InventoryApp,
  options: AppsTreeOptions,
): Promise<readonly PlacedFinding[]> {
  const placed = app.statements.map(async ({ uri: address, fact }) => {
    const uri = vscode.Uri.parse(address);
    const document = await documentAt(uri, options);
    const settings = options.configFiles.settingsFor(uri);
    if (!document || !settings) return [];
    const parts = Object.values(fact).flatMap((part: unknown) => spanOf(part) ?? []);
    const isOfApp = ({ range }: Diagnosis) => {
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      return parts.some((part) => part.start <= end && start <= part.end);
    };
    const found = options.lens.diagnose(document, settings).filter(isOfApp);
    if (!isOpen(uri)) options.lens.release(address);
    return found.map((finding) => ({ uri, finding }));
  });
  return (await Promise.all(placed)).flat();
}

function spanOf(part: unknown): { readonly start: number; readonly end: number } | undefined {
  const { place } = (part ?? {}) as { readonly place?: { readonly entry?: unknown } };
  return place?.entry as { readonly start: number; readonly end: number } | undefined;
}

/** As the editor holds it, else as the disk does. */
async function documentAt(
  uri: vscode.Uri,
  { lens, configFiles, read }: AppsTreeOptions,
): Promise<LensDocument | undefined> {
  await configFiles.prepare(uri);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const text = open ? undefined : await read(uri);
  if (!open && text === undefined) return undefined;
  // A text of another length is another version, and read anew.
  const document = open
    ? lensDocument(open)
    : TextDocument.create(uri.toString(), '', text?.length ?? 0, text ?? '');
  await lens.prepare(document);
  return document;
}
