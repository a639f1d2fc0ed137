import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './derived.ts';

/** A page of the documentation, with its path from the root of the repository. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A link as it is written. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Every page that users and contributors read. */
export function pages(): readonly Page[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`);
  const atRoot = readdirSync(root).filter((path) => path.endsWith('.md'));
  return [...atRoot, ...docs].sort().map((path) => ({ path, text: read(path) }));
}

/** The lines of a page, those within fences of code blocks empty. */
function proseLines(text: string): readonly string[] {
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      fence = mark;
      return mark === undefined ? line : '';
    }
    if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    return '';
  });
}

/** The links and pictures of a page: `[text](target)` and `<https:…>`, none of those within code. */
export function linksOf(text: string): readonly Link[] {
  return proseLines(text).flatMap((line, index) => {
    const prose = line.replace(/`[^`]*`/g, '');
    const found = prose.matchAll(/\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|<(https?:[^>]*)>/g);
    return [...found].map(([, inline, bare]) => ({ target: inline ?? bare ?? '', line: index + 1 }));
  });
}

/**
 * What the part behind `#` may be: the headings, as GitHub names them (lower case, punctuation dropped, blanks as hyphens,
 * a number behind those that occur again), and the ids of anchors.
 */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const line of proseLines(text)) {
    for (const [, id = ''] of line.matchAll(/<a id="([^"]+)">/g)) anchors.add(id);
    const heading = /^#{1,6} +(.+?)(?: +#+)?$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    const earlier = times.get(slug) ?? 0;
    times.set(slug, earlier + 1);
    anchors.add(earlier === 0 ? slug : `${slug}-${earlier}`);
  }
  return anchors;
}

function slugOf(heading: string): string {
  const shown = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return shown
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** The title of a page: its first heading. */
export function titleOf({ text }: Page): string | undefined {
  return proseLines(text)
    .find((line) => line.startsWith('# '))
    ?.slice(2);
}
