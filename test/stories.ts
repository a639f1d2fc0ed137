import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileBeside } from '../src/core/rule.ts';

/**
 * Stories from the field, one a file in `test/scenarios`. A block whose info string is `<language> <path>` is a
 * file; `«…»` marks what is underlined. Behind it stand
 *
 *     Finds: secret-id-as-value, client-id-malformed      (or: nothing)
 *     App: tenant AZURE_TENANT_ID, client id AZURE_CLIENT_ID, secret -
 *
 * the rules in the order of the text, and one line for each app with the settings that state its parts. A block
 * `<language> <path> fixed` is the file after all safe fixes; blocks `<language> <path> beside` hold the other files of
 * the workspace of the file that comes next.
 */
export interface Story {
  /** Names it among all stories. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly finds: readonly string[];
  readonly apps: readonly string[];
  readonly fixed?: string;
  readonly beside: readonly FileBeside[];
}

const folder = join(import.meta.dirname, 'scenarios');
const FILE = /^```\S+ (\S+)( fixed| beside)?\n([\s\S]*?)^```\n/gm;

function storiesIn(file: string, markdown: string): readonly Story[] {
  const blocks = [...markdown.matchAll(FILE)];
  let beside: FileBeside[] = [];
  return blocks.flatMap((block, index): readonly Story[] => {
    const [whole, path = '', mark, text = ''] = block;
    if (mark === ' beside') beside.push({ path, text });
    if (mark) return [];
    const next = blocks[index + 1];
    const prose = markdown.slice(block.index + whole.length, next?.index);
    const finds = /^Finds: (.+)$/m.exec(prose)?.[1] ?? '';
    assert.notEqual(finds, '', `${path} says nothing of what is found`);
    const apps = [...prose.matchAll(/^App: (.+)$/gm)].map(([, app = '']) => app);
    const fixed = next?.[2] === ' fixed' && next[1] === path ? { fixed: next[3] ?? '' } : {};
    const name = `${file} ${index + 1} ${path}`;
    const story = {
      name,
      path,
      text,
      finds: finds === 'nothing' ? [] : finds.split(', '),
      apps,
      beside,
      ...fixed,
    };
    beside = [];
    return [story];
  });
}

/** The stories of each file, by the name of the file. */
export const stories: readonly (readonly [file: string, stories: readonly Story[]])[] = readdirSync(
  folder,
).map((file) => [file, storiesIn(file, readFileSync(join(folder, file), 'utf8'))]);
