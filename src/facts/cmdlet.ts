import type { Call, Code } from '../core/expressions.ts';
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
export function cmdletsOf({ calls }: Code): readonly Cmdlet[] {
  const isAliased = calls.some(({ callee }) => ALIASED.test(callee));
  const found = calls.flatMap((call) => {
    const module = call.receiver ? undefined : MODULES.find(([pattern]) => pattern.test(call.callee))?.[1];
    return module && !(isAliased && module === 'AzureAD') ? [cmdletOf(call, module)] : [];
  });
  return withRepeats(found.toSorted((a, b) => a.span.start - b.span.start));
}

function withRepeats(cmdlets: readonly Cmdlet[]): readonly Cmdlet[] {
  const uses = new Map<string, Cmdlet[]>();
  for (const cmdlet of cmdlets) {
    const key = cmdlet.name.toLowerCase();
    const earlier = uses.get(key);
    if (earlier) earlier.push({ ...cmdlet, isRepeat: true });
    else uses.set(key, [cmdlet]);
  }
  return [...uses.values()]
    .flatMap(([first, ...repeats]) => (first ? [{ ...first, repeats }, ...repeats] : []))
    .toSorted((a, b) => a.span.start - b.span.start);
}

function cmdletOf({ callee, arguments: args, span, command }: Call, module: Cmdlet['module']): Cmdlet {
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
