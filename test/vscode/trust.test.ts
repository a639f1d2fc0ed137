import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Secret } from '../../src/tokens/secret.ts';
import { createKeptSecrets } from '../../src/vscode/kept-secrets.ts';
import { eventually, openNew, remove, writeText } from './editor.ts';

const CLIENT = '7a1d5c93-2be4-4f08-9c67-d0e1f2a3b4c5';
const SECRET_ID = '3c9e7f15-8d20-4a6b-b1f4-5e6d7c8b9a01';
const NOTES = `azure:\n  clientId: ${CLIENT}\n  clientSecretId: ${SECRET_ID}\n`;

describe('what lies outside of the workspace', () => {
  let outside: string;
  before(async () => {
    outside = await mkdtemp(join(tmpdir(), 'aadsts-lens-outside-'));
    await mkdir(join(outside, 'deep'));
    await writeFile(join(outside, 'deep', 'notes.yaml'), NOTES);
    await writeFile(join(outside, 'loose.yaml'), NOTES);
  });
  after(async () => {
    await remove('links');
    await remove('own.yaml');
    await rm(outside, { recursive: true });
  });

  it('is not read through links in it', async function () {
    if (process.platform === 'win32') this.skip();
    const { document } = await openNew('links/daemon.env', `AZURE_CLIENT_SECRET=${SECRET_ID}\n`);
    const folder = join(document.uri.fsPath, '..');
    await symlink(join(outside, 'deep'), join(folder, 'deep'));
    await symlink(join(outside, 'loose.yaml'), join(folder, 'loose.yaml'));
    // What is listed later is read later: by then the links were met.
    const own = await writeText('own.yaml', NOTES);
    await writeText('.gitignore', '# read anew\n');
    const proofs = await eventually('the proof of the workspace', () => {
      const [found] = vscode.languages.getDiagnostics(document.uri);
      const { relatedInformation = [] } = found ?? {};
      return relatedInformation.length > 0 ? relatedInformation : undefined;
    });
    assert.deepEqual(
      proofs.map(({ location }) => location.uri.toString()),
      [own.toString()],
    );
    await vscode.commands.executeCommand('aadstsLens.scanWorkspace');
    const [found] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(found?.relatedInformation?.length, 1);
    await remove('.gitignore');
  });
});

describe('kept secrets of two windows', () => {
  const owner = (clientId: string) => ({ authority: 'https://login.microsoftonline.com/x', clientId });

  /** What all windows share, and what one of them holds of it. */
  function share() {
    const secrets = new Map<string, string>();
    const storage = {
      get: async (key: string) => secrets.get(key),
      store: async (key: string, value: string) => void secrets.set(key, value),
      delete: async (key: string) => void secrets.delete(key),
    } as unknown as vscode.SecretStorage;
    const open = () => {
      const values = new Map<string, unknown>();
      const memento = {
        get: (key: string, otherwise: unknown) => values.get(key) ?? otherwise,
        update: async (key: string, value: unknown) => void values.set(key, value),
        keys: () => [...values.keys()],
      } as unknown as vscode.Memento;
      return createKeptSecrets(storage, memento);
    };
    return { secrets, open };
  }

  it('are found in both, and whoever finds one can delete it', async () => {
    const { secrets, open } = share();
    const [one, other] = [open(), open()];
    await Promise.all([one.keep(owner('a'), new Secret('1')), other.keep(owner('b'), new Secret('2'))]);
    assert.equal((await other.find(owner('a')))?.reveal(), '1');
    assert.deepEqual(
      other
        .owners()
        .map(({ clientId }) => clientId)
        .toSorted(),
      ['a', 'b'],
    );
    for (const each of other.owners()) await other.forget(each);
    assert.deepEqual([...secrets], []);
    assert.equal(await one.find(owner('a')), undefined);
  });

  it('are never there without being listed, where storing fails', async () => {
    const { secrets, open } = share();
    const failing = createKeptSecrets(
      {
        store: async () => Promise.reject(new Error('the keychain is locked')),
      } as unknown as vscode.SecretStorage,
      {
        get: (_: string, otherwise: unknown) => otherwise,
        update: async () => {},
      } as unknown as vscode.Memento,
    );
    await assert.rejects(failing.keep(owner('a'), new Secret('1')));
    const one = open();
    secrets.set('client-secret:https://login.microsoftonline.com/x:a', '1');
    await one.find(owner('A'));
    assert.equal(one.owners().length, 1);
  });
});
