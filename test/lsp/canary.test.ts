import assert from 'node:assert/strict';
import { CANARY_FILES, canariesIn } from '../canaries.ts';
import { startEditor } from './editor.ts';

/** Files in which there is something to be found. */
const MISTAKEN = ['.env', 'appsettings.json', 'one-line.json', 'values.yaml', 'request.http', 'app.py'];

describe('language server: secrets', () => {
  it('are in nothing that it sends: messages, traces, diagnostics, hovers, actions, answers of commands', async function () {
    this.timeout(20_000);
    const editor = await startEditor({ files: CANARY_FILES });
    await editor.connection.sendNotification('$/setTrace', { value: 'verbose' });
    const answers: unknown[] = [];
    for (const [name, text] of Object.entries(CANARY_FILES)) {
      const document = editor.open(name, text);
      if (MISTAKEN.includes(name)) await editor.shown(name, (shown) => shown.length > 0);
      for (let line = 0; line < document.lineCount; line++) {
        const position = { line, character: 30 };
        const textDocument = { uri: document.uri };
        answers.push(await editor.connection.sendRequest('textDocument/hover', { textDocument, position }));
      }
      answers.push(await editor.actions(document, text.slice(-60)));
      for (const command of ['explainError', 'decodeJwt', 'checkWorkspace', 'showThumbprints', 'openPage']) {
        const request = { command: `aadstsLens.${command}`, arguments: [text] };
        const answer = editor.connection.sendRequest('workspace/executeCommand', request);
        answers.push(await answer.catch((error: Error) => `${error.message} ${error.stack}`));
      }
    }
    assert.ok(editor.sent.length > 20 && answers.length > 60);
    assert.deepEqual(canariesIn(JSON.stringify(editor.sent)), []);
    assert.deepEqual(canariesIn(JSON.stringify(answers)), []);
    await editor.stop();
  });
});
