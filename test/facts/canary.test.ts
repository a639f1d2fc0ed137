import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, rules } from '../../src/index.ts';
import { certificateParser } from '../../src/node/certificate-parser.ts';
import { CANARY_FILES, canariesIn } from '../canaries.ts';
import { grammars } from '../grammars.ts';

describe('secrets', () => {
  it('are in no fact, and not in what is kept of the files of a workspace', async () => {
    const lens = createEntraLens({ grammars, certificates: certificateParser });
    const facts: unknown[] = [];
    for (const [path, text] of Object.entries(CANARY_FILES)) {
      const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
      await lens.prepare(document);
      lens.learn(document);
      facts.push(lens.factsIn(document));
    }
    const kept = { facts, workspace: lens.workspace() };
    const shown = inspect(kept, { depth: 30, maxStringLength: null, maxArrayLength: null, showHidden: true });
    assert.ok(shown.length > 10_000);
    assert.deepEqual(canariesIn(shown), []);
  });

  it('are in no place: it says where a value stands, never what it is', async () => {
    const lens = createEntraLens({ grammars, certificates: certificateParser });
    const names = new Set<string>();
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('literal' in value && 'entry' in value) for (const name of Object.keys(value)) names.add(name);
      for (const each of Object.values(value)) look(each);
    };
    const examples = rules.flatMap(({ id, examples: all }) =>
      all.map(({ path, bad }, index) => [`${id}/${index}/${path}`, bad] as const),
    );
    for (const [path, text] of [...examples, ...Object.entries(CANARY_FILES)]) {
      const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
      await lens.prepare(document);
      look(lens.factsIn(document));
      lens.forget(document.uri);
    }
    assert.deepEqual([...names].toSorted(), ['entry', 'literal', 'span', 'syntax']);
  });
});
