import type { Argument, Call, Code, ObjectEntry } from '../core/expressions.ts';
import type { Reader, Reading, Setting, Span, Syntax } from '../core/types.ts';
import { readForm } from './form.ts';
import {
  type Body,
  bodyOf,
  literalOf,
  parameterSetting,
  references,
  referencesInJson,
} from './http-bodies.ts';
import { type Field, type Request, readHttpFile } from './http-requests.ts';
import { json } from './json.ts';
import { moved } from './moved.ts';
import { withReferences } from './references.ts';

/** Requests in a file: REST Client of VS Code, Visual Studio, HTTP client of JetBrains. */
export const http: Reader = {
  id: 'http',
  longest: 1024 * 1024,
  languages: ['http', 'rest'],
  lineComment: ['# ', ''],
  fileNames: /\.(?:http|rest)$/i,
  read: readHttp,
};

/** Variables know backslash escapes, and lose the blanks around them. Source: file variables of REST Client. */
const variableSyntax: Syntax = {
  encode: (value) =>
    value
      .replace(/[\\\n\r\t]/g, (char) => `\\${{ '\n': 'n', '\r': 'r', '\t': 't' }[char] ?? char}`)
      .replace(/^\s|\s$/g, '\\$&'),
  references,
};

/** Addresses and headers stand on one line: blanks that cannot stand there are encoded. */
const lineSyntax: Syntax = { encode: (value) => value.replace(/\s/g, encodeURIComponent), references };
const headerSyntax: Syntax = { encode: (value) => value.replace(/[\r\n]+/g, ' ').trim(), references };

function readHttp(text: string): Reading {
  const file = readHttpFile(text);
  const variables = file.variables.map((field) => variableOf(text, field));
  const requests = file.requests.map((request) => readRequest(file.requestText, request));
  const names = uniqueNames(requests.map(({ request }) => nameOf(text, request)));
  const settings = [
    ...variables,
    ...requests.flatMap((request, index) => settingsOf(request, names[index] ?? [])),
  ];
  const code: Code = {
    calls: requests.map((request) => callOf(text, request)),
    assignments: variables.map(({ path, value, place }) => ({
      target: path,
      value: literalOf(value, place),
      span: place.entry,
    })),
    modules: [],
  };
  return {
    settings: settings.toSorted((a, b) => a.place.span.start - b.place.span.start),
    comments: file.comments,
    code,
  };
}

function variableOf(text: string, { name, value: span, entry }: Field): Setting {
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  const source = text.slice(span.start, span.end);
  const value = source.replace(/\\(.)/gsu, (_, char: string) => controls[char] ?? char);
  return { path: [name], value, place: { span, literal: span, entry, syntax: variableSyntax } };
}

/** A request with what its parts say. */
interface ReadRequest {
  readonly request: Request;
  readonly query: readonly Setting[];
  readonly body: Body;
}

function readRequest(text: string, request: Request): ReadRequest {
  const { url, headers, body } = request;
  const questionMark = text.slice(url.start, url.end).indexOf('?');
  const query =
    questionMark < 0 ? [] : readForm(text, url.start + questionMark + 1, url.end).map(parameterSetting);
  const source = text.slice(body.start, body.end);
  const field = headers.find(({ name }) => name.toLowerCase() === 'content-type');
  const contentType = field ? text.slice(field.value.start, field.value.end) : '';
  if (isForm(contentType, source)) {
    const form = readForm(text, body.start, body.end);
    return { request, query, body: { kind: 'form', settings: form.map(parameterSetting), form } };
  }
  if (!/^\s*[{[]/.test(source)) return { request, query, body: { kind: 'text', settings: [] } };
  const span = ({ start, end }: Span) => ({ start: start + body.start, end: end + body.start });
  const inBody = json.read(source, '').settings.map((setting) => moved(setting, { span }));
  const settings = withReferences(inBody, () => referencesInJson);
  return { request, query, body: { kind: 'json', settings } };
}

/** Without a content type, or with one from a variable, the body tells. */
function isForm(contentType: string, body: string): boolean {
  if (/x-www-form-urlencoded/i.test(contentType)) return true;
  return /^(?:\{\{.*)?$/.test(contentType) && /^\s*[\w.-]+=/.test(body);
}

/** A request goes by its name, or by its address without the query string. */
function nameOf(text: string, { name, url }: Request): string {
  return name ?? text.slice(url.start, url.end).replace(/\?.*/s, '').trim();
}

/** Requests of one name are told apart by a number, so that their settings do not run together. */
function uniqueNames(names: readonly string[]): readonly (readonly string[])[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? [name] : [name, String(count)];
  });
}

function settingsOf({ query, body }: ReadRequest, name: readonly string[]): readonly Setting[] {
  return [...query, ...body.settings].map((setting) => ({ ...setting, path: [...name, ...setting.path] }));
}

/** `post(url, body: {…}, headers: {…})`: what the request would be in code. */
function callOf(text: string, { request, body }: ReadRequest): Call {
  const { method, url, headers, span } = request;
  const address = text
    .slice(url.start, url.end)
    .split('\n')
    .map((line) => line.trim())
    .join('');
  const fields = headers.map(({ name, value, entry }): ObjectEntry => {
    const place = { span: value, literal: value, entry, syntax: headerSyntax };
    return { name, value: literalOf(text.slice(value.start, value.end), place), span: entry };
  });
  const args: readonly Argument[] = [
    { value: literalOf(address, { span: url, literal: url, entry: url, syntax: lineSyntax }) },
    ...(request.body.end > request.body.start
      ? [{ name: 'body', value: bodyOf(text, request.body, body) }]
      : []),
    ...(fields.length > 0
      ? [{ name: 'headers', value: { kind: 'object', entries: fields, span: headersSpan(request) } as const }]
      : []),
  ];
  return { kind: 'call', callee: method.toLowerCase(), arguments: args, span };
}

function headersSpan({ headers, url }: Request): Span {
  return { start: headers[0]?.entry.start ?? url.end, end: headers.at(-1)?.entry.end ?? url.end };
}
