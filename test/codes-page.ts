import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Meaning } from '../src/codes/types.ts';
import { familyNames, read, root } from './derived.ts';

const LOOKUP = 'https://login.microsoftonline.com/error?code=';
/** Microsoft's list of all codes: of an entry that has no page of its own the look-up says more. */
const LIST = 'reference-error-codes';

/** Where a page or the catalogue speaks of codes. */
interface Mentions {
  /** Ids of the rules that see in files what leads to a code. */
  readonly rules: Readonly<Record<string, readonly number[]>>;
  readonly guides: readonly Guide[];
}

/** A guide, and the codes that it names before its first section. */
interface Guide {
  readonly path: string;
  readonly title: string;
  readonly codes: ReadonlySet<number>;
}

/** `docs/codes.md`: every code of the catalogue in one line, and those with an example explained. */
export function codesPage(
  families: readonly (readonly Code[])[],
  rules: Readonly<Record<string, readonly number[]>>,
): string {
  const names = familyNames();
  const mentions = { rules, guides: guides() };
  const number = families.flat().length;
  return [
    '# AADSTS codes',
    '',
    '<!-- Derived from src/codes/families by `npm run update`. -->',
    '',
    `The ${number} codes that \`aadsts-lens explain\` and the hover know, by what they are about. Those that say what an app`,
    'itself sends or has registered link to their explanation [below](#explained); `aadsts-lens explain <code>` explains all',
    'of them, with examples, and reads the rest of the message besides. Who can fix it: a developer of the app, an',
    'administrator of the tenant, the user, or Microsoft.',
    '',
    ...names.map((name) => `- [${headingOf(name)}](#${name})`),
    '- [Explained](#explained)',
    '',
    ...families.flatMap((codes, index) => family(names[index] ?? '', codes)),
    '## Explained',
    '',
    ...byNumber(families.flat().filter(isExplained)).flatMap((code) => section(code, mentions)),
  ].join('\n');
}

/** The anchor of a code on the page. */
export function codeAnchor(code: number): string {
  return `aadsts${code}`;
}

function headingOf(name: string): string {
  const words = name.replaceAll('-', ' ').replace(/\b(?:saml|tls|uri|ws)\b/g, (word) => word.toUpperCase());
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function family(name: string, codes: readonly Code[]): readonly string[] {
  const about = /^\/\*\* (Codes [\s\S]+?) \*\/$/m.exec(read(`src/codes/families/${name}.ts`))?.[1];
  if (about === undefined) throw new Error(`The family ${name} does not say what its codes are about.`);
  return [
    `## ${headingOf(name)}`,
    '',
    about,
    '',
    '| code | says | who fixes it | Microsoft’s page |',
    '| --- | --- | --- | --- |',
    ...byNumber(codes).map(row),
    '',
  ];
}

function byNumber(codes: readonly Code[]): readonly Code[] {
  return codes.toSorted((left, right) => left.code - right.code);
}

function isExplained({ examples }: Code): boolean {
  return examples !== undefined;
}

function row(entry: Code): string {
  const anchor = codeAnchor(entry.code);
  const code = isExplained(entry)
    ? `[AADSTS${entry.code}](#${anchor})`
    : `<a id="${anchor}"></a>AADSTS${entry.code}`;
  const name = entry.name ? ` (\`${entry.name}\`)` : '';
  return `| ${code} | ${entry.title}${name} | ${entry.fixedBy} | ${microsoftPage(entry)} |`;
}

function microsoftPage({ code, links }: Code): string {
  const article = links.find((link) => /\/(?:learn|aka)\./.test(link) && !link.includes(LIST));
  return article ? `[article](${article})` : `[look-up](${LOOKUP}${code})`;
}

function section(entry: Code, { rules, guides }: Mentions): readonly string[] {
  const { code, name, oauthError, related = [], others = [], links } = entry;
  const guide = guides.filter(({ codes }) => codes.has(code)).map(({ title, path }) => `[${title}](${path})`);
  const finders = Object.keys(rules).filter((id) => rules[id]?.includes(code));
  return [
    `### AADSTS${code}`,
    '',
    `**${entry.title}**${namesOf(name, oauthError)}. ${entry.happened}`,
    '',
    ...meaningOf(entry),
    ...others.flatMap((other) => [`With another text: **${other.title}**. ${other.happened}`, '']),
    ...listed('Guide', guide),
    ...listed(
      'Found in files by',
      finders.map((id) => `[${id}](rules.md#${id})`),
    ),
    ...listed(
      'See also',
      related.map((other) => `[AADSTS${other}](#${codeAnchor(other)})`),
    ),
    ...[...links, `${LOOKUP}${code}`].map((link) => `- <${link}>`),
    '',
  ];
}

function namesOf(name: string | undefined, oauthError: string | undefined): string {
  const names = [name, oauthError].filter((each) => each !== undefined);
  return names.length > 0 ? ` (${names.map((each) => `\`${each}\``).join(', ')})` : '';
}

function meaningOf({ causes, fixes }: Meaning): readonly string[] {
  return [
    'Why:',
    '',
    ...causes.map((cause) => `- ${cause}`),
    '',
    'What to do:',
    '',
    ...fixes.map((fix, index) => `${index + 1}. ${fix}`),
    '',
  ];
}

function listed(label: string, links: readonly string[]): readonly string[] {
  return links.length > 0 ? [`${label}: ${links.join(', ')}.`, ''] : [];
}

function guides(): readonly Guide[] {
  const files = readdirSync(join(root, 'docs/guides')).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => {
    const text = read(`docs/guides/${file}`);
    const opening = text.slice(0, text.indexOf('\n## '));
    const codes = new Set([...opening.matchAll(/codes\.md#aadsts(\d+)/g)].map(([, code]) => Number(code)));
    return { path: `guides/${file}`, title: /^# (.+)$/m.exec(text)?.[1] ?? file, codes };
  });
}
