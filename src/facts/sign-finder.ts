/** Looks for many literals at once, in one pass over bytes or text, upper and lower case alike. */
export interface SignFinder {
  /** The groups that have a literal in the bytes (UTF-8, or any encoding that leaves ASCII as it is), as bits. */
  inBytes(bytes: Uint8Array): number;
  /**
   * Tells of a text where literals end (UTF-16 offsets), with the groups that have one there, as bits. The search ends where
   * `isEnough`; true then.
   */
  inText(text: string, isEnough: (bits: number, end: number) => boolean): boolean;
}

/** Literals of one kind: lower case, ASCII. The bit tells that one of them was found. */
export interface SignGroup {
  readonly bit: number;
  readonly signs: readonly string[];
}

/** A state's row: no more than so many different letters occur in literals. */
const ROW = 64;
const SEPARATORS = ' _.:-';
const STATE = 0xff_ffff;
const BIT_SHIFT = 24;

interface Trie {
  readonly next: Map<number, number>[];
  readonly bits: number[];
}

/**
 * Makes a finder (Aho and Corasick, Efficient string matching, 1975): its time does not depend on the number of literals.
 * Separators (space, `_`, `.`, `:`, `-`) are taken for one another. A literal of the group `enough` ends the search.
 */
export function createSignFinder(groups: readonly SignGroup[], enough: number): SignFinder {
  const letters = lettersOf(groups);
  const table = tableOf(trieOf(groups, letters));
  return {
    inBytes: (bytes) => {
      let state = 0;
      let found = 0;
      for (let at = 0; at < bytes.length; at++) {
        state = table[(state & STATE) + (letters[bytes[at] ?? 0] ?? 0)] ?? 0;
        if (state > STATE) {
          found |= state >>> BIT_SHIFT;
          if (found & enough) break;
        }
      }
      return found;
    },
    inText: (text, isEnough) => {
      let state = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        state = table[(state & STATE) + (code < 256 ? (letters[code] ?? 0) : 0)] ?? 0;
        if (state > STATE && isEnough(state >>> BIT_SHIFT, at + 1)) return true;
      }
      return false;
    },
  };
}

/** The column of each byte; 0 for bytes that occur in no literal. */
function lettersOf(groups: readonly SignGroup[]): Uint8Array {
  const letters = new Uint8Array(256);
  let last = 1;
  for (const separator of SEPARATORS) letters[separator.charCodeAt(0)] = last;
  for (const letter of groups.flatMap(({ signs }) => signs).join('')) {
    const code = letter.charCodeAt(0);
    if (letters[code]) continue;
    last++;
    letters[code] = last;
    letters[letter.toUpperCase().charCodeAt(0)] = last;
  }
  if (last >= ROW) throw new RangeError('Literals have too many different letters.');
  return letters;
}

function trieOf(groups: readonly SignGroup[], letters: Uint8Array): Trie {
  const trie: Trie = { next: [new Map()], bits: [0] };
  for (const { bit, signs } of groups) {
    for (const sign of signs) {
      let state = 0;
      for (const letter of sign) {
        const column = letters[letter.charCodeAt(0)] ?? 0;
        const known = trie.next[state]?.get(column);
        if (known === undefined) trie.next.push(new Map());
        const next = known ?? trie.next.length - 1;
        trie.next[state]?.set(column, next);
        trie.bits[next] ??= 0;
        state = next;
      }
      trie.bits[state] = (trie.bits[state] ?? 0) | bit;
    }
  }
  return trie;
}

/** Of each state and column the next state's row, with the bits of the literals that end there above it. */
function tableOf({ next, bits }: Trie): Uint32Array {
  const rows = new Uint32Array(next.length * ROW);
  const fallback = new Uint32Array(next.length);
  const queue = [0];
  for (const state of queue) {
    const other = fallback[state] ?? 0;
    if (state > 0) rows.copyWithin(state * ROW, other * ROW, (other + 1) * ROW);
    for (const [column, target] of next[state] ?? []) {
      const behind = state === 0 ? 0 : ((rows[other * ROW + column] ?? 0) & STATE) / ROW;
      fallback[target] = behind;
      // All that is shorter has its bits already.
      bits[target] = (bits[target] ?? 0) | (bits[behind] ?? 0);
      rows[state * ROW + column] = target * ROW + (bits[target] ?? 0) * (STATE + 1);
      queue.push(target);
    }
  }
  return rows;
}
