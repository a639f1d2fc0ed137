import assert from 'node:assert/strict';
import type { CodeLens, Hover, MarkupContent } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { certificateDer } from '../certificates.ts';
import { type Editor, startEditor } from './editor.ts';
import { CLIENT, notes, SECRET_ID } from './texts.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNATURE = 'c2lnbmF0dXJlLW9mLWEtdG9rZW4';
const TOKEN = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ aud: 'api://shop', tid: CLIENT })}.${SIGNATURE}`;

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

describe('language server: what stands in documents', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ files: { 'ops/notes.yaml': notes(SECRET_ID) } });
  });
  after(() => editor.stop());

  const hover = (document: TextDocument, at: string, by = editor) =>
    by.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: document.uri },
      position: document.positionAt(document.getText().indexOf(at) + 1),
    });
  const textOf = (shown: Hover | null) => (shown?.contents as MarkupContent | undefined)?.value ?? '';

  it('explains the code under the pointer, with what the workspace proves', async () => {
    await editor.received('$/progress', ({ value }: { value: { kind: string } }) => value.kind === 'end');
    const secretDocument = editor.open(
      'daemon.env',
      `AZURE_CLIENT_SECRET=${SECRET_ID}\nAZURE_CLIENT_ID=${CLIENT}\n`,
    );
    await editor.shown('daemon.env', ([found]) => found?.severity === 1);
    const document = editor.open(
      'errors.log',
      `first line\nAADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT}'.\n`,
    );
    const shown = await hover(document, 'AADSTS7000215');
    assert.deepEqual(shown?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 13 } });
    assert.match(textOf(shown), /^## AADSTS7000215: /);
    assert.ok(textOf(shown).includes(`[daemon.env:1](${secretDocument.uri}#L1)`), textOf(shown));
    assert.equal(await hover(document, 'first'), null);
  });

  it('decodes the token under the pointer, without its signature', async () => {
    const document = editor.open('call.http', `GET https://shop.example\nAuthorization: Bearer ${TOKEN}\n`);
    const shown = textOf(await hover(document, TOKEN));
    assert.match(shown, /^```jsonc\n/);
    assert.match(shown, /"aud": "api:\/\/shop"/);
    assert.ok(!shown.includes(SIGNATURE));
  });

  it('tells of certificates, above them and on hover', async () => {
    const document = editor.open('chain.pem', `# shop\n${pem(certificateDer())}`);
    const [lens] = await editor.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: document.uri },
    });
    assert.equal(lens?.range.start.line, 1);
    const { command } = await editor.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.match(command?.title ?? '', /^CN=test, .+, EC, prime256v1$/);
    const shown = await hover(document, 'BEGIN CERT');
    assert.match(textOf(shown), /\| Thumbprint \(SHA-1\) \| `[0-9A-F]{40}` \|/);
    const thumbprints = await editor.connection.sendRequest('workspace/executeCommand', command);
    assert.match(String(thumbprints), /^Thumbprint \(SHA-1\): [0-9A-F]{40}\nx5t: .+\nx5t#S256: /);
    assert.deepEqual(await editor.received('window/showMessage'), { type: 3, message: thumbprints });
  });

  it('says so where a certificate is damaged', async () => {
    const document = editor.open('damaged.pem', pem(Buffer.from('no certificate')));
    const [lens] = await editor.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: document.uri },
    });
    const { command } = await editor.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.equal(command?.title, 'Damaged certificate');
  });

  it('shows plain text where the editor knows no Markdown', async () => {
    const plain = await startEditor({ capabilities: {} });
    const document = plain.open('errors.log', 'AADSTS50058\n');
    const shown = await hover(document, 'AADSTS50058', plain);
    assert.match(textOf(shown), /^AADSTS50058: /);
    assert.equal((shown?.contents as MarkupContent | undefined)?.kind, 'plaintext');
    await plain.stop();
  });
});

describe('language server: commands', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({
      files: { 'daemon.env': `AZURE_CLIENT_ID={${CLIENT}}\n`, 'fine.env': `AZURE_CLIENT_ID=${CLIENT}\n` },
    });
  });
  after(() => editor.stop());

  const run = (command: string, ...given: readonly unknown[]) =>
    editor.connection.sendRequest<unknown>('workspace/executeCommand', { command, arguments: given });

  it('are named, so that editors can offer them', () => {
    assert.deepEqual(editor.initialized.capabilities.executeCommandProvider?.commands, [
      'aadstsLens.explainError',
      'aadstsLens.decodeJwt',
      'aadstsLens.checkWorkspace',
      'aadstsLens.showThumbprints',
      'aadstsLens.openPage',
      'aadstsLens.selectValue',
    ]);
  });

  it('explain an error text in Markdown', async () => {
    const text = 'AADSTS50011: The redirect URI does not match. AADSTS50058: no session.';
    assert.match(String(await run('aadstsLens.explainError', text)), /^# AADSTS50058: .*^# AADSTS50011: /ms);
    assert.doesNotMatch(String(await run('aadstsLens.explainError', text, 50058)), /AADSTS50011/);
  });

  it('decode a token', async () => {
    assert.match(String(await run('aadstsLens.decodeJwt', `Bearer ${TOKEN}`)), /"aud": "api:\/\/shop"/);
  });

  it('check the workspace, files that are not open included, and go on', async () => {
    assert.equal(await run('aadstsLens.checkWorkspace'), 1);
    const [found] = await editor.shown('daemon.env', (shown) => shown.length > 0);
    assert.equal(found?.code, 'client-id-malformed');
    await editor.received(
      'window/showMessage',
      ({ message }: { message: string }) => message === 'AADSTS Lens checked the workspace: 1 finding.',
    );
    await editor.folder.write({ 'daemon.env': `AZURE_CLIENT_ID=${CLIENT}\n` });
    await editor.fileChanged('daemon.env', 2);
    await editor.shown('daemon.env', (shown) => shown.length === 0);
  });

  const refused: readonly (readonly [string, readonly unknown[], RegExp])[] = [
    ['aadstsLens.explainError', [], /takes an error text as its first argument/],
    ['aadstsLens.explainError', ['nothing here'], /There is no AADSTS code in that text/],
    ['aadstsLens.decodeJwt', [7], /takes a text with a token/],
    ['aadstsLens.openPage', ['file:///etc/passwd'], /Only pages of the web/],
    ['aadstsLens.selectValue', ['file:///nowhere', {}], /not open/],
    ['aadstsLens.showThumbprints', ['file:///nowhere', 0], /no certificate any more/],
    ['aadstsLens.unknown', [], /There is no command "aadstsLens\.unknown"/],
  ];
  for (const [command, given, message] of refused) {
    it(`say what is wrong: ${command} with ${JSON.stringify(given)}`, async () => {
      await assert.rejects(run(command, ...given), message);
    });
  }
});
