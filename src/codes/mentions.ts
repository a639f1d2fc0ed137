import type { Span } from '../core/types.ts';

/**
 * A code that a text names. `span` covers `AADSTS50012` where the code is written out, and the digits
 * alone where a key word beside the number says what it is (`error_codes: [7000215]`).
 */
export interface Mention {
  readonly code: number;
  readonly span: Span;
}

/** "Error code" as the portal says it in other languages. */
const TRANSLATED =
  'fehlercode|code d.erreur|c[oó]digo de error?|codice (?:di )?errore|foutcode|felkod|kod błędu|код ошибки|エラー ?コード|错误代码|錯誤碼|오류 코드';

/** The written-out code, the key words of bare numbers, and the `error_uri` of an answer. */
const CANDIDATE = new RegExp(
  String.raw`adsts[ \t\u00a0_-]?\d{5,7}(?!\d|x\b|xx)|error(?:[ _]?codes?|\(s\))|resulttype|${TRANSLATED}|error(?:\?|%(?:25)?3f|\\u003f)code(?:=|%(?:25)?3d|\\u003d)\d{5,7}(?!\d)`,
  'gi',
);

/** What may end an escape: a letter after it is the first of its word (`\nAADSTS…`, `%0aAADSTS…`). */
const ESCAPE = /(?:\\[bfnrt]|\\u[\da-f]{4}|\\x[\da-f]{2}|%[\da-f]{2}|\[[\d;]{0,10}m)$/i;

/** Between a key word and its number: quotes, brackets, `:`, `=`, `==`, escapes, and `in (`, `is`. */
const LEAD =
  /^(?:\[\d\]|\.\d(?!\d))?(?:[\s"'`*|│:：=!<>~()[\]{}-]|\\[nrt]?){1,80}(?:(?:in~?|is|was|of|eq|ne|has_any)[\s"'(\\]{1,20})?/i;
const LIST = /^\d{1,10}(?:(?:[\s,"']|\\[nrt]?){1,40}\d{1,10}){0,20}/;
const SINGLE = /^\d{5,7}/;

/** Hosts that serve `/error?code=`: every cloud's sign-in host, the regional and the mutual-TLS ones. */
const ERROR_HOST =
  /(?:^|[^a-z\d-]|%(?:25)?2f)(?:login(?:-us)?\.microsoftonline\.(?:com|us|de)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.usgovcloudapi\.net|(?:login|sts)\.windows(?:-ppe)?\.net|login\.microsoft\.com|mtlsauth\.microsoft\.com|login\.sovcloud-identity\.(?:fr|de|sg)|[a-z\d-]{1,63}\.ciamlogin\.com)(?::\d{1,5})?(?:\\{0,7}\/|%(?:25)?2f)$/i;

/**
 * The first digits of all known codes, by length. A key word that others use too (`errorCode`) counts
 * only with such a number: sockets, SQL and Oracle have five-digit codes of their own.
 */
const FIVE_DIGITS = /^(?:160|200|260|280|400|50[01]|510|520|530|540|650|670|700|750|760|800|810|90[01])\d\d$/;
const MORE_DIGITS = /^(?:1[02346]|2[234]|39|5[03]|65|7[05]|90)\d{4,5}$/;

/** How far before its number a key word may stand. */
const MARGIN = 160;

/**
 * Every AADSTS code that `text` names, in the order of the text: written out in any letter case (also
 * `ADSTS50059`, `AADSTS-50012`), or as a bare number of 5 to 7 digits beside a key word of Entra's
 * (`error_codes`, `ResultType`, `sErrorCode`, `errorCode`, `error?code=` of a sign-in host). The whole run
 * of digits counts, so 500131 is never read as 50013. Linear; about two milliseconds for a megabyte.
 *
 * @param within only mentions that lie inside these UTF-16 offsets; the rest of the text is not scanned
 */
export function findMentions(text: string, within?: Span): readonly Mention[] {
  const from = within === undefined ? 0 : Math.max(0, within.start - MARGIN);
  const to = within === undefined ? text.length : Math.min(text.length, within.end + MARGIN);
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  const found: Mention[] = [];
  for (const match of part.matchAll(CANDIDATE)) {
    for (const mention of mentionsAt(part, match.index, match[0])) {
      if (within === undefined) found.push(mention);
      else {
        const span = { start: mention.span.start + from, end: mention.span.end + from };
        if (span.start >= within.start && span.end <= within.end) found.push({ ...mention, span });
      }
    }
  }
  return found;
}

/**
 * The mention at a UTF-16 offset (its end included), or `undefined`. Made for hovers: it looks at the
 * lines around the offset only, at most some hundred characters, whatever the length of the text.
 */
export function mentionAt(text: string, offset: number): Mention | undefined {
  const around = { start: Math.max(0, offset - MARGIN), end: Math.min(text.length, offset + MARGIN) };
  return findMentions(text, around).find(({ span }) => span.start <= offset && offset <= span.end);
}

function mentionsAt(text: string, index: number, word: string): readonly Mention[] {
  if (/^a/i.test(word)) return writtenOut(text, index, word);
  if (/\d$/.test(word)) return errorAddress(text, index, word);
  return besideKeyWord(text, index, word);
}

function writtenOut(text: string, index: number, word: string): readonly Mention[] {
  const start = /a/i.test(text.charAt(index - 1)) ? index - 1 : index;
  if (/[a-z]/i.test(text.charAt(start - 1)) && !afterEscape(text, start)) return [];
  return [{ code: Number(word.slice(word.search(/\d/))), span: { start, end: index + word.length } }];
}

function errorAddress(text: string, index: number, word: string): readonly Mention[] {
  if (!/[/f]/i.test(text.charAt(index - 1))) return [];
  if (!ERROR_HOST.test(text.slice(Math.max(0, index - MARGIN), index))) return [];
  const digits = /\d{5,7}$/.exec(word)?.[0] ?? '';
  // In `%3d50058` and `\u003d50058` the `d` ends the escape, so the digits are all the code's.
  const end = index + word.length;
  return [{ code: Number(digits), span: { start: end - digits.length, end } }];
}

function besideKeyWord(text: string, index: number, word: string): readonly Mention[] {
  // `sErrorCode` and `iErrorCode` stand in the sign-in page's own configuration.
  const page = word === 'ErrorCode' && /[si]/.test(text.charAt(index - 1));
  const start = page ? index - 1 : index;
  if (/\w/.test(text.charAt(start - 1)) && !afterEscape(text, start) && !afterStatus(text, start)) return [];
  const entraOnly = page || /^error_codes$/i.test(word);
  return numbersAfter(text, index + word.length).filter(
    ({ code }) => entraOnly || FIVE_DIGITS.test(`${code}`) || MORE_DIGITS.test(`${code}`),
  );
}

function numbersAfter(text: string, at: number): readonly Mention[] {
  const window = text.slice(at, at + 600);
  const lead = LEAD.exec(window)?.[0] ?? '';
  // `Code=-50000` is a number of MSAL's own.
  if (lead === '' || lead.endsWith('-')) return [];
  const run = (/[([{]/.test(lead) ? LIST : SINGLE).exec(window.slice(lead.length))?.[0] ?? '';
  const found: Mention[] = [];
  for (const { 0: digits, index } of run.matchAll(/\d+/g)) {
    const start = at + lead.length + index;
    const end = start + digits.length;
    const whole = !/^(?:\w|\.\d|-\w)/.test(text.slice(end, end + 2));
    if (digits.length >= 5 && digits.length <= 7 && whole)
      found.push({ code: Number(digits), span: { start, end } });
  }
  return found;
}

/** `status_errorCode`: where logs make one name of a path. */
function afterStatus(text: string, at: number): boolean {
  return /(?:^|[^a-z])status_$/i.test(text.slice(Math.max(0, at - 8), at));
}

function afterEscape(text: string, at: number): boolean {
  return ESCAPE.test(text.slice(Math.max(0, at - 14), at));
}
