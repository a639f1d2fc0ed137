import type { Code } from '../core/expressions.ts';
import type { Place } from '../core/types.ts';
import { Secret } from './secret.ts';
import { filled, holesIn, type Missing, type Template, withBraces } from './template.ts';
import type { TemplateSource } from './written-expression.ts';
import type { WrittenRequest } from './written-request.ts';

/** A request as it is written, with holes where the file holds no value. May hold secrets. */
export interface WrittenDraft {
  readonly kind: 'draft';
  readonly method: string;
  readonly url: Template;
  readonly headers: readonly { readonly name: string; readonly value: Template }[];
  readonly body: Template;
  /** What is sent otherwise than it is written, one sentence each. */
  readonly notes: readonly string[];
}

/** Why a request cannot be sent as it is written. */
export interface NotWritable {
  readonly kind: 'not-writable';
  readonly message: string;
}

/** The document that a request stands in. */
export interface WrittenSource extends TemplateSource {
  /** Absent where only the settings of the file are read. */
  readonly code?: Code;
  /** True for files of requests (`.http`, `.rest`). */
  readonly isRequestFile: boolean;
  /** The value that stands at a place, unquoted. */
  valueAt(place: Place): string | undefined;
}

export const FORM = 'application/x-www-form-urlencoded';

/** The values that a draft lacks, each once. */
export function missingIn({ url, headers, body }: WrittenDraft): readonly Missing[] {
  const all = [
    ...holesIn(url),
    ...headers.flatMap(({ name, value }) => holesIn(value, name)),
    ...holesIn(body),
  ];
  const byName = new Map<string, Missing>();
  // In one place it is a secret: so it is everywhere.
  for (const each of all) if (!byName.get(each.name)?.isSecret) byName.set(each.name, each);
  return [...byName.values()];
}

/** The request, once there is a value for each hole; undefined while one is missing. */
export function requestFrom(
  { method, url, headers, body }: WrittenDraft,
  values: ReadonlyMap<string, Secret>,
): WrittenRequest | undefined {
  const fill = (template: Template) => {
    const value = filled(template, (name) => values.get(name)?.reveal());
    return value === undefined ? undefined : new Secret(value);
  };
  const [filledUrl, filledBody] = [fill(url), fill(body)];
  const filledHeaders = headers.flatMap(({ name, value: template }) => {
    const value = fill(template);
    return value ? [{ name, value }] : [];
  });
  if (!filledUrl || !filledBody || filledHeaders.length < headers.length) return undefined;
  return { method, url: filledUrl, headers: filledHeaders, body: filledBody };
}

/** Variables take their values from one another so often at most: a loop ends. */
const DEEPEST_VARIABLE = 8;

/** A template with the values that the file itself gives to names put in their places. */
export function resolvedIn(template: Template, own: ReadonlyMap<string, string>, depth = 0): Template {
  if (depth > DEEPEST_VARIABLE) return template;
  const parts = template.parts.flatMap((part): Template['parts'] => {
    const value = typeof part === 'string' || part.spelling ? undefined : own.get(part.name);
    return value === undefined ? [part] : resolvedIn(withBraces(value), own, depth + 1).parts;
  });
  return { ...template, parts };
}
