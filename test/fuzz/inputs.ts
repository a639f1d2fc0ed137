import fc from 'fast-check';
import { hostileTokens } from './hostile-tokens.ts';

/** Long enough for every kind of file, and short enough for thousands of them a second (UTF-16 units). */
const LONGEST = 3000;

/** A step away from a real text: what is done, where, over how much, and with what. */
type Mutation = readonly [kind: number, at: number, length: number, choice: number];

const number = fc.nat();
const mutation = fc.tuple(number, number, number, number);

/** Texts of people, some steps away from them: cut, spliced, doubled, half-typed, with hostile tokens put in. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(number, fc.array(mutation, { minLength: 1, maxLength: 6 }))
    .map(([first, steps]) => steps.reduce((text, step) => mutate(text, step, texts), pick(texts, first)));
}

type Change = (around: Around) => string;

interface Around {
  readonly before: string;
  readonly after: string;
  /** How many characters are meant, of those behind. */
  readonly length: number;
  readonly choice: number;
  readonly texts: readonly string[];
}

const BRACKETS = [...'()[]{}<>\'"`'];
const LINE_BREAKS = ['\r', '\r\n', '\u2028', '\n\n'];

const CHANGES: readonly Change[] = [
  // Half-typed: the end is missing, or the beginning.
  ({ before }) => before,
  ({ after }) => after,
  ({ before, after, length }) => before + after.slice(length),
  ({ before, after, length }) => before + after.slice(0, length) + after,
  ({ before, after, length, choice }) => before + after.slice(0, length % 40).repeat(choice % 50) + after,
  ({ before, after, length, choice, texts }) => {
    const other = pick(texts, choice);
    const at = length % (other.length + 1);
    return choice % 2 === 0 ? before + other.slice(at) : before + other.slice(at, at + 200) + after;
  },
  ({ before, after, choice }) => before + pick(hostileTokens, choice) + after,
  ({ before, after, length, choice }) => before + pick(hostileTokens, choice) + after.slice(length),
  ({ before, after, choice }) => before + codePoint(choice) + after,
  ({ before, after, choice }) => before + codePoint(choice) + after.slice(1),
  ({ before, after, choice }) => before + after.replace(/[()[\]{}<>'"`]/, pick(BRACKETS, choice)),
  ({ before, after, choice }) => before + after.replace(/[()[\]{}<>'"`]/, pick(BRACKETS, choice).repeat(3)),
  ({ before, after, choice }) => (before + after).replace(/\r\n|\n|\r/g, pick(LINE_BREAKS, choice)),
  ({ before, after }) => before + after.replace(/\n/, '\\\n'),
  ({ before, after, length }) => before + after.slice(0, length).toUpperCase() + after.slice(length),
  ({ before, after, length, choice }) => {
    const end = length + (choice % 60);
    return before + after.slice(length, end) + after.slice(0, length) + after.slice(end);
  },
];

function mutate(text: string, [kind, at, length, choice]: Mutation, texts: readonly string[]): string {
  const offset = at % (text.length + 1);
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  // Most steps are short, some reach to the end.
  const reach = length % 4 === 0 ? length % (after.length + 1) : length % Math.min(40, after.length + 1);
  const change = pick(CHANGES, kind);
  return change({ before, after, length: reach, choice, texts }).slice(0, LONGEST);
}

/** Mostly ASCII and what lies near it, some of all others, lone halves of pairs among them. */
function codePoint(choice: number): string {
  const most = [0x80, 0x100, 0x3000, 0x110000][choice & 3] ?? 0x80;
  return String.fromCodePoint((choice >>> 2) % most);
}

/** Characters of any kind. */
export const noise: fc.Arbitrary<string> = fc
  .array(number, { maxLength: 120 })
  .map((codes) => codes.map(codePoint).join(''));

/**
 * Texts of the words of a format, each followed by what follows it in texts of people: nearly right over short stretches,
 * and as wrong as can be over long ones.
 */
export function wordsLike(texts: readonly string[]): fc.Arbitrary<string> {
  const words: string[] = [];
  const next = new Map<string, string[]>();
  for (const text of texts) {
    const found = text.match(WORD) ?? [];
    found.forEach((word, index) => {
      words.push(word);
      const followers = next.get(word) ?? [];
      if (followers.length < 200) followers.push(found[index + 1] ?? '\n');
      next.set(word, followers);
    });
  }
  return fc.array(number, { minLength: 1, maxLength: 150, size: 'max' }).map((choices) => {
    let last = '\n';
    const written = choices.map((choice) => {
      // Every sixteenth word is any word.
      const followers = choice % 16 === 0 ? words : (next.get(last) ?? words);
      last = pick(followers, choice >>> 4);
      return last;
    });
    return written.join('').slice(0, LONGEST);
  });
}

const WORD = /[A-Za-z_][\w-]*|\d+|[ \t]+|\r?\n|[^\w\s]/g;

/** All three kinds. */
export function textsLike(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: mutated(texts) },
    { weight: 3, arbitrary: wordsLike(texts) },
    { weight: 1, arbitrary: noise },
  );
}

/** Any of the items, by a number of any size. */
export function pick<Item>(items: readonly Item[], choice: number): Item {
  const item = items[choice % items.length];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}
