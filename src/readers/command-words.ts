import type { Argument, Call, Expression, Literal } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { Place, Setting, Span, Syntax } from '../core/types.ts';

/**
 * The settings that the words of a command line state: `docker run -e NAME=value`, `az … --settings A=b C=d`,
 * `gh secret set NAME --body value`. They stand under the name of the program. `source` is the whole text.
 */
export function settingsOfCommand(call: Call, source: string, syntax: Syntax): readonly Setting[] {
  const pairs = call.arguments.flatMap(({ value }) => pairIn(call, value, source, syntax) ?? []);
  const named = namedValue(call);
  return named
    ? [...pairs, settingAt([call.callee, named.name], named.value, named.value.span, syntax)]
    : pairs;
}

/** Programs that send what they are given: a word that says `name=value` is a part of a request. */
const SENDS_REQUESTS = /^(?:curl|wget|https?|xh|curlie|invoke-(?:restmethod|webrequest)|irm|iwr)(?:\.exe)?$/i;

/** The setting that a word of a command states; undefined for a word that has another form, or no value. */
function pairIn({ callee }: Call, word: Expression, source: string, syntax: Syntax): Setting | undefined {
  const first = word.kind === 'concatenation' ? word.parts[0] : word;
  if (first?.kind !== 'literal' || first.type !== 'text' || SENDS_REQUESTS.test(callee)) return undefined;
  const [prefix, name = ''] = /^([A-Za-z_][\w.:-]*)=(?!=)/.exec(first.value) ?? [];
  if (prefix === undefined || isOfSeveral(word, prefix)) return undefined;
  const path = [callee, name];
  if (word.kind === 'literal') return literalPair(path, word, prefix, source);
  if (word.kind !== 'concatenation') return undefined;
  const [, value, third] = word.parts;
  if (value && !third && first.value === prefix) return settingAt(path, value, word.span, syntax);
  const end = word.parts.at(-1)?.span.end ?? word.span.end;
  const span = { start: first.place.span.start + prefix.length, end };
  return { path, value: '', isComputed: true, place: { span, literal: span, entry: word.span, syntax } };
}

/** True for bodies of forms, connection strings and texts of several lines: more than one name stands in them. */
function isOfSeveral(word: Expression, prefix: string): boolean {
  const parts = word.kind === 'concatenation' ? word.parts : [word];
  const text = parts.map((part) => (part.kind === 'literal' ? part.value : '')).join('');
  return /&[\w.-]+=|\n/.test(text) || /^[^;=]*;[^;=]+=/.test(text.slice(prefix.length));
}

/** The whole word is written anew: only so it stays one word, whatever is put in. */
function literalPair(
  path: readonly string[],
  { value, place }: Literal,
  prefix: string,
  source: string,
): Setting | undefined {
  const written = source.slice(place.span.start, place.span.end);
  // Where texts stand side by side, the quotes of the first one are in sight: `'A=it'\''s'`.
  const from = written.indexOf(prefix);
  if (value === prefix || from < 0 || !/^["']?$/.test(written.slice(0, from))) return undefined;
  const { encode, references } = place.syntax;
  const syntax: Syntax = {
    encode: (text) => encode(prefix + text),
    ...(references && {
      references: (variable, at) =>
        references(variable, at).map(({ title, edits }) => ({
          title,
          edits: edits.map(({ span, newText }) => ({ span, newText: prefix + newText })),
        })),
    }),
  };
  const span = withoutQuotes(written, place.span, from + prefix.length);
  return {
    path,
    value: value.slice(prefix.length),
    place: { span, literal: place.literal, entry: place.literal, syntax },
  };
}

/** What stands behind the name, without the quotes that stand around all of it. */
function withoutQuotes(written: string, { start, end }: Span, from: number): Span {
  const isQuoted = /^(?:"(?:[^"\\`]|[\\`][\s\S])*"|'[^']*')$/.test(written.slice(from));
  return isQuoted ? { start: start + from + 1, end: end - 1 } : { start: start + from, end };
}

function settingAt(path: readonly string[], expression: Expression, entry: Span, syntax: Syntax): Setting {
  const value = resolved(expression);
  if (value.kind === 'literal' && value.type === 'text') {
    return { path, value: value.value, place: { ...value.place, entry } };
  }
  const place: Place = { span: value.span, literal: value.span, entry, syntax };
  return { path, value: '', isComputed: true, place };
}

/** A command that gives a value to a name, each in a word of its own. */
interface NamingCommand {
  /** The program and its first words. */
  readonly words: string;
  /** The option that holds the name, else it is the next word; likewise the value. */
  readonly name?: string;
  readonly value?: readonly string[];
}

const NAMING: readonly NamingCommand[] = [
  { words: 'gh secret set', value: ['body', 'b', 'stdin'] },
  { words: 'gh variable set', value: ['body', 'b', 'stdin'] },
  { words: 'az keyvault secret set', name: 'name', value: ['value'] },
  { words: 'az pipelines variable create', name: 'name', value: ['value'] },
  { words: 'az pipelines variable-group variable create', name: 'name', value: ['value'] },
  { words: 'azd env set' },
  { words: 'dotnet user-secrets set' },
  { words: 'func settings add' },
  { words: 'pulumi config set' },
  { words: 'setx' },
];
const PROGRAMS = new Set(NAMING.map(({ words }) => words.split(' ')[0]));

function namedValue({ callee, arguments: args }: Call): { name: string; value: Expression } | undefined {
  if (!PROGRAMS.has(callee)) return undefined;
  const words = args.filter(({ name }) => name === undefined);
  const texts = words.map(({ value }) => textOf(value) ?? '');
  const line = `${[callee, ...texts].join(' ')} `;
  const row = NAMING.find(({ words: first }) => line.startsWith(`${first} `));
  if (!row) return undefined;
  const rest = words.slice(row.words.split(' ').length - 1);
  const name = textOf((row.name ? optionIn(args, [row.name]) : rest[0])?.value);
  const value = row.value ? optionIn(args, row.value) : rest[1];
  return name && value ? { name, value: value.value } : undefined;
}

function optionIn(args: readonly Argument[], names: readonly string[]): Argument | undefined {
  return args.find(({ name }) => name !== undefined && names.includes(name.replace(/^-+/, '')));
}

function textOf(expression: Expression | undefined): string | undefined {
  const value = expression && resolved(expression);
  return value?.kind === 'literal' && value.type === 'text' ? value.value : undefined;
}
