import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { COMMON, type Editor, rulesOf, startEditor } from './editor.ts';
import { BRACES, CLIENT, GUID_AS_SECRET, notes, SECRET_ID } from './texts.ts';

const isEmpty = (shown: readonly Diagnostic[]) => shown.length === 0;
const isAny = (shown: readonly Diagnostic[]) => shown.length > 0;

describe('language server: diagnostics that are sent', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor();
  });
  after(() => editor.stop());

  it('come when a document is opened, with a link to what the rule says', async () => {
    editor.open('opened.env', BRACES);
    const [found] = await editor.shown('opened.env', isAny);
    assert.deepEqual(found?.range, { start: { line: 0, character: 16 }, end: { line: 0, character: 54 } });
    assert.equal(found.severity, 1);
    assert.equal(found.source, 'AADSTS Lens');
    assert.equal(found.code, 'client-id-malformed');
    assert.equal(
      found.codeDescription?.href,
      'https://github.com/aadsts-lens/aadsts-lens/blob/main/docs/rules.md#client-id-malformed',
    );
  });

  it('follow what is typed, and go when the document is closed', async () => {
    const document = editor.open('typed.env', BRACES);
    await editor.shown('typed.env', isAny);
    editor.type(document, `{${CLIENT}}`, CLIENT);
    await editor.shown('typed.env', isEmpty);
    editor.type(document, CLIENT, `<${CLIENT}>`);
    await editor.shown('typed.env', isAny);
    editor.close(document);
    await editor.shown('typed.env', isEmpty);
  });

  it('count characters as UTF-16 units', async () => {
    editor.open('emoji.yaml', `azure: { note: "\u{1F511}\u{1F511}", clientId: "{${CLIENT}}" }\n`);
    const [found] = await editor.shown('emoji.yaml', isAny);
    assert.equal(found?.range.start.character, 'azure: { note: "\u{1F511}\u{1F511}", clientId: "'.length);
  });

  it('are judged by what other documents say, and show where', async () => {
    editor.open('daemon.env', GUID_AS_SECRET);
    await editor.shown('daemon.env', ([found]) => found?.severity === 2);
    const other = editor.open('notes.yaml', notes(SECRET_ID));
    const [found] = await editor.shown('daemon.env', ([each]) => each?.severity === 1);
    const [place] = found?.relatedInformation ?? [];
    assert.equal(place?.location.uri, editor.uri('notes.yaml'));
    assert.deepEqual(place.location.range.start, { line: 2, character: 18 });
    editor.close(other);
    await editor.shown('daemon.env', ([each]) => each?.severity === 2);
  });

  it('come for code, once its grammar is there', async () => {
    editor.open(
      'app.py',
      `from azure.identity import ClientSecretCredential\nClientSecretCredential("contoso.com", "{${CLIENT}}", secret)\n`,
      'python',
    );
    assert.ok(rulesOf(await editor.shown('app.py', isAny)).includes('client-id-malformed'));
  });

  it('come for cells of notebooks, each a text of its own', async () => {
    const cell = 'vscode-notebook-cell:/project/train.ipynb#W0';
    const text = `from azure.identity import ClientSecretCredential\nClientSecretCredential("contoso.com", "{${CLIENT}}", secret)\n`;
    await editor.connection.sendNotification('notebookDocument/didOpen', {
      notebookDocument: {
        uri: editor.uri('train.ipynb'),
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: [{ kind: 2, document: cell }],
      },
      cellTextDocuments: [{ uri: cell, languageId: 'python', version: 1, text }],
    });
    const shown = (await editor.received(
      'textDocument/publishDiagnostics',
      ({ uri }: { uri: string }) => uri === cell,
    )) as { diagnostics: readonly Diagnostic[] };
    assert.ok(rulesOf(shown.diagnostics).includes('client-id-malformed'));
  });

  it('say in words where the evidence is, to editors that show no places', async () => {
    const plain = await startEditor({ capabilities: {}, files: { 'ops/notes.yaml': notes(SECRET_ID) } });
    plain.open('daemon.env', GUID_AS_SECRET);
    const [found] = await plain.shown('daemon.env', ([each]) => each?.severity === 1);
    assert.match(String(found?.message), /\nnotes\.yaml:3: clientSecretId /);
    assert.equal(found?.relatedInformation, undefined);
    await plain.stop();
  });
});

describe('language server: diagnostics that are asked for', () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({
      files: { 'daemon.env': GUID_AS_SECRET, 'ops/fine.yaml': notes('00c1d2e3-6a7d-4b93-9c14-3df2b8a06e71') },
      capabilities: {
        ...COMMON,
        textDocument: { ...COMMON.textDocument, diagnostic: {} },
        workspace: { ...COMMON.workspace, diagnostics: { refreshSupport: true } },
      },
    });
  });
  after(() => editor.stop());

  const pull = (uri: string, previousResultId?: string) =>
    editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });

  it('are given for a document, and only once as long as they are the same', async () => {
    const document = editor.open('asked.env', BRACES);
    const report = await pull(document.uri);
    assert.ok(report.kind === 'full');
    assert.deepEqual(rulesOf(report.items), ['client-id-malformed']);
    assert.deepEqual(await pull(document.uri, report.resultId), {
      kind: 'unchanged',
      resultId: report.resultId,
    });
    editor.type(document, '{', '');
    const after = await pull(document.uri, report.resultId);
    assert.equal(after.kind, 'full');
    assert.ok(!editor.sent.some(({ method }) => method === 'textDocument/publishDiagnostics'));
    editor.close(document);
  });

  it('are given for the workspace, files that are not open included', async () => {
    const ask = (previousResultIds: readonly object[]) =>
      editor.connection.sendRequest<{ items: readonly (DocumentDiagnosticReport & { uri: string })[] }>(
        'workspace/diagnostic',
        { previousResultIds },
      );
    const { items } = await ask([]);
    assert.deepEqual(
      items.map((each) => [each.uri, each.kind === 'full' && rulesOf(each.items)]),
      [
        [editor.uri('daemon.env'), ['secret-id-as-value']],
        [editor.uri('ops/fine.yaml'), []],
      ],
    );
    const known = items.map(({ uri, resultId }) => ({ uri, value: resultId }));
    assert.deepEqual(
      (await ask(known)).items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
    await editor.folder.write({ 'ops/fine.yaml': notes(SECRET_ID) });
    await editor.fileChanged('ops/fine.yaml', 2);
    await editor.received('workspace/diagnostic/refresh');
    const [daemon] = (await ask(known)).items;
    assert.ok(daemon?.kind === 'full');
    assert.equal(daemon.items[0]?.severity, 1);
  });
});
