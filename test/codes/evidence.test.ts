import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Explanation, explain } from '../../src/codes/explain.ts';
import { createEntraLens, type EntraLens, loadKnowledge } from '../../src/index.ts';
import { certificateParser } from '../../src/node/certificate-parser.ts';
import { root } from '../derived.ts';
import { grammars } from '../grammars.ts';
import { TODAY } from '../workspace.ts';
import { applicationCases } from './evidence-cases/applications.ts';
import type { EvidenceCase } from './evidence-cases/evidence-case.ts';
import { federationCases } from './evidence-cases/federation.ts';
import { redirectCases } from './evidence-cases/redirects.ts';
import { resourceCases } from './evidence-cases/resources.ts';
import { secretCases } from './evidence-cases/secrets.ts';
import { tenantCases } from './evidence-cases/tenants.ts';
import { thumbprintCases } from './evidence-cases/thumbprints.ts';
import { timesCases } from './evidence-cases/times.ts';

const knowledge = await loadKnowledge();

async function lensOver(documents: readonly TextDocument[]): Promise<EntraLens> {
  const lens = createEntraLens({ certificates: certificateParser, grammars, now: () => TODAY });
  for (const document of documents) {
    await lens.prepare(document);
    lens.learn(document);
  }
  return lens;
}

function documentsOf({ files = {} }: EvidenceCase): readonly TextDocument[] {
  return Object.entries(files).map(([path, text]) =>
    TextDocument.create(`file:///project/${path}`, '', 1, text.replace(/[«»]/g, '')),
  );
}

/** The text with «…» around each place that some evidence names. */
function marked(document: TextDocument, { evidence }: Explanation): string {
  const ranges = evidence
    .flatMap(({ places }) => places)
    .filter(({ uri }) => uri === document.uri)
    .map(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)] as const);
  const inserts = [...new Map(ranges)].flatMap(([start, end]) =>
    start === end
      ? [{ at: start, mark: '«»' }]
      : [
          { at: start, mark: '«' },
          { at: end, mark: '»' },
        ],
  );
  let text = document.getText();
  for (const { at, mark } of inserts.toSorted((one, other) => other.at - one.at)) {
    text = text.slice(0, at) + mark + text.slice(at);
  }
  return text;
}

async function check(each: EvidenceCase): Promise<void> {
  const documents = documentsOf(each);
  const explanation = explain(each.error, knowledge, await lensOver(documents));
  assert.deepEqual(
    explanation.evidence.map(({ id }) => id),
    each.proves.map(([id]) => id),
    explanation.evidence.map(({ message }) => message).join('\n'),
  );
  for (const [index, [, words]] of each.proves.entries()) {
    const message = explanation.evidence[index]?.message ?? '';
    assert.ok(message.includes(words), message);
  }
  assert.deepEqual(
    documents.map((document) => marked(document, explanation)),
    Object.values(each.files ?? {}),
  );
}

const subjects: Readonly<Record<string, readonly EvidenceCase[]>> = {
  'the times of assertions': timesCases,
  'thumbprints and keys': thumbprintCases,
  'federated credentials': federationCases,
  'redirect URIs': redirectCases,
  'client secrets': secretCases,
  applications: applicationCases,
  tenants: tenantCases,
  'resources and scopes': resourceCases,
};

describe('evidence', () => {
  it('has a case for each id that the proofs spell out', () => {
    const folder = join(root, 'src/codes/evidence');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const ids = sources.flatMap((source) =>
      [...source.matchAll(/\bid: '([a-z\d-]+)'/g)].map(([, id = '']) => id),
    );
    const proven = Object.values(subjects).flatMap((cases) =>
      cases.flatMap(({ proves }) => proves.map(([id]) => id)),
    );
    assert.ok(ids.length > 40, `${ids.length} ids were read`);
    // Ids in tables lack the beginning that they share.
    const isMet = (id: string) => proven.some((each) => each === id || each.endsWith(`-${id}`));
    assert.deepEqual(
      ids.filter((id) => !isMet(id)),
      [],
    );
  });

  for (const [subject, cases] of Object.entries(subjects)) {
    describe(`about ${subject}`, () => {
      for (const each of cases)
        it(`${each.proves.length > 0 ? 'is found' : 'is not found'}: ${each.name}`, () => check(each));
    });
  }
});
