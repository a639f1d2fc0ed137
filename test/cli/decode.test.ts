import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, exportJWK, SignJWT } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs } from '../certificates.ts';
import { runCli } from './fake-io.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';

describe('decode', () => {
  let folder: string;
  let token: string;
  const pair = keyPairs.rsa();
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${TENANT}/`,
    exp: now + 600,
    appid: TENANT,
    idtyp: 'app',
    appidacr: '2',
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-decode-'));
    token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(pair.privateKey);
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1' };
    await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys: [jwk] }));
    await writeFile(join(folder, 'key.json'), JSON.stringify(jwk));
    await writeFile(join(folder, 'key.pem'), pair.publicKey.export({ type: 'spki', format: 'pem' }));
    await writeFile(join(folder, 'app.pem'), toPem(certificateDer({ keyPair: pair })));
    await writeFile(join(folder, 'app.cer'), certificateDer({ keyPair: pair }));
    await writeFile(join(folder, 'other.pem'), toPem(certificateDer({ keyPair: keyPairs.weak() })));
    await writeFile(join(folder, 'broken.json'), '{');
  });
  after(() => rm(folder, { recursive: true }));

  const decode = (...args: readonly string[]) =>
    runCli(['decode', ...args], { cwd: folder, readStandardInput: async () => `Bearer ${token}\n` });

  it('tells what it is, what the claims mean and what to do', async () => {
    const { exitCode, output } = await decode('-');
    assert.equal(exitCode, 0);
    assert.match(output, /^Access token, version 1\.0, app-only\n\n {2}Issuer /);
    assert.match(output, /\? The signature was not verified\./);
    assert.match(output, /> This token is for Microsoft Graph/);
    assert.match(output, /appidacr: "2"\n.*2: a certificate/);
    assert.ok(!output.includes('\u001B'));
    const colored = await runCli(['decode', token], { cwd: folder, color: true });
    assert.ok(colored.output.includes('\u001B['));
  });

  for (const file of ['keys.json', 'key.json', 'key.pem', 'app.pem', 'app.cer']) {
    it(`verifies with ${file}`, async () => {
      const { exitCode, output } = await decode('-', '--verify', file);
      assert.equal(exitCode, 0);
      assert.match(output, new RegExp(`\\+ The signature was made with the private key of\\s+${file}`));
    });
  }

  it('fails where it cannot verify', async () => {
    const { exitCode, output } = await decode('-', '--verify', 'other.pem', '--format', 'json');
    assert.deepEqual([exitCode, JSON.parse(output).verification.kind], [1, 'no-key']);
    for (const file of ['missing.pem', 'broken.json']) {
      const { exitCode: code, errors } = await decode('-', '--verify', file);
      assert.equal(code, 2);
      assert.match(errors, new RegExp(file));
    }
  });

  it('judges as a client assertion', async () => {
    const { exitCode, output } = await decode('-', '--as', 'client-assertion', '--format', 'json');
    const { schema, type, isClientAssertion, checks } = JSON.parse(output);
    assert.deepEqual([exitCode, schema, type, isClientAssertion], [1, 1, 'client-assertion', true]);
    const fault = checks.find(({ id }: { id: string }) => id === 'assertion-is-access-token');
    assert.deepEqual([fault.codes, fault.rule], [[50027, 700021], 'assertion-is-access-token']);
  });

  it('gives the whole inspection as JSON, and no signature', async () => {
    const { output } = await decode('-', '--format', 'json');
    const json = JSON.parse(output);
    assert.deepEqual(json.claims, claims);
    assert.deepEqual(Object.keys(json).sort(), [
      'advice',
      'checks',
      'claims',
      'explained',
      'header',
      'isClientAssertion',
      'kind',
      'provider',
      'schema',
      'summary',
      'title',
      'type',
      'window',
    ]);
    assert.ok(json.explained.claims.every(({ meaning }: { meaning?: string }) => meaning !== undefined));
    assert.ok(!output.includes(token.split('.')[2] ?? ''));
  });

  it('keeps marks of direction and control characters from the screen, and in the JSON', async () => {
    const name = 'a\u202Eb\u0007\u009Bc';
    const hostile = `${base64url.encode('{"alg":"RS256"}')}.${base64url.encode(JSON.stringify({ name, [name]: 1 }))}.AAAA`;
    for (const format of ['text', 'json']) {
      const { output } = await decode(hostile, '--format', format);
      assert.doesNotMatch(output.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
      if (format === 'json') assert.equal(JSON.parse(output).claims.name, name);
    }
  });
});
