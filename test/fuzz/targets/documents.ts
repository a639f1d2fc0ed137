import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, type EntraLens } from '../../../src/engine.ts';
import { certificateParser } from '../../../src/node/certificate-parser.ts';
import { missingIn } from '../../../src/tokens/written-draft.ts';
import { writtenFrom } from '../../../src/tokens/written-from.ts';
import { grammars } from '../../grammars.ts';
import { TODAY } from '../../workspace.ts';
import { hostileTokens } from '../hostile-tokens.ts';
import { mutated } from '../inputs.ts';
import { filesByReader } from '../samples.ts';
import { target } from '../target.ts';
import { loadGrammars } from './findings.ts';

const SETTINGS = { rules: {} };

const input = fc.constantFrom(...filesByReader.values()).chain((files) =>
  fc.record({
    path: fc.constantFrom(...files.map(({ path }) => path)),
    text: mutated(files.map(({ text }) => text)),
    /** What is typed into it, and where. */
    typed: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...hostileTokens)), { maxLength: 2 }),
    cursor: fc.nat(),
  }),
);

/** An editor at work on any file: typing, asking at any place, mending all, going back to what was. */
export const documents = target(
  'documents',
  input,
  ({ path, text, typed, cursor }) => {
    const lens = lensThatThrows();
    let version = 1;
    const open = (content: string) => TextDocument.create(`file:///project/${path}`, '', version++, content);
    const stages = [text];
    for (const [at, token] of typed) stages.push(put(stages.at(-1) ?? text, at, token));
    for (const stage of stages) askEverything(lens, open(stage), cursor);
    mendAll(lens, stages.at(-1) ?? text, open);
  },
  loadGrammars,
);

function lensThatThrows(): EntraLens {
  return createEntraLens({
    grammars,
    certificates: certificateParser,
    now: () => TODAY,
    reportBug: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
}

function put(text: string, at: number, token: string): string {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + token + text.slice(offset);
}

function askEverything(lens: EntraLens, document: TextDocument, cursor: number): void {
  lens.diagnose(document, SETTINGS);
  const at = document.positionAt(cursor % (document.getText().length + 1));
  lens.diagnosesAt(document, { start: at, end: at }, SETTINGS);
  const start = cursor % (document.getText().length + 1);
  lens.valueAt(document, { span: { start, end: start } });
  lens.writeValue(document, { start: at, end: at }, 'a "new" value');
  lens.settingIn(document, 'AZURE_CLIENT_ID');
  const code = lens.codeIn(document);
  for (const fact of lens.factsIn(document)) {
    if (fact.kind !== 'token-request') continue;
    const draft = writtenFrom(fact, {
      text: document.getText(),
      hasBraces: true,
      isRequestFile: document.uri.endsWith('.http'),
      ...(code && { code }),
      valueAt: (place) => lens.valueAt(document, place),
    });
    if (draft.kind === 'draft') missingIn(draft);
  }
}

/** Mending comes to an end: each round makes fixes, and what is mended stays so. */
function mendAll(lens: EntraLens, text: string, open: (text: string) => TextDocument): void {
  const rounds = lens.diagnose(open(text), SETTINGS).length + 5;
  let last = text;
  for (let round = 0; round < rounds; round++) {
    const document = open(last);
    const edits = lens.fixAll(document, SETTINGS);
    if (edits.length === 0) return;
    last = TextDocument.applyEdits(document, [...edits]);
  }
  assert.fail('mending does not come to an end');
}
