import type { Span } from '../core/types.ts';

/** Leads a stretch of a value to the stretch of its source text (UTF-16 offsets) that spells it. */
export type Alignment = (inValue: Span) => Span;

/** One way to spell a value: the pieces of the source text, and what each of them means. */
interface Spelling {
  readonly piece: RegExp;
  readonly meaning: (piece: string) => string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0', a: '\x07', e: '\x1b' },
  ...{ N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029', '\n': '', '\r\n': '' },
};

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' };

const SPELLINGS: readonly Spelling[] = [
  { piece: /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|U[\da-fA-F]{8}|\r\n|[\s\S])|[\s\S]/y, meaning: unescaped },
  { piece: /''|[\s\S]/y, meaning: (piece) => piece[0] ?? '' },
  { piece: /""|[\s\S]/y, meaning: (piece) => piece[0] ?? '' },
  { piece: /&(?:[a-z]+|#\d{1,7}|#x[0-9a-f]{1,6});|[\s\S]/iy, meaning: characterOf },
];

/**
 * Tells how a value stands in its source text, without its quotes: as it is, with backslash escapes, with doubled
 * quotes, with XML's entities, or over several indented lines as in a block of YAML. Undefined when it is none of
 * these: an answer is always exact.
 */
export function alignment(source: string, value: string): Alignment | undefined {
  if (source === value) return (span) => span;
  for (const spelling of SPELLINGS) {
    const aligned = alignedBy(spelling, source, value);
    if (aligned) return aligned;
  }
  return alignedLines(source, value);
}

function alignedBy({ piece, meaning }: Spelling, source: string, value: string): Alignment | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < source.length) {
    const start = piece.lastIndex;
    const text = meaning(piece.exec(source)?.[0] ?? '');
    if (!value.startsWith(text, starts.length)) return undefined;
    for (let unit = 0; unit < text.length; unit++) {
      starts.push(start);
      ends.push(piece.lastIndex);
    }
  }
  return starts.length === value.length ? between(starts, ends, source.length) : undefined;
}

/** Everything but white space must agree: indentation is left out of a block, and line breaks may be folded. */
function alignedLines(source: string, value: string): Alignment | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  while (starts.length < value.length) {
    const wanted = value[starts.length] ?? '';
    const found = source[position] ?? '';
    const isSpace = /\s/.test(wanted);
    if (found === wanted || (wanted === ' ' && found === '\n')) {
      starts.push(position);
      ends.push(++position);
    } else if (/\s/.test(found)) {
      position++;
    } else if (isSpace) {
      starts.push(position);
      ends.push(position);
    } else {
      return undefined;
    }
  }
  return source.slice(position).trim() === '' ? between(starts, ends, source.length) : undefined;
}

function between(starts: readonly number[], ends: readonly number[], length: number): Alignment {
  return ({ start, end }) => {
    const from = starts[start] ?? length;
    return { start: from, end: end > start ? (ends[end - 1] ?? length) : from };
  };
}

function unescaped(piece: string): string {
  if (piece[0] !== '\\' || piece.length < 2) return piece;
  const rest = piece.slice(1);
  if (!/^[uxU][0-9a-f]{2,8}$/i.test(rest)) return ESCAPES[rest] ?? rest;
  const code = Number.parseInt(rest.slice(1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : piece;
}

function characterOf(piece: string): string {
  if (piece[0] !== '&' || piece.length < 2) return piece;
  const name = piece.slice(1, -1);
  if (name[0] !== '#') return ENTITIES[name] ?? piece;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : piece;
}
