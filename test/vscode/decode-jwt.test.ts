import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openExample, openNew } from './editor.ts';

/** Header `{"alg":"RS256","typ":"JWT"}`, the claims, and a signature that is none. */
function token(claims: unknown): string {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}.c2lnbmF0dXJl`;
}

const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
const expired = token({ iss: 'https://login.example', aud: 'api://shop', exp: now - 3 * DAY - 60 });

function panels(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('aadstsLens.token'),
    );
}

async function decode(given?: unknown): Promise<vscode.Tab> {
  await vscode.commands.executeCommand('aadstsLens.decodeJwt', given);
  return eventually('the panel', () => panels().find(({ isActive }) => isActive));
}

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 10);
}

describe('Decode JWT', () => {
  afterEach(async () => {
    await vscode.window.tabGroups.close(panels());
  });

  it('opens one panel beside the editor, and uses it again', async () => {
    const editor = await openExample('token.http');
    const cursor = editor.document.positionAt(editor.document.getText().indexOf('eyJ') + 10);
    editor.selection = new vscode.Selection(cursor, cursor);
    const tab = await decode();
    assert.equal(tab.label, 'Decoded token');
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.visibleTextEditors.includes(editor), true);
    const note = await openNew('note.txt', 'this is no token\n');
    note.selection = new vscode.Selection(0, 0, 0, 16);
    await decode();
    // It was moved out of the way of the note: the tab where it stood goes a moment later.
    await eventually('one panel', () => (panels().length === 1 ? true : undefined));
    assert.equal(vscode.window.visibleTextEditors.includes(note), true);
  });

  it('takes a text, or the place of a token in a document', async () => {
    await decode(expired);
    await vscode.window.tabGroups.close(panels());
    const { document } = await openNew('place.txt', `token ${expired}\n`);
    await decode({ uri: document.uri.toString(), offset: 8 });
    assert.equal(panels().length, 1);
  });

  it('takes the clipboard where no editor has a token', async () => {
    await openNew('empty.txt', '');
    await vscode.env.clipboard.writeText(`Authorization: Bearer ${expired}`);
    await decode();
    assert.equal(panels().length, 1);
  });

  it('leaves no document behind', async () => {
    await decode(expired);
    const texts = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'aadsts-lens');
    assert.deepEqual(
      texts.filter((document) => document.getText().includes('login.example')),
      [],
    );
  });
});

describe('a token in an editor', () => {
  it('tells on hover what it is, and offers to decode it', async () => {
    const { document } = await openNew('hover.txt', `first\nBearer ${expired} and more\n`);
    const hover = await hoverAt(document, new vscode.Position(1, 12));
    assert.match(hover, /`api:\/\/shop`/);
    assert.match(hover, /expired 3 days ago/);
    assert.match(hover, /\[Decode JWT\]\(command:aadstsLens\.decodeJwt\?/);
    assert.ok(!hover.includes('c2lnbmF0dXJl'), 'The hover repeats the token.');
    assert.equal(await hoverAt(document, new vscode.Position(0, 2)), '');
    assert.equal(await hoverAt(document, new vscode.Position(1, document.lineAt(1).text.length - 2)), '');
  });

  it('tells which time a number of a claim stands for', async () => {
    const { document } = await openNew('claims.json', '{ "exp": 1700000000, "port": 1700000000 }\n');
    const hover = await hoverAt(document, new vscode.Position(0, 12));
    assert.match(hover, /exp: 2023-11-14 22:13:20 UTC, \d+ days ago/);
    assert.equal(await hoverAt(document, new vscode.Position(0, 32)), '');
  });

  it('shows the values of claims as text', async () => {
    const claims = { aud: '[x](command:workbench.action.quit) ` <img src=x>', exp: now + DAY };
    const { document } = await openNew('hostile.txt', `${token(claims)}\n`);
    const hover = await hoverAt(document, new vscode.Position(0, 5));
    assert.match(hover, /``\s?\[x\]\(command:workbench\.action\.quit\) ` <img src=x>\s?``/);
  });

  it('shows its expiry above it where that is asked for', async () => {
    const { document } = await openNew('lenses.txt', `one ${expired}\n\ntwo ${token({ aud: 'x' })}\n`);
    assert.deepEqual(await lensesOf(document), []);
    const settings = vscode.workspace.getConfiguration('aadstsLens');
    await settings.update('tokenLenses', true, vscode.ConfigurationTarget.Workspace);
    try {
      const lenses = await lensesOf(document);
      assert.deepEqual(
        lenses.map(({ command, range }) => `${range.start.line} ${command?.title}`),
        ['0 JWT expired 3 days ago', '2 JWT without expiry'],
      );
      assert.ok(!JSON.stringify(lenses[0]?.command?.arguments).includes('c2lnbmF0dXJl'));
    } finally {
      await settings.update('tokenLenses', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
