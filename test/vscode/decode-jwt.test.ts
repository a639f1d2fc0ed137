import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openExample, openNew, report } from './editor.ts';

describe('Decode JWT', () => {
  it('takes the token at the cursor, and says what Entra will make of it', async () => {
    const editor = await openExample('token.http');
    const cursor = editor.document.positionAt(editor.document.getText().indexOf('eyJ') + 10);
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('aadstsLens.decodeJwt');
    const text = await report('Decoded token.jsonc');
    assert.match(text, /"iss": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"/);
    assert.match(text, /^\/\/ x The header names no certificate[\s\S]+?AADSTS5002723/m);
  });

  it('takes the selection, and names what is no token', async () => {
    const editor = await openNew('note.txt', 'this is no token\n');
    editor.selection = new vscode.Selection(0, 0, 0, 16);
    await vscode.commands.executeCommand('aadstsLens.decodeJwt');
    assert.match(await report('Decoded token.jsonc'), /no whole token/);
  });
});
