import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesPage } from './codes-page.ts';
import {
  configSchema,
  derivedTexts,
  familiesIndex,
  foreseenCodes,
  languageModelTools,
  proofsIndex,
  read,
  readableNames,
  readersIndex,
  root,
  ruleSettings,
  rulesIndex,
  withSection,
} from './derived.ts';
import { bundle } from './localization.ts';
import { familiesTable, rulesPage } from './rules-page.ts';

/** The files, or parts of files, that follow from the sources. `npm run update` writes them. */
const derived: Readonly<Record<string, () => string | Promise<string>>> = {
  'src/codes/families/index.ts': familiesIndex,
  'src/codes/evidence/index.ts': proofsIndex,
  'src/rules/index.ts': rulesIndex,
  'src/rules/foreseen.ts': async () => foreseenCodes((await import('../src/rules/index.ts')).rules),
  'src/readers/index.ts': readersIndex,
  'src/readers/readable-names.ts': async () =>
    readableNames((await import('../src/readers/index.ts')).readers),
  'docs/rules.md': async () => rulesPage((await import('../src/rules/index.ts')).rules),
  'docs/codes.md': async () =>
    codesPage(
      (await import('../src/codes/families/index.ts')).families,
      (await import('../src/rules/foreseen.ts')).foreseen,
    ),
  'package.json': manifest,
  'package.nls.json': manifestTexts,
  'l10n/bundle.l10n.json': bundle,
  'media/aadsts-lensrc.schema.json': schema,
  'README.md': readme,
};

async function readme(): Promise<string> {
  const { rules } = await import('../src/rules/index.ts');
  return withSection(read('README.md'), 'rules', familiesTable(rules, 'docs/rules.md'));
}

async function schema(): Promise<string> {
  const { rules } = await import('../src/rules/index.ts');
  return `${JSON.stringify(configSchema(rules), null, 2)}\n`;
}

/** The settings under one heading of the settings editor, by their names. */
interface ConfigurationGroup {
  readonly properties: Readonly<Record<string, { properties?: object }>>;
}

async function manifest(): Promise<string> {
  const { rules } = await import('../src/rules/index.ts');
  const content = JSON.parse(read('package.json'));
  const groups: readonly ConfigurationGroup[] = content.contributes.configuration;
  const setting = groups.map(({ properties }) => properties['aadstsLens.rules']).find((each) => each);
  assert.ok(setting, 'the setting for rules');
  setting.properties = ruleSettings(rules);
  content.contributes.languageModelTools = languageModelTools();
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The texts of the manifest: what is written there stays, but for those of rules and tools. */
async function manifestTexts(): Promise<string> {
  const { rules } = await import('../src/rules/index.ts');
  const written = Object.entries<string>(JSON.parse(read('package.nls.json')));
  const own = written.filter(([key]) => !/^(?:rule|tool)\./.test(key));
  return `${JSON.stringify({ ...Object.fromEntries(own), ...derivedTexts(rules) }, null, 2)}\n`;
}

describe('derived files', () => {
  for (const [path, text] of Object.entries(derived)) {
    it(`${path} follows from its sources`, async () => {
      const expected = await text();
      if (process.env.UPDATE) writeFileSync(join(root, path), expected);
      const actual = existsSync(join(root, path)) ? read(path) : undefined;
      assert.equal(actual, expected, `${path} is out of step with its sources: run npm run update`);
    }).timeout(10_000);
  }
});
