import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openNew } from './editor.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

async function actionsAt(
  editor: vscode.TextEditor,
  line: number,
  kind = 'quickfix',
): Promise<readonly vscode.CodeAction[]> {
  const { document } = editor;
  const range = document.lineAt(line).range;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `"${title}" is not among: ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('quick fixes', () => {
  it('write the id alone where it stands in braces', async () => {
    const editor = await openNew('braces.env', `AZURE_CLIENT_ID={${CLIENT}}\nAZURE_TENANT_ID=contoso.com\n`);
    await findings(editor.document.uri, 1);
    const actions = await actionsAt(editor, 0);
    const fix = actions.find(({ title }) => title === `Write ${CLIENT}`);
    assert.equal(fix?.isPreferred, true);
    await apply(actions, `Write ${CLIENT}`);
    assert.equal(editor.document.getText(), `AZURE_CLIENT_ID=${CLIENT}\nAZURE_TENANT_ID=contoso.com\n`);
    await findings(editor.document.uri, 0);
  });

  it('take a secret ID out of a compose file', async () => {
    const secret = 'AZURE_CLIENT_SECRET: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
    const editor = await openNew(
      'docker-compose.yml',
      `services:\n  api:\n    environment:\n      ${secret}\n`,
    );
    await findings(editor.document.uri, 1);
    const actions = await actionsAt(editor, 3);
    assert.ok(actions.some(({ title, command }) => title === 'Enter the secret value…' && command));
    await apply(actions, 'Take it from the environment: ${AZURE_CLIENT_SECRET}');
    assert.match(editor.document.getText(), /^ {6}AZURE_CLIENT_SECRET: \$\{AZURE_CLIENT_SECRET\}$/m);
    await findings(editor.document.uri, 0);
  });

  it('silence a finding by a comment with a reason, and offer to ask Entra', async () => {
    const secret = '      AZURE_CLIENT_SECRET: b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
    const editor = await openNew('silence.yml', `services:\n  api:\n    environment:\n${secret}\n`);
    await findings(editor.document.uri, 1);
    const actions = await actionsAt(editor, 3);
    assert.ok(
      actions.some(({ title, command }) => title === 'Test a token request with these settings…' && command),
    );
    await apply(actions, 'Silence secret-id-as-value here, with a reason');
    assert.equal(editor.document.lineAt(3).text, '      # aadsts-lens-ignore secret-id-as-value: reason');
    assert.equal(editor.document.lineAt(4).text, secret);
    await findings(editor.document.uri, 0);
  });

  it('offer nothing where nothing is wrong', async () => {
    const editor = await openNew('right.env', `AZURE_CLIENT_ID=${CLIENT}\n`);
    assert.deepEqual(await actionsAt(editor, 0), []);
  });

  it('mend all that is safe at once, and only that', async () => {
    const text = `AZURE_TENANT_ID={6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92}\nAZURE_CLIENT_ID=api://${CLIENT}\nAZURE_CLIENT_SECRET=${CLIENT}\n`;
    const editor = await openNew('all.env', text);
    await findings(editor.document.uri, 3);
    const [fixAll] = await actionsAt(editor, 0, 'source.fixAll.aadstsLens');
    assert.ok(fixAll?.edit);
    await vscode.workspace.applyEdit(fixAll.edit);
    assert.equal(
      editor.document.getText(),
      `AZURE_TENANT_ID=6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92\nAZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${CLIENT}\n`,
    );
  });
});
