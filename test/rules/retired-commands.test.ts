import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { azureAdCommands } from '../../src/rules/azuread-commands.ts';
import type { Successor } from '../../src/rules/command-successor.ts';
import { msOnlineCommands } from '../../src/rules/msonline-commands.ts';
import { checkFile } from '../workspace.ts';

const tables: readonly (readonly [
  name: string,
  rows: Readonly<Record<string, Successor>>,
  pattern: RegExp,
])[] = [
  ['MSOnline', msOnlineCommands, /^[A-Z][a-z]+-Msol[A-Z]\w+$/],
  ['AzureAD', azureAdCommands, /^[A-Z][a-z]+-AzureAD(?:[A-Z]\w+)?$/],
];

for (const [name, rows, pattern] of tables) {
  describe(`commands of ${name}`, () => {
    const names = Object.keys(rows);

    it('are named as the module names them, in their order, each once in any case', () => {
      for (const each of names) assert.match(each, pattern);
      const lower = names.map((each) => each.toLowerCase());
      assert.deepEqual(lower, lower.toSorted());
      assert.equal(new Set(lower).size, lower.length);
    });

    it('have successors in Microsoft Graph PowerShell', () => {
      for (const [each, { use }] of Object.entries(rows)) {
        if (use !== undefined) assert.match(use, /^[A-Z][a-z]+-Mg(?:Beta)?[A-Z]\w+$/, each);
      }
    });

    it('have parameters by plain names, and notes that fit into a comment of one line', () => {
      for (const [each, { use, parameters = {}, note = '' }] of Object.entries(rows)) {
        for (const [from, to] of Object.entries(parameters)) {
          assert.match(from, /^[A-Z]\w+$/, each);
          assert.match(to, /^[A-Z]\w+:?$/, each);
        }
        assert.ok(use !== undefined || Object.keys(parameters).length === 0, each);
        assert.doesNotMatch(note, /[\r\n]|#>/, each);
      }
    });
  });
}

describe('the fix of a retired command', () => {
  const cases: readonly (readonly [what: string, text: string, fixed: string])[] = [
    [
      'turns a truth value into a switch',
      'Get-AzureADGroup -All $true -ErrorAction Stop\n',
      'Get-MgGroup -All:$true -ErrorAction Stop\n',
    ],
    [
      'renames in every place',
      'Get-MsolGroup -ObjectId $a\nGet-MsolGroup -ObjectId $b -All\n',
      'Get-MgGroup -GroupId $a\nGet-MgGroup -GroupId $b -All\n',
    ],
    [
      'leaves parameters that it does not know, and says so',
      "Get-AzureADGroup -SearchString 'app' -Top 5\n",
      "# Parameters to look at: -SearchString.\nGet-MgGroup -SearchString 'app' -Top 5\n",
    ],
    [
      'says what has no name',
      'Remove-AzureADGroup $id\n',
      '# Parameters to look at: those without a name.\nRemove-MgGroup $id\n',
    ],
    [
      'says that what is piped in binds otherwise',
      'Get-MgGroup | Remove-AzureADGroup\n',
      '# Parameters to look at: what is piped in.\nGet-MgGroup | Remove-MgGroup\n',
    ],
    ['takes the name of the module away', 'AzureAD\\Get-AzureADGroup\n', 'Get-MgGroup\n'],
  ];
  for (const [what, text, fixed] of cases) {
    it(what, async () => {
      const { document, found } = await checkFile('run.ps1', text);
      const [action] = found[0]?.actions ?? [];
      assert.ok(action?.kind === 'edit' && !action.safe);
      assert.equal(TextDocument.applyEdits(document, [...action.edits]), fixed);
    });
  }

  it('tells how often a command is used', async () => {
    const { found } = await checkFile('run.ps1', 'Get-MsolGroup\n'.repeat(3));
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /^Get-MsolGroup \(3 uses in this file\) /);
  });
});
