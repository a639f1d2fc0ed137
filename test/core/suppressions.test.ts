import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';

function rulesFoundIn(path: string, text: string): readonly string[] {
  const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
  return createEntraLens()
    .diagnose(document, { rules: {} })
    .map(({ rule }) => rule);
}

const secretId = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

describe('suppressions', () => {
  const cases: Readonly<Record<string, readonly [path: string, text: string, found: readonly string[]]>> = {
    'silence the line below': [
      '.env',
      `# aadsts-lens-ignore secret-id-as-value: made by Azure CLI in 2019\n${secretId}\n`,
      [],
    ],
    'silence their own line': [
      '.env',
      `${secretId} # aadsts-lens-ignore secret-id-as-value: made in 2019\n`,
      [],
    ],
    'do not reach two lines down': [
      '.env',
      `# aadsts-lens-ignore secret-id-as-value: old\nA=1\n${secretId}\n`,
      ['secret-id-as-value', 'unused-suppression'],
    ],
    'behind a value do not reach the next line': [
      '.env',
      `A=1 # aadsts-lens-ignore secret-id-as-value: old\n${secretId}\n`,
      ['secret-id-as-value', 'unused-suppression'],
    ],
    'silence a whole file': [
      '.env',
      `# aadsts-lens-ignore-file secret-id-as-value: fixtures\n\n\n${secretId}\n`,
      [],
    ],
    'need a reason': [
      '.env',
      `# aadsts-lens-ignore secret-id-as-value\n${secretId}\n`,
      ['secret-id-as-value', 'suppression-without-reason'],
    ],
    'speak of one rule': [
      '.env',
      `# aadsts-lens-ignore secret-masked: wrong rule\n${secretId}\n`,
      ['secret-id-as-value', 'unused-suppression'],
    ],
    'work in JSON with comments': [
      'appsettings.json',
      '{ "AzureAd": {\n  // aadsts-lens-ignore secret-id-as-value: made in 2019\n  "ClientSecret": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8"\n} }\n',
      [],
    ],
    'work in YAML': [
      'values.yaml',
      'azure:\n  # aadsts-lens-ignore secret-id-as-value: made in 2019\n  clientSecret: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
      [],
    ],
    'count only in comments': [
      '.env',
      `NOTE="aadsts-lens-ignore secret-id-as-value: no comment"\n${secretId}\n`,
      ['secret-id-as-value'],
    ],
  };
  for (const [name, [path, text, found]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(rulesFoundIn(path, text).toSorted(), found.toSorted());
    });
  }
});
