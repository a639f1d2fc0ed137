import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Action } from '../../src/index.ts';
import { type Checked, checkFile } from '../workspace.ts';

const SECRET = 'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA';

type EditAction = Action & { readonly kind: 'edit' };

interface Case {
  readonly path: string;
  readonly text: string;
  /** Titles, each with the text that the fix leaves. */
  readonly fixes: Record<string, string>;
}

/** The cases of secret-fixes.md: a block with a path is a file, one behind a quoted title what a fix makes of it. */
function casesOf(markdown: string): readonly Case[] {
  const cases: Case[] = [];
  const blocks = markdown.matchAll(/(?:^> (.+)\n\n)?^```\S+(?: (\S+))?\n([\s\S]*?)^```\n/gm);
  for (const [, title, path, text = ''] of blocks) {
    const fixes = cases.at(-1)?.fixes;
    if (path !== undefined) cases.push({ path, text, fixes: {} });
    else if (fixes && title !== undefined) fixes[title] = text;
    else assert.fail(`a block has neither path nor title: ${text}`);
  }
  return cases;
}

async function editsFor(path: string, text: string): Promise<{ checked: Checked; edits: EditAction[] }> {
  const checked = await checkFile(path, text);
  assert.deepEqual(
    checked.found.map(({ rule }) => rule),
    ['secret-hardcoded'],
  );
  const edits = checked.found.flatMap(({ actions }) => actions.filter((action) => action.kind === 'edit'));
  assert.match(edits.pop()?.title ?? '', /^Replace it with the placeholder /);
  return { checked, edits };
}

describe('fixes that take a secret out of a file', () => {
  for (const { path, text, fixes } of casesOf(
    readFileSync(join(import.meta.dirname, 'secret-fixes.md'), 'utf8'),
  )) {
    it(`${path}: ${Object.keys(fixes).length}`, async () => {
      const { checked, edits } = await editsFor(path, text);
      const after = edits.map(
        ({ title, edits: each }) => [title, TextDocument.applyEdits(checked.document, [...each])] as const,
      );
      assert.deepEqual(Object.fromEntries(after), fixes);
      assert.deepEqual(
        edits.map(({ title }) => title),
        Object.keys(fixes),
      );
      assert.ok(edits.every(({ safe, edits: each }) => !safe && !JSON.stringify(each).includes(SECRET)));
      for (const [title, left] of after)
        assert.deepEqual((await checkFile(path, left)).found, [], `${title}\n${left}`);
    });
  }

  it('break lines as the file does', async () => {
    const files = {
      'auth.py': `import msal\r\nAZURE_CLIENT_SECRET = "${SECRET}"\r\n`,
      'main.go': `package main\r\n\r\nvar azureClientSecret = "${SECRET}"\r\n`,
      'Auth.cs': `// Contoso\r\n\r\nclass Azure { string ClientSecret = "${SECRET}"; }\r\n`,
      'pod.yaml': `apiVersion: v1\r\nkind: Pod\r\nspec:\r\n  env:\r\n    - name: AZURE_CLIENT_SECRET\r\n      value: ${SECRET}\r\n`,
      'appsettings.json': `{\r\n  "AzureAd": {\r\n    "ClientSecret": "${SECRET}"\r\n  }\r\n}\r\n`,
      'main.tf': `provider "azuread" {\r\n  client_secret = "${SECRET}"\r\n}\r\n`,
      'main.bicep': `param azure object\r\n\r\noutput azureClientSecret string = '${SECRET}'\r\n`,
    };
    for (const [path, text] of Object.entries(files)) {
      const { checked, edits } = await editsFor(path, text);
      assert.notEqual(edits.length, 0, path);
      for (const { title, edits: each } of edits) {
        const after = TextDocument.applyEdits(checked.document, [...each]);
        assert.doesNotMatch(after, /(?<!\r)\n/, title);
      }
    }
  });
});
