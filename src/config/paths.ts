/** Paths here are absolute, with `/` and none at the end: `/home/me`, `C:/Users/me`; the root is ''. */

/** The folder that holds a file or folder. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path as it is reached from a folder: `src/app.env`, `../other/app.env`. */
export function pathFrom(folder: string, path: string): string {
  if (path === folder) return '';
  if (path.startsWith(`${folder}/`)) return path.slice(folder.length + 1);
  return folder.includes('/') ? `../${pathFrom(parentOf(folder), path)}` : path;
}

/** The path that is reached from a folder. */
export function pathTo(folder: string, relative: string): string {
  if (relative.startsWith('../')) return pathTo(parentOf(folder), relative.slice(3));
  return `${folder}/${relative}`;
}
