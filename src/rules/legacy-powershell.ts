import type { Edit, Fix } from '../core/types.ts';
import type { Cmdlet } from '../facts/types.ts';
import { azureAdCommands } from './azuread-commands.ts';
import type { Successor } from './command-successor.ts';
import { defineRule } from './define-rule.ts';
import { msOnlineCommands } from './msonline-commands.ts';

/** The commands in lower case: PowerShell ignores it. */
const SUCCESSORS: ReadonlyMap<string, Successor> = new Map(
  Object.entries({ ...msOnlineCommands, ...azureAdCommands }).map(([name, row]) => [name.toLowerCase(), row]),
);

export default defineRule({
  id: 'legacy-powershell',
  on: ['cmdlet', 'dependency'],
  severity: 'warning',
  prevents: [],
  finds:
    'Commands of the PowerShell modules MSOnline, AzureAD and AzureADPreview; of each command the first use in a file, with the number of all.',
  why:
    'The modules have been deprecated since 30 March 2024 and unsupported since 30 March 2025. MSOnline stopped working ' +
    'between April and May 2025, AzureAD is being retired since July 2025. Microsoft Graph PowerShell takes their place. ' +
    'A fix changes all uses of a command in the file. It renames the parameters that are known to mean the same, and ' +
    'puts a comment where something has to be looked at; what the commands return differs, too.',
  messages: {
    msOnline:
      '{name}{uses} is a command of MSOnline, which stopped working between April and May 2025. {instead}',
    azureAd:
      '{name}{uses} is a command of the AzureAD module, unsupported since 30 March 2025 and being retired since July 2025. {instead}',
    msOnlineModule:
      'The module {name} stopped working between April and May 2025. Use Microsoft.Graph, or Microsoft.Entra, whose commands are closer to those of AzureAD.',
    azureAdModule:
      'The module {name} has been unsupported since 30 March 2025 and is being retired since July 2025. Use Microsoft.Graph, or Microsoft.Entra, whose commands are closer to it.',
  },
  sources: [
    'https://learn.microsoft.com/powershell/microsoftgraph/azuread-msoline-cmdlet-map',
    'https://learn.microsoft.com/powershell/entra-powershell/azuread-powershell-to-entra-powershell-mapping',
  ],
  examples: [
    {
      path: 'group.ps1',
      bad: '$group = Get-MgGroup -Filter "displayName eq \'Finance\'"\n«Add-AzureADGroupMember» -ObjectId $group.Id -RefObjectId $userId\n',
      fixed:
        '$group = Get-MgGroup -Filter "displayName eq \'Finance\'"\nNew-MgGroupMember -GroupId $group.Id -DirectoryObjectId $userId\n',
    },
    {
      path: 'report.psm1',
      bad: 'function Get-Report {\n    $users = «Get-MsolUser» -All\n    foreach ($id in $ids) { Get-MsolUser -ObjectId $id }\n}\n',
      fixed:
        'function Get-Report {\n    # Only some properties come back: name the others with -Property. isLicensed is told by AssignedLicenses.\n    $users = Get-MgUser -All\n    foreach ($id in $ids) { Get-MgUser -UserId $id }\n}\n',
    },
    {
      path: 'key.ps1',
      bad: '«Remove-MsolServicePrincipalCredential» -ObjectId $id -KeyIds @($keyId)\n',
      fixed:
        '# Remove-MgServicePrincipalKey wants -Proof, a JWT signed with the private key of a certificate that the same object has already. To remove a symmetric key, write back the keys to keep: Update-MgServicePrincipal -KeyCredentials. Parameters to look at: -ObjectId, -KeyIds.\nRemove-MgServicePrincipalKey -ObjectId $id -KeyIds @($keyId)\n',
    },
    {
      path: 'Admin.psd1',
      bad: "@{\n    RootModule      = 'Admin.psm1'\n    RequiredModules = @('«MSOnline»')\n}\n",
      fixed: "@{\n    RootModule      = 'Admin.psm1'\n    RequiredModules = @('Microsoft.Graph')\n}\n",
    },
  ],
  fine: [
    {
      path: 'graph.ps1',
      text: 'Connect-MgGraph -Scopes User.Read.All\nGet-MgUser -All | Select-Object Id\n',
    },
    {
      path: 'entra.ps1',
      text: 'Connect-Entra -Scopes User.Read.All\nEnable-EntraAzureADAlias\nGet-AzureADUser -All $true\n',
    },
    { path: 'hunting.ps1', text: 'Connect-MgGraph\nGet-AzureADIRSignInDetail -UserId $id\n' },
    { path: 'az.ps1', text: 'Connect-AzAccount\nGet-AzADServicePrincipal -DisplayName web\n' },
  ],

  *check(fact) {
    if (fact.kind === 'dependency') {
      const { name, span, ecosystem } = fact;
      if (ecosystem !== 'PowerShell Gallery' || !/^(?:MSOnline|AzureAD(?:Preview)?)$/i.test(name)) return;
      const message = /^msonline$/i.test(name) ? 'msOnlineModule' : 'azureAdModule';
      const edits = [{ span, newText: 'Microsoft.Graph' }];
      const fix: Fix = { kind: 'edit', title: 'Use Microsoft.Graph', safe: false, edits };
      yield { message, at: span, values: { name }, fixes: [fix] };
      return;
    }
    const row = SUCCESSORS.get(fact.name.toLowerCase());
    if (!row || fact.isRepeat) return;
    const count = fact.repeats.length + 1;
    yield {
      message: fact.module === 'MSOnline' ? 'msOnline' : 'azureAd',
      at: fact.span,
      values: {
        name: fact.name,
        uses: count > 1 ? ` (${count} uses in this file)` : '',
        instead: insteadOf(row),
      },
      fixes: fixesOf(fact, row),
    };
  },
});

function insteadOf({ use, note = '' }: Successor): string {
  const command = use ? `Use ${use}.` : 'Microsoft Graph PowerShell has no single command for it.';
  return `${command} ${note}`.trim();
}

function fixesOf(first: Cmdlet, row: Successor): readonly Fix[] {
  const { use } = row;
  if (!use) return [];
  const all = [first, ...first.repeats];
  const where = all.length > 1 ? ` in ${all.length} places` : '';
  const edits = all.flatMap((cmdlet) => rewritten(cmdlet, use, row, cmdlet === first));
  return [{ kind: 'edit', title: `Replace ${first.name} with ${use}${where}`, safe: false, edits }];
}

/** The command's new name and parameters; in a comment what is known not to fit. */
function rewritten(cmdlet: Cmdlet, use: string, row: Successor, isFirst: boolean): readonly Edit[] {
  const renamed = renamedParameters(cmdlet, row);
  const note = [
    ...(isFirst && row.note ? [row.note] : []),
    ...(renamed.kind === 'unknown' ? [`Parameters to look at: ${renamed.names.join(', ')}.`] : []),
  ].join(' ');
  return [
    ...(note && cmdlet.comment ? [cmdlet.comment(note)] : []),
    { span: cmdlet.span, newText: use },
    ...(renamed.kind === 'known' ? renamed.edits : []),
  ];
}

type Renamed =
  | { readonly kind: 'known'; readonly edits: readonly Edit[] }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/** Parameters that every command has. */
const COMMON =
  /^(?:verbose|debug|errora(?:ction)?|ea|errorvariable|ev|warninga(?:ction)?|wa|warningvariable|informationaction|outvariable|ov|outbuffer|pipelinevariable|whatif|confirm)$/i;

/** The new names of the parameters, or those of which it is not known whether they mean the same. */
function renamedParameters({ arguments: args }: Cmdlet, { parameters = {} }: Successor): Renamed {
  const names = new Map(Object.entries(parameters).map(([name, to]) => [name.toLowerCase(), to]));
  const edits: Edit[] = [];
  const unknown: string[] = [];
  for (const { name = '', nameSpan, value } of args) {
    const to = names.get(name.toLowerCase());
    if (COMMON.test(name)) continue;
    if (!to || !nameSpan) unknown.push(sayParameter(name, nameSpan !== undefined));
    else if (!to.endsWith(':')) edits.push({ span: nameSpan, newText: `-${to}` });
    else if (value.span.start < nameSpan.end) edits.push({ span: nameSpan, newText: `-${to.slice(0, -1)}` });
    else edits.push({ span: { start: nameSpan.start, end: value.span.start }, newText: `-${to}` });
  }
  return unknown.length > 0 ? { kind: 'unknown', names: [...new Set(unknown)] } : { kind: 'known', edits };
}

function sayParameter(name: string, isWritten: boolean): string {
  if (isWritten) return `-${name}`;
  return /^inputobject$/i.test(name) ? 'what is piped in' : 'those without a name';
}
