import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { printSettings } from '../../src/emulator/print-directory.ts';
import { runCli } from './fake-io.ts';

const ERROR =
  "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4'. Trace ID: 0f6c2b51-3c1e-4d0b-9a3e-77c1a2f40e00 Correlation ID: 5d2e8c17-4b7f-4a70-8f0e-2a9b64c3d1f5 Timestamp: 2026-03-02 08:14:07Z";

describe('explain', () => {
  it('gives the JSON that other programs rely on, from standard input too', async () => {
    const { exitCode, output } = await runCli(['explain', '-', '--format', 'json'], {
      readStandardInput: async () => ERROR,
    });
    const { codes, ...rest } = JSON.parse(output);
    assert.equal(exitCode, 0);
    assert.deepEqual(rest, {
      schema: 1,
      error: null,
      suberror: null,
      traceId: '0f6c2b51-3c1e-4d0b-9a3e-77c1a2f40e00',
      correlationId: '5d2e8c17-4b7f-4a70-8f0e-2a9b64c3d1f5',
      timestamp: '2026-03-02 08:14:07Z',
      values: { appId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' },
      evidence: [],
    });
    assert.equal(codes[0].code, 7000215);
    for (const list of ['causes', 'fixes', 'links', 'rules']) assert.ok(codes[0][list].length > 0, list);
    for (const text of ['title', 'meaning']) assert.equal(typeof codes[0][text], 'string');
    assert.ok(codes[0].rules.includes('secret-id-as-value'));
  });

  it('tells a person what happened, why, and what to do', async () => {
    const { output } = await runCli(['explain', '90002']);
    assert.match(output, /^AADSTS90002: .+\n\n.+\n\nWhy\n\n- .+[\s\S]+What to do\n\n1\. /);
  });
});

describe('decode', () => {
  it('gives the JSON that other programs rely on', async () => {
    const token = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x"}')}.`.replaceAll('=', '');
    const { exitCode, output } = await runCli(['decode', `Bearer ${token}`, '--format', 'json']);
    const { schema, kind, header, claims, checks } = JSON.parse(output);
    assert.deepEqual(
      { schema, kind, header, claims },
      { schema: 1, kind: 'jws', header: { alg: 'none' }, claims: { sub: 'x' } },
    );
    for (const { id, ok, message } of checks) {
      assert.match(id, /^[a-z0-9-]+$/);
      assert.ok([true, false, null].includes(ok));
      assert.equal(typeof message, 'string');
    }
    assert.equal(exitCode, 1);
  });
});

describe('token', () => {
  let endpoint: Emulator;
  let folder: string;
  const secret = 'Cnr8Q~canary.canary_canary~canary-canary7';

  before(async () => {
    endpoint = await startEmulator({ directory: defaultDirectory(new Date(), () => secret) });
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-token-'));
    await writeFile(join(folder, 'endpoint.pem'), endpoint.certificate);
    await writeFile(join(folder, 'endpoint.env'), printSettings(endpoint));
  });
  after(async () => {
    await endpoint.close();
    await rm(folder, { recursive: true });
  });

  const ask = (...args: readonly string[]) =>
    runCli(['token', '--certificate-authority', 'endpoint.pem', ...args], { cwd: folder });

  it('asks with the settings of a file, and shows the token only when told to', async () => {
    const { exitCode, output } = await ask('--from', 'endpoint.env', '--format', 'json');
    const { schema, kind, decoded, token } = JSON.parse(output);
    assert.deepEqual(
      { exitCode, schema, kind, token },
      { exitCode: 0, schema: 1, kind: 'token', token: undefined },
    );
    assert.equal(decoded.claims.iss.startsWith('https://'), true);
    const shown = await ask('--from', 'endpoint.env', '--format', 'json', '--show-token');
    assert.match(JSON.parse(shown.output).token, /^eyJ/);
  });

  it('takes the secret from the environment, explains a refusal, and never prints the secret', async () => {
    const [application] = endpoint.directory.applications;
    const args = ['token', '--certificate-authority', 'endpoint.pem', '--authority', endpoint.origin];
    const ids = [
      '--tenant',
      'contoso.example',
      '--client-id',
      application?.clientId ?? '',
      '--scope',
      'User.Read',
    ];
    const run = await runCli([...args, ...ids], { cwd: folder, env: { AZURE_CLIENT_SECRET: secret } });
    assert.equal(run.exitCode, 1);
    assert.match(run.output, /^Token refused: AADSTS1002012\n\nAADSTS1002012: /);
    assert.ok(!`${run.output}${run.errors}`.includes(secret));
  });

  it('says which piece is missing', async () => {
    const { exitCode, errors } = await ask(
      '--tenant',
      'contoso.example',
      '--client-id',
      '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96',
    );
    assert.equal(exitCode, 2);
    assert.match(errors, /AZURE_CLIENT_SECRET/);
  });
});
