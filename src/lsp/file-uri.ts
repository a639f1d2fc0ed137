import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a file on this machine; undefined for what is none. Clients encode URIs in different ways. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}
