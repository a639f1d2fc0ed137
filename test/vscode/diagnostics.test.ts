import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, findingsIn, openByCommand, openExample, openNew } from './editor.ts';

describe('diagnostics', () => {
  it('mark the mistakes of an environment file', async () => {
    const { document } = await openExample('.env');
    assert.deepEqual(await findings(document.uri, 2), [
      '3:17 client-id-malformed',
      '4:21 secret-id-as-value',
    ]);
    const [first] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(typeof first?.code === 'object');
    assert.match(first.code.target.toString(), /docs\/rules\.md#/);
    assert.match(first.message, /AADSTS\d+/);
  });

  it('mark those of appsettings.json and of a compose file', async () => {
    const settings = await openExample('appsettings.json');
    assert.deepEqual(await findings(settings.document.uri, 2), [
      '4:18 tenant-malformed',
      '7:22 secret-is-thumbprint',
    ]);
    const compose = await openExample('compose.yaml');
    assert.deepEqual(await findings(compose.document.uri, 2), [
      '7:28 secret-masked',
      '13:29 secret-equals-client-id',
    ]);
  });

  it('mark those of code, as soon as its grammar is there', async () => {
    const credential =
      'ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8")';
    const { document } = await openNew(
      'daemon.py',
      `from azure.identity import *\n\ncredential = ${credential}\n`,
    );
    assert.deepEqual(await findings(document.uri, 1), ['3:93 secret-id-as-value']);
  });

  it('follow what is typed, and go when the file is closed', async () => {
    const editor = await openByCommand('typed.env', 'AZURE_CLIENT_SECRET=\n');
    const end = new vscode.Position(0, 20);
    await editor.edit((edit) => edit.insert(end, 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8'));
    assert.deepEqual(await findings(editor.document.uri, 1), ['1:21 secret-id-as-value']);
    await editor.edit((edit) => edit.insert(end, '<'));
    await findings(editor.document.uri, 0);
    await editor.edit((edit) => edit.delete(new vscode.Range(end, end.translate(0, 1))));
    await findings(editor.document.uri, 1);
    await editor.document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the findings to go', () =>
      findingsIn(editor.document.uri).length === 0 ? true : undefined,
    );
  });

  it('take the severity from the settings', async () => {
    const { document } = await openExample('.env');
    await findings(document.uri, 2);
    const settings = vscode.workspace.getConfiguration('aadstsLens');
    await settings.update('rules', { 'secret-id-as-value': 'off' }, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(await findings(document.uri, 1), ['3:17 client-id-malformed']);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 2);
  });
});
