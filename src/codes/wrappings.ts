/**
 * Takes off what terminals, browsers and pages put around an error. JSON and Python escapes stay: where
 * a quoted value ends can only be told with them.
 */

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');
const BOX = /^(?:[ \t]*[│┃║╷╵|](?: |$)){1,2}/gm;

/** What log collectors put before each line: times, names of containers and units; and the quotation of mails. */
const PREFIX =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3,9})?(?:Z|[+-]\d\d:?\d\d)(?: std(?:out|err) [FP])?(?: [\w.-]{1,60} [\w.@/-]{1,60}\[\d{1,8}\]:)?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,60} [\w.@/-]{1,60}(?:\[\d{1,8}\])?:|\[pod\/[\w./-]{1,200}\]|(?![Aa]?[Aa][Dd][Ss])[\w.-]{1,60} {1,20}\||>)(?: |$)/gm;

/** What PowerShell prints below an error, in every language of its messages. */
const POWERSHELL = /CategoryInfo|FullyQualifiedErrorId|^[ \t]{0,20}Line \|/m;
/** Its lines are folded, if at all, in another way than the message. */
const POWERSHELL_PLACE = /^(?:At |[ \t]{0,20}\+ )/;

/** A line end, also as JSON writes it, and with the indentation after it. */
const NEW_LINE = String.raw`(?:\n|(?:\\{1,7}r)?\\{1,7}n)`;
const LINE_END = `${NEW_LINE}[ \\t]{0,20}`;
const BROKEN_WORD = new RegExp(
  `(?<![a-z])(aa?d?s?t?s?)${LINE_END}([adst]{0,5})(?=[ _-]?\\d{5,7}(?!\\d))`,
  'gi',
);
const BROKEN_NUMBER = new RegExp(`(adsts\\d{1,6})${LINE_END}(\\d{1,6})(?=:\\s)`, 'gi');
/** Numbers of a list have a comma between them. */
const BROKEN_ENTRY = new RegExp(
  `((?:error_?codes?|resulttype)[^\\w]{1,20}(?:\\d{5,7}[\\s,]{1,20}){0,3}\\d{1,6})${LINE_END}(\\d{1,6})(?=[\\s"',\\]})\\\\])`,
  'gi',
);
const BROKEN_GUID = new RegExp(`(?<![\\da-f-])([\\da-f-]{1,35})${LINE_END}([\\da-f-]{1,35})`, 'gi');
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Python and Node print a long string as several that follow one another. */
const NEXT_LITERAL = new RegExp(`\\\\{0,7}["'](?: \\+)?${NEW_LINE}[ \\t]{1,80}\\\\{0,7}["']`, 'g');

const INLINE = /^<\/?(?:a|abbr|b|code|em|font|i|mark|small|span|strong|u|wbr)\b/i;
const TAG = /<\/?(?:[a-z][\w.-]{0,40}:)?[a-z][\w.-]{0,40}(?:\s[^<>]*)?\/?>/gi;

/** A redirect in an attribute of a tag: `<a href="…?error=…">`. */
const ADDRESS_IN_TAG = /adsts|error(?:\w{0,12}(?:=|%3d)|\?code=)/i;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The text without colours, box lines and console wrapping, with percent-encoding, HTML tags and HTML
 * entities decoded, each at most twice. Parameters of a redirect stand on lines of their own afterwards.
 * Linear; any text is accepted, and what cannot be decoded stays as it is.
 */
export function unwrap(text: string): string {
  let plain = unbroken(text.replace(ANSI, '').replace(/\r\n?/g, '\n'));
  for (let round = 0; round < 2; round++) {
    const decoded = decodeAddresses(decodePage(plain));
    if (decoded === plain) break;
    plain = unbroken(decoded);
  }
  return rejoinTokens(plain.replace(NEXT_LITERAL, ''));
}

/** Undoes JSON and Python string escapes, one level; an escape that neither knows stays. */
export function unescapeString(value: string): string {
  return value.replace(/\\(u[\da-f]{4}|x[\da-f]{2}|[\s\S])/gi, (whole, kind: string) => {
    if (kind.length > 1) return String.fromCharCode(Number.parseInt(kind.slice(1), 16));
    if (kind === 'n' || kind === 'r') return '\n';
    if (kind === 't') return ' ';
    return /[\\"'/]/.test(kind) ? kind : whole;
  });
}

/** The lines as they were written: without box and log prefixes, and joined where a console broke them. */
function unbroken(text: string): string {
  if (!text.includes('\n')) return text.replace(BOX, '');
  const bare = withoutPrefixes(text);
  // Collectors keep whole lines; those of one length are a log's, not a console's.
  if (bare !== text) return bare;
  const joined = rejoin(text);
  const unboxed = joined.replace(BOX, '');
  return unboxed === joined ? joined : rejoin(unboxed);
}

/** Without what stands before most of the lines: a value that happens to begin a line stays. */
function withoutPrefixes(text: string): string {
  const marked = text.match(PREFIX)?.length ?? 0;
  if (marked < 2) return text;
  const filled = text.match(/^[ \t]*\S/gm)?.length ?? 0;
  return marked * 2 > filled ? text.replace(PREFIX, '') : text;
}

/**
 * Console hosts break a line at the window's width, inside words. Such lines are all equally long, and
 * no line is longer.
 */
function rejoin(text: string): string {
  const lines = text.split('\n');
  const width = wrapWidth(lines, POWERSHELL.test(text));
  if (width === Number.POSITIVE_INFINITY) return text;
  let joined = lines[0] ?? '';
  let last = joined.length;
  for (const line of lines.slice(1)) {
    joined += breakBetween(last, line, width) + line;
    last = line.length;
  }
  return joined;
}

function wrapWidth(lines: readonly string[], powershell: boolean): number {
  const wrapped = powershell ? lines.filter((line) => !POWERSHELL_PLACE.test(line)) : lines;
  const longest = wrapped.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest < 40) return Number.POSITIVE_INFINITY;
  // The same line twice is a repetition.
  const full = new Set(wrapped.slice(0, -1).filter((line) => line.length === longest)).size;
  return full >= 2 || powershell ? longest : Number.POSITIVE_INFINITY;
}

function breakBetween(lengthBefore: number, line: string, width: number): string {
  // A new record of a log, not the rest of a wrapped line.
  if (line.trim() === '' || /^(?:\d{4}-\d\d-\d\d[T ]\d\d:|[[{]|[ \t]*[│┃║╷╵|](?: |$))/.test(line))
    return '\n';
  if (lengthBefore === width) return '';
  // A blank at the last column is lost when the text is copied.
  return lengthBefore === width - 1 ? ' ' : '\n';
}

/** A code or a GUID broken by one line end, where the lines around give no width. */
function rejoinTokens(text: string): string {
  const joined = (fits: (token: string) => boolean) => (whole: string, head: string, tail: string) =>
    fits(head + tail) ? head + tail : whole;
  return text
    .replace(
      BROKEN_WORD,
      joined((word) => /^aadsts$/i.test(word)),
    )
    .replace(
      BROKEN_NUMBER,
      joined((code) => /^adsts\d{5,7}$/i.test(code)),
    )
    .replace(
      BROKEN_ENTRY,
      joined((list) => /(?:^|\D)\d{5,7}$/.test(list)),
    )
    .replace(
      BROKEN_GUID,
      joined((id) => GUID.test(id)),
    );
}

function decodePage(text: string): string {
  const bare = /<\/|<br/i.test(text) ? text.replace(TAG, textOfTag) : text;
  if (!bare.includes('&')) return bare;
  return bare.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function textOfTag(tag: string): string {
  if (ADDRESS_IN_TAG.test(tag)) return `\n${tag.slice(1, -1)}\n`;
  return INLINE.test(tag) ? '' : '\n';
}

function decodeAddresses(text: string): string {
  if (!/%[\da-f]{2}/i.test(text)) return text;
  return text.replace(/[^\s"<>`]+/g, (token) => (token.includes('%') ? decodeAddress(token) : token));
}

/** Form encoding (WHATWG URL standard, section 5.1): `&` parts parameters and `+` is a blank. */
function decodeAddress(token: string): string {
  let plain = token;
  if (/error(?:_description|_uri)?=/.test(plain)) {
    plain = plain.replace(/(?<!error)[?#&](?=[a-z_]{2,30}=)/gi, '\n');
  }
  if (/error_description=|%3a\+|[a-z,.]\+[a-z]+\+/i.test(plain)) plain = plain.replaceAll('+', ' ');
  return plain.replace(/(?:%[\da-f]{2})+/gi, decodeRun);
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run).replace(/\r\n?/g, '\n');
  } catch {
    // Cut in the middle of a character: the plain letters can still be read.
    return run.replace(/%(?:0[ad]|[2-7][\da-f])/gi, (hex) =>
      String.fromCharCode(Number.parseInt(hex.slice(1), 16)),
    );
  }
}
