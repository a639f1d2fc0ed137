import { base64url } from 'jose';
import { withheldParameters } from '../facts/library-http.ts';

/** How a text is spelled where it is put in: percent-encoded for a form or an address, or within a JSON text. */
export type Spelling = 'form' | 'json';

/** A part of a text that comes from elsewhere: a variable, a call. */
export interface Hole {
  readonly name: string;
  readonly spelling?: Spelling;
}

/** A text with holes in it. Its own parts are spelled already. May hold secrets. */
export interface Template {
  readonly parts: readonly (string | Hole)[];
  /** The whole becomes base64 (RFC 4648, section 4) behind `Basic `: RFC 7617. */
  readonly isBasic?: true;
}

/** A hole as a person is asked for it. */
export interface Missing {
  readonly name: string;
  /** The parameter or header that it is in; absent within the path of an address. */
  readonly of?: string;
  /** False where everybody may see what is typed. */
  readonly isSecret: boolean;
}

export function text(...parts: readonly string[]): Template {
  return { parts };
}

export function joined(templates: readonly Template[], between = ''): Template {
  return {
    parts: templates.flatMap(({ parts }, index) => (index > 0 && between ? [between, ...parts] : parts)),
  };
}

/** The template as one value of a form, an address or a JSON text. What is spelled already stays. */
export function spelled({ parts }: Template, spelling: Spelling): Template {
  return {
    parts: parts.map((part) => {
      if (typeof part === 'string') return spell(part, spelling);
      return part.spelling ? part : { ...part, spelling };
    }),
  };
}

/** `{{name}}`, as files of requests and collections write it; `{{$dotenv NAME}}` and its like go by that name. */
export function withBraces(source: string): Template {
  const parts: (string | Hole)[] = [];
  let position = 0;
  for (const match of source.matchAll(/\{\{([^{}\n]{1,200})\}\}/g)) {
    if (match.index > position) parts.push(source.slice(position, match.index));
    const name = (match[1] ?? '').trim().replace(/^\$(?:dotenv|processEnv|env)[ .]+%?/, '');
    parts.push({ name: name.replace(/^env\./, '') });
    position = match.index + match[0].length;
  }
  if (position < source.length) parts.push(source.slice(position));
  return { parts };
}

/** The text with its holes filled; undefined while one is open. */
export function filled(
  { parts, isBasic }: Template,
  lookUp: (name: string) => string | undefined,
): string | undefined {
  const texts: string[] = [];
  for (const part of parts) {
    const value = typeof part === 'string' ? part : lookUp(part.name);
    if (value === undefined) return undefined;
    texts.push(typeof part === 'string' || !part.spelling ? value : spell(value, part.spelling));
  }
  return isBasic ? `Basic ${base64(texts.join(''))}` : texts.join('');
}

/** The holes of a template, in its order. `of` names the header; without it the text before a hole tells the parameter. */
export function holesIn({ parts }: Template, of?: string): readonly Missing[] {
  let before = '';
  return parts.flatMap((part): readonly Missing[] => {
    if (typeof part === 'string') {
      before += part;
      return [];
    }
    const parameter = of ?? parameterBefore(before);
    before += 'x';
    const isSecret = of !== undefined || isWithheld(parameter);
    return [{ name: part.name, isSecret, ...(parameter !== undefined && { of: parameter }) }];
  });
}

/** `client_secret` before the hole of `a=b&client_secret={{hole}}` or `{"client_secret": "{{hole}}"`. */
function parameterBefore(before: string): string | undefined {
  const inForm = /(?:^|[?&\s])([\w.-]{1,100})=[^&]*$/.exec(before)?.[1];
  return inForm ?? /"([\w.-]{1,100})"\s*:(?:\s*")?[^"]*$/.exec(before)?.[1];
}

/** A hole that stands for a whole body may be anything. */
const OPEN = new Set(['client_id', 'grant_type', 'redirect_uri', 'resource', 'scope', 'tenant', 'username']);

function isWithheld(parameter: string | undefined): boolean {
  if (parameter === undefined) return false;
  return withheldParameters.has(parameter) || !OPEN.has(parameter);
}

function spell(value: string, spelling: Spelling): string {
  if (spelling === 'json') return JSON.stringify(value).slice(1, -1);
  // Half of a surrogate pair has no percent-encoding: U+FFFD takes its place, as in the URL standard.
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function base64(value: string): string {
  const digits = base64url.encode(value).replaceAll('-', '+').replaceAll('_', '/');
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}
