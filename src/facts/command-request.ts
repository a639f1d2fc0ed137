import type { Call, Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { literalOf, textOf } from './expression-text.ts';
import { type Given, givenRaw, type ParameterSet } from './given-parameters.ts';
import { programs } from './library-http.ts';
import { rawParametersOf } from './raw-parameters.ts';
import { rowIn } from './rows.ts';

/** True for a call of a program that sends requests. */
export function isProgram(call: Call): boolean {
  return programOf(call) !== undefined;
}

function programOf({ callee }: Call) {
  return rowIn(programs, callee.toLowerCase().replace(/\.exe$/, ''));
}

/** The parameters that a command line program sends: `curl -d …`, `wget --post-data …`, `http --form …`. */
export function setOfCommand(call: Call, syntax: Syntax): readonly ParameterSet[] {
  const program = programOf(call);
  if (!program) return [];
  const given: Given[] = [];
  let encoding = program.encoding;
  let isOpen = false;
  for (const { name = '', value, nameSpan } of call.arguments) {
    const option = name.replace(/^-+/, '');
    const body = rowIn(program.options, option) ?? (program.takesWords ? 'form' : undefined);
    if (body === 'query') encoding = 'query';
    if (program.forms?.includes(option)) encoding = 'form';
    const read = body ? givenIn(value, body !== 'raw', syntax) : [];
    const isApart = nameSpan && nameSpan.end < value.span.start;
    // Of several parameters it would encode the marks between them too.
    const repair =
      isApart && program.encodes && read.length === 1 ? [{ span: nameSpan, newText: program.encodes }] : [];
    given.push(...(repair.length > 0 ? read.map((each) => ({ ...each, repair })) : read));
    // A word that is computed may stand for any number of options.
    const isUnknown =
      name === '' ? textOf(value) === undefined : body && body !== 'query' && read.length === 0;
    if (isUnknown || OPENING.test(option)) isOpen = true;
  }
  return [{ anchor: call, span: call.span, given, encoding, isOpen }];
}

/** Options of curl that bring parameters along which are not read. */
const OPENING = /^(?:K|config|F|form|form-string|json|T|upload-file)$/;

/** The program encodes by itself, or takes the text as it is. */
function givenIn(expression: Expression, isEncoded: boolean, syntax: Syntax): readonly Given[] {
  const value = resolved(expression);
  if (literalOf(value)?.value.startsWith('@')) return [];
  return rawParametersOf(value, syntax).parameters.map((raw) =>
    isEncoded ? encodedByProgram(givenRaw(raw), raw.text) : givenRaw(raw),
  );
}

/** What a program encodes as one value is written as it is, and has no room for another. */
function encodedByProgram({ sister: _, ...given }: Given, text: string | undefined): Given {
  const encode = (value: string) => (/^[\w.:/~-]*$/.test(value) ? value : encodeURIComponent(value));
  return { ...given, text, isEncoded: true, place: { ...given.place, syntax: { encode } } };
}
