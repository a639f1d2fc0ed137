import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { legacyFile } from '../node/pkcs12-files.ts';
import { runCli } from './fake-io.ts';

const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';
const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const ids = ['--tenant', TENANT, '--client-id', CLIENT];

describe('assertion', () => {
  let folder: string;
  const der = certificateDer({ keyPair: keyPairs.rsa() });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-assertion-'));
    const files = {
      'app.pem': toPem(der) + keyPem(keyPairs.rsa()),
      'app.cer': der,
      'app.key': keyPem(keyPairs.rsa(), 'open-me'),
      'other.key': keyPem(keyPairs.weak()),
      'other.cer': toPem(certificateDer({ commonName: 'other', keyPair: keyPairs.rsa() })),
      'ec.pfx': legacyFile,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  });
  after(() => rm(folder, { recursive: true }));

  const build = (args: readonly string[], env = {}) => runCli(['assertion', ...args], { cwd: folder, env });

  it('prints the token alone, signed as Entra wants it', async () => {
    const { exitCode, output, errors } = await build(['--certificate', 'app.pem', ...ids]);
    assert.equal(exitCode, 0);
    assert.match(output, /^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
    assert.match(
      errors,
      /^For https:\/\/login\.microsoftonline\.com\/6e1b7c40.+credential: do not share it\.\n$/,
    );
    const key = createPublicKey(keyPem(keyPairs.rsa()));
    const { payload, protectedHeader } = await jwtVerify(output.trim(), key, {
      audience: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      issuer: CLIENT,
      subject: CLIENT,
      algorithms: ['PS256'],
      requiredClaims: ['jti', 'nbf', 'iat'],
    });
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 600);
    assert.deepEqual(Object.keys(protectedHeader), ['alg', 'typ', 'x5t#S256']);
  });

  it('takes ids and password from the environment, the key from a file of its own, another cloud', async () => {
    const env = { AZURE_TENANT_ID: TENANT, AZURE_CLIENT_ID: CLIENT, KEY: 'open-me' };
    const files = ['--certificate', 'app.cer', '--key', 'app.key', '--password-env', 'KEY'];
    const { output, exitCode } = await build(
      [...files, '--rs256', '--cloud', 'china', '--format', 'json'],
      env,
    );
    const { schema, client_assertion_type, client_assertion, audience, expires } = JSON.parse(output);
    assert.equal(exitCode, 0);
    assert.equal(schema, 1);
    assert.equal(client_assertion_type, 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    assert.equal(audience, `https://login.partner.microsoftonline.cn/${TENANT}/oauth2/v2.0/token`);
    const { payload, protectedHeader } = await jwtVerify(
      client_assertion,
      createPublicKey(keyPem(keyPairs.rsa())),
    );
    assert.deepEqual({ aud: payload.aud, exp: payload.exp }, { aud: audience, exp: expires });
    assert.deepEqual(Object.keys(protectedHeader), ['alg', 'typ', 'x5t']);
  });

  it('makes another one each time', async () => {
    const args = ['--certificate', 'app.pem', ...ids];
    assert.notEqual((await build(args)).output, (await build(args)).output);
  });

  const failures: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    [
      'a key that is elsewhere',
      ['app.cer', ...ids],
      2,
      /no private key in the file: name its file with --key/,
    ],
    [
      'the key of another certificate',
      ['app.cer', '--key', 'other.key', ...ids],
      2,
      /belongs to another certificate/,
    ],
    ['an encrypted key without password', ['app.cer', '--key', 'app.key', ...ids], 2, /encrypted/],
    [
      'a file without key',
      ['app.cer', '--key', 'other.cer', ...ids],
      2,
      /There is no private key in the file/,
    ],
    ['a missing file', ['nowhere.pem', ...ids], 2, /There is no such file/],
    [
      'a missing key',
      ['app.cer', '--key', 'nowhere.key', ...ids],
      2,
      /nowhere\.key cannot be read \(ENOENT\)/,
    ],
    ['a missing client id', ['app.pem', '--tenant', TENANT], 2, /AZURE_CLIENT_ID/],
    ['a missing tenant', ['app.pem', '--client-id', CLIENT], 2, /AZURE_TENANT_ID/],
    ['common', ['app.pem', '--client-id', CLIENT, '--tenant', 'common'], 1, /AADSTS50059/],
    ['an EC key', ['ec.pfx', '--password-env', 'PASSWORD', ...ids], 1, /AADSTS5002738/],
  ];
  for (const [name, args, exitCode, expected] of failures) {
    it(`makes none, and says why: ${name}`, async () => {
      const run = await build(['--certificate', ...args], { PASSWORD: 'open-me' });
      assert.deepEqual({ exitCode: run.exitCode, output: run.output }, { exitCode, output: '' });
      assert.match(run.errors, expected);
      assert.doesNotMatch(run.errors, /PRIVATE KEY|open-me/);
    });
  }

  it('is checked, with the certificate too', async () => {
    const { output } = await build(['--certificate', 'app.pem', ...ids]);
    const checked = (...args: readonly string[]) =>
      runCli(['assertion', 'check', ...args], {
        cwd: folder,
        readStandardInput: async () => `token=${output}`,
      });
    const right = await checked('-', '--certificate', 'app.cer', ...ids);
    assert.equal(right.exitCode, 0);
    assert.match(right.output, /^Client assertion\n\n(?: {2}[A-Z].+\n)+\n(?: {2}\+ .+\n(?: {4}.+\n)*)+\n/);
    assert.match(right.output, /\+ The signature was made with the private key of this certificate\./);
    const alone = await checked(output.trim());
    assert.equal(alone.exitCode, 0);
    assert.match(alone.output, /\? The signature was not verified\./);
    const wrong = await checked('-', '--certificate', 'other.cer', '--format', 'json');
    const { schema, checks } = JSON.parse(wrong.output);
    assert.deepEqual({ schema, exitCode: wrong.exitCode }, { schema: 1, exitCode: 1 });
    const failed = checks
      .filter(({ ok }: { ok: boolean | null }) => ok === false)
      .map(({ id }: { id: string }) => id);
    assert.deepEqual(failed, ['assertion-certificate']);
    assert.equal((await checked('hello')).exitCode, 1);
  });
});
