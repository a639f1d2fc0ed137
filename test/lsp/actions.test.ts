import assert from 'node:assert/strict';
import { applied, COMMON, type Editor, rulesOf, startEditor } from './editor.ts';
import { BRACES, CLIENT, GUID_AS_SECRET } from './texts.ts';

describe('language server: code actions', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  it('mend the document, which is clean then', async () => {
    const document = editor.open('mended.env', BRACES);
    const [fix] = await editor.actions(document, `{${CLIENT}`);
    assert.ok(fix);
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.equal(applied(document, fix), `AZURE_CLIENT_ID=${CLIENT}\n`);
    editor.type(document, BRACES, applied(document, fix));
    assert.deepEqual(await editor.actions(document, CLIENT), []);
  });

  it('are computed on the current text', async () => {
    const document = editor.open('current.env', BRACES);
    editor.type(document, 'AZURE', '# a line more\nAZURE');
    const [fix] = await editor.actions(document, `{${CLIENT}`);
    assert.ok(fix);
    assert.equal(applied(document, fix), `# a line more\nAZURE_CLIENT_ID=${CLIENT}\n`);
  });

  it('are for the diagnostics they mend', async () => {
    editor.open('diagnosed.env', BRACES);
    const diagnostics = await editor.shown('diagnosed.env', (shown) => shown.length > 0);
    const [range] = diagnostics.map((each) => each.range);
    const [fix] = await editor.connection.sendRequest<readonly { diagnostics: [] }[]>(
      'textDocument/codeAction',
      {
        textDocument: { uri: editor.uri('diagnosed.env') },
        range,
        context: { diagnostics },
      },
    );
    assert.deepEqual(rulesOf(fix?.diagnostics ?? []), ['client-id-malformed']);
  });

  it('fix all that is safe, when they are asked to by name', async () => {
    const text = `${BRACES}AZURE_TENANT_ID=" ${CLIENT.replace('4f', '5f')}"\n${GUID_AS_SECRET}`;
    const document = editor.open('all.env', text);
    const mended = text.replace(/[{}" ]/g, '');
    for (const only of ['source.fixAll.aadstsLens', 'source.fixAll', 'source']) {
      const actions = await editor.actions(document, CLIENT, [only]);
      assert.equal(actions.length, 1, only);
      assert.equal(actions[0]?.kind, 'source.fixAll.aadstsLens');
      assert.equal(applied(document, actions[0]), mended);
    }
    assert.deepEqual(await editor.actions(document, CLIENT, ['refactor']), []);
    assert.ok((await editor.actions(document, `{${CLIENT}`)).every(({ kind }) => kind === 'quickfix'));
  });

  it('select what is to be typed over, and open pages, where the editor can', async () => {
    const document = editor.open('asked.env', `AZURE_CLIENT_ID=${CLIENT}\n${GUID_AS_SECRET}`);
    const actions = await editor.actions(document, 'b7d0');
    const enter = actions.find(({ title }) => title.startsWith('Enter'));
    await editor.connection.sendRequest('workspace/executeCommand', enter?.command);
    assert.deepEqual(await editor.received('window/showDocument'), {
      uri: document.uri,
      takeFocus: true,
      selection: { start: { line: 1, character: 20 }, end: { line: 1, character: 56 } },
    });
    const page = actions.find(({ command }) => command?.command === 'aadstsLens.openPage');
    await editor.connection.sendRequest('workspace/executeCommand', page?.command);
    const shown = (await editor.received('window/showDocument')) as { uri: string; external: boolean };
    assert.match(shown.uri, /^https:\/\//);
    assert.equal(shown.external, true);
  });

  it('silence with a word to be replaced', async () => {
    const document = editor.open('silenced.env', BRACES);
    const silence = (await editor.actions(document, `{${CLIENT}`)).at(-1);
    assert.ok(silence);
    const text = applied(document, silence);
    assert.match(text, /^# aadsts-lens-ignore client-id-malformed: reason\n/);
    editor.type(document, BRACES, text);
    assert.deepEqual(await editor.actions(document, CLIENT), []);
  });

  it('silence with a snippet where the editor takes one', async () => {
    const snippets = await startEditor({
      capabilities: { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } },
    });
    const document = snippets.open('snippet.env', BRACES);
    const silence = (await snippets.actions(document, `{${CLIENT}`)).at(-1);
    assert.deepEqual(silence?.edit?.documentChanges, [
      {
        textDocument: { uri: document.uri, version: 1 },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            snippet: {
              kind: 'snippet',
              value: '# aadsts-lens-ignore client-id-malformed: ${1:reason}\n$0',
            },
          },
        ],
      },
    ]);
    await snippets.stop();
  });

  it('leave out what an editor cannot do, and write edits as it takes them', async () => {
    const plain = await startEditor({ capabilities: { ...COMMON, window: {}, workspace: {} } });
    const document = plain.open('plain.env', `${BRACES}${GUID_AS_SECRET}`);
    assert.ok((await plain.actions(document, 'b7d0')).every(({ command }) => command === undefined));
    const [fix] = await plain.actions(document, `{${CLIENT}`);
    assert.deepEqual(Object.keys(fix?.edit ?? {}), ['changes']);
    await plain.stop();
  });
});
