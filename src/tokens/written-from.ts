import type { Parameter, TokenRequest } from '../facts/types.ts';
import { joined, spelled, type Template, text, withBraces } from './template.ts';
import { curlOf, draftOfCurl } from './written-curl.ts';
import { FORM, type NotWritable, type WrittenDraft, type WrittenSource } from './written-draft.ts';
import { expressionAt, templateOf, textHolding } from './written-expression.ts';
import { draftOfHttp } from './written-http.ts';

const JSON_TYPE = 'application/json';

/**
 * The request that a file makes, exactly as it makes it, its mistakes included. `raw` bodies go out as the text that the
 * code puts together, escapes and quotes of its language resolved; `form` is encoded as a library does
 * (application/x-www-form-urlencoded of the URL standard); `json` and `query` are sent so, although Entra refuses them.
 */
export function writtenFrom(request: TokenRequest, source: WrittenSource): WrittenDraft | NotWritable {
  const own = source.isRequestFile ? draftOfHttp(request, source) : undefined;
  if (own) return own;
  const curl = curlOf(request, source);
  return curl ? draftOfCurl(curl, source) : draftOfCode(request, source);
}

function draftOfCode(request: TokenRequest, source: WrittenSource): WrittenDraft {
  const { encoding } = request;
  const url = urlOf(request, source);
  const isInUrl = url.parts.some((part) => typeof part === 'string' && part.includes('grant_type='));
  const isQuery = encoding === 'query' || isInUrl;
  const content = isInUrl ? text() : bodyOf(request, source);
  const type = encoding === 'json' ? JSON_TYPE : FORM;
  return {
    kind: 'draft',
    method: 'POST',
    url: isQuery && !isInUrl ? joined([url, content], hasQuery(url) ? '&' : '?') : url,
    headers: isQuery ? [] : [{ name: 'Content-Type', value: text(type) }],
    body: isQuery ? text() : content,
    notes: notesOn(request),
  };
}

function notesOn({ encoding, mayUseBasic, isWhole, isEndpointGuessed, endpoint }: TokenRequest) {
  return [
    ...(encoding === 'unknown'
      ? ['How the code encodes the parameters is not known. They were sent as a form.']
      : []),
    ...(mayUseBasic
      ? ['The code may prove the app by the header Authorization. Of its headers only Content-Type was sent.']
      : []),
    ...(isWhole ? [] : ['The code may add parameters that are not seen here.']),
    ...(isEndpointGuessed && endpoint
      ? ['The code computes the address: the nearest one that it holds was asked.']
      : []),
  ];
}

/** Where the code computes the address it has to be given. */
function urlOf({ endpoint }: TokenRequest, source: WrittenSource): Template {
  if (!endpoint) return { parts: [{ name: 'address of the token endpoint' }] };
  const expression = source.code && expressionAt(source.code, endpoint.place.span);
  if (expression) return templateOf(expression, source);
  const value = source.valueAt(endpoint.place) ?? slice(endpoint.place.span, source);
  return source.hasBraces ? withBraces(value) : text(value);
}

function bodyOf(request: TokenRequest, source: WrittenSource): Template {
  const { encoding, parameters } = request;
  const written = encoding === 'raw' || encoding === 'json' ? writtenBody(request, source) : undefined;
  if (written) return written;
  const spelling = encoding === 'json' ? 'json' : 'form';
  const values = parameters.map((parameter) => {
    const value = givenBy(parameter, encoding === 'raw', source);
    const isAsItStands = encoding === 'raw';
    return { name: parameter.name, value: isAsItStands ? value : spelled(value, spelling) };
  });
  if (encoding === 'json') {
    const members = values.map(({ name, value }) =>
      joined([text(`${JSON.stringify(name)}:"`), value, text('"')]),
    );
    return joined([text('{'), joined(members, ','), text('}')]);
  }
  return joined(
    values.map(({ name, value }) => joined([text(`${name}=`), value])),
    '&',
  );
}

/** The one text that holds all parameters. */
function writtenBody({ encoding, parameters }: TokenRequest, source: WrittenSource): Template | undefined {
  const grant = parameters.find(({ name }) => name === 'grant_type');
  const mark = encoding === 'json' ? '"grant_type"' : 'grant_type=';
  const expression = grant && source.code && textHolding(source.code, mark, grant.place.span);
  if (!expression) return undefined;
  const { parts } = templateOf(expression, source);
  const last = parts.at(-1);
  // A shell cuts off the line breaks at the end of `$(…)`, where here-documents stand.
  const isCut = source.code?.language === 'bash' && typeof last === 'string';
  return isCut ? { parts: [...parts.slice(0, -1), last.replace(/(?<![\r\n])[\r\n]+$/, '')] } : { parts };
}

function givenBy({ name, value, place, rewritten }: Parameter, isRaw: boolean, source: WrittenSource) {
  if (value.kind === 'computed') {
    return value.expression ? templateOf(value.expression, source) : { parts: [{ name }] };
  }
  // Without escapes it stands there as it goes out.
  const standing = isRaw && rewritten ? slice(place.span, source) : source.valueAt(place);
  const given = standing ?? (value.kind === 'literal' ? value.text : undefined);
  if (given === undefined) return { parts: [{ name }] };
  return source.hasBraces ? withBraces(given) : text(given);
}

function slice({ start, end }: { readonly start: number; readonly end: number }, source: WrittenSource) {
  return source.text.slice(start, end);
}

function hasQuery({ parts }: Template): boolean {
  return parts.some((part) => typeof part === 'string' && part.includes('?'));
}
