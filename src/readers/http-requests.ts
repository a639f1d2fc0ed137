import type { Span } from '../core/types.ts';

/** A name with a value that is written behind it, and the lines that both take up. */
export interface Field {
  readonly name: string;
  readonly value: Span;
  readonly entry: Span;
}

/** A request as it stands in the file; nothing is decoded. */
export interface Request {
  /** Given by a comment: `# @name login`. */
  readonly name?: string;
  /** In upper case; `GET` where the line names none. */
  readonly method: string;
  /** The address; its query string may go on over several lines. */
  readonly url: Span;
  readonly headers: readonly Field[];
  readonly body: Span;
  readonly span: Span;
}

export interface HttpFile {
  readonly variables: readonly Field[];
  readonly requests: readonly Request[];
  readonly comments: readonly Span[];
  /** The text with blanks in place of everything that is no part of a request: offsets stay. */
  readonly requestText: string;
}

type Part = 'before' | 'query' | 'headers' | 'body' | 'after';

/** A request that grows line by line. */
interface Draft extends Request {
  url: Span;
  readonly headers: Field[];
  body: Span;
  span: Span;
}

/** What is being read. */
interface Open {
  request: Draft | undefined;
  name: string | undefined;
  part: Part;
}

/**
 * Takes a file of requests apart, as the REST Client of VS Code, Visual Studio and the HTTP client of JetBrains
 * agree on it: `###` between requests, `@name = value`, comments by `#` and `//`, a blank line before the body.
 */
export function readHttpFile(text: string): HttpFile {
  const variables: Field[] = [];
  const requests: Request[] = [];
  const comments: Span[] = [];
  const outside: Span[] = [];
  let open: Open = { request: undefined, name: undefined, part: 'before' };
  const finish = () => {
    if (open.request) requests.push(open.request);
  };
  for (const line of linesOf(text)) {
    const source = text.slice(line.start, line.end);
    if (/^\s*(?:#|\/\/)/.test(source)) {
      comments.push(trimmedStart(text, line));
      outside.push(line);
      open.name = /@name[ \t=]+(\S+)/.exec(source)?.[1] ?? open.name;
      if (!source.startsWith('###')) continue;
      finish();
      open = { request: undefined, name: undefined, part: 'before' };
    } else if (/^\s*@[^\s=]+\s*=/.test(source)) {
      variables.push(fieldOf(text, line, '='));
      outside.push(line);
    } else readLine(text, line, open);
  }
  finish();
  return { variables, requests, comments, requestText: blanked(text, outside) };
}

interface Line extends Span {
  /** Behind the line break. */
  readonly next: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const next = lineBreak < 0 ? text.length : lineBreak + 1;
    const end =
      lineBreak < 0 ? next : text[lineBreak - 1] === '\r' && lineBreak > start ? lineBreak - 1 : lineBreak;
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

function readLine(text: string, line: Line, open: Open): void {
  const source = text.slice(line.start, line.end);
  const { request } = open;
  if (!request) {
    // A script before the request, an answer that was pasted: up to the next request nothing is asked for.
    if (/^\s*(?:[<>]|HTTP\/\d)/.test(source)) open.part = 'after';
    if (/%\}\s*$/.test(source)) open.part = 'before';
    else if (open.part === 'before' && source.trim() !== '') start(text, line, open);
    return;
  }
  const isBlank = source.trim() === '';
  if (open.part === 'query' && /^\s*[?&]/.test(source)) {
    request.url = { start: request.url.start, end: urlEnd(source, line) };
  } else if ((open.part === 'query' || open.part === 'headers') && isBlank) {
    open.part = 'body';
    request.body = { start: line.next, end: line.next };
  } else if (open.part === 'query' || open.part === 'headers') {
    open.part = 'headers';
    if (source.includes(':')) request.headers.push(fieldOf(text, line, ':'));
  } else if (open.part === 'body' && !/^(?:>|<>)/.test(source)) {
    if (!isBlank) request.body = { start: request.body.start, end: line.end };
  } else open.part = 'after';
  if (open.part !== 'after' && !isBlank) request.span = { start: request.span.start, end: line.end };
}

function start(text: string, line: Line, open: Open): void {
  const source = text.slice(line.start, line.end);
  const before = /^\s*(?:([A-Za-z]+)\s+(?=\S))?/.exec(source);
  const from = line.start + (before?.[0].length ?? 0);
  open.part = 'query';
  open.request = {
    ...(open.name !== undefined && { name: open.name }),
    method: before?.[1]?.toUpperCase() ?? 'GET',
    url: { start: from, end: Math.max(from, urlEnd(source, line)) },
    headers: [],
    body: { start: line.end, end: line.end },
    span: { start: trimmedStart(text, line).start, end: line.end },
  };
}

/** Where the address ends that stands on a line: before the version of HTTP. */
function urlEnd(source: string, { start }: Line): number {
  return (
    start +
    source
      .trimEnd()
      .replace(/\sHTTP\/[\d.]*$/i, '')
      .trimEnd().length
  );
}

/** `name: value`, `@name = value`. A blank behind a backslash at the end belongs to the value. */
function fieldOf(text: string, line: Line, mark: string): Field {
  const at = text.indexOf(mark, line.start);
  const name = text.slice(line.start, at).trim().replace(/^@/, '');
  const { start } = trimmedStart(text, { start: at + 1, end: line.end });
  const source = text.slice(start, line.end).trimEnd();
  let unescaped = source.length;
  while (source[unescaped - 1] === '\\') unescaped--;
  const isEscaped = (source.length - unescaped) % 2 === 1;
  const end = Math.min(line.end, start + source.length + (isEscaped ? 1 : 0));
  return { name, value: { start, end }, entry: { start: line.start, end: line.next } };
}

function trimmedStart(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  return { start: start + source.length - source.trimStart().length, end };
}

function blanked(text: string, spans: readonly Span[]): string {
  let position = 0;
  const pieces = spans.map(({ start, end }) => {
    const piece = text.slice(position, start) + ' '.repeat(end - start);
    position = end;
    return piece;
  });
  return pieces.join('') + text.slice(position);
}
