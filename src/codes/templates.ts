import { looksSecret } from './masking.ts';
import { contradicted, findLiterals, type Hit } from './template-literals.ts';

/** How a template fits a message. */
export interface TemplateMatch {
  /** Letters of the template that the message has, less twenty for each one it contradicts. */
  readonly score: number;
  /** Letters met, as a share of what the message has room for: 1 also for a message that was cut. */
  readonly share: number;
  /** Letters met, as a share of the whole template. */
  readonly complete: number;
  /** Values of the placeholders by name, as the message writes them; what looks like a secret is left out. */
  readonly values: Readonly<Record<string, string>>;
}

/** A text without blanks, in lower case, with one kind of quote, and where each character came from. */
interface Folded {
  readonly text: string;
  readonly origins: readonly number[];
}

/** A gap without a name, `…`, takes any text. */
const PLACEHOLDER = /\{([A-Za-z][A-Za-z0-9]*)\}|…/;
const QUOTES = /["`´‘’“”„]/;

/** What pipelines and Entra itself put in the place of a value. */
const HIDDEN = /^(?:\*+|\{EUII Hidden\}|<[\w ]{1,30}>)$/i;

const LONGEST_MESSAGE = 4000;
const LONGEST_VALUE = 300;
/** A template of which less than this is met says nothing. */
const LEAST_SHARE = 0.3;
/** `The key was not found.` against `The key used is expired.`: few letters, another meaning. */
const CONTRADICTION = 20;

/**
 * Fits a message (without its code) to the best of some templates of the catalogue; `undefined` when hardly anything
 * agrees. More words met count for more, so a longer template wins over its own beginning; of equals the first wins.
 * Letter case, blanks, line breaks inside words and the kind of quotes do not matter; the message may be cut, have
 * something before and after, or a few words changed. Takes time in proportion to the length of the message (its first
 * 4000 characters) for each stretch of the templates' words.
 */
export function bestTemplate(templates: readonly string[], message: string): TemplateMatch | undefined {
  const body = message.slice(0, LONGEST_MESSAGE);
  const folded = fold(body);
  let best: TemplateMatch | undefined;
  for (const template of templates) {
    const match = matchFolded(template, body, folded);
    if (match !== undefined && (best === undefined || fitsBetter(match, best))) best = match;
  }
  return best;
}

/** True when `one` fits its message better than `other` fits the same message. */
export function fitsBetter(one: TemplateMatch, other: TemplateMatch): boolean {
  return one.score === other.score ? one.complete > other.complete : one.score > other.score;
}

function matchFolded(template: string, message: string, folded: Folded): TemplateMatch | undefined {
  // Split by a pattern with one group: words and names take turns.
  const parts = template.split(PLACEHOLDER);
  const literals = parts.filter((_part, index) => index % 2 === 0).map((part) => fold(part ?? '').text);
  const names = parts.filter((_part, index) => index % 2 === 1).map((name) => name ?? '');
  const total = literals.reduce((sum, literal) => sum + literal.length, 0);
  const hits = findLiterals(literals, folded.text);
  const letters = hits.reduce((sum, hit) => sum + (hit?.letters ?? 0), 0);
  const share = letters / Math.max(1, Math.min(total, folded.text.length));
  if (letters === 0 || share < LEAST_SHARE) return undefined;
  return {
    score: letters - CONTRADICTION * contradicted(literals, hits),
    share,
    complete: letters / total,
    values: valuesBetween(names, endedBySentence(literals, hits, folded, message), folded, message),
  };
}

function fold(text: string): Folded {
  const origins: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (/\s/.test(character)) continue;
    const lower = character.toLowerCase();
    folded += QUOTES.test(character) ? "'" : lower.length === 1 ? lower : character;
    origins.push(index);
  }
  return { text: folded, origins };
}

function valuesBetween(
  names: readonly string[],
  hits: readonly (Hit | undefined)[],
  { text, origins }: Folded,
  message: string,
): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const before = hits[index];
    const after = hits[index + 1];
    if (
      name === '' ||
      values.has(name) ||
      before === undefined ||
      after === undefined ||
      before.open ||
      after.start < 0
    )
      continue;
    const toTheEnd = index === names.length - 1 && after.end === after.start;
    const end = toTheEnd ? text.length : after.start;
    const value = sliceOf(message, origins, before.end, end).replace(/\.$/, toTheEnd ? '' : '.');
    if (value !== '' && value.length <= LONGEST_VALUE && !HIDDEN.test(value) && !looksSecret(value))
      values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** A full stop that ends a template is met where a sentence ends: times and versions hold full stops too. */
function endedBySentence(
  literals: readonly string[],
  hits: readonly (Hit | undefined)[],
  { text, origins }: Folded,
  message: string,
): readonly (Hit | undefined)[] {
  const from = hits.at(-2)?.end;
  if (literals.at(-1) !== '.' || from === undefined) return hits;
  for (let at = text.indexOf('.', from); at >= 0; at = text.indexOf('.', at + 1)) {
    if (/^(?:\s|$)/.test(message.charAt((origins[at] ?? 0) + 1))) {
      return [...hits.slice(0, -1), { start: at, end: at + 1, letters: 1, missed: 0, open: false }];
    }
  }
  return [...hits.slice(0, -1), undefined];
}

function sliceOf(message: string, origins: readonly number[], start: number, end: number): string {
  return end > start ? message.slice(origins[start] ?? 0, (origins[end - 1] ?? 0) + 1) : '';
}
