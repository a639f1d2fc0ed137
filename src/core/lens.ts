import type { Range, TextEdit } from 'vscode-languageserver-types';
import { check, type Finding, type ReportBug, type RuleLevel } from './check.ts';
import {
  type Action,
  type Diagnosis,
  describe,
  type LensDocument,
  type LensText,
  rangeOf,
  textEditOf,
} from './diagnosis.ts';
import { chooseFixes } from './edits.ts';
import { type Code, literalsOf } from './expressions.ts';
import { createFileIndex, type FileFacts } from './file-index.ts';
import { type KnownFinding, leaveOutKnown } from './known-findings.ts';
import { type KnownPieces, knownPieces } from './known-pieces.ts';
import { comparable, type Limit, LONGEST_TEXT, limitFinding, readablePart, watched } from './limits.ts';
import type { Fact, Rule } from './rule.ts';
import { isReadAsComment, silencedText, silenceOf } from './silence.ts';
import { applySuppressions, mentionsSuppression } from './suppressions.ts';
import type { Grammars } from './syntax.ts';
import type { Edit, Fix, Place, Reader, Reading, Setting, Span } from './types.ts';

/** What the user chose: travels with each call, so that the lens holds no mode. */
export interface LensSettings {
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Findings of the document that are to be left out. */
  readonly known?: readonly KnownFinding[];
}

export interface Lens<F extends Fact, Workspace> {
  /**
   * Loads what reading the document needs, a grammar for code. Undefined when all is there: then nothing has to
   * be waited for. Until it is loaded the document counts as empty.
   */
  prepare(document: LensText): Promise<void> | undefined;
  /**
   * Takes in what the document says, for the rules that look at other files too. Its text is not kept. False when
   * there is nothing in it to judge.
   */
  learn(document: LensText): boolean;
  /** What is wrong in the document, in its order. */
  diagnose(document: LensDocument, settings: LensSettings): readonly Diagnosis[];
  /** The diagnoses that touch the range, with their fixes computed on the current text. */
  diagnosesAt(document: LensDocument, range: Range, settings: LensSettings): readonly Diagnosis[];
  /** The edits of the safe fixes that can be made at once, without overlaps. */
  fixAll(document: LensDocument, settings: LensSettings): readonly TextEdit[];
  /** What the document says about Entra. */
  factsIn(document: LensDocument): readonly F[];
  /** The value that stands at a place of the document, unquoted; undefined when the text has changed since. */
  valueAt(document: LensDocument, place: Pick<Place, 'span'>): string | undefined;
  /** The value of the setting of this name, unquoted; undefined where the document has none. */
  settingIn(document: LensDocument, name: string): string | undefined;
  /** The document as code, secrets and all: for the moment, not to be kept. Undefined for formats that are no code. */
  codeIn(document: LensDocument): Code | undefined;
  /** The edit that writes `value` over what is stated where `range` starts. */
  writeValue(document: LensDocument, range: Range, value: string): TextEdit | undefined;
  /** Lets go of a document that was closed: what it says stays known. */
  release(uri: string): void;
  /** Forgets a file that is gone. */
  forget(uri: string): void;
  /** What the files say together; undefined while nothing was learned. */
  workspace(): Workspace | undefined;
  /** A span of a file that was learned, in lines and characters; undefined for other files. */
  rangeIn(uri: string, span: Span): Range | undefined;
  /** Another number whenever what the files say together has changed: what was found may be found no more. */
  revision(): number;
}

/** What the engine is made of: the shelves are handed in. */
export interface Shelves<F extends Fact, Workspace> {
  readonly readers: readonly Reader[];
  readonly factsOf: (reading: Reading, path: string) => readonly F[];
  /** Tells the settings of a file that facts are made of: others need not be read. */
  readonly mattersIn: (path: string) => (setting: Setting) => boolean;
  readonly rules: readonly Rule<F, Workspace>[];
  /** What the files of a workspace say together: rules are given it. */
  readonly workspaceOf: (files: readonly FileFacts<F>[]) => Workspace;
  /** False for a text that cannot concern Entra: it is not parsed. */
  readonly mayConcern: (text: string) => boolean;
  readonly grammars: Grammars;
  readonly reportBug: ReportBug;
  readonly reportUnread: ReportUnread;
  /** How much of a text is read (UTF-16 units); what is longer is read in part, and says so. */
  readonly longestText?: number;
}

/**
 * Told of a document that reading failed on: a bug of its reader, or no memory left for its tree. It counts as empty, and
 * the others are read. The message of the error may quote the document.
 */
export type ReportUnread = (uri: string, error: unknown) => void;

interface Analysis<F extends Fact> {
  readonly version: number;
  readonly facts: readonly F[];
  readonly comments: Reading['comments'];
  /** Why not all of the document was read, and how much was (UTF-16 units). */
  readonly limit?: Limit;
  readonly length: number;
  /** Absent for documents that were only taken in: readings are large. */
  readonly reading?: Reading;
}

const NOTHING: Reading = { settings: [], comments: [] };

/** Makes the engine. It is synchronous, and keeps the analysis of each document's last version only. */
export function createLens<F extends Fact, Workspace>(shelves: Shelves<F, Workspace>): Lens<F, Workspace> {
  const analyses = new Map<string, Analysis<F>>();
  /** Of documents that are read again and again, in the editor. */
  const pieces = new Map<string, KnownPieces>();
  const index = createFileIndex(shelves.workspaceOf);

  /** Of a document that may be edited is kept what makes reading its next version quick. */
  function analyse(document: LensText, mayBeEdited = true): Analysis<F> {
    const known = analyses.get(document.uri);
    if (known?.version === document.version) return known;
    if (mayBeEdited && !pieces.has(document.uri)) pieces.set(document.uri, knownPieces());
    const edited = mayBeEdited ? document.uri : undefined;
    const { reading, ...said } = read(document, shelves, pieces.get(document.uri), edited);
    const analysis = { ...said, version: document.version, comments: reading.comments, reading };
    analyses.set(document.uri, analysis);
    index.learn(document.uri, said.facts, document.getText().slice(0, said.length));
    return analysis;
  }

  function findingsIn(document: LensDocument, settings: LensSettings): readonly Finding[] {
    const { facts, comments, limit, length } = analyse(document);
    const judged = { uri: document.uri, facts, workspace: index.workspace() };
    const found = check(judged, shelves.rules, settings.rules, shelves.reportBug);
    const findings = limit ? [limitFinding(limit, length), ...found] : found;
    const left = applySuppressions(document.getText(), comments, findings);
    return leaveOutKnown(left, settings.known ?? []).left;
  }

  /** A value that the text states: a setting, or a text that code hands on without naming it. */
  function statedAt(document: LensDocument, start: number): { value: string; place: Place } | undefined {
    const { settings, code } = analyse(document).reading ?? read(document, shelves).reading;
    const isThere = ({ place }: { place: Place }) => place.span.start === start;
    return settings.find(isThere) ?? (code && literalsOf(code).find(isThere));
  }

  const release = (uri: string) => {
    analyses.delete(uri);
    pieces.delete(uri);
    shelves.grammars.release(uri);
  };

  /** By the lines that are known of the document already. */
  const diagnosisOf = (document: LensDocument, finding: Finding) => {
    const positionAt = (offset: number) =>
      index.rangeIn(document.uri, { start: offset, end: offset })?.start ?? document.positionAt(offset);
    return describe({ positionAt }, finding, index);
  };

  return {
    prepare: (document) => {
      const grammar = readerOf(document, shelves)?.grammar;
      if (!grammar || shelves.grammars.get(grammar) || !shelves.mayConcern(document.getText()))
        return undefined;
      return shelves.grammars.load(grammar).finally(() => analyses.delete(document.uri));
    },
    learn: (document) => {
      const { reading: _, ...rest } = analyse(document, false);
      analyses.set(document.uri, rest);
      return (
        rest.limit !== undefined ||
        rest.facts.length > 0 ||
        mentionsSuppression(document.getText(), rest.comments)
      );
    },
    diagnose: (document, settings) =>
      findingsIn(document, settings).map((each) => diagnosisOf(document, each)),
    diagnosesAt: (document, range, settings) => {
      const at = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const touched = findingsIn(document, settings).filter(
        ({ span }) => span.start <= at.end && at.start <= span.end,
      );
      return touched.map((each) => {
        const diagnosis = diagnosisOf(document, each);
        return { ...diagnosis, actions: [...diagnosis.actions, ...silencingOf(document, each, shelves)] };
      });
    },
    fixAll: (document, settings) => {
      const fixes = findingsIn(document, settings).map((finding) => safeEdits(finding.fixes));
      return chooseFixes(fixes).edits.map((edit) => textEditOf(document, edit));
    },
    factsIn: (document) => analyse(document).facts,
    valueAt: (document, { span }) => statedAt(document, span.start)?.value,
    settingIn: (document, name) => {
      // The document may not concern Entra by itself: it is read all the same.
      const reader = readerOf(document, shelves);
      const withTree = reader?.grammar === undefined ? undefined : shelves.grammars.get(reader.grammar);
      if (!reader || (reader.grammar !== undefined && !withTree)) return undefined;
      const { settings } = reader.read(document.getText(), pathOf(document.uri), withTree);
      return settings.findLast(({ path, isComputed }) => path.at(-1) === name && !isComputed)?.value;
    },
    codeIn: (document) => (analyse(document).reading ?? read(document, shelves).reading).code,
    writeValue: (document, range, value) => {
      const place = statedAt(document, document.offsetAt(range.start))?.place;
      return place && { range: rangeOf(document, place.literal), newText: place.syntax.encode(value) };
    },
    release,
    forget: (uri) => {
      release(uri);
      index.forget(uri);
    },
    workspace: index.workspace,
    rangeIn: index.rangeIn,
    revision: index.revision,
  };
}

/** What one text says. */
interface Read<F extends Fact> {
  readonly reading: Reading;
  readonly facts: readonly F[];
  readonly limit?: Limit;
  readonly length: number;
}

/** Reads what matters of a document; pieces that are known are not read again. */
function read<F extends Fact, Workspace>(
  document: LensText,
  shelves: Shelves<F, Workspace>,
  pieces?: KnownPieces,
  edited?: string,
): Read<F> {
  const reader = readerOf(document, shelves);
  const whole = document.getText();
  const withTree = reader?.grammar === undefined ? undefined : shelves.grammars.get(reader.grammar, edited);
  const isReadable = reader && (reader.grammar === undefined || withTree);
  if (!isReadable || !shelves.mayConcern(whole)) return { reading: NOTHING, facts: [], length: 0 };
  const path = pathOf(document.uri);
  const interest = { matters: shelves.mattersIn(path), ...(pieces && { pieces }) };
  const { longestText = LONGEST_TEXT } = shelves;
  const text = readablePart(whole, Math.min(longestText, reader.longest ?? longestText));
  const { mayConcern } = shelves;
  let limit: Limit | undefined = mayConcern(whole.slice(text.length)) ? 'length' : undefined;
  const parse = withTree && watched(withTree, mayConcern, () => (limit ??= 'parsing'));
  try {
    const reading = reader.read(text, path, parse, interest);
    if (reading.isPartial) limit ??= 'parsing';
    // Readers may leave out what does not matter; most do not.
    const settings = reading.code ? reading.settings : reading.settings.filter(interest.matters);
    const facts = comparable(shelves.factsOf({ ...reading, settings }, path), () => {
      limit ??= 'number';
    });
    return { reading, facts, length: text.length, ...(limit && { limit }) };
  } catch (error) {
    shelves.reportUnread(document.uri, error);
    return { reading: NOTHING, facts: [], length: 0 };
  }
}

function readerOf(
  document: LensText,
  { readers }: { readonly readers: readonly Reader[] },
): Reader | undefined {
  // The cells of a notebook carry the name of its file, but each is a text in its own language.
  const path = document.uri.startsWith('vscode-notebook-cell:') ? '' : pathOf(document.uri);
  return readerFor(readers, path, document.languageId);
}

/** The name of the file decides, and its language where the name says nothing. */
export function readerFor(readers: readonly Reader[], path: string, languageId: string): Reader | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return (
    readers.find((reader) => reader.fileNames.test(fileName)) ??
    readers.find((reader) => reader.languages.includes(languageId))
  );
}

function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/[?#].*/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Only the first fix of a finding takes part in fix all, and only when it is safe. */
function safeEdits(fixes: readonly Fix[]): readonly Edit[] {
  const [first] = fixes;
  return first?.kind === 'edit' && first.safe ? first.edits : [];
}

/** Whether the comment would be read as one is tried out: it may stand in the midst of a text of several lines. */
function silencingOf<F extends Fact, Workspace>(
  document: LensDocument,
  finding: Finding,
  shelves: Shelves<F, Workspace>,
): readonly Action[] {
  if (!shelves.rules.some(({ id }) => id === finding.rule)) return [];
  const reader = readerOf(document, shelves);
  const text = document.getText();
  const silence = reader && silenceOf(text, finding, reader);
  if (!silence) return [];
  const { uri, languageId, version } = document;
  const tried = { uri, languageId, version, getText: () => silencedText(text, silence) };
  if (!isReadAsComment(silence, read(tried, shelves).reading.comments)) return [];
  const { offset, before, after } = silence;
  const title = `Silence ${finding.rule} here, with a reason`;
  return [{ kind: 'silence', title, at: document.positionAt(offset), before, after }];
}
