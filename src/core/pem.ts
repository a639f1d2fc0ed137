import type { Span } from './types.ts';

/** A block of a text between `-----BEGIN {label}-----` and its end (RFC 7468). */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `RSA PRIVATE KEY` … */
  readonly label: string;
  /** From the first to the last dash, UTF-16. */
  readonly span: Span;
  /** The block as a parser wants it: without the escapes and indents of the text around it. Absent when it is cut off. */
  readonly pem?: string;
}

const BEGIN = '-----BEGIN ';
/** Larger than the largest chains and keys in use, and small enough to be looked through. */
const LONGEST_BLOCK = 100_000;
const MOST_BLOCKS = 200;

/** True for a text that may hold a block: the cheapest thing to ask before anything else is. */
export function mayHoldPem(text: string): boolean {
  return text.includes(BEGIN);
}

/**
 * The PEM blocks of any text, at most 200: also within strings of JSON and code, where line breaks are written `\\n`,
 * and indented, as in YAML. A block without an end is given without `pem`.
 */
export function findPemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let from = text.indexOf(BEGIN);
  while (from >= 0 && blocks.length < MOST_BLOCKS) {
    const block = blockAt(text, from);
    if (block) blocks.push(block);
    from = text.indexOf(BEGIN, block ? block.span.end : from + BEGIN.length);
  }
  return blocks;
}

function blockAt(text: string, start: number): PemBlock | undefined {
  const [opening, label] = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text.slice(start, start + 64)) ?? [];
  if (opening === undefined || label === undefined) return undefined;
  const bodyStart = start + opening.length;
  const rest = text.slice(bodyStart, bodyStart + LONGEST_BLOCK);
  const closing = `-----END ${label}-----`;
  const length = rest.indexOf(closing);
  const next = rest.indexOf(BEGIN);
  if (length < 0 || (next >= 0 && next < length)) return { label, span: { start, end: bodyStart } };
  const pem = `${opening}\n${linesOf(rest.slice(0, length)).join('\n')}\n${closing}\n`;
  return { label, span: { start, end: bodyStart + length + closing.length }, pem };
}

/** The lines of a block, each the longest run of base64 in its line: quotes, indents and operators stand around it. */
function linesOf(body: string): readonly string[] {
  const lines = body.replace(/(?<!\\)\\+[rnt]/g, '\n').split(/[\r\n]+/);
  // Old private keys say in headers how they are encrypted (RFC 1421, section 4.6).
  const headers = lines.filter((line) => /^(?:Proc-Type|DEK-Info): /.test(line));
  const base64 = lines.filter((line) => !headers.includes(line)).flatMap(longestRun);
  return headers.length > 0 ? [...headers, '', ...base64] : base64;
}

function longestRun(line: string): readonly string[] {
  const runs = line.match(/[A-Za-z0-9+/=]+/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  // OpenSSL reads lines of up to 76 characters; blocks on one line are common in settings.
  return /^[+=/]?$/.test(longest) ? [] : (longest.match(/.{1,64}/g) ?? []);
}
