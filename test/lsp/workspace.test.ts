import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMON, type Editor, rulesOf, startEditor } from './editor.ts';
import { BRACES, GUID_AS_SECRET, notes, SECRET_ID } from './texts.ts';

type Progress = {
  readonly token: string;
  readonly value: { readonly kind: string; readonly title?: string; readonly cancellable?: boolean };
};
const ends = ({ value }: Progress) => value.kind === 'end';

describe('language server: the workspace', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({
      files: {
        'ops/notes.yaml': notes(SECRET_ID),
        '.gitignore': 'build/\n',
        'build/notes.yaml': notes(SECRET_ID),
        'node_modules/left-pad/notes.yaml': notes(SECRET_ID),
      },
    });
  });
  after(() => editor.stop());

  /** Waits until the only finding of daemon.env has so many proofs. */
  const proven = async (proofs: number) => {
    const [found] = await editor.shown(
      'daemon.env',
      ([each]) => each !== undefined && (each.relatedInformation?.length ?? 0) === proofs,
    );
    return found?.relatedInformation ?? [];
  };

  it('is read in the background, which the editor shows and may cancel', async () => {
    await editor.received('window/workDoneProgress/create');
    const begun = (await editor.received('$/progress')) as Progress;
    assert.equal(begun.value.kind, 'begin');
    assert.equal(begun.value.title, 'AADSTS Lens reads the workspace');
    assert.equal(begun.value.cancellable, true);
    await editor.received('$/progress', ends);
  });

  it('proves what is found in a document, without what git leaves out', async () => {
    editor.open('daemon.env', GUID_AS_SECRET);
    const [place, ...more] = await proven(1);
    assert.equal(place?.location.uri, editor.uri('ops/notes.yaml'));
    assert.deepEqual(more, []);
  });

  it('is followed: files that come, change and go', async () => {
    const registered = editor.sent.filter(({ method }) => method === 'client/registerCapability');
    assert.match(JSON.stringify(registered), /workspace\/didChangeWatchedFiles.*\*\*\/\*/);
    await editor.folder.write({ 'more/notes.yaml': notes(SECRET_ID) });
    await editor.fileChanged('more', 1);
    await proven(2);
    await editor.folder.write({ 'more/notes.yaml': 'azure: {}\n' });
    await editor.fileChanged('more/notes.yaml', 2);
    await proven(1);
    await rm(join(editor.folder.path, 'ops'), { recursive: true });
    await editor.fileChanged('ops', 3);
    await proven(0);
    await editor.fileChanged('build/notes.yaml', 2);
    await editor.folder.write({ 'ops/notes.yaml': notes(SECRET_ID) });
    await editor.fileChanged('ops/notes.yaml', 1);
    await proven(1);
  });

  it('counts as the editor shows it while a file is open, and as it is saved afterwards', async () => {
    const draft = editor.open('ops/notes.yaml', 'azure: {}\n');
    await proven(0);
    editor.close(draft);
    await proven(1);
  });

  it('is read anew when .gitignore changes', async () => {
    await editor.folder.write({ '.gitignore': 'build/\nops/\n' });
    await editor.fileChanged('.gitignore', 2);
    await proven(0);
  });

  it('may be another folder', async () => {
    const other = await startEditor({ files: { 'notes.yaml': notes(SECRET_ID) } });
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: other.uri('').replace(/\/$/, ''), name: 'other' }], removed: [] },
    });
    const [place] = await proven(1);
    assert.equal(place?.location.uri, other.uri('notes.yaml'));
    await other.stop();
  });
});

describe('language server: reading that is cancelled', () => {
  it('ends, and what was not read says nothing', async () => {
    const count = 150;
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`notes-${at}.yaml`, notes(SECRET_ID)]),
    );
    const editor = await startEditor({
      files,
      capabilities: { ...COMMON, textDocument: { ...COMMON.textDocument, diagnostic: {} } },
    });
    const { token } = (await editor.received('$/progress')) as Progress;
    await editor.connection.sendNotification('window/workDoneProgress/cancel', { token });
    await editor.received('$/progress', ends);
    const { items } = await editor.connection.sendRequest<{ items: readonly object[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    assert.ok(items.length < count, `${items.length} of ${count} were read`);
    await editor.stop();
  });
});

describe('language server: configuration', () => {
  it('is that of the nearest file, and of another when it changes', async () => {
    const editor = await startEditor({
      files: { '.aadsts-lensrc.json': '{ "rules": { "client-id-malformed": "info" } }' },
    });
    editor.open('daemon.env', BRACES);
    const level = (severity: number) => editor.shown('daemon.env', ([found]) => found?.severity === severity);
    await level(3);
    await editor.folder.write({ '.aadsts-lensrc.json': '{ "rules": { "client-id-malformed": "hint" } }' });
    await editor.fileChanged('.aadsts-lensrc.json', 2);
    await level(4);
    await editor.folder.write({ '.aadsts-lensrc.json': '{ "exclude": ["*.env"] }' });
    await editor.fileChanged('.aadsts-lensrc.json', 2);
    await editor.shown('daemon.env', (shown) => shown.length === 0);
    await editor.folder.write({ '.aadsts-lensrc.json': '{ "rules": ' });
    await editor.fileChanged('.aadsts-lensrc.json', 2);
    await level(1);
    const { message } = (await editor.received('window/showMessage')) as { message: string };
    assert.match(message, /^\.aadsts-lensrc\.json, line 1: .+ nothing of this file applies\.$/);
    await editor.stop();
  });

  it('leaves out what the baseline lists', async () => {
    const editor = await startEditor({
      files: {
        '.aadsts-lensrc.json': '{ "baseline": "known.json" }',
        'known.json': JSON.stringify({
          schema: 1,
          findings: [{ path: 'daemon.env', rule: 'client-id-malformed', setting: 'AZURE_CLIENT_ID' }],
        }),
      },
    });
    editor.open('daemon.env', BRACES);
    await editor.shown('daemon.env', (shown) => shown.length === 0);
    await editor.folder.write({ 'known.json': '{ "schema": 1, "findings": [] }' });
    await editor.fileChanged('known.json', 2);
    await editor.shown('daemon.env', (shown) => shown.length === 1);
    await editor.stop();
  });

  it('takes the settings of the editor, which win, and follows them', async () => {
    let rules: object = { 'client-id-malformed': 'hint', 'secret-id-as-value': 'default' };
    const editor = await startEditor({
      files: { '.aadsts-lensrc.json': '{ "rules": { "client-id-malformed": "info" } }' },
      settings: () => ({ rules }),
    });
    editor.open('daemon.env', BRACES);
    await editor.shown('daemon.env', ([found]) => found?.severity === 4);
    const asked = (await editor.received('workspace/configuration')) as { items: readonly object[] };
    assert.deepEqual(asked.items, [{ section: 'aadstsLens', scopeUri: editor.uri('').replace(/\/$/, '') }]);
    rules = { 'client-id-malformed': 'off', 'client-id-misspelt': 'off' };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.shown('daemon.env', (shown) => shown.length === 0);
    const { message } = (await editor.received('window/showMessage')) as { message: string };
    assert.equal(message, 'Settings, aadstsLens.rules: there is no rule "client-id-misspelt".');
    await editor.stop();
  });

  it('takes settings that are sent, by editors that are not asked', async () => {
    const editor = await startEditor({
      capabilities: {},
      initializationOptions: { rules: { 'client-id-malformed': 'hint' } },
    });
    editor.open('daemon.env', BRACES);
    await editor.shown('daemon.env', ([found]) => found?.severity === 4);
    const settings = { aadstsLens: { rules: { 'client-id-malformed': 'warning' } } };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await editor.shown('daemon.env', ([found]) => found?.severity === 2);
    await editor.stop();
  });

  it('keeps the workspace unread when the settings say so', async () => {
    const editor = await startEditor({
      files: { 'notes.yaml': notes(SECRET_ID) },
      capabilities: { ...COMMON, textDocument: { ...COMMON.textDocument, diagnostic: {} } },
      settings: () => ({ workspaceIndex: false }),
    });
    const { items } = await editor.connection.sendRequest<{ items: readonly object[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    );
    assert.deepEqual(items, []);
    const { uri } = editor.open('daemon.env', GUID_AS_SECRET);
    const report = await editor.connection.sendRequest<{ items: [] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.deepEqual(rulesOf(report.items), ['secret-id-as-value']);
    assert.ok(!editor.sent.some(({ method }) => method === 'window/workDoneProgress/create'));
    await editor.stop();
  });
});
