import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileBeside } from '../src/core/rule.ts';
import { createEntraLens, type Diagnosis, type EntraLens } from '../src/index.ts';
import { certificateParser } from '../src/node/certificate-parser.ts';
import { grammars } from './grammars.ts';

/** A document of a workspace, and what is found in it. */
export interface Checked {
  readonly lens: EntraLens;
  readonly document: TextDocument;
  readonly found: readonly Diagnosis[];
}

/** The moment at which examples and stories are judged, in seconds: 1 June 2026. */
export const TODAY = Date.UTC(2026, 5, 1) / 1000;

/** Checks a text as a file of a workspace with the files `beside`. A rule that throws fails the test. */
export async function checkFile(
  path: string,
  text: string,
  beside: readonly FileBeside[] = [],
): Promise<Checked> {
  const lens = createEntraLens({
    certificates: certificateParser,
    grammars,
    now: () => TODAY,
    reportBug: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
  for (const file of beside) {
    const other = documentOf(file.path, file.text);
    await lens.prepare(other);
    lens.learn(other);
  }
  const document = documentOf(path, text);
  await lens.prepare(document);
  return { lens, document, found: lens.diagnose(document, { rules: {} }) };
}

function documentOf(path: string, text: string): TextDocument {
  return TextDocument.create(`file:///project/${path}`, '', 1, text);
}

/** The text with «…» around what is underlined; what several rules underline has one pair. */
export function withMarks({ document, found }: Checked): string {
  const marks = new Map<number, string>();
  const ranges = new Map(found.map(({ range }) => [JSON.stringify(range), range]));
  for (const { start, end } of ranges.values()) {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    if (from === to) marks.set(from, `«»${marks.get(from) ?? ''}`);
    else {
      // Where one ends and the next begins, the end comes first.
      marks.set(from, `${marks.get(from) ?? ''}«`);
      marks.set(to, `»${marks.get(to) ?? ''}`);
    }
  }
  const edits = [...marks].map(([offset, newText]) => {
    const at = document.positionAt(offset);
    return { range: { start: at, end: at }, newText };
  });
  return TextDocument.applyEdits(document, edits);
}
