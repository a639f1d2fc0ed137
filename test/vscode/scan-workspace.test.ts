import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, findingsIn, remove, writeText } from './editor.ts';

const MISTAKE = 'AZURE_CLIENT_SECRET=58e0f1c2-6a7d-4b93-9c14-3df2b8a06e71\n';

const scan = () => vscode.commands.executeCommand('aadstsLens.scanWorkspace');

describe('Scan Workspace', () => {
  after(() => remove('scan'));

  it('shows what is wrong in files that are not open, but for those that are left out', async () => {
    const uri = await writeText('scan/deep/service.env', MISTAKE);
    const ignored = await writeText('scan/out/service.env', MISTAKE);
    await writeText('scan/.gitignore', 'out/\n');
    const other = await writeText('scan/other.env', 'PORT=8080\n');
    await scan();
    const found = await findings(uri, 1);
    assert.match(found[0] ?? '', /^1:21 secret-id-as-value$/);
    assert.deepEqual(findingsIn(ignored), []);
    assert.deepEqual(findingsIn(other), []);
  });

  it('lets go of them when the file is opened: then each is shown once', async () => {
    const uri = await writeText('scan/opened.env', MISTAKE);
    await scan();
    await findings(uri, 1);
    await vscode.window.showTextDocument(uri);
    await eventually('a finding of the open document alone', () => {
      const own = vscode.languages.getDiagnostics(uri);
      return own.length === 1 ? own : undefined;
    });
    await scan();
    await findings(uri, 1);
  });

  it('lets go of them when the file changes', async () => {
    const uri = await writeText('scan/mended.env', MISTAKE);
    await scan();
    await findings(uri, 1);
    await writeText('scan/mended.env', 'PORT=8080\n');
    await findings(uri, 0);
  });

  it('of a folder shows what is wrong in it, and leaves other findings be', async () => {
    const outside = await writeText('scan/outside.env', MISTAKE);
    await scan();
    await findings(outside, 1);
    const inside = await writeText('scan/part/service.env', MISTAKE);
    const beside = await writeText('scan/part-two/service.env', MISTAKE);
    const folder = vscode.Uri.joinPath(inside, '..');
    await vscode.commands.executeCommand('aadstsLens.scanFolder', folder);
    await findings(inside, 1);
    await findings(outside, 1);
    assert.deepEqual(findingsIn(beside), []);
    await writeText('scan/part/service.env', 'PORT=8080\n');
    await findings(inside, 0);
  });
});
