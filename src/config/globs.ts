import { Minimatch } from 'minimatch';

/** No glob of a person has as many alternatives in braces. */
const MOST_ALTERNATIVES = 1000;

/**
 * Tells whether a path, with `/` and relative to the folder that the globs belong to, is meant by one of them. A glob
 * without a slash means that name at any depth, one with a slash the path from the folder on; a glob that means a
 * folder means all that is in it. Names that start with a dot are like others.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(placed).flatMap((glob) => [matcherOf(glob), matcherOf(`${glob}/**`)]);
  return (path) => matchers.some((matcher) => matcher.match(path));
}

function placed(glob: string): string {
  const bare = glob.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  if (bare.startsWith('/')) return bare.slice(1);
  return bare.includes('/') ? bare : `**/${bare}`;
}

function matcherOf(glob: string): Minimatch {
  return new Minimatch(glob, {
    dot: true,
    nonegate: true,
    nocomment: true,
    platform: 'linux',
    braceExpandMax: MOST_ALTERNATIVES,
  });
}
