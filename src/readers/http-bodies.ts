import type { Expression, Literal, ObjectEntry } from '../core/expressions.ts';
import type { Place, Setting, Span, Syntax } from '../core/types.ts';
import { type FormParameter, formSyntax } from './form.ts';
import { asSource, asValue, choices } from './references.ts';

/** What REST Client and Visual Studio fill in; by the plain name JetBrains' client, too, from its environment files. */
const SOURCES: readonly (readonly [from: string, text: (variable: string) => string])[] = [
  ['the file .env', (variable) => `{{$dotenv ${variable}}}`],
  ['the environment', (variable) => `{{$processEnv ${variable}}}`],
  ['the environment that is chosen for requests', (variable) => `{{${variable}}}`],
];
export const references = choices(...SOURCES.map(([from, text]) => asSource(from, text)));
export const referencesInJson = choices(...SOURCES.map(([from, text]) => asValue(from, text)));

const parameterSyntax: Syntax = { ...formSyntax, references };
const textSyntax: Syntax = { encode: (value) => value, references };

/** Objects of a JSON body are followed so far down. */
const DEEPEST = 20;

/** What the body of a request says. */
export type Body =
  | { readonly kind: 'form'; readonly settings: readonly Setting[]; readonly form: readonly FormParameter[] }
  | { readonly kind: 'json' | 'text'; readonly settings: readonly Setting[] };

/** A parameter of a form or a query as a setting. */
export function parameterSetting({ name, value, span, entry }: FormParameter): Setting {
  const place = { span, literal: span, entry, syntax: parameterSyntax };
  return { path: [name], value, encoding: 'percent', place };
}

/** An object of the parameters, nested as the settings' names are; a body of another kind is one text. */
export function bodyOf(text: string, span: Span, body: Body): Expression {
  if (body.kind === 'form') return formOf(text, span, body.form);
  if (body.kind === 'json') return objectOf(body.settings, 0, span);
  return literalOf(text.slice(span.start, span.end), {
    span,
    literal: span,
    entry: span,
    syntax: textSyntax,
  });
}

/** A form with a part that is no `name=value`, a variable perhaps, holds more than its entries. */
function formOf(text: string, span: Span, form: readonly FormParameter[]): Expression {
  const parts = text.slice(span.start, span.end).split('&');
  const isOpen = parts.some((part) => part.trim() !== '' && !part.includes('='));
  const entries = form.map((parameter): ObjectEntry => {
    const { value, place } = parameterSetting(parameter);
    return {
      name: parameter.name,
      nameSpan: parameter.nameSpan,
      value: literalOf(value, place),
      span: place.entry,
    };
  });
  return { kind: 'object', entries, ...(isOpen && { isOpen }), span };
}

function objectOf(settings: readonly Setting[], depth: number, span: Span): Expression {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const name = setting.path[depth] ?? '';
    const group = groups.get(name);
    if (group) group.push(setting);
    else groups.set(name, [setting]);
  }
  const entries = [...groups].flatMap(([name, group]): readonly ObjectEntry[] => {
    const [first] = group;
    if (!first) return [];
    const { entry } = first.place;
    const isNested = first.path.length > depth + 1 && depth < DEEPEST;
    const value = isNested ? objectOf(group, depth + 1, entry) : literalOf(first.value, first.place);
    return [{ name, value, span: entry }];
  });
  return { kind: 'object', entries, span };
}

export function literalOf(value: string, place: Place): Literal {
  return { kind: 'literal', type: 'text', value, span: place.literal, place };
}
