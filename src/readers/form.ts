import type { Span, Syntax } from '../core/types.ts';

/** A parameter of a form body or a query string. Offsets as in the text that was read. */
export interface FormParameter {
  /** Decoded, like the value. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: string;
  /** The value as it stands there, encoded. */
  readonly span: Span;
  /** The parameter with the `&` that goes with it. */
  readonly entry: Span;
}

/** Writes what a form body or a query string reads back as the same text. */
export const formSyntax: Pick<Syntax, 'encode' | 'entry'> = {
  encode: encodeFormValue,
  entry: (name, value) => `${encodeFormValue(name)}=${encodeFormValue(value)}&`,
};

/**
 * The parameters of `application/x-www-form-urlencoded` text, the `&` between them at the start or the end of a
 * line or within it; blanks and line breaks around a parameter are no part of it. Source: URL standard of WHATWG,
 * section 5.1.
 */
export function readForm(text: string, from = 0, to = text.length): readonly FormParameter[] {
  const parts: Span[] = [];
  for (let start = from; start <= to; ) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand < 0 || ampersand > to ? to : ampersand;
    parts.push(trimmed(text, { start, end }));
    start = end + 1;
  }
  const named = parts.filter(({ start, end }) => text.slice(start, end).includes('='));
  return named.map((part, index) => {
    const equals = text.indexOf('=', part.start);
    const span = trimmed(text, { start: equals + 1, end: part.end });
    const nameSpan = trimmed(text, { start: part.start, end: equals });
    return {
      name: decodeFormValue(text.slice(nameSpan.start, nameSpan.end)),
      nameSpan,
      value: decodeFormValue(text.slice(span.start, span.end)),
      span,
      entry: entryOf(part, named[index - 1], named[index + 1]),
    };
  });
}

/** A parameter goes with the `&` before it, the first one with the `&` behind it. */
function entryOf(part: Span, before: Span | undefined, after: Span | undefined): Span {
  if (before) return { start: before.end, end: part.end };
  return { start: part.start, end: after?.start ?? part.end };
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

/** `+` is a blank, `%41` a byte of UTF-8. Templates (`{{name}}`) and what is no UTF-8 stay as they are. */
function decodeFormValue(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}|\+|(?:%[0-9a-f]{2})+/gi, (found) => {
    if (found === '+') return ' ';
    return found[0] === '%' ? decodedBytes(found) : found;
  });
}

function decodedBytes(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** Lone surrogates have no UTF-8: they stay as they are. */
function encodeFormValue(value: string): string {
  const encoded = Array.from(value, (char) =>
    /\p{Surrogate}/u.test(char) ? char : encodeURIComponent(char),
  );
  return encoded.join('').replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
