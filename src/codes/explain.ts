import { readError } from './error-text.ts';
import { type Evidence, thumbprintEvidence } from './evidence.ts';
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
 */
export function explain(text: string, { find, foreseenBy }: Omit<Knowledge, 'catalogue'>): Explanation {
  const reading = readError(text);
  const values = new Map<string, string>();
  const evidence: Evidence[] = [];
  const codes = reading.codes.map((number, index) => {
    const message = reading.messages[index] ?? '';
    const code = find(number);
    evidence.push(...thumbprintEvidence(number, message));
    if (code === undefined) return unknownCode(number);
    const { meaning, match } = chooseMeaning(code, message);
    for (const [name, value] of Object.entries(match?.values ?? {})) {
      if (!values.has(name)) values.set(name, value);
    }
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
