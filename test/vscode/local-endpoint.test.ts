import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openNew, report } from './editor.ts';

describe('Start Local Token Endpoint', () => {
  const settingsIn = (text: string) => /```dotenv\n([\s\S]+?)\n```/.exec(text)?.[1] ?? '';
  const test = async (settings: string, start: RegExp) => {
    await openNew('emulator/shop.env', settings);
    await vscode.commands.executeCommand('aadstsLens.testTokenRequest');
    return eventually(`a report ${start}`, async () => {
      const text = await report('Token request.md');
      return start.test(text) ? text : undefined;
    });
  };

  it('shows settings that work as they are, until it is stopped', async () => {
    await vscode.commands.executeCommand('aadstsLens.startEmulator');
    const shown = await report('Local token endpoint.md');
    assert.match(shown, /^# Local token endpoint\n\nIt answers at https:\/\/localhost:\d+ /);
    await test(settingsIn(shown), /^# Token granted/);
    await vscode.commands.executeCommand('aadstsLens.startEmulator');
    assert.equal(settingsIn(await report('Local token endpoint.md')), settingsIn(shown));
    await vscode.commands.executeCommand('aadstsLens.stopEmulator');
    assert.match(await test(settingsIn(shown), /^# The token endpoint was not reached/), /Nothing listens/);
  });
});
