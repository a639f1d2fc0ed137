import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentToolNames } from '../src/agents/tool-names.ts';
import { agentTools, inputSchemaOf } from '../src/agents/tools.ts';
import type { Rule } from '../src/core/rule.ts';
import type { Reader } from '../src/core/types.ts';

export const root = join(import.meta.dirname, '..');

/** A file whose whole text, or the part between two marks, follows from the sources. */
export interface Derived {
  readonly path: string;
  text(): string | Promise<string>;
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The names, without ending, of the files of a folder that match. */
function namesIn(folder: string, matches: RegExp): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && matches.test(read(`${folder}/${file}`)))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** A file of a folder of rules is a rule when it exports one by default. */
export function ruleNames(): readonly string[] {
  return namesIn('src/rules', /^export default defineRule\(/m);
}

/** A file of the folder of readers is a reader when it exports a `Reader` of its own name. */
export function readerNames(): readonly string[] {
  return namesIn('src/readers', /^export const \w+: Reader = /m);
}

/** A file of the folder of families lists the codes of one when it exports a list of its own name. */
export function familyNames(): readonly string[] {
  return namesIn('src/codes/families', /^export const \w+: readonly Code\[\] = /m);
}

function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export function rulesIndex(): string {
  const names = ruleNames();
  return [
    '// Derived from the files of this folder by `npm run update`.',
    "import type { Rule } from '../core/rule.ts';",
    "import type { EntraFact } from '../facts/types.ts';",
    "import type { Workspace } from '../facts/workspace.ts';",
    ...names.map((name) => `import ${camelCase(name)} from './${name}.ts';`),
    '',
    '/** Every rule, by name. */',
    'export const rules: readonly Rule<EntraFact, Workspace>[] = [',
    ...names.map((name) => `  ${camelCase(name)},`),
    '];',
    '',
  ].join('\n');
}

/** A file of the folder of evidence is a proof when it exports one. */
export function proofNames(): readonly string[] {
  return namesIn('src/codes/evidence', /^export const \w+: Proof = /m);
}

export function proofsIndex(): string {
  const names = proofNames();
  return [
    '// Derived from the files of this folder by `npm run update`.',
    ...[...names, 'proof'].sort().map(importOfProof),
    '',
    '/** Everything that is looked for in an error, by name. */',
    'export const proofs: readonly Proof[] = [',
    ...names.map((name) => `  ${camelCase(name)},`),
    '];',
    '',
  ].join('\n');
}

function importOfProof(name: string): string {
  return `import ${name === 'proof' ? 'type { Proof }' : `{ ${camelCase(name)} }`} from './${name}.ts';`;
}

export function foreseenCodes(rules: readonly Rule[]): string {
  return [
    '// Derived from the rules of this folder by `npm run update`.',
    '',
    '/** Every rule by its name, and the codes that Entra answers what it finds with. */',
    'export const foreseen: Readonly<Record<string, readonly number[]>> = {',
    ...rules.map(({ id, prevents }) => `  '${id}': [${prevents.join(', ')}],`),
    '};',
    '',
  ].join('\n');
}

export function readableNames(readers: readonly Reader[]): string {
  return [
    '// Derived from the readers of this folder by `npm run update`.',
    '',
    '/** The names, without folders, of files that a reader reads. */',
    'export const readableNames: readonly RegExp[] = [',
    ...[...new Set(readers.map(({ fileNames }) => `  ${fileNames},`))],
    '];',
    '',
  ].join('\n');
}

export function readersIndex(): string {
  const names = readerNames();
  return [
    '// Derived from the files of this folder by `npm run update`.',
    "import type { Reader } from '../core/types.ts';",
    "import { withEmbedded } from './embedded.ts';",
    ...names.map((name) => `import { ${camelCase(name)} } from './${name}.ts';`),
    '',
    '/** Every format that can be read, by name. */',
    `export const readers: readonly Reader[] = [${names.map(camelCase).join(', ')}].map(withEmbedded);`,
    '',
  ].join('\n');
}

export function familiesIndex(): string {
  const names = familyNames();
  return [
    '// Derived from the files of this folder by `npm run update`.',
    "import type { Code } from '../types.ts';",
    ...names.map((name) => `import { ${camelCase(name)} } from './${name}.ts';`),
    '',
    '/** The codes of every family, by its name. */',
    'export const families: readonly (readonly Code[])[] = [',
    ...names.map((name) => `  ${camelCase(name)},`),
    '];',
    '',
  ].join('\n');
}

/** The text with the lines between `<!-- <name> -->` and `<!-- end of <name> -->` replaced. */
export function withSection(text: string, name: string, lines: readonly string[]): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The marks of the derived section "${name}" are missing.`);
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

/** What the manifest says of rules and tools, by the keys that stand in it. */
export function derivedTexts(rules: readonly Rule[]): Readonly<Record<string, string>> {
  const tools = Object.entries(agentTools).flatMap(([name, { title, summary }]) => [
    [`tool.${name}`, title],
    [`tool.${name}.description`, summary],
  ]);
  return Object.fromEntries([...rules.map((rule) => [`rule.${rule.id}`, rowOf(rule)]), ...tools]);
}

function rowOf({ finds, severity }: Rule): string {
  return `${finds} By default: ${severity}.`;
}

/** The setting `aadstsLens.rules` of the manifest: a severity for each rule. */
export function ruleSettings(rules: readonly Rule[]) {
  return Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        type: 'string',
        enum: ['default', 'error', 'warning', 'info', 'hint', 'off'],
        default: 'default',
        markdownDescription: `%rule.${rule.id}%`,
      },
    ]),
  );
}

const GLOBS =
  'Globs, relative to the folder of this file. One without a slash means a name at any depth; one that means a folder means all that is in it.';

/** The schema of `.aadsts-lensrc.json`: editors complete and check by it. */
export function configSchema(rules: readonly Rule[]) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'AADSTS Lens',
    description: 'What AADSTS Lens checks in this folder and all below, and how severe each rule is.',
    allowComments: true,
    allowTrailingCommas: true,
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        type: 'object',
        description: 'The severity of each rule, or off.',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      include: globsSchema(`Only these files are checked. ${GLOBS}`),
      exclude: globsSchema(`These files are not checked. ${GLOBS}`),
      baseline: {
        type: 'string',
        pattern: '^(?![/\\\\]|[A-Za-z]:)(?!.*(?:^|/)\\.\\.(?:/|$))[^\\\\]+$',
        patternErrorMessage: 'A file in this folder or below, with "/".',
        description:
          'A file that lists findings to be left out, written by aadsts-lens check --write-baseline. Its path is relative to the folder of this file.',
      },
    },
  };
}

function ruleSchema(rule: Rule) {
  return {
    enum: ['error', 'warning', 'info', 'hint', 'off'],
    description: rowOf(rule),
  };
}

function globsSchema(description: string) {
  return { type: 'array', description, items: { type: 'string', minLength: 1 } };
}

/** The tools for language models, as the manifest of an extension declares them. */
export function languageModelTools(): readonly object[] {
  return agentToolNames.map((name) => ({
    name: `aadstsLens_${name}`,
    toolReferenceName: camelCase(`entra-${name}`),
    displayName: `%tool.${name}%`,
    userDescription: `%tool.${name}.description%`,
    modelDescription: agentTools[name].description,
    canBeReferencedInPrompt: true,
    icon: '$(key)',
    inputSchema: inputSchemaOf(name),
  }));
}
