import type { Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { linesOf } from './lines.ts';
import { asValue, withReferences } from './references.ts';

/**
 * Java properties, as `java.util.Properties.load` reads them: a name ends at `=`, `:` or a blank, a backslash before
 * the line break goes on with the next line. Names with dots stay whole.
 */
export const properties: Reader = {
  id: 'properties',
  longest: 2 * 1024 * 1024,
  languages: ['properties', 'java-properties', 'spring-boot-properties'],
  lineComment: ['# ', ''],
  fileNames: /\.properties$/i,
  read: (text, path) => {
    const { settings, comments } = readProperties(text);
    return {
      settings: FILLED_IN.test(path) ? withReferences(settings, () => references) : settings,
      comments,
    };
  },
};

const syntax: Syntax = { encode };

/** Spring and MicroProfile fill in `${VARIABLE}`, in files of these names. */
const FILLED_IN = /(?:^|\/)(?:application|bootstrap|microprofile-config)[^/]*$/i;
const references = asValue('the environment', (variable) => `\${${variable}}`);

function readProperties(text: string): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  let start: number | undefined;
  for (const line of linesOf(text)) {
    const first = line.start + text.slice(line.start, line.end).search(/[^ \t\f]|$/);
    if (start === undefined) {
      if (first === line.end) continue;
      if (text[first] === '#' || text[first] === '!') {
        comments.push({ start: first, end: line.end });
        continue;
      }
    }
    start ??= line.start;
    if (goesOn(text, start, line.end) && line.next < text.length) continue;
    settings.push(readEntry(text, { start, end: line.next }, line.end));
    start = undefined;
  }
  return { settings, comments };
}

/** Whether an odd number of backslashes stands before the end of the line. */
function goesOn(text: string, start: number, end: number): boolean {
  let first = end;
  while (first > start && text[first - 1] === '\\') first--;
  return (end - first) % 2 === 1;
}

function readEntry(text: string, entry: Span, end: number): Setting {
  const line = text.slice(entry.start, end);
  const [all = '', name = ''] =
    /^[ \t\f]*((?:[^\\=: \t\f]|\\(?:(?:\r\n|\n|\r)[ \t\f]*|[\s\S]))*)/.exec(line) ?? [];
  const separator = /[ \t\f]*[=:]?[ \t\f]*/y;
  separator.lastIndex = all.length;
  separator.test(line);
  const span = { start: entry.start + separator.lastIndex, end };
  const place: Place = { span, literal: span, entry, syntax };
  return { path: [unescaped(name)], value: unescaped(text.slice(span.start, end)), place };
}

function unescaped(source: string): string {
  const known: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };
  return source.replace(
    /\\(?:u([0-9a-f]{4})|(\r\n|\n|\r)[ \t\f]*|([\s\S]))/gi,
    (_, unit?: string, lineBreak?: string, char = '') => {
      if (unit) return String.fromCharCode(Number.parseInt(unit, 16));
      return lineBreak ? '' : (known[char] ?? char);
    },
  );
}

/** Letters outside ASCII are written by number: older Java reads the file as Latin-1. */
function encode(value: string): string {
  return value
    .replace(/\\/g, '\\\\')
    .replace(/^[ =:]/, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/\f/g, '\\f')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
