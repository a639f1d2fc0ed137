import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { FileBeside } from '../src/core/rule.ts';
import { rules } from '../src/index.ts';
import { stories } from './stories.ts';
import { told, toldFile, toldOf } from './told.ts';
import { checkFile } from './workspace.ts';

interface Text {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly beside?: readonly FileBeside[];
}

const texts: readonly Text[] = [
  ...rules.flatMap(({ id, examples }) =>
    examples.map(({ path, bad, beside }, index) => ({
      name: `${id} ${index + 1} ${path}`,
      path,
      text: bad,
      ...(beside && { beside }),
    })),
  ),
  ...stories.flatMap(([, ofFile]) => ofFile.filter(({ finds }) => finds.length > 0)),
];

async function newTold(): Promise<string> {
  const sections: string[] = [];
  for (const { name, path, text, beside } of texts) {
    const checked = await checkFile(path, text.replace(/[«»]/g, ''), beside);
    sections.push(`## ${name}\n\n${toldOf(checked)}\n`);
  }
  return `What users are told, written by \`npm run update\`.\n\n${sections.join('\n')}`;
}

describe('what users are told', () => {
  // The tests of examples and stories compare each text with it.
  it('is written down of every example and story with a finding, and of nothing else', async function () {
    this.timeout(60_000);
    const names = texts.map(({ name }) => name);
    if (process.env.UPDATE) writeFileSync(toldFile, await newTold());
    else assert.deepEqual([...told.keys()], names, 'run npm run update');
    assert.equal(new Set(names).size, names.length);
  });
});
