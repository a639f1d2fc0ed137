import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../core/types.ts';
import type { Workspace } from '../facts/workspace.ts';
import { readError } from './error-text.ts';
import { proofs } from './evidence/index.ts';
import type { Proven, StatedCode } from './evidence/proof.ts';
import { bestTemplate, fitsBetter, type TemplateMatch } from './templates.ts';
import type { Code, Confidence, Example, FixedBy, Knowledge, Meaning } from './types.ts';

/** One code of an explanation. `null` where the catalogue or the text has nothing. */
export interface ExplainedCode {
  readonly code: number;
  readonly name: string | null;
  readonly title: string;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly fixes: readonly string[];
  readonly examples: readonly Example[];
  readonly links: readonly string[];
  readonly rules: readonly string[];
  readonly fixedBy: FixedBy | null;
  readonly retry: boolean;
  readonly confidence: Confidence;
  readonly oauthError: string | null;
  readonly related: readonly number[];
}

/** A place in a file of the workspace; lines and characters from zero, in UTF-16. */
export interface EvidencePlace {
  readonly uri: string;
  readonly range: Range;
  /** What stands there: the name of a setting, as a rule. */
  readonly name: string;
}

/** A fact inside the error, or in the workspace beside it, that proves its cause. */
export interface Evidence {
  /** Stable: tools rely on it. */
  readonly id: string;
  /** The code that it belongs to. */
  readonly code: number;
  readonly message: string;
  /** The guilty one first. */
  readonly places: readonly EvidencePlace[];
}

/** The files that evidence may lie in: a lens that learned them is one. */
export interface LearnedFiles {
  workspace(): Workspace | undefined;
  rangeIn(uri: string, span: Span): Range | undefined;
}

/** What an error text means. Plain data: `JSON.stringify` gives the output that tools rely on. */
export interface Explanation {
  /** The most useful first; empty when the text names none. */
  readonly codes: readonly ExplainedCode[];
  readonly error: string | null;
  readonly suberror: string | null;
  readonly traceId: string | null;
  readonly correlationId: string | null;
  readonly timestamp: string | null;
  /** What the messages say about this case, by the names of the placeholders in their templates. */
  readonly values: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
}

interface Choice {
  readonly meaning: Meaning;
  readonly match: TemplateMatch | undefined;
}

/** A further meaning of a code is chosen only when this much of its template is met. */
const CLEAR_SHARE = 0.5;

/**
 * Explains an error text in any wrapping, or a number alone (`7000215`). Of several meanings of a code,
 * the one whose wording the message has is chosen. A code that the catalogue does not have is listed with
 * the address of Microsoft's own look-up. No secret of the text is in the answer.
 *
 * @param files where evidence is looked for besides the text itself
 */
export function explain(
  text: string,
  { find, foreseenBy }: Omit<Knowledge, 'catalogue'>,
  files: LearnedFiles = NO_FILES,
): Explanation {
  const reading = readError(text);
  const values = new Map<string, string>();
  const evidence: Evidence[] = [];
  const codes = reading.codes.map((number, index) => {
    const message = reading.messages[index] ?? '';
    const code = find(number);
    if (code === undefined) return unknownCode(number);
    const { meaning, match } = chooseMeaning(code, message);
    for (const [name, value] of Object.entries(match?.values ?? {})) {
      if (!values.has(name)) values.set(name, value);
    }
    evidence.push(...evidenceFor({ code: number, message, values: match?.values ?? {} }, files));
    return explainedCode(code, meaning, foreseenBy(number));
  });
  return {
    codes,
    error: reading.error ?? null,
    suberror: reading.suberror ?? null,
    traceId: reading.traceId ?? null,
    correlationId: reading.correlationId ?? null,
    timestamp: reading.timestamp ?? null,
    values: Object.fromEntries(values),
    evidence,
  };
}

/**
 * The codes that fit a query, the best first: by the beginning of the number (`AADSTS` before it is
 * allowed), by name, by words of the title. An empty query gives all.
 */
export function searchCodes(query: string, all: readonly Code[]): readonly Code[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return all;
  const ranked = all.map((code) => ({ code, rank: rankOf(code, wanted) }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank || compareNumbers(one.code.code, other.code.code))
    .map(({ code }) => code);
}

const EMPTY: Workspace = {
  now: () => 0,
  apps: [],
  requests: [],
  registrations: [],
  certificates: [],
  federatedCredentials: [],
  workflowJobs: [],
  appsOf: () => [],
  idsOf: () => [],
  idsAs: () => [],
};

const NO_FILES: LearnedFiles = { workspace: () => undefined, rangeIn: () => undefined };

function evidenceFor(stated: StatedCode, files: LearnedFiles): readonly Evidence[] {
  const workspace = files.workspace() ?? EMPTY;
  return proofs
    .filter(({ codes }) => codes.includes(stated.code))
    .flatMap((proof) => proof.prove(stated, workspace))
    .map((proven) => locate(stated.code, proven, files));
}

function locate(code: number, { id, message, places = [] }: Proven, files: LearnedFiles): Evidence {
  return {
    id,
    code,
    message,
    places: places.flatMap(({ uri, span, name }) => {
      const range = files.rangeIn(uri, span);
      return range ? [{ uri, range, name }] : [];
    }),
  };
}

function chooseMeaning(code: Code, message: string): Choice {
  let choice: Choice = { meaning: code, match: bestTemplate(code.templates, message) };
  for (const meaning of code.others ?? []) {
    const match = bestTemplate(meaning.templates, message);
    if (match === undefined || match.share < CLEAR_SHARE) continue;
    if (choice.match === undefined || fitsBetter(match, choice.match)) choice = { meaning, match };
  }
  return choice;
}

function explainedCode(code: Code, meaning: Meaning, rules: readonly string[]): ExplainedCode {
  return {
    code: code.code,
    name: code.name ?? null,
    title: meaning.title,
    meaning: meaning.happened,
    causes: meaning.causes,
    fixes: meaning.fixes,
    examples: meaning.examples ?? [],
    links: code.links,
    rules,
    fixedBy: meaning.fixedBy,
    retry: meaning.retry,
    confidence: meaning.confidence ?? 'high',
    oauthError: meaning.oauthError ?? null,
    related: code.related ?? [],
  };
}

function unknownCode(code: number): ExplainedCode {
  return {
    code,
    name: null,
    title: 'Unknown code',
    meaning: `AADSTS${code} is not in the catalogue. Microsoft's own page may know it.`,
    causes: [],
    fixes: [],
    examples: [],
    links: [`https://login.microsoftonline.com/error?code=${code}`],
    rules: [],
    fixedBy: null,
    retry: false,
    confidence: 'low',
    oauthError: null,
    related: [],
  };
}

function rankOf(code: Code, wanted: string): number {
  const digits = /^(?:a?adsts[\s_-]?)?(\d{1,7})$/.exec(wanted)?.[1];
  if (digits !== undefined) {
    return `${code.code}` === digits ? 6 : `${code.code}`.startsWith(digits) ? 5 : 0;
  }
  const name = (code.name ?? '').toLowerCase();
  if (name.startsWith(wanted)) return name === wanted ? 4 : 3;
  if (name.includes(wanted)) return 2;
  const titles = [code, ...(code.others ?? [])].map(({ title }) => title.toLowerCase());
  const words = wanted.split(/\s+/);
  return titles.some((title) => words.every((word) => title.includes(word))) ? 1 : 0;
}

/** As a list of codes is read: 50012 before 500121, both before 50013. */
function compareNumbers(one: number, other: number): number {
  return `${one}` < `${other}` ? -1 : 1;
}
