import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The licences of the packages that are bundled, as most of them ask for. `files` are paths of files in
 * `node_modules` that went into a bundle, relative or absolute.
 */
export function thirdPartyNotices(files: Iterable<string>): string {
  const folders = new Set([...files].flatMap(packageFolder));
  const notices = [...folders].map(noticeOf).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    'AADSTS Lens contains the following software, each under its own licence.',
    ...notices.map(({ name, text }) => `\n${'-'.repeat(80)}\n${name}\n\n${text.trim()}`),
    '',
  ].join('\n');
}

function packageFolder(file: string): readonly string[] {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(resolve(file).replaceAll('\\', '/'))?.[0];
  return folder === undefined ? [] : [folder];
}

function noticeOf(folder: string): { readonly name: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(each));
  if (!file && !license) throw new Error(`${name} says nothing of its licence.`);
  const text = file ? readFileSync(join(folder, file), 'utf8') : `Licence: ${license}`;
  return { name: `${name} ${version} (${license ?? 'see below'})`, text };
}
