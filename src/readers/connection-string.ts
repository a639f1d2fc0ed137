import type { Setting, Span, Syntax } from '../core/types.ts';

/**
 * Connection strings: `Key=Value;Key2=Value2`. A value with a semicolon or outer blanks stands in quotes, which are
 * doubled inside; ODBC uses braces. Sources: DbConnectionStringBuilder (.NET) and SQLDriverConnect (ODBC).
 */
interface Pair {
  readonly key: string;
  readonly value: string;
  /** From the key up to the next pair. */
  readonly entry: Span;
  readonly span: Span;
  readonly literal: Span;
}

/** The quotes that a connection string knows: what opens a value, and what closes it. */
type Quotes = Readonly<Record<string, string>>;
const ADO_QUOTES: Quotes = { '"': '"', "'": "'" };
const ODBC_QUOTES: Quotes = { '{': '}' };

/** The settings of a connection string, placed within it; none when the text is no connection string. */
export function readConnectionString(text: string): readonly Setting[] {
  if (!text.includes('=') || !text.includes(';')) return [];
  const quotes = /(?:^|;)\s*(?:driver|dsn|filedsn)\s*=/i.test(text) ? ODBC_QUOTES : ADO_QUOTES;
  const pairs = pairsOf(text, quotes);
  if (!pairs || pairs.length < 2) return [];
  return pairs.map(({ key, value, ...place }) => ({
    path: [key],
    value,
    place: { ...place, syntax: syntaxOf(text[place.literal.start] ?? '', quotes) },
  }));
}

/** Undefined as soon as something stands there that is no pair; a last name that is still being typed is passed over. */
function pairsOf(text: string, quotes: Quotes): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  const key = /[\s;]*([A-Za-z][\w.-]*(?: [\w.]+){0,5}) *=[^\S\r\n]*/y;
  let position = 0;
  while (position < text.length) {
    key.lastIndex = position;
    const match = key.exec(text);
    if (!match) return /^[\w .-]*$/.test(text.slice(position).replace(/^[\s;]+/, '')) ? pairs : undefined;
    const found = quoted(text, key.lastIndex, quotes) ?? plain(text, key.lastIndex);
    // A script has assignments and semicolons too, but on several lines.
    if (/[\r\n]/.test(found.value) && found.span === found.literal) return undefined;
    const semicolon = text.indexOf(';', found.literal.end);
    const end = semicolon < 0 ? text.length : semicolon + 1;
    const start = semicolon < 0 ? Math.max(0, position - 1) : position;
    pairs.push({ key: match[1] ?? '', ...found, entry: { start, end } });
    position = end;
  }
  return pairs;
}

type Found = Pick<Pair, 'value' | 'span' | 'literal'>;

/** Undefined when the quote is never closed, or something else than the next pair follows it. */
function quoted(text: string, start: number, quotes: Quotes): Found | undefined {
  const close = quotes[text[start] ?? ''];
  if (close === undefined) return undefined;
  let end = text.indexOf(close, start + 1);
  while (end >= 0 && text[end + 1] === close) end = text.indexOf(close, end + 2);
  const rest = /\s*(?:;|$)/y;
  rest.lastIndex = end + 1;
  if (end < 0 || !rest.test(text)) return undefined;
  const value = text.slice(start + 1, end).replaceAll(close + close, close);
  return { value, span: { start: start + 1, end }, literal: { start, end: end + 1 } };
}

function plain(text: string, start: number): Found {
  const semicolon = text.indexOf(';', start);
  const value = text.slice(start, semicolon < 0 ? text.length : semicolon).trimEnd();
  const span = { start, end: start + value.length };
  return { value, span, literal: span };
}

/** Keeps the quotes that are there, and adds some where a value needs them. */
function syntaxOf(mark: string, quotes: Quotes): Syntax {
  const open = quotes[mark] === undefined ? (Object.keys(quotes)[0] ?? '') : mark;
  const close = quotes[open] ?? '';
  const isPlain = (value: string) =>
    !/[;\r\n]/.test(value) && value === value.trim() && quotes[value[0] ?? ''] === undefined;
  return {
    encode: (value) =>
      quotes[mark] === undefined && isPlain(value)
        ? value
        : `${open}${value.replaceAll(close, close + close)}${close}`,
  };
}
