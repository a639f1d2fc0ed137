import { ownText } from '../core/own-text.ts';
import type { EditedDocument, Section, SyntaxNode } from '../core/syntax.ts';
import type { Assigned, CodeLanguage } from './code.ts';
import { type StatedValue, statedValues } from './code-values.ts';
import { type MovableSpan, shift, takeSpans } from './movable-spans.ts';
import { nodesByType } from './nodes-by-type.ts';

/** What a part of a file assigns, calls and imports: the nodes that do, in the order of the text. */
export interface Gathered {
  readonly assigned: readonly (Assigned & { readonly node: SyntaxNode })[];
  readonly values: readonly StatedValue[];
  readonly calls: readonly SyntaxNode[];
  readonly comments: readonly SyntaxNode[];
  readonly objects: readonly SyntaxNode[];
  readonly imports: readonly SyntaxNode[];
}

/** A part of a file. */
export interface FilePart {
  readonly gathered: Gathered;
  /** Absent for a part that is read once. */
  readonly kept?: KeptPart;
}

/** A part of a file that is edited, with all the lines that it stands on (UTF-16 offsets). */
export interface KeptPart {
  readonly text: string;
  start: number;
  /** The spans of what was gathered. */
  readonly spans: readonly MovableSpan[];
  readonly age: Age;
  /** What was built of it: the business of the memory of expressions. */
  built?: unknown;
}

/** Long texts that are kept are views of those that were read, which stay in memory with them: after so many trees all are read anew. */
const MOST_TREES = 1024;

/** When something was read: how many trees there had been. Things take turns, so that not all are read anew with one key. */
export interface Age {
  readonly trees: number;
  readonly turn: number;
}

/** Whether what was kept may still be used. */
export function isYoung({ trees, turn }: Age, document: EditedDocument): boolean {
  const roundAt = (count: number) => Math.floor((count + turn) / MOST_TREES);
  return roundAt(trees) === roundAt(document.trees);
}

/** The parts of a file: of one that is edited those of before, where nothing has changed on their lines. */
export function filePartsOf(language: CodeLanguage, root: SyntaxNode, text: string): readonly FilePart[] {
  const { document } = root;
  const sections = language.isLocal && document && root.sections?.();
  return sections
    ? sections.map((section) => keptPartOf(language, section, text, document))
    : [{ gathered: gather(language, root) }];
}

/** Lines that go on farther nobody writes: parts of them are not kept (UTF-16 units). */
const LONGEST_MARGIN = 1000;

function keptPartOf(
  language: CodeLanguage,
  section: Section,
  text: string,
  document: EditedDocument,
): FilePart {
  const start = section.startIndex === 0 ? 0 : text.lastIndexOf('\n', section.startIndex - 1) + 1;
  const end = text.indexOf('\n', section.endIndex) + 1 || text.length;
  if (section.startIndex - start > LONGEST_MARGIN || end - section.endIndex > LONGEST_MARGIN)
    return { gathered: gather(language, section) };
  const lines = text.slice(start, end);
  // With the sections of code nothing else is kept.
  const known = section.kept as (FilePart & { readonly kept: KeptPart }) | undefined;
  if (known?.kept.text === lines && isYoung(known.kept.age, document)) {
    shift(known.kept.spans, start - known.kept.start);
    known.kept.start = start;
    return known;
  }
  const gathered = gather(language, section);
  const spans = takeSpans(gathered.assigned.flatMap(({ entry }) => entry ?? []));
  // The offsets of parts that are alike are a row: mixed up they take turns.
  const age = { trees: document.trees, turn: Math.imul(start, 0x9e3779b1) >>> 16 };
  const part = { gathered, kept: { text: ownText(lines), start, spans, age } };
  section.kept = part;
  return part;
}

/** Walking the tree is what costs: all nodes that are needed are collected in one walk. */
function gather(language: CodeLanguage, section: Section): Gathered {
  const { calls, comments, objects = [], assignments, parameters, imports } = language;
  const [assigning, declaring, importing] = [
    Object.keys(assignments),
    Object.keys(parameters),
    Object.keys(imports),
  ];
  const types = [...calls, ...comments, ...objects, ...assigning, ...declaring, ...importing];
  const nodes = nodesByType(section, types);
  const assigned = nodes(assigning).flatMap((node) =>
    (assignments[node.type]?.(node) ?? []).map((each) => ({ ...each, node })),
  );
  const declared = nodes(declaring).flatMap((node) => parameters[node.type]?.(node) ?? []);
  return {
    assigned,
    values: statedValues(language, assigned, declared),
    calls: nodes(calls),
    comments: nodes(comments),
    objects: nodes(objects),
    imports: nodes(importing),
  };
}
