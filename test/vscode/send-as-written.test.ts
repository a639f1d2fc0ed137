import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { eventually, openNew, report, writeText } from './editor.ts';
import { appWith, replacing, startTrustedEndpoint } from './endpoint.ts';

const COMMAND = 'aadstsLens.sendAsWritten';
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const SCOPE = 'https%3A%2F%2Fgraph.microsoft.com%2F.default';

describe('Send Token Request as Written', () => {
  let endpoint: Emulator;
  before(async () => {
    endpoint = await startTrustedEndpoint();
  });
  after(() => endpoint.close());

  function address(): string {
    const [tenant] = endpoint.directory.tenants;
    return `${endpoint.origin}/${tenant?.id}/oauth2/v2.0/token`;
  }

  function form(secret: string): string {
    const { clientId } = appWith(endpoint, 'good');
    return `grant_type=client_credentials&client_id=${clientId}&scope=${SCOPE}&client_secret=${secret}`;
  }

  const request = (body: string, header = FORM) => `POST ${address()}\n${header}\n\n${body}\n`;

  /** The report of the next outcome that begins so. */
  async function outcome(start: RegExp): Promise<string> {
    return eventually(`a report ${start}`, async () => {
      const text = await report('Token request.md');
      return start.test(text) ? text : undefined;
    });
  }

  it('has code lenses above an app and above a request', async () => {
    const { clientId } = appWith(endpoint, 'good');
    const titlesIn = async ({ document }: vscode.TextEditor) => {
      const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
    };
    const settings = `# the shop\nAZURE_CLIENT_ID=${clientId}\nAZURE_CLIENT_SECRET=x\n`;
    assert.deepEqual(await titlesIn(await openNew('lenses.env', settings)), ['2 Test token request']);
    const titles = await titlesIn(await openNew('lenses.http', `# one\n${request(form('x'))}`));
    assert.ok(titles.includes('2 Send as written'), String(titles));
  });

  it('sends a body that is right, and never shows its secret', async () => {
    const { value } = appWith(endpoint, 'good');
    await openNew('right.http', request(form(value)));
    await vscode.commands.executeCommand(COMMAND);
    assert.ok(!(await outcome(/^# Token granted/)).includes(value));
  });

  it('gets the code of what was really sent: a body in JSON has no grant', async () => {
    const { clientId, value } = appWith(endpoint, 'good');
    const body = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: value,
      scope: 'https://graph.microsoft.com/.default',
    };
    await openNew('json.http', request(JSON.stringify(body), 'Content-Type: application/json'));
    await vscode.commands.executeCommand(COMMAND);
    assert.match(await outcome(/^# Token refused: AADSTS900144/), /grant_type/);
  });

  it('sends a secret unencoded where the file does, and marks the parameter', async () => {
    const { value } = appWith(endpoint, 'good');
    const { document } = await openNew('bare.http', request(form(`${value}&x`).replace(value, `${value}+`)));
    await vscode.commands.executeCommand(COMMAND);
    await outcome(/^# Token refused: AADSTS7000215/);
    const marks = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ message }) => message.startsWith('The token request was refused'));
    assert.equal(marks.length, 1);
    const [mark] = marks;
    assert.ok(mark && document.getText(mark.range).startsWith(value));
  });

  it('takes the request that the code lens names, and variables from the files beside it', async () => {
    const { clientId, value } = appWith(endpoint, 'good');
    await writeText('written/.env', `WRITTEN_SECRET=${value}\n`);
    const command = (secret: string) =>
      `curl ${address()} -d grant_type=client_credentials -d client_id=${clientId} -d scope=${SCOPE} --data-urlencode "client_secret=${secret}"\n`;
    const text = `${command('wrong')}\n${command('$WRITTEN_SECRET')}`;
    const { document } = await openNew('written/ask.sh', text);
    const uri = document.uri.toString();
    await vscode.commands.executeCommand(COMMAND, { uri, offset: text.lastIndexOf('curl') });
    await outcome(/^# Token granted/);
    await vscode.commands.executeCommand(COMMAND, { uri, offset: 0 });
    await outcome(/^# Token refused: AADSTS7000215/);
  });

  it('asks for what no file tells, masked, and sends nothing when the question is dismissed', async () => {
    await openNew('asked.http', request(form('{{secretOfNobody}}')));
    const asked: vscode.InputBoxOptions[] = [];
    const dismiss = async (options?: vscode.InputBoxOptions) => {
      if (options) asked.push(options);
      return undefined;
    };
    const before = await report('Token request.md');
    await replacing(vscode.window, 'showInputBox', dismiss, () => vscode.commands.executeCommand(COMMAND));
    assert.deepEqual(
      asked.map(({ title, password }) => [title, password]),
      [['Send as Written: secretOfNobody', true]],
    );
    assert.equal(await report('Token request.md'), before);
  });

  it('says that a file has no request', async () => {
    await openNew('none.http', 'GET https://example.com/\n');
    const shown: string[] = [];
    const dismiss: typeof vscode.window.showInformationMessage = async (message: string) => {
      shown.push(message);
      return undefined;
    };
    await replacing(vscode.window, 'showInformationMessage', dismiss, () =>
      vscode.commands.executeCommand(COMMAND),
    );
    assert.match(shown.join(), /no request to a token endpoint/);
  });

  it('says that a GET goes to no token endpoint', async () => {
    await openNew(
      'get.sh',
      `curl -G ${address()} -d grant_type=client_credentials -d client_secret=x -d scope=${SCOPE}\n`,
    );
    await vscode.commands.executeCommand(COMMAND);
    assert.match(await outcome(/^# The token request was not sent/), /AADSTS900561/);
  });
});
