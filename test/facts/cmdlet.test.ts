import assert from 'node:assert/strict';
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
