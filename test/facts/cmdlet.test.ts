import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.ts';
import { factsIn } from './reading.ts';

const script = `
Connect-MsolService
New-MsolServicePrincipalCredential -AppPrincipalId $id -Type Symmetric -Usage Sign -Value $secret
$app = Get-AzureADApplication -Filter "DisplayName eq 'api'"
Get-AzADServicePrincipal -ApplicationId $id
Update-MgApplication -ApplicationId $id
Get-ChildItem -Path .
`;

describe('cmdlets', () => {
  it('know their later uses, whatever their case', async () => {
    const text = 'Get-MsolUser -All\nget-msoluser -ObjectId $id\nGet-MsolGroup\n';
    const found = await factsIn('cmdlet', 'run.ps1', text);
    assert.deepEqual(
      found.map(({ name, isRepeat, repeats }) => [name, isRepeat, repeats.map((each) => each.name)]),
      [
        ['Get-MsolUser', false, ['get-msoluser']],
        ['get-msoluser', true, []],
        ['Get-MsolGroup', false, []],
      ],
    );
  });

  it('are those of Microsoft Entra where it lends them its names', async () => {
    const found = await factsIn(
      'cmdlet',
      'run.ps1',
      'Enable-EntraAzureADAlias\nGet-AzureADUser\nGet-MgUser\n',
    );
    assert.deepEqual(
      found.map(({ module }) => module),
      ['Microsoft.Graph'],
    );
  });

  const commented: Readonly<Record<string, string>> = {
    'Get-MgUser\n': '# note\nGet-MgUser\n',
    'if ($a) {\n\t$b = Get-MgUser\n}\n': 'if ($a) {\n\t# note\n\t$b = Get-MgUser\n}\n',
    'F `\n  -User (Get-MgUser)\n': 'F `\n  -User (<# note #> Get-MgUser)\n',
    '$a = "x" + (Get-MgUser)\n': '$a = "x" + (<# note #> Get-MgUser)\n',
    '$a = @"\n$(Get-MgUser)\n"@\n': '$a = @"\n$(<# note #> Get-MgUser)\n"@\n',
  };
  for (const [text, expected] of Object.entries(commented)) {
    it(`take a comment in ${JSON.stringify(text)}`, async () => {
      const found = await factsIn('cmdlet', 'run.ps1', text);
      const edits = found.flatMap(({ comment }) => comment?.('note') ?? []);
      assert.equal(applyEdits(text, edits), expected);
    });
  }

  it('are named with their module, parameters and place', async () => {
    const found = await factsIn('cmdlet', 'run.ps1', script);
    assert.deepEqual(
      found.map(({ name, module, span }) => [name, module, script.slice(span.start, span.end)]),
      [
        ['Connect-MsolService', 'MSOnline', 'Connect-MsolService'],
        ['New-MsolServicePrincipalCredential', 'MSOnline', 'New-MsolServicePrincipalCredential'],
        ['Get-AzureADApplication', 'AzureAD', 'Get-AzureADApplication'],
        ['Get-AzADServicePrincipal', 'Az', 'Get-AzADServicePrincipal'],
        ['Update-MgApplication', 'Microsoft.Graph', 'Update-MgApplication'],
      ],
    );
    const [, added] = found;
    const named = added?.arguments.map(({ name, value }) => [
      name,
      value.kind === 'literal' ? value.value : value.kind,
    ]);
    assert.deepEqual(named, [
      ['AppPrincipalId', 'name'],
      ['Type', 'Symmetric'],
      ['Usage', 'Sign'],
      ['Value', 'name'],
    ]);
  });
});
