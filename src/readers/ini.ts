import type { Place, Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { type Line, linesOf } from './lines.ts';
import { asValue, withReferences } from './references.ts';

/**
 * INI files and their like. There is no standard: read here is what Python's configparser, git's configuration and
 * systemd have in common. Comments stand on lines of their own, or behind a value and a blank; of quotes, double ones
 * know backslash escapes.
 */
export const ini: Reader = {
  id: 'ini',
  longest: 2 * 1024 * 1024,
  languages: ['ini'],
  lineComment: ['# ', ''],
  fileNames: /^(?:.+\.(?:ini|cfg|conf|cnf|inf|gitconfig|editorconfig)|\.(?:gitconfig|editorconfig))$/i,
  read: (text, path) => {
    const { settings, comments } = readIni(text);
    return { settings: GRAFANA.test(path) ? withReferences(settings, () => references) : settings, comments };
  },
};

const syntax: Syntax = { encode };

/** Grafana fills in what it finds in `$__env{…}`. */
const GRAFANA = /(?:^|\/)(?:grafana|custom|defaults)\.ini$/i;
const references = asValue('the environment', (variable) => `$__env{${variable}}`);

function readIni(text: string): Reading {
  const settings: Setting[] = [];
  const comments: Span[] = [];
  let section: readonly string[] = [];
  for (const line of linesOf(text)) {
    const start = line.start + text.slice(line.start, line.end).search(/\S|$/);
    const mark = text[start];
    if (mark === '#' || mark === ';') comments.push({ start, end: line.end });
    else if (mark === '[') section = sectionOf(text.slice(start, line.end));
    else {
      const { setting, comment } = readEntry(text, line, section);
      if (setting) settings.push(setting);
      if (comment) comments.push(comment);
    }
  }
  return { settings, comments };
}

/** `[azure]`, and git's `[remote "origin"]`, which is two names. */
function sectionOf(header: string): readonly string[] {
  const end = header.lastIndexOf(']');
  const name = header.slice(1, end < 0 ? undefined : end).trim();
  const quote = name.indexOf(' "');
  return quote > 0 && name.endsWith('"') ? [name.slice(0, quote).trim(), name.slice(quote + 2, -1)] : [name];
}

function readEntry(text: string, line: Line, section: readonly string[]) {
  const source = text.slice(line.start, line.end);
  const separator = source.search(/[=:]/);
  const name = source.slice(0, Math.max(0, separator)).trim();
  if (name === '') return {};
  const start = line.start + separator + 1;
  const { value, span, literal } = readValue(
    text,
    start + text.slice(start, line.end).search(/[^ \t]|$/),
    line.end,
  );
  const rest = text.slice(literal.end, line.end).search(/[#;]/);
  const place: Place = { span, literal, entry: { start: line.start, end: line.next }, syntax };
  const setting: Setting = { path: [...section, name], value, place };
  return rest < 0 ? { setting } : { setting, comment: { start: literal.end + rest, end: line.end } };
}

interface Value {
  readonly value: string;
  readonly span: Span;
  readonly literal: Span;
}

function readValue(text: string, start: number, lineEnd: number): Value {
  const source = text.slice(start, lineEnd);
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)')[ \t]*(?:$|[#;])/.exec(source);
  if (quoted) {
    const [, double, single] = quoted;
    const raw = double ?? single ?? '';
    const end = start + raw.length + 2;
    const value = double === undefined ? raw : double.replace(/\\(.)/g, (_, char: string) => unescaped(char));
    return { value, span: { start: start + 1, end: end - 1 }, literal: { start, end } };
  }
  const isBehindBlank = /[ \t]/.test(text[start - 1] ?? '');
  const comment = source.search(isBehindBlank ? /(?:^|[ \t])[#;]/ : /[ \t][#;]/);
  const value = withoutTrailingBlanks(source.slice(0, comment < 0 ? undefined : comment));
  const span = { start, end: start + value.length };
  return { value, span, literal: span };
}

function unescaped(char: string): string {
  const known: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b' };
  return known[char] ?? char;
}

function withoutTrailingBlanks(source: string): string {
  let end = source.length;
  while (source[end - 1] === ' ' || source[end - 1] === '\t') end--;
  return source.slice(0, end);
}

function encode(value: string): string {
  const isPlain = !/^[ \t"'#;]|[ \t]$|[ \t][#;]|[\r\n]/.test(value);
  if (isPlain) return value;
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  return `"${escaped}"`;
}
