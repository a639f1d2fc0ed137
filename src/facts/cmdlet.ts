import { foundInParts } from '../core/code-parts.ts';
import type { Call, Code, CommandLayout } from '../core/expressions.ts';
import { withRepeats } from './repeats.ts';
import type { Cmdlet } from './types.ts';

/** Modules by the beginning of the noun that all their commands have: `New-MsolServicePrincipalCredential`. */
const MODULES: readonly (readonly [RegExp, Cmdlet['module']])[] = [
  [/^[A-Za-z]+-Msol[A-Za-z]/i, 'MSOnline'],
  [/^[A-Za-z]+-AzureAD/i, 'AzureAD'],
  [/^[A-Za-z]+-Az[A-Z]/, 'Az'],
  [/^[A-Za-z]+-Mg[A-Z]/, 'Microsoft.Graph'],
];

/** Lets the commands of AzureAD mean those of Microsoft Entra PowerShell, which are alive. */
const ALIASED = /^Enable-EntraAzureADAlias(?:es)?$/i;

/** The PowerShell commands of a file that speak to Entra, in the order of the text. */
export function cmdletsOf(code: Code): readonly Cmdlet[] {
  const { calls, layoutOf } = code;
  const commands = commandsOfModules(code);
  const isAliased = commands.length > 0 && calls.some(({ callee }) => ALIASED.test(callee));
  const found = commands
    .filter(({ module }) => !(isAliased && module === 'AzureAD'))
    .map(({ call, module }) => cmdletOf(call, module, layoutOf?.(call)));
  const inOrder = found.toSorted((a, b) => a.span.start - b.span.start);
  return withRepeats(inOrder, ({ name }) => name.toLowerCase());
}

const commandsOfModules = foundInParts(({ calls }) =>
  calls.flatMap((call) => {
    const module = call.receiver ? undefined : MODULES.find(([pattern]) => pattern.test(call.callee))?.[1];
    return module ? [{ call, module }] : [];
  }),
);

function cmdletOf(
  { callee, arguments: args, span }: Call,
  module: Cmdlet['module'],
  command: CommandLayout | undefined,
): Cmdlet {
  return {
    kind: 'cmdlet',
    name: callee,
    module,
    arguments: args.map(({ name, nameSpan, value }) => ({
      ...(name !== undefined && { name: name.replace(/^-/, '') }),
      ...(nameSpan && { nameSpan }),
      value,
    })),
    span: command?.name ?? { start: span.start, end: span.start + callee.length },
    whole: span,
    ...(command && { comment: command.comment }),
    repeats: [],
    isRepeat: false,
  };
}
