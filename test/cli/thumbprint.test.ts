import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { legacyFile } from '../node/pkcs12-files.ts';
import { runCli } from './fake-io.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('thumbprint', () => {
  const der = certificateDer({
    commonName: 'shop',
    keyPair: keyPairs.rsa(),
    notAfter: new Date(Date.now() + 300.5 * DAY),
  });
  const sha1 = createHash('sha1').update(der).digest();
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-thumbprint-'));
    const past = { notBefore: new Date(Date.now() - 10 * DAY), notAfter: new Date(Date.now() - 2.5 * DAY) };
    const future = { notBefore: new Date(Date.now() + 2.5 * DAY) };
    const files = {
      'shop.pem': toPem(der) + keyPem(keyPairs.rsa()),
      'past.cer': certificateDer(past),
      'future.der': certificateDer(future),
      'weak.crt': toPem(certificateDer({ keyPair: keyPairs.weak(), hash: 'SHA-1' })),
      'old.pfx': legacyFile,
      'key.pem': keyPem(keyPairs.ec()),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  });
  after(() => rm(folder, { recursive: true }));

  it('shows a certificate, its key and its thumbprints', async () => {
    const { exitCode, output } = await runCli(['thumbprint', 'shop.pem'], { cwd: folder });
    const rows = Object.fromEntries(
      output
        .split('\n')
        .flatMap((line) => [/^ {2}(.{20})(.+)$/.exec(line)?.slice(1) ?? []])
        .map(([a = '', b]) => [a.trim(), b]),
    );
    assert.equal(exitCode, 0);
    assert.equal(rows.Subject, 'CN=shop');
    assert.match(rows['Valid until'] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(300 days left\)$/);
    assert.equal(rows.Key, 'RSA, 2048 bits');
    assert.equal(rows['Private key'], 'in the file, and it belongs to this certificate');
    assert.equal(rows['Thumbprint (SHA-1)'], sha1.toString('hex').toUpperCase());
    assert.equal(rows.x5t, sha1.toString('base64url'));
    assert.equal(rows['x5t#S256'], createHash('sha256').update(der).digest('base64url'));
  });

  it('gives the JSON that other programs rely on', async () => {
    const { exitCode, output } = await runCli(['thumbprint', 'shop.pem', 'key.pem', '--format', 'json'], {
      cwd: folder,
    });
    const { schema, files } = JSON.parse(output);
    assert.deepEqual({ exitCode, schema }, { exitCode: 2, schema: 1 });
    assert.deepEqual(Object.keys(files[0]), ['path', 'privateKey', 'certificates']);
    assert.equal(files[0].certificates[0].x5t, sha1.toString('base64url'));
    assert.equal(files[1].fault, 'key-only');
    assert.doesNotMatch(output, /PRIVATE KEY/);
  });

  for (const [file, expected] of [
    ['past.cer', /expired 2 days ago\)[\s\S]+x The certificate expired 2 days ago.+AADSTS700027/],
    [
      'future.der',
      /not valid yet: begins in 2 days\)[\s\S]+x The certificate is not valid before .+AADSTS700027/,
    ],
    ['weak.crt', /! The key is RSA, 1024 bits.+\n {2}! It is signed with RSA with SHA-1/],
  ] as const) {
    it(`says what is wrong with ${file}, and that is no failure`, async () => {
      const { exitCode, output } = await runCli(['thumbprint', file], { cwd: folder });
      assert.equal(exitCode, 0);
      assert.match(output, expected);
    });
  }

  it('takes the password from the environment, or asks for it, and never shows it', async () => {
    const env = { CERTIFICATE_PASSWORD: 'open-me' };
    const named = await runCli(['thumbprint', 'old.pfx', '--password-env', 'CERTIFICATE_PASSWORD'], {
      cwd: folder,
      env,
    });
    const asked: string[] = [];
    const askSecret = async (question: string) => {
      asked.push(question);
      return 'open-me';
    };
    const typed = await runCli(['thumbprint', 'old.pfx'], { cwd: folder, askSecret });
    for (const { exitCode, output, errors } of [named, typed]) {
      assert.equal(exitCode, 0);
      assert.match(output, /CN=legacy encryption/);
      assert.doesNotMatch(output + errors, /open-me/);
    }
    assert.deepEqual(asked, ['Password of old.pfx (not shown): ']);
  });

  it('says when the password is missing, wrong, or in no such variable', async () => {
    const args = ['thumbprint', 'old.pfx'];
    const wrong = await runCli([...args, '--password-env', 'PFX'], { cwd: folder, env: { PFX: 'guess' } });
    const runs = [
      await runCli(args, { cwd: folder }),
      wrong,
      await runCli([...args, '--password-env', 'PFX'], { cwd: folder }),
    ];
    assert.deepEqual(
      runs.map(({ errors, exitCode }) => `${exitCode} ${errors}`),
      [
        '2 old.pfx: The file is protected by a password, and none was given.\n',
        '2 old.pfx: The password does not open the file.\n',
        '2 aadsts-lens: The environment variable PFX is not set.\n',
      ],
    );
  });
});
