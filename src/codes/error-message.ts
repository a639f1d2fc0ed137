import { startOfBlock } from './error-labels.ts';
import { maskSecrets } from './masking.ts';
import { unescapeString } from './wrappings.ts';

const LONGEST_MESSAGE = 4000;
/** Consoles and boxes wrap at 78 columns and more; the first word of the next line may be long. */
const WRAPPED_LINE = 60;

/** Where a message that no quote encloses ends: the rest of the JSON, a blank line, a stack trace, a parameter. */
const END =
  /"\s{0,20}[,}\]]|',\s{0,3}(?:error_uri|'\w{1,30}')|\n[ \t]{0,40}\n|\n\s{0,20}(?:at |--->|--- End|\+ |~~~|Caused by|File "|Traceback|Advanced diagnostics|Troubleshooting details|[a-z_]{2,30}=)| ---> /;

/** What sets the code alone off from its message: `(AADSTS50012): …`, `**AADSTS50012** …`. */
const CODE_MARK = /^["'`*\])]{1,4}(?=\s?[:：-]|\s)/;

/** What follows the quote that ends a value, where the value may hold quotes of the same kind. */
const AFTER_VALUE = /^\s{0,20}(?:$|\}|\n|,\s{0,20}(?:\w{1,40}|'\w{1,40}'|"\w{1,40}")\s{0,3}:)/;

/**
 * The message of the code that ends at `offset` in an unwrapped text: on one line, without the trace
 * block, with secrets masked; `''` when there is none. Reads at most 4000 characters.
 *
 * @param start where the mention of the code starts, to see the quote before it
 */
export function messageAt(text: string, start: number, offset: number): string {
  const rest = text.slice(offset, offset + LONGEST_MESSAGE);
  const opening = /(\\{0,7})(["'])$/.exec(text.slice(Math.max(0, start - 8), start));
  const value = opening && quoted(rest, opening[2] ?? '"', (opening[1] ?? '').length);
  const open = rest.replace(CODE_MARK, '');
  const plain = lineBreaks(value || ownLines(open.slice(0, endOf(open)), columnAt(text, offset)));
  const another = /a?adsts[\s_-]?\d{5,7}\s?:/i.exec(plain)?.index ?? plain.length;
  return maskSecrets(
    plain
      .slice(0, Math.min(startOfBlock(plain), another))
      .replace(/\s+/g, ' ')
      .replace(/^[\s:：.,;?–—-]+/, '')
      .trim(),
  );
}

/**
 * Without a trace block that ends it, a message goes on only over line ends that look like wrapping: what
 * stands below it is somebody's own text, and none of ours to keep.
 */
function ownLines(text: string, column: number): string {
  const message = text.replace(/^\s?[:：]\s*/, '');
  if (startOfBlock(message) < message.length) return message;
  const lines = message.split('\n');
  const last = lines.findIndex((line, index) => {
    const width = index === 0 ? column + line.length : line.length;
    return width < WRAPPED_LINE || /[.!?:]$/.test(line.trimEnd());
  });
  return lines.slice(0, last < 0 ? lines.length : last + 1).join('\n');
}

/**
 * The value up to its closing quote, unescaped. JSON inside a JSON string doubles its backslashes and adds
 * one, so at depth d a quote of the value's own has 2^d - 1 backslashes, and one inside has more, counted
 * modulo 2^(d+1). `undefined` when the value is cut before its quote.
 */
function quoted(rest: string, quote: string, backslashes: number): string | undefined {
  const depth = Math.ceil(Math.log2(backslashes + 1));
  for (const match of rest.matchAll(/(?<!\\)(\\*)(["'])/g)) {
    const run = (match[1] ?? '').length;
    if (match[2] !== quote || run % 2 ** (depth + 1) !== 2 ** depth - 1) continue;
    if (quote === "'" && !AFTER_VALUE.test(rest.slice(match.index + run + 1, match.index + run + 90)))
      continue;
    const value = unescapeString(rest.slice(0, match.index));
    return depth > 0 ? unescapeString(value) : value;
  }
  return undefined;
}

/** How far into its line an offset is; lines longer than the shortest wrapped one are all alike. */
function columnAt(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - WRAPPED_LINE), offset);
  return before.length - 1 - before.lastIndexOf('\n');
}

function endOf(rest: string): number {
  return END.exec(rest)?.index ?? rest.length;
}

/**
 * `\r\n` as four characters, and `\n` as two where a label, a sentence or the line of a box follows, not a domain's
 * user name.
 */
function lineBreaks(text: string): string {
  return text
    .replace(/(?<!\\)(?:\\+r\\+n|\\+n(?=[\p{Lu}\s\\│]|$))(?:│ ?)?/gu, '\n')
    .replace(/\\u([\da-f]{4})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/(?<!\\)\\+(["'])/g, '$1');
}
