import type { Argument, Call } from '../core/expressions.ts';
import { rowIn } from '../facts/rows.ts';
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
  readonly query: Template[];
  /** What the command reads. */
  readonly input: Template | undefined;
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
 * `--data-urlencode` encodes what is behind the first equals sign; `--user` becomes the header `Authorization`; what comes from
 * a here-document (`@-`) loses its line breaks. Quotes and escapes are those of the shell, which curl does not see. Files
 * (`@name`) and `--form` are refused.
 */
export function draftOfCurl(call: Call, source: WrittenSource): WrittenDraft | NotWritable {
  const stdin = call.arguments.find(({ name }) => name === 'stdin');
  const told: Told = {
    method: undefined,
    url: undefined,
    isQuery: false,
    headers: [],
    data: [],
    query: [],
    input: stdin && templateOf(stdin.value, source),
    refusal: undefined,
  };
  for (const argument of call.arguments)
    if (argument !== stdin) take(argument, templateOf(argument.value, source), told);
  if (told.refusal !== undefined) return { kind: 'not-writable', message: told.refusal };
  const { method, url = { parts: [{ name: 'address of the token endpoint' }] }, isQuery, data } = told;
  const query = [...told.query, ...(isQuery ? data : [])];
  const body = joined(data, '&');
  const hasType = told.headers.some(({ name }) => /^content-type$/i.test(name));
  const isForm = data.length > 0 && !isQuery && !hasType;
  return {
    kind: 'draft',
    method: method ?? (data.length > 0 && !isQuery ? 'POST' : 'GET'),
    url: query.length > 0 ? joined([url, joined(query, '&')], '?') : url,
    headers: isForm ? [...told.headers, { name: 'Content-Type', value: text(FORM) }] : told.headers,
    body: isQuery ? text() : body,
    notes: [],
  };
}

const REFUSALS = {
  file: 'The command takes its data from a file. Only what stands in the command itself can be sent.',
  form: 'The command sends a multipart form (--form), which no token endpoint takes. Use --data-urlencode.',
} as const;

type Take = (value: Template, told: Told) => void;

const takeMethod: Take = (value, told) => {
  told.method = start(value) || told.method;
};
const takeUser: Take = (value, { headers }) => {
  headers.push({ name: 'Authorization', value: { ...value, isBasic: true } });
};
const takeText: Take = (value, told) => takeData(value, true, told);
const takeJson: Take = (value, { data, headers }) => {
  data.push(value);
  headers.push({ name: 'Content-Type', value: text('application/json') });
};
const refuseForm: Take = (_, told) => {
  told.refusal = REFUSALS.form;
};

/** What the options of curl that matter do with their values. */
const OPTIONS: Readonly<Record<string, Take>> = {
  X: takeMethod,
  request: takeMethod,
  H: takeHeader,
  header: takeHeader,
  u: takeUser,
  user: takeUser,
  d: takeText,
  data: takeText,
  'data-ascii': takeText,
  'data-binary': (value, told) => takeData(value, false, told),
  'data-raw': (value, { data }) => void data.push(value),
  'data-urlencode': (value, told) => takeEncoded(value, told.data, told),
  'url-query': (value, told) => takeEncoded(value, told.query, told),
  json: takeJson,
  F: refuseForm,
  form: refuseForm,
};

function take({ name, value: expression }: Argument, value: Template, told: Told): void {
  const option = name === undefined ? undefined : rowIn(OPTIONS, name);
  if (option) {
    option(value, told);
    return;
  }
  // A short option may have its value in the same word: `-XPOST`.
  const [, glued] = /^X(.+)$/.exec(name ?? '') ?? [];
  if (glued !== undefined) told.method = glued;
  if (name === 'G' || name === 'get') told.isQuery = true;
  // Options without a value are read with the next word, which may be the address.
  const isAddress = name === 'url' || /^https?:\/\/|\/oauth2\//i.test(literalParts(value));
  if (isAddress || (name === undefined && expression.kind !== 'unknown')) told.url ??= value;
}

function takeHeader(value: Template, told: Told): void {
  const [, name, rest = ''] = /^\s*([^:\s]+)\s*:\s*((?:\S.*)?)$/s.exec(start(value)) ?? [];
  if (name === undefined) return;
  told.headers.push({ name, value: { parts: [rest, ...value.parts.slice(1)] } });
}

function takeData(value: Template, losesLineBreaks: boolean, told: Told): void {
  const isInput = start(value) === '@-' && told.input !== undefined;
  if (!isInput && start(value).startsWith('@')) told.refusal = REFUSALS.file;
  const { parts } = isInput && told.input ? told.input : value;
  const withoutBreaks = (part: Template['parts'][number]) =>
    typeof part === 'string' ? part.replace(/[\r\n]/g, '') : part;
  told.data.push({ parts: isInput && losesLineBreaks ? parts.map(withoutBreaks) : parts });
}

/** `name=content`; `=content` and `content` have no name; `name@file` and `@file` are files. */
function takeEncoded(value: Template, into: Template[], told: Told): void {
  const first = start(value);
  const [, name, rest = ''] = /^([^=@]*)=(.*)$/s.exec(first) ?? [];
  if (name === undefined && /^[^=]*@/.test(first)) told.refusal = REFUSALS.file;
  if (name === undefined) into.push(spelled(value, 'form'));
  else {
    const content = spelled({ parts: [rest, ...value.parts.slice(1)] }, 'form');
    into.push({ parts: [name === '' ? '' : `${name}=`, ...content.parts] });
  }
}

/** The text that a template begins with. */
function start({ parts: [first] }: Template): string {
  return typeof first === 'string' ? first : '';
}

function literalParts({ parts }: Template): string {
  return parts.map((part) => (typeof part === 'string' ? part : 'x')).join('');
}
