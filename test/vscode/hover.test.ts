import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openExample, openNew } from './editor.ts';

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 3);
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('hover', () => {
  it('explains a code in a log, with what its text proves', async () => {
    const { document } = await openExample('errors.log');
    assert.match(await hoverAt(document, 'AADSTS7000215'), /^# AADSTS7000215: .+[\s\S]+## What to do/);
    const certificate = await hoverAt(document, 'AADSTS700027');
    assert.match(certificate, /What this text proves[\s\S]+3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D/i);
  });

  it('explains codes in source code, in any letter case', async () => {
    const { document } = await openNew('retry.py', 'if "aadsts50194" in error:\n    raise\n');
    assert.match(await hoverAt(document, 'aadsts50194'), /AADSTS50194/);
  });

  it('is silent beside the code, and over what only looks like one', async () => {
    const { document } = await openNew('other.log', 'AADB2C90118: forgot password; see AADSTS50011\n');
    assert.equal(await hoverAt(document, 'AADB2C90118'), '');
    assert.equal(await hoverAt(document, 'see'), '');
  });
});
