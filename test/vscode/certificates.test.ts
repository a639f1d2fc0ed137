import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { eventually, openNew, report, writeNew } from './editor.ts';

const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';
const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const DAY = 24 * 60 * 60 * 1000;

const der = certificateDer({
  commonName: 'shop',
  keyPair: keyPairs.rsa(),
  notAfter: new Date(Date.now() + 90.5 * DAY),
});
const sha1 = createHash('sha1').update(der).digest();
const bytes = (text: string) => new TextEncoder().encode(text);

async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand(
    'vscode.executeCodeLensProvider',
    uri,
    10,
  );
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

async function hoverAt(document: vscode.TextDocument, line: number): Promise<string> {
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(line, 12),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

describe('certificates', () => {
  it('stand above their PEM block, in any text', async () => {
    const indented = toPem(der).replace(/^/gm, '    ');
    const damaged = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const { document } = await openNew('tls.yaml', `tls:\n  certificate: |\n${indented}\n${damaged}`);
    assert.deepEqual(await lensTitles(document.uri), [
      'CN=shop, 90 days left, RSA, 2048 bits',
      'Damaged certificate',
    ]);
    const hover = await hoverAt(document, 6);
    assert.match(hover, /CN=shop/);
    assert(hover.includes(sha1.toString('hex').toUpperCase()));
    assert(hover.includes(sha1.toString('base64url')));
    assert.match(hover, /\[Copy x5t#S256\]\(command:aadstsLens\.copyThumbprint/);
  });

  it('are nowhere in a text without any', async () => {
    const { document } = await openNew('key.pem', keyPem(keyPairs.ec()));
    assert.deepEqual(await lensTitles(document.uri), []);
    assert.equal(await hoverAt(document, 2), '');
  });

  it('are copied by their thumbprint', async () => {
    const row = { name: 'x5t', value: sha1.toString('base64url'), isThumbprint: true };
    await vscode.commands.executeCommand('aadstsLens.copyThumbprint', [row]);
    assert.equal(await vscode.env.clipboard.readText(), row.value);
  });

  it('are shown from a file', async () => {
    const uri = await writeNew('shop.cer', der);
    await vscode.commands.executeCommand('aadstsLens.showCertificate', uri);
    const text = await report('Certificate.md');
    assert.match(text, /^# shop\.cer\n/);
    assert(text.includes(sha1.toString('base64url')));
  });
});

describe('client assertions', () => {
  it('go to the clipboard, and are checked from there', async () => {
    const certificate = await writeNew('shop.pem', bytes(toPem(der) + keyPem(keyPairs.rsa())));
    await openNew('empty.txt', '');
    await vscode.commands.executeCommand('aadstsLens.buildClientAssertion', {
      certificate,
      clientId: CLIENT,
      tenant: TENANT,
    });
    assert.match(await vscode.env.clipboard.readText(), /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    await vscode.commands.executeCommand('aadstsLens.checkClientAssertion', {
      certificate,
      clientId: CLIENT,
      tenant: TENANT,
    });
    // What the panel says is read where a browser shows it.
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const tab = await eventually('the panel', () => tabs().find(({ label }) => label === 'Decoded token'));
    await vscode.window.tabGroups.close(tab);
  });
});
