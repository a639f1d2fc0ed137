import * as vscode from 'vscode';
import { ripgrepWithin } from '../node/find-ripgrep.ts';
import { createPreselector } from '../node/preselect.ts';
import type { SelectFiles } from './host.ts';

/** Files on a disk are looked into by VS Code's own ripgrep, or in threads of their own: the editor waits for neither. */
export const selectFiles: SelectFiles = async (uris, token) => {
  const onDisk = uris.filter(({ scheme }) => scheme === 'file');
  if (onDisk.length === 0) return uris;
  const controller = new AbortController();
  const cancelling = token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  const ripgrep = ripgrepWithin(vscode.env.appRoot);
  const preselector = createPreselector({
    signal: controller.signal,
    ...(ripgrep !== undefined && { ripgrep }),
  });
  try {
    const chosen = new Set<string>();
    const { batch } = preselector;
    for (let at = 0; at < onDisk.length; at += batch) {
      const paths = onDisk.slice(at, at + batch).map(({ fsPath }) => fsPath);
      for (const path of (await preselector.select(paths)).promising) chosen.add(path);
    }
    return uris.filter((uri) => uri.scheme !== 'file' || chosen.has(uri.fsPath));
  } catch (error) {
    if (token.isCancellationRequested) return [];
    throw error;
  } finally {
    cancelling.dispose();
    await preselector.close();
  }
};
