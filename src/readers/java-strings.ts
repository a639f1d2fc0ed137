import type { Syntax } from '../core/types.ts';
import type { Make } from './code-nodes.ts';
import { doubleQuoted, type Quotes, text } from './code-text.ts';
import { fromEnvironment } from './references.ts';

/** Texts of Java (Java Language Specification, 3.10.5 to 3.10.7). */
export const syntax: Syntax = {
  encode: quoted,
  references: fromEnvironment((variable) => `System.getenv(${quoted(variable)})`),
  formEncoded: ['java.net.URLEncoder.encode(', ', java.nio.charset.StandardCharsets.UTF_8)'],
};

/** `"…"`, `"""…"""`, and `'c'`, for it is put together with texts. */
export const string: Make = text(syntax, (source) => {
  const quote = source.startsWith('"""') ? '"""' : source.slice(0, 1);
  const isClosed = source.length >= 2 * quote.length && source.endsWith(quote);
  const close = isClosed ? quote.length : 0;
  if (quote === '"""') return blockQuotes(source.slice(3, source.length - close), close);
  return { open: quote.length, close, isRaw: false, unescape: unescaped };
});

/** A text block begins on its second line, and loses the indentation that all its lines have in common. */
function blockQuotes(content: string, close: number): Quotes {
  const first = /^[ \t\f]*\r?\n/.exec(content)?.[0];
  if (first === undefined) return { open: 3, close, isRaw: false, unescape: unescaped };
  const lines = content.slice(first.length).split(/\r?\n/);
  // Blank lines do not count, except for the last one: the closing quotes stand on it.
  const indented = lines.filter((line, index) => index === lines.length - 1 || /\S/.test(line));
  const indentation = Math.min(...indented.map((line) => line.length - line.trimStart().length));
  const end = /\n[ \t\f]*$/.exec(content)?.[0];
  const isEmpty = first.length + (end?.length ?? 0) > content.length;
  return {
    open: 3 + first.length + (isEmpty ? 0 : indentation),
    // The line break before the closing quotes belongs to the text.
    close: close + (end === undefined || isEmpty ? 0 : end.length - 1),
    isRaw: false,
    unescape: (rest) => unescaped(withoutIndentation(rest, indentation)),
  };
}

/** The first line stands without its indentation already; blanks at the ends of lines never count. */
function withoutIndentation(content: string, indentation: number): string {
  return content
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : line.slice(indentation)).trimEnd())
    .join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  s: ' ',
  '\n': '',
};

function unescaped(content: string): string {
  return content.replace(
    /\\(?:u+([0-9A-Fa-f]{4})|([0-3][0-7]{2}|[0-7]{1,2})|([\s\S]))/g,
    (_all, unit?: string, octal?: string, single?: string) => {
      if (single !== undefined) return ESCAPES[single] ?? single;
      return String.fromCharCode(octal ? Number.parseInt(octal, 8) : Number.parseInt(unit ?? '', 16));
    },
  );
}

/** Control characters, line separators, the byte order mark, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\p{Cs}]/gu;

function quoted(value: string): string {
  return doubleQuoted(value).replace(
    UNPRINTABLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
