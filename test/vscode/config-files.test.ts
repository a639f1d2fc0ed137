import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, findingsIn, openNew, remove, writeText } from './editor.ts';

const SECRET = 'AZURE_CLIENT_SECRET=37b9e6d4-1f50-4a28-b7c3-e49d02f8a516\n';
const CONFIG = 'configured/.aadsts-lensrc.json';

describe('.aadsts-lensrc.json', () => {
  let document: vscode.TextDocument;
  before(async () => {
    ({ document } = await openNew('configured/api/app.env', SECRET));
    await findings(document.uri, 1);
  });
  afterEach(async () => {
    await remove(CONFIG).catch(() => {});
    await findings(document.uri, 1);
  });

  it('turns a rule off, and editing it takes effect without a reload', async () => {
    await writeText(CONFIG, '{ "rules": { "secret-id-as-value": "off" } }');
    await findings(document.uri, 0);
    const editor = await vscode.window.showTextDocument(
      vscode.Uri.joinPath(document.uri, '../../.aadsts-lensrc.json'),
    );
    const all = new vscode.Range(0, 0, 1, 0);
    await editor.edit((edit) => edit.replace(all, '{ "rules": { "secret-id-as-value": "hint" } } // milder'));
    await editor.document.save();
    await findings(document.uri, 1);
    const severity = vscode.languages.getDiagnostics(document.uri)[0]?.severity;
    assert.equal(severity, vscode.DiagnosticSeverity.Hint);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('leaves files out, and takes no effect while it is broken', async () => {
    await writeText(CONFIG, '{ "exclude": ["api"] }');
    await findings(document.uri, 0);
    await writeText(CONFIG, '{ "exclude": ["api"');
    await findings(document.uri, 1);
  });

  it('yields to the settings', async () => {
    await writeText(CONFIG, '{ "rules": { "secret-id-as-value": "off" } }');
    await findings(document.uri, 0);
    const settings = vscode.workspace.getConfiguration('aadstsLens');
    await settings.update('rules', { 'secret-id-as-value': 'error' }, vscode.ConfigurationTarget.Workspace);
    await findings(document.uri, 1);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('names a baseline, whose findings are left out', async () => {
    const entry = { path: 'api/app.env', rule: 'secret-id-as-value', setting: 'AZURE_CLIENT_SECRET' };
    await writeText('configured/known.json', JSON.stringify({ schema: 1, findings: [entry] }));
    await writeText(CONFIG, '{ "baseline": "known.json" }');
    await findings(document.uri, 0);
    const range = new vscode.Range(0, 0, 0, 60);
    const actions: readonly vscode.CodeAction[] = await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'quickfix',
    );
    assert.deepEqual(actions, []);
    await writeText('configured/known.json', '{ "schema": 1, "findings": [] }');
    await findings(document.uri, 1);
  });

  it('is checked by its schema, comments included', async () => {
    const { document: config } = await openNew(
      CONFIG,
      '{\n  // ours\n  "rules": { "secret-id": "off", "secret-masked": "loud", },\n}\n',
    );
    const problems = await eventually('problems of the schema', () => {
      const found = vscode.languages.getDiagnostics(config.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(problems.map(({ range }) => config.getText(range)).sort(), ['"loud"', '"secret-id"']);
    assert.deepEqual(findingsIn(config.uri), []);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
