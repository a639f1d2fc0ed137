import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { read } from './derived.ts';
import { placeholdersIn, translatedTexts, untranslatedTexts } from './localization.ts';
import { pseudo } from './pseudo-language.ts';

const manifest = JSON.parse(read('package.json'));
const texts: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
const bundleFile = posix.join(manifest.l10n, 'bundle.l10n.json');
const bundle: Readonly<Record<string, string>> = JSON.parse(read(bundleFile));

function inPseudo(language: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(language).map(([key, text]) => [key, pseudo(text)]));
}

describe('the manifest', () => {
  /** The members of the manifest that VS Code shows. What a language model is told stays as it is. */
  const SHOWN = new Set(
    'title category name contextualTitle contents description markdownDescription altText displayName userDescription'.split(
      ' ',
    ),
  );

  /** The texts that VS Code shows, each by the path to it. */
  function shownIn(value: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
    if (typeof value !== 'object' || value === null || path.at(-1) === 'inputSchema') return [];
    return Object.entries(value).flatMap(([member, inner]) => {
      const at = [...path, member];
      // The settings are named by their keys, a tool by a name of its own.
      const isText = typeof inner === 'string' && SHOWN.has(member);
      const isName = member === 'name' && path.includes('languageModelTools');
      return isText && !isName ? [[at.join('.'), inner] as const] : shownIn(inner, at);
    });
  }

  const { capabilities, contributes } = manifest;
  const shown = shownIn({ capabilities, contributes });

  it('shows texts of a pseudo-language alone when it is translated into one', () => {
    assert.ok(shown.length > 100);
    const translated = inPseudo(texts);
    for (const [path, text] of shown) {
      const [, key = ''] = /^%([\w.-]+)%$/.exec(text) ?? [];
      assert.match(translated.get(key) ?? text, /^⟦.+⟧$/su, path);
    }
  });

  it('uses every text there is', () => {
    const used = new Set(shown.map(([, text]) => text.slice(1, -1)));
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.has(key)),
      [],
    );
  });

  it('keeps its name and description, which the Marketplace and npm show as they are', () => {
    for (const text of [manifest.displayName, manifest.description]) assert.doesNotMatch(text, /%/);
  });
});

describe('the page that shows a token', () => {
  it('has no texts of its own: the extension hands them over', async () => {
    assert.deepEqual(await untranslatedTexts('src/webview'), []);
  });
});

describe('the extension', () => {
  /** Not for people, or in English wherever it is shown; each with the reason. */
  const ENGLISH: Readonly<Record<string, readonly string[]>> = {
    'the name of the product': ['AADSTS Lens'],
    'a line of the log': ['Files of this language cannot be read: its grammar did not load ({}).'],
    'told to a language model': [
      'That file is left out by the settings of the project.',
      'There is no such text file in the folders that are open. Others are not read.',
    ],
    'a part of a sentence of the engine': [
      'the client secret (the settings refer to {})',
      'the client secret',
      'the file of the certificate',
      'the certificate ({}: {})',
      'the certificate’s key ({}: {})',
      'the certificate',
    ],
    'a name that code compares': ['-----BEGIN CERTIFICATE-----', 'ClientSecret'],
    'told to a browser': [
      "default-src 'none'; script-src 'nonce-{}'; style-src {}; base-uri 'none'; form-action 'none'",
    ],
    'names of schemes and scopes': [
      'file untitled vscode-notebook-cell vscode-remote vscode-vfs vscode-test-web memfs',
      'openid profile offline_access',
    ],
  };

  /** Markup with values put into it, and no words between. */
  function isEmptyPage(text: string): boolean {
    return text.startsWith('<!DOCTYPE html>') && !/\p{L}/u.test(text.replace(/<[^>]*>/g, ''));
  }

  it('has every text translated, but for a few with a reason', async () => {
    const expected = Object.values(ENGLISH).flat();
    const found = (await untranslatedTexts()).filter(({ text }) => !isEmptyPage(text));
    for (const { file, text } of found) {
      assert.ok(expected.includes(text), `${file} shows “${text}”, which is not translated`);
    }
    const left = expected.filter((text) => !found.some((each) => each.text === text));
    assert.deepEqual(left, [], 'named, but no longer there');
  });

  it('writes texts as plain literals, so that they can be collected', async () => {
    for (const { file, text } of await translatedTexts()) assert.notEqual(text, undefined, file);
  });

  it('gives each text the values that it has places for', async () => {
    for (const { file, text = '', values } of await translatedTexts()) {
      const places = Array.from({ length: values }, (_, index) => `{${index}}`);
      assert.deepEqual(placeholdersIn(text), places, `${file}: ${text}`);
    }
  });

  it('has a text of a pseudo-language for each, with the same places', async () => {
    const translated = inPseudo(bundle);
    for (const { file, text = '' } of await translatedTexts()) {
      const other = translated.get(text) ?? '';
      assert.match(other, /^⟦.+⟧$/su, `${file}: ${text}`);
      assert.deepEqual(placeholdersIn(other), placeholdersIn(text));
    }
  });

  it('uses every text of the bundle', async () => {
    const used = new Set((await translatedTexts()).map(({ text }) => text));
    assert.deepEqual(
      Object.keys(bundle).filter((text) => !used.has(text)),
      [],
    );
  });
});
