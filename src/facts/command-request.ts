import type { Call, Expression } from '../core/expressions.ts';
import { resolved } from '../core/expressions.ts';
import type { Syntax } from '../core/types.ts';
import { literalOf } from './expression-text.ts';
import { type Given, givenRaw, type ParameterSet } from './given-parameters.ts';
import { programs } from './library-http.ts';
import { rawParametersOf } from './raw-parameters.ts';
import { rowIn } from './rows.ts';

/** The parameters that a command line program sends: `curl -d …`, `wget --post-data …`, `http --form …`. */
export function setOfCommand(call: Call, syntax: Syntax): readonly ParameterSet[] {
  const program = rowIn(programs, call.callee.toLowerCase().replace(/\.exe$/, ''));
  if (!program) return [];
  const given: Given[] = [];
  let encoding = program.encoding;
  for (const { name = '', value } of call.arguments) {
    const option = name.replace(/^-+/, '');
    const body = rowIn(program.options, option) ?? (program.takesWords ? 'form' : undefined);
    if (body === 'query') encoding = 'query';
    if (program.forms?.includes(option)) encoding = 'form';
    if (body) given.push(...givenIn(value, body !== 'raw', syntax));
  }
  return [{ anchor: call, span: call.span, given, encoding }];
}

/** The program encodes by itself, or takes the text as it is. */
function givenIn(expression: Expression, isEncoded: boolean, syntax: Syntax): readonly Given[] {
  const value = resolved(expression);
  if (literalOf(value)?.value.startsWith('@')) return [];
  return rawParametersOf(value, syntax).map((raw) =>
    isEncoded ? { ...givenRaw(raw), text: raw.text, isEncoded } : givenRaw(raw),
  );
}
