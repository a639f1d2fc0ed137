import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, root } from './derived.ts';

const manifest = JSON.parse(read('package.json'));

/** What the Marketplace files extensions under: https://code.visualstudio.com/api/references/extension-manifest */
const CATEGORIES =
  /^(?:AI|Azure|Chat|Data Science|Debuggers|Education|Formatters|Keymaps|Linters|Machine Learning|Notebooks|Other|Programming Languages|SCM Providers|Snippets|Testing|Themes|Visualization)$/;

/** The Marketplace takes so many, those that vsce derives from the contributions included. */
const MOST_KEYWORDS = 30;
const MOST_DERIVED_KEYWORDS = 9;

describe('the page in the Marketplace', () => {
  it('is found under categories that there are, and under the words of the field', () => {
    for (const category of manifest.categories) assert.match(category, CATEGORIES);
    const keywords: readonly string[] = manifest.keywords;
    assert.equal(new Set(keywords.map((each) => each.toLowerCase())).size, keywords.length);
    assert.ok(keywords.length + MOST_DERIVED_KEYWORDS <= MOST_KEYWORDS, `${keywords.length} keywords`);
    for (const word of ['Entra ID', 'Azure AD', 'AADSTS', 'JWT', 'client secret']) {
      assert.ok(keywords.includes(word), word);
    }
  });

  it('says that it is free, and where to ask', () => {
    assert.equal(manifest.pricing, 'Free');
    assert.equal(manifest.qna, 'marketplace');
  });

  it('shows an icon that is large enough, on its own colour', () => {
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1A\n');
    // The header of a PNG holds width and height (RFC 2083, section 4.1.1).
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.equal(width, height);
    assert.ok(width >= 128, `${width} pixels`);
    const source = manifest.icon.replace(/\.png$/, '.svg');
    assert.ok(existsSync(join(root, source)), source);
    const { color, theme } = manifest.galleryBanner;
    assert.ok(read(source).includes(`fill="${color}"`));
    assert.equal(theme, lightness(color) < 0.5 ? 'dark' : 'light');
  });
});

/** Between black, 0, and white, 1. */
function lightness(color: string): number {
  const parts = color.match(/[0-9a-f]{2}/g) ?? [];
  return parts.reduce((sum, part) => sum + Number.parseInt(part, 16), 0) / (3 * 255);
}
