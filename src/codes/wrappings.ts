/**
 * Takes off what terminals, browsers and pages put around an error. JSON and Python escapes stay: where
 * a quoted value ends can only be told with them.
 */

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');
const BOX = /^[ \t]*[│┃║╷╵|](?: |$)/gm;

/** What PowerShell prints below an error, in every language of its messages. */
const POWERSHELL = /CategoryInfo|FullyQualifiedErrorId|^[ \t]{0,20}Line \|/m;

const INLINE = /^<\/?(?:a|abbr|b|code|em|font|i|mark|small|span|strong|u|wbr)\b/i;
const TAG = /<\/?(?:[a-z][\w.-]{0,40}:)?[a-z][\w.-]{0,40}(?:\s[^<>]*)?\/?>/gi;

/** A redirect in an attribute of a tag: `<a href="…?error=…">`. */
const ADDRESS_IN_TAG = /adsts|error\w{0,12}(?:=|%3d)/i;

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
  let plain = rejoin(text.replace(ANSI, '').replace(/\r\n?/g, '\n').replace(BOX, ''));
  for (let round = 0; round < 2; round++) plain = decodeAddresses(decodePage(plain));
  return plain;
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

/**
 * Console hosts break a line at the window's width, inside words. Such lines are all equally long, and
 * no line is longer.
 */
function rejoin(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  const width = wrapWidth(lines, POWERSHELL.test(text));
  let joined = lines[0] ?? '';
  let last = joined.length;
  for (const line of lines.slice(1)) {
    joined += breakBetween(last, line, width) + line;
    last = line.length;
  }
  return rejoinTokens(joined);
}

function wrapWidth(lines: readonly string[], powershell: boolean): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const full = lines.slice(0, -1).filter((line) => line.length === longest).length;
  return longest >= 40 && (full >= 2 || powershell) ? longest : Number.POSITIVE_INFINITY;
}

function breakBetween(lengthBefore: number, line: string, width: number): string {
  // A new record of a log, not the rest of a wrapped line.
  if (line.trim() === '' || /^(?:\d{4}-\d\d-\d\d[T ]\d\d:|[[{])/.test(line)) return '\n';
  if (lengthBefore === width) return '';
  // A blank at the last column is lost when the text is copied.
  return lengthBefore === width - 1 ? ' ' : '\n';
}

/** A code or a GUID broken by one line end, where the lines around give no width. */
function rejoinTokens(text: string): string {
  return text
    .replace(/(adsts\d{1,6})\n[ \t]{0,20}(\d{1,6})(?=:\s)/gi, (whole, head: string, tail: string) => {
      const digits = head.length - 5 + tail.length;
      return digits >= 5 && digits <= 7 ? head + tail : whole;
    })
    .replace(/(?<![\da-f-])[\da-f-]{1,35}\n[ \t]{0,20}[\da-f-]{1,35}/gi, (whole) => {
      const token = whole.replace(/\s+/, '');
      return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(token) ? token : whole;
    });
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
