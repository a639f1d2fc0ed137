import type { Call, Code } from '../core/expressions.ts';
import type { Cmdlet } from './types.ts';

/** Modules by the beginning of the noun that all their commands have: `New-MsolServicePrincipalCredential`. */
const MODULES: readonly (readonly [RegExp, Cmdlet['module']])[] = [
  [/^[A-Za-z]+-Msol[A-Za-z]/i, 'MSOnline'],
  [/^[A-Za-z]+-AzureAD/i, 'AzureAD'],
  [/^[A-Za-z]+-Az[A-Z]/, 'Az'],
  [/^[A-Za-z]+-Mg[A-Z]/, 'Microsoft.Graph'],
];

/** The PowerShell commands of a file that speak to Entra, in the order of the text. */
export function cmdletsOf({ calls }: Code): readonly Cmdlet[] {
  return calls.flatMap((call) => {
    const module = call.receiver ? undefined : MODULES.find(([pattern]) => pattern.test(call.callee))?.[1];
    return module ? [cmdletOf(call, module)] : [];
  });
}

function cmdletOf({ callee, arguments: args, span }: Call, module: Cmdlet['module']): Cmdlet {
  return {
    kind: 'cmdlet',
    name: callee,
    module,
    arguments: args.map(({ name, value }) => ({
      ...(name !== undefined && { name: name.replace(/^-/, '') }),
      value,
    })),
    span: { start: span.start, end: span.start + callee.length },
    whole: span,
  };
}
