import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { eventually, openNew, remove, report, writeText } from './editor.ts';
import { appWith, replacing, startSilentServer, startTrustedEndpoint, trust } from './endpoint.ts';

const TENANT = '0f9e8d7c-6b5a-4c3d-8e2f-1a0b9c8d7e6f';
const COMMANDS = ['testTokenRequest', 'sendAsWritten', 'testAllApps'] as const;

/** Counts the messages that are shown, and dismisses them. */
function dismissing(shown: string[]): typeof vscode.window.showWarningMessage {
  return async (message: string) => {
    shown.push(message);
    return undefined;
  };
}

describe('token requests', () => {
  let endpoint: Emulator;
  before(async () => {
    endpoint = await startTrustedEndpoint();
  });
  after(() => endpoint.close());

  const request = (origin: string) =>
    `@authority = ${origin}\n\nPOST {{authority}}/${TENANT}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_secret=x&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n`;
  const settings = (origin: string, { clientId, value } = appWith(endpoint, 'good')) =>
    `AZURE_AUTHORITY_HOST=${origin}\nAZURE_TENANT_ID=${endpoint.directory.tenants[0]?.id}\nAZURE_CLIENT_ID=${clientId}\nAZURE_CLIENT_SECRET=${value}\n`;

  /** Runs a command with messages dismissed, and without a report of an outcome that is not there yet. */
  async function run(command: string): Promise<{ shown: readonly string[]; before: string; after: string }> {
    const shown: string[] = [];
    const outcome = () => report('Token request.md');
    const before = await outcome();
    await replacing(vscode.window, 'showWarningMessage', dismissing(shown), () =>
      vscode.commands.executeCommand(`aadstsLens.${command}`),
    );
    return { shown, before, after: await outcome() };
  }

  it('go to no host that is not known without consent', async () => {
    for (const [name, text, command] of [
      ['safety/unknown.env', settings('https://sts.shop.invalid'), 'testTokenRequest'],
      ['safety/unknown.http', request('https://sts.shop.invalid'), 'sendAsWritten'],
    ] as const) {
      await openNew(name, text);
      const { shown, before, after } = await run(command);
      assert.deepEqual(shown, ['sts.shop.invalid is not a sign-in host of any Microsoft cloud.'], command);
      assert.equal(after, before, command);
    }
    const row = await eventually('the row', async () => {
      const { shown } = await run('testAllApps');
      const text = await report('Token requests of all apps.md');
      const found = text.split('\n').find((line) => line.includes('safety/unknown.env'));
      return found === undefined
        ? undefined
        : { found, asked: shown.filter((message) => message.startsWith('sts.shop.invalid')) };
    });
    assert.match(row.found, /\| not sent \| .+You did not agree to ask sts\.shop\.invalid/);
    assert.equal(row.asked.length, 1);
    await remove('safety');
  });

  it('are not sent from a workspace that is not trusted, and no lens offers it', async () => {
    const { document } = await openNew('safety/untrusted.env', settings(endpoint.origin));
    await replacing(vscode.workspace, 'isTrusted', false, async () => {
      for (const command of COMMANDS) {
        const { shown, before, after } = await run(command);
        assert.deepEqual(shown, [
          'Token requests are sent from trusted workspaces only. Trust this workspace first.',
        ]);
        assert.equal(after, before, command);
      }
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.deepEqual(lenses, []);
    });
  });

  it('heed no settings of the workspace', async () => {
    const { uri } = (await openNew('safety/hostile.env', settings(endpoint.origin))).document;
    const hostile = {
      'aadstsLens.tokenTest.certificateAuthorities': ['/nowhere/authority.pem'],
      'aadstsLens.tokenTest.timeoutSeconds': 0.001,
      'aadstsLens.tokenTest.proxy': 'http://127.0.0.1:9',
      'aadstsLens.tokenTest.authority': 'https://sts.shop.invalid',
      'aadstsLens.tokenTest.codeLens': false,
    };
    await writeText('.vscode/settings.json', JSON.stringify(hostile));
    const section = () => vscode.workspace.getConfiguration('aadstsLens.tokenTest', uri);
    // The one setting that a workspace may choose tells that the file was read.
    await eventually('the settings', () => section().get('codeLens') === false || undefined);
    try {
      const { shown, after } = await run('testTokenRequest');
      assert.deepEqual(shown, []);
      assert.match(after, /^# Token granted/);
      assert.ok(after.includes(endpoint.origin));
    } finally {
      await remove('.vscode');
      await eventually('the old settings', () => section().get('codeLens') === true || undefined);
    }
  });

  /** Runs a command, and cancels it as soon as a server that never answers was asked. */
  async function cancelled(name: string, textOf: (origin: string) => string, command: string): Promise<void> {
    const server = await startSilentServer();
    await trust(server.certificate);
    const cancellation = new vscode.CancellationTokenSource();
    const progress: typeof vscode.window.withProgress = (_, task) =>
      task({ report: () => {} }, cancellation.token);
    try {
      const { document } = await openNew(name, textOf(server.origin));
      // By then the file has been read.
      await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
      await replacing(vscode.window, 'withProgress', progress, async () => {
        const sending = vscode.commands.executeCommand(`aadstsLens.${command}`);
        await server.asked;
        cancellation.cancel();
        await sending;
      });
    } finally {
      server.close();
    }
  }

  it('end when they are cancelled', async () => {
    const before = await report('Token request.md');
    await cancelled('safety/silent.http', request, 'sendAsWritten');
    await cancelled('safety/silent.env', settings, 'testTokenRequest');
    assert.equal(await report('Token request.md'), before);
  });

  it('end all when all are cancelled, and the table says so', async () => {
    await remove('safety');
    await cancelled('silent/all.env', settings, 'testAllApps');
    const row = await eventually('the row', async () => {
      const text = await report('Token requests of all apps.md');
      return text.split('\n').find((line) => line.includes('silent/all.env'));
    });
    assert.match(row, /\| not sent \| .+It was cancelled/);
    await remove('silent');
  });
});
