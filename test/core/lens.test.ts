import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';
import { grammars } from '../grammars.ts';

const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const PYTHON = `from azure.identity import ClientSecretCredential\n\ncredential = ClientSecretCredential("contoso.onmicrosoft.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "${SECRET_ID}")\n`;

function documentOf(path: string, text: string, version = 1): TextDocument {
  return TextDocument.create(`file:///project/${path}`, '', version, text);
}

describe('the lens', () => {
  it('waits for a grammar once, and reads code then', async () => {
    const lens = createEntraLens({ grammars });
    const document = documentOf('app.py', PYTHON);
    await lens.prepare(document);
    assert.equal(lens.prepare(document), undefined);
    assert.deepEqual(
      lens.diagnose(document, { rules: {} }).map(({ rule }) => rule),
      ['secret-id-as-value'],
    );
  });

  it('tells of a document that reading fails on, once for each of its texts, and reads the others', () => {
    const unread: string[] = [];
    const fail = () => {
      throw new RangeError('no memory');
    };
    const lens = createEntraLens({
      grammars: { load: async () => {}, get: () => fail, release: () => {} },
      reportUnread: (uri, error) => unread.push(`${uri} ${error}`),
    });
    const document = documentOf('app.py', PYTHON);
    assert.deepEqual(lens.diagnose(document, { rules: {} }), []);
    assert.deepEqual(lens.factsIn(document), []);
    assert.deepEqual(unread, ['file:///project/app.py RangeError: no memory']);
    lens.diagnose(documentOf('app.py', PYTHON, 2), { rules: {} });
    assert.equal(unread.length, 2);
    const settings = documentOf('.env', `AZURE_CLIENT_SECRET=${SECRET_ID}\n`);
    assert.equal(lens.diagnose(settings, { rules: {} }).length, 1);
  });

  it('needs no grammar for configuration, nor for code that concerns Entra not at all', () => {
    const lens = createEntraLens({
      grammars: { load: () => assert.fail(), get: () => undefined, release: () => {} },
    });
    assert.equal(lens.prepare(documentOf('.env', 'AZURE_CLIENT_SECRET=x\n')), undefined);
    assert.equal(lens.prepare(documentOf('main.py', 'print("hello")\n')), undefined);
  });

  it('reads and writes a value that code hands on by position', async () => {
    const lens = createEntraLens({ grammars });
    const document = documentOf('app.py', PYTHON);
    await lens.prepare(document);
    const [found] = lens.diagnose(document, { rules: {} });
    assert.ok(found);
    const start = document.offsetAt(found.range.start);
    assert.equal(lens.valueAt(document, { span: { start, end: start } }), SECRET_ID);
    const edit = lens.writeValue(document, found.range, 'it’s "new"');
    assert.ok(edit);
    assert.match(TextDocument.applyEdits(document, [edit]), /5b28f4", "it’s \\"new\\""\)\n$/);
  });

  it('reads a document again when its version has changed, and only then', () => {
    const lens = createEntraLens();
    const wrong = `AZURE_CLIENT_SECRET=${SECRET_ID}\n`;
    assert.equal(lens.diagnose(documentOf('.env', wrong, 1), { rules: {} }).length, 1);
    assert.equal(lens.diagnose(documentOf('.env', '', 1), { rules: {} }).length, 1);
    assert.equal(lens.diagnose(documentOf('.env', '', 2), { rules: {} }).length, 0);
    lens.forget('file:///project/.env');
    assert.equal(lens.diagnose(documentOf('.env', wrong, 2), { rules: {} }).length, 1);
  });

  it('judges what it has learned without reading it again, by what the other files say', () => {
    const lens = createEntraLens();
    const document = documentOf('.env', `AZURE_CLIENT_SECRET=${SECRET_ID}\n`);
    assert.equal(lens.learn(document), true);
    const before = lens.revision();
    const notes = `azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  clientSecretId: ${SECRET_ID}\n`;
    assert.equal(lens.learn(documentOf('notes.yaml', notes)), true);
    assert.notEqual(lens.revision(), before);
    const [found] = lens.diagnose(document, { rules: {} });
    assert.deepEqual([found?.severity, found?.evidence[0]?.uri], ['error', 'file:///project/notes.yaml']);
    lens.release('file:///project/notes.yaml');
    assert.equal(lens.diagnose(document, { rules: {} })[0]?.severity, 'error');
    lens.forget('file:///project/notes.yaml');
    assert.equal(lens.diagnose(document, { rules: {} })[0]?.severity, 'warning');
  });

  it('tells which documents hold nothing to judge', () => {
    const lens = createEntraLens();
    const before = lens.revision();
    assert.equal(lens.learn(documentOf('a.json', '{ "ClientSecret": "" }')), false);
    assert.equal(lens.revision(), before);
    const comment = '# aadsts-lens-ignore secret-masked: kept as it was\nAZURE_CLIENT_SECRET=\n';
    assert.equal(lens.learn(documentOf('.env', comment)), true);
  });

  it('leaves out known findings everywhere', () => {
    const lens = createEntraLens();
    const document = documentOf('.env', 'AZURE_CLIENT_ID={4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}\n');
    const settings = {
      rules: {},
      known: [{ rule: 'client-id-malformed', setting: 'AZURE_CLIENT_ID', count: 1 }],
    };
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const all = { rules: {} };
    assert.deepEqual(
      [lens.diagnose(document, all), lens.diagnosesAt(document, range, all), lens.fixAll(document, all)].map(
        ({ length }) => length,
      ),
      [1, 1, 1],
    );
    assert.deepEqual(lens.diagnose(document, settings), []);
    assert.deepEqual(lens.diagnosesAt(document, range, settings), []);
    assert.deepEqual(lens.fixAll(document, settings), []);
  });
});
