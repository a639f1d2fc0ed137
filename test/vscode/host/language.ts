import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pseudo } from '../../pseudo-language.ts';
import { checkout, temporaryFolder } from './folders.ts';

/** The pseudo-language, as VS Code and Windows call it. */
const ID = 'qps-ploc';

/** The extension with its texts in a second language. */
export interface TranslatedExtension {
  readonly language: string;
  readonly folder: string;
}

/** Translates the extension into the pseudo-language, the way translators do: by a file beside each of the English ones. */
export function translatedExtension(): TranslatedExtension {
  const { path } = temporaryFolder('language');
  // No links: VS Code tells by the real path of a script whose translations it is given.
  for (const part of ['dist', 'media', 'l10n', 'package.json', 'package.nls.json'])
    cpSync(join(checkout, part), join(path, part), { recursive: true });
  for (const file of ['l10n/bundle.l10n', 'package.nls']) translate(join(path, file));
  return { language: ID, folder: path };
}

function translate(file: string): void {
  const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
  const translated = Object.entries(texts).map(([key, text]) => [key, pseudo(text)]);
  writeFileSync(`${file}.${ID}.json`, JSON.stringify(Object.fromEntries(translated)));
}
