import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, findingsIn, openNew, writeNew } from './editor.ts';

const SECRET_ID = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

describe('awkward files', () => {
  it('of 5 MB are checked at their beginning, and say so', async () => {
    const filler = Array.from({ length: 100_000 }, (_, index) => `FILLER_${index}=${'x'.repeat(40)}\n`).join(
      '',
    );
    const editor = await openNew('large.env', `${SECRET_ID}\n${filler}${SECRET_ID}\n`);
    assert.deepEqual(await findings(editor.document.uri, 2), [
      '1:1 checked-in-part',
      '1:21 secret-id-as-value',
    ]);
  });

  it('that are half typed still show what stands before the break', async () => {
    const text = '{ "AzureAd": { "ClientSecret": "b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8", "Tenan';
    const editor = await openNew('half.json', text);
    assert.deepEqual(await findings(editor.document.uri, 1), ['1:33 secret-id-as-value']);
  });

  it('that are empty or binary are silent, and the next file is judged as ever', async () => {
    const empty = await openNew('empty.env', '');
    const bytes = new Uint8Array(4096).map((_, index) => (index * 37) % 256);
    const binary = await writeNew('binary.env', bytes);
    await vscode.commands.executeCommand('vscode.open', binary);
    const next = await openNew('next.env', `${SECRET_ID}\n`);
    await findings(next.document.uri, 1);
    assert.deepEqual([...findingsIn(empty.document.uri), ...findingsIn(binary)], []);
  });
});
