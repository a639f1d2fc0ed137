import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import { root } from '../derived.ts';
import { grammars } from '../grammars.ts';
import { startEditor } from './editor.ts';
import { BRACES } from './texts.ts';

const SECRET = 'Qk7~8Q~RmJ4vX2nB9tLwE6yHcF3sPdZ0aGuKoYiD';

describe('language server: when something fails', () => {
  it('says once which rule failed, and lets the others run', async () => {
    const editor = await startEditor({
      server: {
        now: () => {
          throw new TypeError(`no clock for ${SECRET}`);
        },
      },
    });
    editor.open(
      'app.json',
      JSON.stringify({
        appId: '{4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}',
        passwordCredentials: [
          { keyId: 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8', endDateTime: '2020-01-01T00:00:00Z' },
        ],
      }),
    );
    const { message } = (await editor.received('window/showMessage')) as { message: string };
    assert.match(
      message,
      /^The rule [\w-]+ failed \(TypeError\)\. This is a bug of AADSTS Lens, please report it\.$/,
    );
    editor.open('daemon.env', BRACES);
    const [found] = await editor.shown('daemon.env', (shown) => shown.length > 0);
    assert.equal(found?.code, 'client-id-malformed');
    await editor.stop();
  });

  it('says so when a language cannot be read, and reads the others', async () => {
    const editor = await startEditor({
      server: {
        grammars: { ...grammars, get: () => undefined, load: () => Promise.reject(new Error('gone')) },
      },
    });
    editor.open('app.py', `ClientSecretCredential("contoso.com", "x", "${SECRET}")\n`);
    const { message } = (await editor.received('window/showMessage')) as { message: string };
    assert.match(message, /^Reading files of this language failed \(Error\)/);
    editor.open('daemon.env', BRACES);
    await editor.shown('daemon.env', (shown) => shown.length === 1);
    await editor.stop();
  });

  it('says once that reading files fails, and reads the others', async () => {
    const fail = () => {
      throw Object.assign(new Error(`out of bounds in ${SECRET}`), { name: 'RuntimeError' });
    };
    const editor = await startEditor({
      server: { grammars: { load: async () => {}, get: () => fail, release: () => {} } },
    });
    for (const name of ['app.py', 'more.py']) {
      editor.open(name, `ClientSecretCredential("contoso.com", "x", "${SECRET}")\n`);
    }
    editor.open('daemon.env', BRACES);
    await editor.shown('daemon.env', (shown) => shown.length === 1);
    const told = editor.sent.filter(({ method }) => method === 'window/showMessage');
    assert.deepEqual(
      told.map(({ params }) => (params as { message: string }).message),
      ['Reading a file failed (RuntimeError). This is a bug of AADSTS Lens, please report it.'],
    );
    await editor.stop();
  });

  it('tells no secrets, however much the editor wants to be told', async () => {
    const editor = await startEditor({ files: { 'other.env': `AZURE_CLIENT_SECRET=${SECRET}\n` } });
    await editor.connection.sendNotification('$/setTrace', { value: 'verbose' });
    const document = editor.open('daemon.env', `AZURE_CLIENT_SECRET=${SECRET}\n${BRACES}`);
    await editor.shown('daemon.env', (shown) => shown.length > 0);
    await editor.actions(document, SECRET);
    await editor.connection
      .sendRequest('workspace/executeCommand', { command: 'aadstsLens.explainError', arguments: [SECRET] })
      .then(
        () => assert.fail('there is no code in it'),
        (error: Error) => assert.ok(!error.message.includes(SECRET)),
      );
    await editor.connection.sendRequest('workspace/executeCommand', {
      command: 'aadstsLens.decodeJwt',
      arguments: [SECRET],
    });
    assert.ok(editor.sent.length > 3);
    assert.ok(!JSON.stringify(editor.sent).includes(SECRET));
    await editor.stop();
  });

  it('answers about documents that are not open', async () => {
    const editor = await startEditor();
    const textDocument = { uri: editor.uri('never.env') };
    const position = { line: 0, character: 0 };
    const request = (method: string, more: object) =>
      editor.connection.sendRequest(method, { textDocument, ...more });
    assert.equal(await request('textDocument/hover', { position }), null);
    assert.deepEqual(await request('textDocument/codeLens', {}), []);
    const range = { start: position, end: position };
    assert.deepEqual(await request('textDocument/codeAction', { range, context: { diagnostics: [] } }), []);
    await editor.stop();
  });
});

describe('language server: its process', () => {
  const start = () => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const connection = createProtocolConnection(child.stdout, child.stdin);
    connection.listen();
    const initialize = { processId: process.pid, rootUri: null, capabilities: {} };
    return {
      child,
      connection,
      exited: once(child, 'exit'),
      errors: text(child.stderr),
      ready: connection.sendRequest('initialize', initialize),
    };
  };

  let parting: ReturnType<typeof start>;
  let abrupt: ReturnType<typeof start>;
  let gone: ReturnType<typeof start>;
  before(async function () {
    // Three processes read all sources of the command line, on however busy a machine.
    this.timeout(20_000);
    [parting, abrupt, gone] = [start(), start(), start()];
    await Promise.all([parting.ready, abrupt.ready, gone.ready]);
  });
  after(() => {
    for (const { child, connection } of [parting, abrupt, gone]) {
      connection.dispose();
      child.kill();
    }
  });

  it('ends with 0 when the editor says goodbye, and prints nothing beside the protocol', async () => {
    await parting.connection.sendRequest('shutdown');
    await parting.connection.sendNotification('exit');
    assert.deepEqual(await parting.exited, [0, null]);
    assert.equal(await parting.errors, '');
  });

  it('ends with 1 when the editor exits without a word', async () => {
    await abrupt.connection.sendNotification('exit');
    assert.deepEqual(await abrupt.exited, [1, null]);
  });

  it('ends with 1 when the editor hangs up', async () => {
    gone.child.stdin.end();
    assert.deepEqual(await gone.exited, [1, null]);
  });
});
