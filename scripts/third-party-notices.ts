import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A package of which something is shipped. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its manifest says it, an SPDX expression. */
  readonly licence: string;
  /** Where npm installed it. */
  readonly folder: string;
}

/** The package that a file in `node_modules` belongs to, by its path, relative or absolute; undefined for other files. */
export function packageOf(file: string): ShippedPackage | undefined {
  const path = resolve(file).replaceAll('\\', '/');
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  if (folder === undefined) return undefined;
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${name} says nothing of its licence.`);
  return { name, version, licence: license, folder };
}

/**
 * The licences of the packages of which something is shipped, whole, as most of them ask for. `files` are the paths of
 * files that went into a bundle or were copied. Throws for a package without the text of its licence.
 */
export function thirdPartyNotices(files: Iterable<string>): string {
  const shipped = new Map(
    [...files].flatMap((file) => packageOf(file) ?? []).map((each) => [each.folder, each]),
  );
  const notices = [...shipped.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(noticeOf);
  return ['AADSTS Lens contains the following software, each under its own licence.', ...notices, ''].join(
    '\n',
  );
}

function noticeOf({ name, version, licence, folder }: ShippedPackage): string {
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} comes without the text of its licence.`);
  return [`\n${'-'.repeat(80)}\n${name} ${version} (${licence})`, ...contained(folder), '', ...texts].join(
    '\n',
  );
}

/** What a package of Microsoft's says that it was built from. */
function contained(folder: string): readonly string[] {
  const file = join(folder, 'cgmanifest.json');
  if (!existsSync(file)) return [];
  const { registrations } = JSON.parse(readFileSync(file, 'utf8'));
  return registrations.map(
    ({ component, license, version }: Registration) =>
      `contains ${component.git.name} ${version} (${license}), ${component.git.repositoryUrl}`,
  );
}

interface Registration {
  readonly component: { readonly git: { readonly name: string; readonly repositoryUrl: string } };
  readonly license: string;
  readonly version: string;
}
