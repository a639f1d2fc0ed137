import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openExample, openNew, writeText } from './editor.ts';

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 3);
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('hover', () => {
  it('explains a code in a log, with what its text proves', async () => {
    const { document } = await openExample('errors.log');
    assert.match(await hoverAt(document, 'AADSTS7000215'), /^## AADSTS7000215: .+[\s\S]+### What to do/);
    const certificate = await hoverAt(document, 'AADSTS700027');
    assert.match(certificate, /What this text proves[\s\S]+3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D/i);
  });

  it('explains codes in source code, in any letter case', async () => {
    const { document } = await openNew('retry.py', 'if "aadsts50194" in error:\n    raise\n');
    assert.match(await hoverAt(document, 'aadsts50194'), /AADSTS50194/);
  });

  it('is silent beside the code, and over what only looks like one', async () => {
    const { document } = await openNew('other.log', 'AADB2C90118: forgot password; see AADSTS50011\n');
    assert.equal(await hoverAt(document, 'AADB2C90118'), '');
    assert.equal(await hoverAt(document, 'see'), '');
  });

  it('shows the line of another file that is to blame, and the way to its quick fixes', async () => {
    const app = 'c5a8f0d2-3b17-4e96-8d40-6f21b97e05ac';
    const uri = await writeText(
      'jobs/mail.env',
      `AZURE_CLIENT_ID=${app}\nAZURE_CLIENT_SECRET=e1b64d07-92fa-4c38-b5d3-07c8a24f916e\n`,
    );
    const { document } = await openNew(
      'refused.log',
      `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.\n`,
    );
    const text = await eventually('the proof', async () => {
      const hover = await hoverAt(document, 'AADSTS7000215');
      return hover.includes('mail.env') ? hover : undefined;
    });
    assert.match(text, /is a GUID, as the Secret ID is: write the text of the column Value there/);
    assert.ok(text.includes(`${uri.with({ fragment: 'L2,21' })}`), text);
    const [, call = ''] = /command:aadstsLens\.showQuickFixes\?([^)]+)\)/.exec(text) ?? [];
    await vscode.commands.executeCommand(
      'aadstsLens.showQuickFixes',
      ...(JSON.parse(decodeURIComponent(call)) as unknown[]),
    );
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.selection.start.line, 1);
  });
});

describe('Explain AADSTS Error', () => {
  /** The text of the report that is shown. */
  const report = () =>
    eventually('the report', () => {
      const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'aadsts-lens');
      return shown?.getText();
    });

  it('explains one code of a line, as a terminal hands it over', async () => {
    await vscode.commands.executeCommand(
      'aadstsLens.explainError',
      'first AADSTS90002: Tenant not found. later AADSTS700016: nothing',
      90002,
    );
    const text = await report();
    assert.match(text, /^# AADSTS90002/);
    assert.doesNotMatch(text, /AADSTS700016:/);
  });
});
