import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, openNew, remove, writeText } from './editor.ts';

const CLIENT = '9d3c5b17-0e42-4c6a-8f91-72b0ad4e16f5';
const SECRET_ID = '58e0f1c2-6a7d-4b93-9c14-3df2b8a06e71';

/** What a person wrote down of a secret: its ID. */
function notes(secretId: string): string {
  return `azure:\n  clientId: ${CLIENT}\n  clientSecretId: ${secretId}\n`;
}

/** Waits until the only finding of a document has so many proofs, and gives the finding. */
function proven(uri: vscode.Uri, proofs: number): Promise<vscode.Diagnostic> {
  return eventually(`a finding with ${proofs} proofs`, () => {
    const [found] = vscode.languages.getDiagnostics(uri);
    return found?.relatedInformation?.length === proofs ? found : undefined;
  });
}

describe('other files of the workspace', () => {
  let document: vscode.TextDocument;
  before(async () => {
    ({ document } = await openNew('daemon.env', `AZURE_CLIENT_SECRET=${SECRET_ID}\n`));
    await findings(document.uri, 1);
  });
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('aadstsLens')
      .update('workspaceIndex', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('prove a finding, and show where', async () => {
    const uri = await writeText('ops/notes.yaml', notes(SECRET_ID));
    const found = await proven(document.uri, 1);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    const [proof] = found.relatedInformation ?? [];
    assert.equal(proof?.location.uri.toString(), uri.toString());
    assert.deepEqual(
      [proof.location.range.start.line, proof.location.range.start.character],
      [2, 'clientSecretId: '.length + 2],
    );
    assert.match(proof.message, /^clientSecretId /);
  });

  it('are followed when they change, and when they go', async () => {
    await writeText('ops/notes.yaml', notes('00c1d2e3-6a7d-4b93-9c14-3df2b8a06e71'));
    await proven(document.uri, 0);
    await writeText('ops/notes.yaml', notes(SECRET_ID));
    await proven(document.uri, 1);
    await remove('ops');
    const found = await proven(document.uri, 0);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('count as the editor shows them while they are open, and as they are saved afterwards', async () => {
    const editor = await openNew('draft.yaml', notes('00c1d2e3-6a7d-4b93-9c14-3df2b8a06e71'));
    const text = editor.document.getText();
    const start = editor.document.positionAt(text.indexOf('00c1d2e3'));
    await editor.edit((edit) => edit.replace(new vscode.Range(start, start.translate(0, 36)), SECRET_ID));
    await proven(document.uri, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await proven(document.uri, 0);
    await remove('draft.yaml');
  });

  it('are left alone where .gitignore or the settings leave them out', async () => {
    await writeText('.gitignore', 'build/\n');
    await writeText('build/notes.yaml', notes(SECRET_ID));
    await writeText('kept/notes.yaml', notes(SECRET_ID));
    // The files may be noticed before .gitignore is: what counts is where it ends.
    await eventually('the proof that is not left out', async () => {
      const { relatedInformation } = await proven(document.uri, 1);
      return relatedInformation?.[0]?.location.uri.path.endsWith('/kept/notes.yaml') || undefined;
    });
    await remove('.gitignore');
    await proven(document.uri, 2);
    await vscode.workspace
      .getConfiguration('aadstsLens')
      .update('workspaceIndex', false, vscode.ConfigurationTarget.Workspace);
    await proven(document.uri, 0);
    await remove('build');
    await remove('kept');
  });
});
