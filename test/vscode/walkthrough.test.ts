import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, report } from './editor.ts';

const tryStep = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`aadstsLens.try.${name}`);

function selected(): string {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.getText(editor.selection) ?? '';
}

describe('the sample of the walkthrough', () => {
  it('has one mistake, which is selected', async () => {
    await tryStep('find');
    assert.equal(selected(), 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8');
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert(uri?.scheme === 'untitled');
    assert.match((await findings(uri, 1)).join(), /secret-id-as-value/);
  });

  it('explains its error', async () => {
    await tryStep('explain');
    assert.match(await report('AADSTS7000215.md'), /^# AADSTS7000215/);
  });

  it('opens its token', async () => {
    await tryStep('decode');
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const tab = await eventually('the panel', () => tabs().find(({ label }) => label === 'Decoded token'));
    await vscode.window.tabGroups.close(tab);
  });

  it('gets a token of the local endpoint', async () => {
    await tryStep('test');
    const told = await eventually('the report', async () => {
      const text = await report('Token request.md');
      return /^# Token granted/.test(text) ? text : undefined;
    });
    assert.match(told, /localhost/);
    await vscode.commands.executeCommand('aadstsLens.stopEmulator');
  });
});
