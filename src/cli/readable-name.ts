import { readableNames } from '../index.ts';

const READABLE_NAME = new RegExp(readableNames.map(({ source }) => source).join('|'), 'i');

/** True for the path of a file in a format that is known, told by its name. */
export function isReadableName(path: string): boolean {
  return READABLE_NAME.test(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}
