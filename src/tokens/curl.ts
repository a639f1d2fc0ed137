import { type Exchange, isMasked, isTelemetry, type NamedValue } from './exchange.ts';

/** Text as it is, or the variable of the environment that stands in for it. */
type Part = string | { readonly variable: string };

/**
 * The request as a curl command for a POSIX shell. What was masked becomes a variable of the environment, named after
 * its parameter (`$CLIENT_SECRET`), so that no secret is part of the command. What MSAL adds about itself is left out.
 */
export function copyAsCurl(exchange: Exchange): string {
  const { method, endpoint, query } = exchange;
  const options = [
    ...exchange.headers.filter((header) => isNeeded(header, exchange)).map(headerOption),
    ...query
      .filter(({ name }) => !isTelemetry(name))
      .map((each) => option(method === 'GET' ? '--data-urlencode' : '--url-query', encoded(each))),
    ...bodyOptions(exchange),
  ];
  const call = method === 'GET' ? 'curl --get' : 'curl --request POST';
  return [`${call} ${quoted([endpoint])}`, ...options].join(' \\\n  ');
}

/** curl counts the body and names the type of a form itself. */
function isNeeded({ name }: NamedValue, { encoding }: Exchange): boolean {
  const known = name.toLowerCase();
  if (known === 'content-type') return encoding !== 'form' && encoding !== 'none';
  return known !== 'content-length' && !isTelemetry(known);
}

function headerOption({ name, value }: NamedValue): string {
  return option('--header', [`${name}: `, valuePart({ name, value })]);
}

function bodyOptions({ encoding, parameters }: Exchange): readonly string[] {
  const sent = parameters.filter(({ name }) => !isTelemetry(name));
  switch (encoding) {
    case 'form':
      return sent.map((each) => option('--data-urlencode', encoded(each)));
    case 'json':
      return [option('--data-raw', ['{', ...sent.flatMap(jsonMember), '}'])];
    case 'other':
      return [option('--data-raw', [{ variable: variableFor('body') }])];
    case 'none':
      return [];
  }
}

/** curl encodes what follows the first equals sign only. */
function encoded({ name, value }: NamedValue): readonly Part[] {
  return [`${percentEncoded(name)}=`, valuePart({ name, value })];
}

function percentEncoded(name: string): string {
  try {
    return encodeURIComponent(name);
  } catch {
    // Half of a surrogate pair has no such form.
    return name;
  }
}

function jsonMember({ name, value }: NamedValue, index: number): readonly Part[] {
  const start = `${index === 0 ? '' : ','}${JSON.stringify(name)}:`;
  const part = valuePart({ name, value });
  return typeof part === 'string' ? [`${start}${JSON.stringify(part)}`] : [`${start}"`, part, '"'];
}

/** What cannot stand in one line, and could steer a terminal, is left to a variable too. */
function valuePart({ name, value }: NamedValue): Part {
  return isMasked(value) || /[\p{Cc}\p{Cf}]/u.test(value) ? { variable: variableFor(name) } : value;
}

const OWN_NAME =
  /^(?:client_secret|client_assertion|assertion|refresh_token|code|code_verifier|device_code|authorization|x-identity-header)$/i;

/** Others get a name of their own, for the environment may hold something else as `$PATH` or `$USERNAME`. */
function variableFor(name: string): string {
  const variable = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return OWN_NAME.test(name) ? variable : `ENTRA_${variable}`;
}

function option(name: string, parts: readonly Part[]): string {
  return `${name} ${quoted(parts).replace(/\p{Cc}/gu, '')}`;
}

/** Between double quotes only where nothing in the text has a meaning there; otherwise each text between single ones. */
function quoted(parts: readonly Part[]): string {
  const hasVariable = parts.some((part) => typeof part !== 'string');
  const isPlain = parts.every((part) => typeof part !== 'string' || /^[\w .:/=-]*$/.test(part));
  if (hasVariable && isPlain) {
    return `"${parts.map((part) => (typeof part === 'string' ? part : `$${part.variable}`)).join('')}"`;
  }
  return merged(parts)
    .map((part) => (typeof part === 'string' ? singleQuoted(part) : `"$${part.variable}"`))
    .join('');
}

/** Neighbouring texts in one. */
function merged(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof last === 'string' && typeof part === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
