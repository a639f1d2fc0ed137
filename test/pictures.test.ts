import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { indexedPng } from '../scripts/indexed-png.ts';
import { largest, scenes } from '../scripts/picture-scenes.ts';
import { read, root } from './derived.ts';
import { pages } from './markdown-pages.ts';

const FOLDER = 'media/pictures';
const made = scenes
  .flatMap(({ name }) => [`${FOLDER}/${name}-light.png`, `${FOLDER}/${name}-dark.png`])
  .sort();

/** The pictures of a page, from the root of the repository. */
function picturesOn({ path, text }: { readonly path: string; readonly text: string }): readonly string[] {
  const found = text.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|srcset)="([^"]+)"/g);
  return [...found]
    .map(([, image, html]) => image ?? html ?? '')
    .filter((target) => !/^https?:/.test(target))
    .map((target) => posix.join(posix.dirname(path), target));
}

const shown = new Set(
  pages()
    .flatMap(picturesOn)
    .filter((path) => path.startsWith(FOLDER)),
);

describe('pictures', () => {
  it('are there, each made by a scene, and each scene is', () => {
    const files = readdirSync(join(root, FOLDER)).map((file) => `${FOLDER}/${file}`);
    assert.deepEqual(files.sort(), made);
  });

  it('are each shown on a page', () => {
    assert.deepEqual([...shown].sort(), made);
  });

  it('are small: readers load them with the page', () => {
    for (const path of made) assert.ok(statSync(join(root, path)).size <= largest, path);
  });

  for (const page of pages().filter((each) => picturesOn(each).length > 0)) {
    it(`that ${page.path} shows are there, each with what it shows in words`, () => {
      for (const path of picturesOn(page)) assert.ok(existsSync(join(root, path)), path);
      assert.doesNotMatch(page.text, /!\[\]|alt=""|<img (?![^>]*\balt=)/);
    });

    it(`that ${page.path} shows in light and dark are two of one scene`, () => {
      const pairs = page.text.matchAll(/<picture>([\s\S]*?)<\/picture>/g);
      for (const [, markup = ''] of pairs) {
        assert.match(
          markup,
          /\(prefers-color-scheme: dark\)" srcset="(\S+)-dark\.png"[\s\S]*src="\1-light\.png"/,
        );
      }
    });
  }

  it('are plain in README.md: the Marketplace rewrites the addresses of these alone', () => {
    assert.doesNotMatch(read('README.md'), /<picture|<img|srcset/);
  });

  it('are not in the package: the README there takes them from the repository', () => {
    const packed: readonly string[] = JSON.parse(read('test/package/contents.json')).vsix;
    assert.ok(packed.length > 20);
    assert.deepEqual(
      packed.filter((path) => path.includes('pictures/')),
      [],
    );
  });
});

describe('a PNG with a palette', () => {
  it('keeps a colour that is rare, and takes the nearest for those that are alike', () => {
    const colours = [...Array(3000).keys()].flatMap((at) => [at % 40, 200, 255 - (at % 25)]);
    const png = indexedPng({ width: 3001, height: 1, rgb: Uint8Array.from([...colours, 255, 0, 0]) });
    assert.equal(png.readUInt32BE(16), 3001);
    const at = png.indexOf('PLTE');
    const palette = png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
    assert.ok(palette.length <= 768);
    const entries = Array.from({ length: palette.length / 3 }, (_, index) =>
      palette.subarray(index * 3, index * 3 + 3),
    );
    assert.ok(entries.some((entry) => entry.equals(Buffer.from([255, 0, 0]))));
  });
});
