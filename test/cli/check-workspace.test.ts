import assert from 'node:assert/strict';
import { createProgress } from '../../src/cli/progress.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const GUID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

describe('check of files that speak of each other', () => {
  let folder: Folder;
  before(async () => {
    folder = await makeFolder({
      '.env': `AZURE_CLIENT_SECRET=${GUID}\n`,
      'ops/notes.yaml': `azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  clientSecretId: ${GUID}\n`,
    });
  });
  after(() => folder.remove());

  it('judges each by what the others say, whichever comes first', async () => {
    const { output, exitCode } = await runCli(['check', '.'], { cwd: folder.path });
    assert.match(
      output,
      /^\.env\n {2}1:21 +error .+ secret-id-as-value\n.+\n.+\n {11}ops\/notes\.yaml:3:19 clientSecretId says .+\n\n.+\n\n1 finding in 1 file; 2 files checked\.$/m,
    );
    assert.equal(exitCode, 1);
  });

  it('tells in JSON where the evidence stands', async () => {
    const { output } = await runCli(['check', '.', '--format', 'json'], { cwd: folder.path });
    const [{ evidence }] = JSON.parse(output).findings;
    assert.equal(evidence.length, 1);
    assert.equal(evidence[0].path, 'ops/notes.yaml');
    assert.deepEqual(evidence[0].range.start, { line: 2, character: 18 });
  });

  it('reads a file once that is named twice', async () => {
    const { output } = await runCli(['check', '.', '.env', 'ops'], { cwd: folder.path });
    assert.match(output, /^1 finding in 1 file; 2 files checked\.$/m);
  });

  it('stops when it is interrupted, and reports nothing', async () => {
    const interrupted = new AbortController();
    const { exitCode, output, errors } = await runCli(['check', '.'], {
      cwd: folder.path,
      interrupted: interrupted.signal,
      showProgress: () => interrupted.abort(),
    });
    assert.deepEqual([exitCode, output], [130, '']);
    assert.equal(errors, 'Interrupted: 1 file read, nothing reported.\n');
  });

  it('shows how far it is, and clears that before it reports', async () => {
    const shown: (string | undefined)[] = [];
    await runCli(['check', '.'], {
      cwd: folder.path,
      showProgress: (text) => shown.push(text),
      print: () => shown.push('report'),
    });
    assert.deepEqual(shown, [
      'Looking into files: 1',
      'Looking into files: 2',
      'Checking: 1 of 2 files',
      'Checking: 2 of 2 files',
      undefined,
      'report',
    ]);
  });
});

describe('progress', () => {
  it('shows nothing in the first second, then one line, now and then, until it is cleared', () => {
    let time = 0;
    let written = '';
    const show = createProgress(
      (text) => {
        written += text.replaceAll('\r\u001b[K', '|');
      },
      () => time,
    );
    for (const [at, text] of [
      [0, 'a'],
      [999, 'b'],
      [1000, 'c'],
      [1050, 'd'],
      [1100, 'e'],
      [1101, undefined],
      [1102, undefined],
    ] as const) {
      time = at;
      show(text);
    }
    assert.equal(written, '|c|e|');
  });
});
