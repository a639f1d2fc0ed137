import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { eventually, openNew, report } from './editor.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '2b7e4c19-80d5-4f3a-9c61-a5d3e8f07b24';
// Made anew each time, so that no other file has them.
const RIGHT = `aBc8Q~${randomBytes(17).toString('hex')}`;
const WRONG = `xYz8Q~${randomBytes(17).toString('hex')}`;
const CANARIES = [RIGHT.slice(6), WRONG.slice(6)];

/** Files larger than this are programs. */
const LARGEST = 16 * 1024 * 1024;

// What a notification says cannot be read by an extension: the unit tests of the headline hold that it quotes nothing.
describe('secrets of a token test', () => {
  let endpoint: Emulator;
  let started: number;
  let texts: readonly string[];
  let settings: vscode.Uri;

  before(async () => {
    started = Date.now();
    endpoint = await startEmulator({
      directory: {
        tenants: [{ id: TENANT, displayName: 'Contoso', domains: [] }],
        applications: [
          {
            clientId: CLIENT,
            displayName: 'Shop',
            tenant: TENANT,
            objectId: CLIENT,
            secrets: [{ keyId: TENANT, displayName: 'x', value: RIGHT, expires: '9999-12-31T00:00:00Z' }],
          },
        ],
      },
    });
    const file = join(await mkdtemp(join(tmpdir(), 'aadsts-lens-')), 'endpoint.pem');
    await writeFile(file, endpoint.certificate);
    await vscode.workspace
      .getConfiguration('aadstsLens.tokenTest')
      .update('certificateAuthorities', [file], vscode.ConfigurationTarget.Global);
    await vscode.env.clipboard.writeText('what was there before');
    const granted = await test(RIGHT, /^# Token granted/);
    const refused = await test(WRONG, /^# Token refused: AADSTS7000215/);
    texts = [granted, refused];
  });
  after(() => endpoint.close());

  async function test(secret: string, says: RegExp): Promise<string> {
    const text = `AZURE_AUTHORITY_HOST=${endpoint.origin}\nAZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${secret}\n`;
    settings = (await openNew('canary.env', text)).document.uri;
    await eventually('the text of the file', () => {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.path === settings.path);
      return open?.getText().includes(secret) ? true : undefined;
    });
    await vscode.commands.executeCommand('aadstsLens.testTokenRequest');
    return eventually('the report', async () => {
      const shown = await report('Token request.md');
      return says.test(shown) ? shown : undefined;
    });
  }

  function assertSilent(text: string, where: string): void {
    for (const canary of CANARIES) assert.ok(!text.includes(canary), `${where} shows a secret`);
    assert.doesNotMatch(text, /eyJ[\w-]{20}/, `${where} shows a token`);
  }

  it('are in no report', () => {
    for (const text of texts) assertSilent(text, 'a report');
    // Reports and output channels; files of the workspace are what they are.
    const shown = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme !== 'file');
    assert.ok(shown.length > 0);
    for (const document of shown) assertSilent(document.getText(), document.uri.toString());
  });

  it('are in no diagnostic, though the refusal is marked', () => {
    const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
    const marks = vscode.languages
      .getDiagnostics(settings)
      .filter(({ message }) => message.includes('AADSTS7000215'));
    const [mark] = marks;
    assert.ok(mark);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.path === settings.path);
    assert.equal(document?.getText(mark.range), WRONG);
    for (const diagnostic of all) assertSilent(JSON.stringify(diagnostic), 'a diagnostic');
  });

  it('are not on the clipboard', async () => {
    assert.equal(await vscode.env.clipboard.readText(), 'what was there before');
  });

  it('are in no setting', () => {
    assertSilent(JSON.stringify(vscode.workspace.getConfiguration('aadstsLens')), 'the settings');
  });

  it('are in no file but the settings: no log, no stored state, nothing temporary', async () => {
    const found: string[] = [];
    const files = await writtenSince(started);
    for (const path of files) {
      const content = await readFile(path, 'latin1').catch(() => '');
      if (CANARIES.some((canary) => content.includes(canary))) found.push(path);
    }
    // The settings themselves: by that the search is seen to work.
    assert.deepEqual(found, [settings.fsPath]);
  });
});

/** What was written into the temporary folder since then: itself, and what the tests made in it, the profile of this VS Code too. */
async function writtenSince(time: number): Promise<readonly string[]> {
  const folder = tmpdir();
  const entries = await readdir(folder, { withFileTypes: true });
  const own = entries.filter((entry) => entry.isDirectory() && entry.name.startsWith('aadsts-lens-'));
  const loose = entries.filter((entry) => entry.isFile());
  const below = await Promise.all(own.map(({ name }) => filesIn(join(folder, name))));
  const all = [...loose.map(({ name }) => join(folder, name)), ...below.flat()];
  const written = await Promise.all(
    all.map(async (path) => {
      const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
      return mtimeMs >= time && size < LARGEST ? [path] : [];
    }),
  );
  return written.flat();
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
