import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import { eventually, openExample } from './editor.ts';

const contributed = manifest.contributes.commands.map(({ command }) => command);

/** Called by what the extension shows: lenses, fixes, links, the status bar, the walkthrough. */
const INTERNAL = [
  'copyThumbprint',
  'enterSecret',
  'showQuickFixes',
  'stopReading',
  'try.decode',
  'try.explain',
  'try.find',
  'try.fix',
  'try.test',
].map((name) => `aadstsLens.${name}`);

const HIDDEN = manifest.contributes.menus.commandPalette
  .filter(({ when }) => when === 'false')
  .map(({ command }) => command);

/** They listen and send; tests of their own call them. */
const ACTING = ['aadstsLens.startEmulator', 'aadstsLens.testAllApps'];

describe('the commands', () => {
  before(() => openExample('.env'));

  it('are those of the manifest, and those that the extension calls itself', async () => {
    const all = await vscode.commands.getCommands(true);
    // VS Code makes some for each view.
    const own = all.filter((each) => each.startsWith('aadstsLens.') && !each.startsWith('aadstsLens.apps.'));
    assert.deepEqual(own.toSorted(), [...contributed, ...INTERNAL].toSorted());
  });

  describe('work from the palette, with no file open', () => {
    before(async () => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    for (const command of contributed.filter((each) => ![...HIDDEN, ...ACTING].includes(each))) {
      it(command, async () => {
        let isDone = false;
        const running = vscode.commands.executeCommand(command).then(() => {
          isDone = true;
        });
        const ended = eventually(`the end of ${command}`, async () => {
          // Whatever it asks is left unanswered.
          await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
          await vscode.commands.executeCommand('notifications.clearAll');
          return isDone || undefined;
        });
        await Promise.all([running, ended]);
      });
    }
  });
});
