import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './fake-io.ts';

describe('check', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-check-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('gives the JSON that other programs rely on', async () => {
    const text =
      'AZURE_CLIENT_SECRET_ID=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\nAZURE_CLIENT_ID={4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4}\nAZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n';
    await writeFile(join(folder, '.env'), text);
    const { exitCode, output } = await runCli(['check', '.', '--format', 'json'], { cwd: folder });
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    const { findings, ...rest } = JSON.parse(output);
    assert.deepEqual(rest, { schema: 1, files: 1 });
    assert.deepEqual(findings[0], {
      rule: 'client-id-malformed',
      severity: 'error',
      path: '.env',
      range: at(1, 16, 54),
      message: findings[0].message,
      codes: [700016, 900021],
      evidence: [],
      fixes: [
        {
          title: 'Write 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
          safe: true,
          edits: [{ path: '.env', range: at(1, 16, 54), newText: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' }],
        },
      ],
    });
    const { rule, severity, range, evidence, fixes } = findings[1];
    assert.deepEqual(
      { rule, severity, range },
      { rule: 'secret-id-as-value', severity: 'error', range: at(2, 20, 56) },
    );
    assert.deepEqual(
      evidence.map(({ path, range: proof }: { path: string; range: object }) => ({ path, range: proof })),
      [{ path: '.env', range: at(0, 23, 59) }],
    );
    assert.deepEqual(
      fixes.map(({ safe }: { safe: boolean }) => safe),
      [false],
    );
    assert.equal(findings.length, 2);
    assert.equal(exitCode, 1);
  });

  it('is clean with exit code 0 where nothing is wrong', async () => {
    await writeFile(
      join(folder, 'fine.json'),
      '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4" } }',
    );
    const { exitCode, output } = await runCli(['check', 'fine.json'], { cwd: folder });
    assert.equal(exitCode, 0);
    assert.match(output, /^Nothing found; 1 file checked\.$/m);
  });

  it('prints what it found by file, sorted, with line and column from 1', async () => {
    const { output } = await runCli(['check', 'compose.yaml', '.env']);
    assert.match(output, /^\.env\n {2}3:17 .+client-id-malformed\n.+\n.+\n {2}4:21 .+secret-id-as-value\n/m);
    assert.ok(output.indexOf('\n\ncompose.yaml\n') > output.indexOf('.env'));
    assert.match(output, /^4 findings in 2 files; 2 files checked\.$/m);
    assert.ok(!output.includes('\u001b'));
  });

  it('counts only what is as severe as --fail-on', async () => {
    await writeFile(
      join(folder, 'warning.env'),
      'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
    );
    const severities = { error: 0, warning: 1, hint: 1 };
    for (const [severity, expected] of Object.entries(severities)) {
      const { exitCode } = await runCli(['check', 'warning.env', '--fail-on', severity], { cwd: folder });
      assert.equal(exitCode, expected, severity);
    }
  });

  it('says what cannot be read, checks the rest, and ends with 2', async () => {
    const { exitCode, output, errors } = await runCli(['check', 'missing.env', 'fine.json'], { cwd: folder });
    assert.equal(exitCode, 2);
    assert.match(errors, /^missing\.env: there is no such file or folder\.$/m);
    assert.match(output, /1 file checked/);
  });
});

describe('the command line', () => {
  it('explains each command with --help', async () => {
    for (const command of ['check', 'explain', 'decode', 'token', 'emulator']) {
      const { exitCode, output } = await runCli([command, '--help']);
      assert.equal(exitCode, 0);
      assert.match(output, new RegExp(`^Usage: aadsts-lens ${command} `));
    }
  });

  it('answers a mistake in the call with one sentence and exit code 2', async () => {
    for (const args of [
      ['chekc'],
      ['check'],
      ['check', '.', '--format', 'xml'],
      ['explain', 'no code'],
      ['emulator', '--port', 'x'],
    ]) {
      const { exitCode, errors } = await runCli(args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.notEqual(errors, '');
    }
  });
});
