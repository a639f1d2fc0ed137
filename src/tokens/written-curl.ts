import type { Argument, Call } from '../core/expressions.ts';
import type { TokenRequest } from '../facts/types.ts';
import { joined, spelled, type Template, text } from './template.ts';
import { FORM, type NotWritable, type WrittenDraft, type WrittenSource } from './written-draft.ts';
import { templateOf } from './written-expression.ts';

/** What curl is told, while its words are gone through. */
interface Told {
  method: string | undefined;
  url: Template | undefined;
  isQuery: boolean;
  readonly headers: { readonly name: string; readonly value: Template }[];
  readonly data: Template[];
  refusal: string | undefined;
}

/** The curl command that a request is made with; undefined where it is another program, or none. */
export function curlOf({ span, parameters }: TokenRequest, { code }: WrittenSource): Call | undefined {
  const commands = (code?.calls ?? []).filter(
    ({ callee, span: own }) =>
      /^curl(?:\.exe)?$/i.test(callee) && span.start <= own.start && own.end <= span.end,
  );
  const isIn = (call: Call) =>
    parameters.some(({ place }) => call.span.start <= place.span.start && place.span.end <= call.span.end);
  return commands.find(isIn) ?? (commands.length === 1 ? commands[0] : undefined);
}

/**
 * The request that a curl command sends, by curl's manual: `--data` goes out as it stands, parts joined by `&`;
 * `--data-urlencode` encodes what is behind the first equals sign; `--user` becomes the header `Authorization`. Quotes and
 * escapes are those of the shell, which curl does not see. Files (`@name`) and `--form` are refused.
 */
export function draftOfCurl(call: Call, source: WrittenSource): WrittenDraft | NotWritable {
  const told: Told = {
    method: undefined,
    url: undefined,
    isQuery: false,
    headers: [],
    data: [],
    refusal: undefined,
  };
  for (const argument of call.arguments) take(argument, templateOf(argument.value, source), told);
  if (told.refusal !== undefined) return { kind: 'not-writable', message: told.refusal };
  const { method, url = { parts: [{ name: 'address of the token endpoint' }] }, isQuery, data } = told;
  const body = joined(data, '&');
  const hasType = told.headers.some(({ name }) => /^content-type$/i.test(name));
  const isForm = data.length > 0 && !isQuery && !hasType;
  return {
    kind: 'draft',
    method: method ?? (data.length > 0 && !isQuery ? 'POST' : 'GET'),
    url: isQuery && data.length > 0 ? joined([url, body], '?') : url,
    headers: isForm ? [...told.headers, { name: 'Content-Type', value: text(FORM) }] : told.headers,
    body: isQuery ? text() : body,
    notes: [],
  };
}

const REFUSALS = {
  file: 'The command takes its data from a file. Only what stands in the command itself can be sent.',
  form: 'The command sends a multipart form (--form), which no token endpoint takes. Use --data-urlencode.',
} as const;

function take({ name, value: expression }: Argument, value: Template, told: Told): void {
  // A short option may have its value in the same word: `-XPOST`.
  const [, glued] = /^X(.+)$/.exec(name ?? '') ?? [];
  if (glued !== undefined) told.method = glued;
  switch (name) {
    case 'X':
    case 'request':
      told.method = start(value) || told.method;
      return;
    case 'H':
    case 'header':
      takeHeader(value, told);
      return;
    case 'u':
    case 'user':
      told.headers.push({ name: 'Authorization', value: { ...value, isBasic: true } });
      return;
    case 'd':
    case 'data':
    case 'data-ascii':
    case 'data-binary':
      if (start(value).startsWith('@')) told.refusal = REFUSALS.file;
      told.data.push(value);
      return;
    case 'data-raw':
      told.data.push(value);
      return;
    case 'data-urlencode':
      takeEncoded(value, told);
      return;
    case 'json':
      told.data.push(value);
      told.headers.push({ name: 'Content-Type', value: text('application/json') });
      return;
    case 'F':
    case 'form':
      told.refusal = REFUSALS.form;
      return;
    case 'G':
    case 'get':
      told.isQuery = true;
      break;
    default:
  }
  // Options without a value are read with the next word, which may be the address.
  const isAddress = name === 'url' || /^https?:\/\/|\/oauth2\//i.test(literalParts(value));
  if (isAddress || (name === undefined && expression.kind !== 'unknown')) told.url ??= value;
}

function takeHeader(value: Template, told: Told): void {
  const [, name, rest = ''] = /^\s*([^:\s]+)\s*:\s*(.*)$/s.exec(start(value)) ?? [];
  if (name === undefined) return;
  told.headers.push({ name, value: { parts: [rest, ...value.parts.slice(1)] } });
}

/** `name=content`; `=content` and `content` have no name; `name@file` and `@file` are files. */
function takeEncoded(value: Template, told: Told): void {
  const first = start(value);
  const [, name, rest = ''] = /^([^=@]*)=(.*)$/s.exec(first) ?? [];
  if (name === undefined && /^[^=]*@/.test(first)) told.refusal = REFUSALS.file;
  if (name === undefined) told.data.push(spelled(value, 'form'));
  else {
    const content = spelled({ parts: [rest, ...value.parts.slice(1)] }, 'form');
    told.data.push({ parts: [name === '' ? '' : `${name}=`, ...content.parts] });
  }
}

/** The text that a template begins with. */
function start({ parts: [first] }: Template): string {
  return typeof first === 'string' ? first : '';
}

function literalParts({ parts }: Template): string {
  return parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
}
