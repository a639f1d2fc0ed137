import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Grammars } from '../../src/core/syntax.ts';
import { createEntraLens } from '../../src/index.ts';
import { readers } from '../../src/readers/index.ts';
import { filesFor } from '../fuzz/samples.ts';
import { grammars } from '../grammars.ts';

const TOO_LONG = 1024 * 1024;
const SIGNS = 'AZURE_CLIENT_SECRET AZURE_TENANT_ID login.microsoftonline.com\n';

/** How much text is given to parsers while `look` runs (UTF-16 units): what a hostile file costs, on any machine. */
function countingGrammars(): { readonly grammars: Grammars; parsed(): number } {
  let parsed = 0;
  return {
    grammars: {
      ...grammars,
      get: (grammar) => {
        const withTree = grammars.get(grammar);
        return (
          withTree &&
          ((text, use) => {
            parsed += text.length;
            return withTree(text, use);
          })
        );
      },
    },
    parsed: () => parsed,
  };
}

describe('a hostile file that is too large', () => {
  for (const reader of readers.filter(({ id }) => id !== 'pem')) {
    it(`is declined but for its beginning, as ${reader.id}`, async function () {
      this.timeout(60_000);
      const counting = countingGrammars();
      const lens = createEntraLens({ grammars: counting.grammars, now: () => 0 });
      const text = `${SIGNS}${'{'.repeat(TOO_LONG)}\n${SIGNS}`;
      const document = TextDocument.create(`file:///${filesFor(reader.id)[0]?.path}`, '', 1, text);
      await lens.prepare(document);
      const found = lens.diagnose(document, { rules: {} });
      assert.ok(found.some(({ rule }) => rule === 'checked-in-part'));
      assert.ok(counting.parsed() < TOO_LONG, `${counting.parsed()} characters are parsed`);
    });
  }
});

const LOCALS = 'locals { azure_client_secret = "a" }\n';

describe('a file whose parsing is given up', () => {
  for (const [path, text] of [
    ['main.tf', `${LOCALS}${' '.repeat(200_000)}${LOCALS}`],
    ['a.sh', `AZURE_CLIENT_SECRET=a\n${'('.repeat(5000)}\nAZURE_CLIENT_SECRET=a\n`],
  ] as const) {
    it(`says that ${path} is checked in part`, async () => {
      const lens = createEntraLens({ grammars, now: () => 0 });
      const document = TextDocument.create(`file:///${path}`, '', 1, text);
      await lens.prepare(document);
      const rules = lens.diagnose(document, { rules: {} }).map(({ rule }) => rule);
      assert.ok(rules.includes('checked-in-part'), rules.join(' '));
    });
  }
});
