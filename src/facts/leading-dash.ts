import type { Argument } from '../core/expressions.ts';
import { literalOf } from './expression-text.ts';
import type { CommandLine } from './library.ts';
import { rowIn } from './rows.ts';
import type { SecretFlaw } from './types.ts';

/**
 * A value that begins with a dash, apart from its option: Azure CLI takes it for the next option, in quotes too.
 * Source: https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-quoting.
 */
export function leadingDash(
  { value, nameSpan }: Argument,
  option: string,
  { command, options }: CommandLine,
): SecretFlaw | undefined {
  const literal = literalOf(value);
  if (!command.startsWith('az ') || !nameSpan || !literal || !/^-./.test(literal.value)) return undefined;
  const { span, literal: written } = literal.place;
  if (written.start <= nameSpan.end || written.start !== value.span.start) return undefined;
  const isLong = (name: string) => name.length > 1 && rowIn(options, name) === rowIn(options, option);
  // An equals sign is documented for long options only.
  const long = isLong(option) ? option : Object.keys(options).find(isLong);
  const tied = { start: nameSpan.start, end: written.start };
  const repair = long === undefined ? [] : [{ span: tied, newText: `--${long}=` }];
  return { kind: 'leading-dash', detail: 'apart', span, repair };
}
