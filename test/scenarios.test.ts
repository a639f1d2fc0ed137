import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type App, createEntraLens } from '../src/index.ts';
import { grammars } from './grammars.ts';

/**
 * Stories from the field, one a file in `test/scenarios`. A block whose info string is `<language> <path>` is a
 * file; `«…»` marks what is underlined. Behind it stand
 *
 *     Finds: secret-id-as-value, client-id-malformed      (or: nothing)
 *     App: tenant AZURE_TENANT_ID, client id AZURE_CLIENT_ID, secret -
 *
 * the rules in the order of the text, and one line for each app with the settings that state its parts. A block
 * `<language> <path> fixed` is the file after all safe fixes.
 */
interface Story {
  readonly path: string;
  readonly text: string;
  readonly finds: readonly string[];
  readonly apps: readonly string[];
  readonly fixed?: string;
}

const folder = join(import.meta.dirname, 'scenarios');
const FILE = /^```\S+ (\S+)( fixed)?\n([\s\S]*?)^```\n/gm;

function storiesOf(markdown: string): readonly Story[] {
  const blocks = [...markdown.matchAll(FILE)];
  return blocks.flatMap((block, index): readonly Story[] => {
    const [whole, path = '', isFixed, text = ''] = block;
    if (isFixed) return [];
    const next = blocks[index + 1];
    const prose = markdown.slice(block.index + whole.length, next?.index);
    const finds = /^Finds: (.+)$/m.exec(prose)?.[1] ?? '';
    assert.notEqual(finds, '', `${path} says nothing of what is found`);
    const apps = [...prose.matchAll(/^App: (.+)$/gm)].map(([, app = '']) => app);
    return [
      {
        path,
        text,
        finds: finds === 'nothing' ? [] : finds.split(', '),
        apps,
        ...(next?.[2] && next[1] === path && { fixed: next[3] ?? '' }),
      },
    ];
  });
}

function appLine({ tenant, clientId, clientSecret }: App): string {
  return `tenant ${tenant?.name ?? '-'}, client id ${clientId?.name ?? '-'}, secret ${clientSecret?.name ?? '-'}`;
}

for (const file of readdirSync(folder)) {
  describe(`scenario ${file}`, () => {
    for (const { path, text, finds, apps, fixed } of storiesOf(readFileSync(join(folder, file), 'utf8'))) {
      it(`${path}: ${finds.join(', ') || 'nothing'}`, async () => {
        const lens = createEntraLens({
          grammars,
          reportBug: (rule, error) => {
            throw new Error(`${rule} threw`, { cause: error });
          },
        });
        const document = TextDocument.create(`file:///project/${path}`, '', 1, text.replace(/[«»]/g, ''));
        await lens.prepare(document);
        const found = lens.diagnose(document, { rules: {} });
        assert.deepEqual(
          found.map(({ rule }) => rule),
          finds,
        );
        const marks = found.map(({ range }) => ({ range, newText: `«${document.getText(range)}»` }));
        assert.equal(TextDocument.applyEdits(document, marks), text);
        if (fixed !== undefined) {
          assert.equal(TextDocument.applyEdits(document, [...lens.fixAll(document, { rules: {} })]), fixed);
        }
        if (apps.length > 0) {
          const stated = lens.factsIn(document).filter((fact) => fact.kind === 'app');
          assert.deepEqual(stated.map(appLine), apps);
        }
      });
    }
  });
}
