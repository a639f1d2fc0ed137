import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './fake-io.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';

describe('emulator', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-emulator-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Starts the command, and ends it as soon as it has printed what there is. */
  async function start(...args: readonly string[]) {
    const interrupt = new AbortController();
    interrupt.abort();
    return runCli(['emulator', ...args], { cwd: folder, interrupted: interrupt.signal });
  }

  it('runs the directory of a file, whose certificates lie beside it', async () => {
    const keys = await start('--keys', 'keys');
    assert.equal(keys.exitCode, 0, keys.errors);
    const directory = {
      tenants: [{ id: TENANT, displayName: 'Northwind' }],
      applications: [
        {
          clientId: CLIENT,
          displayName: 'Shop',
          secrets: [{ value: 'the-secret' }],
          certificates: [{ certificate: 'keys/certificate.pem' }],
        },
      ],
    };
    await writeFile(join(folder, 'directory.json'), JSON.stringify(directory));
    const { exitCode, output, errors } = await start(
      '--directory',
      'directory.json',
      '--settings',
      'shop.env',
    );
    assert.equal(exitCode, 0, errors);
    const pem = await readFile(join(folder, 'keys', 'certificate.pem'), 'utf8');
    const { fingerprint } = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERT')));
    for (const part of ['Northwind', 'Shop', 'the-secret', fingerprint.replaceAll(':', '')])
      assert(output.includes(part), part);
    assert(!output.includes('PRIVATE KEY'));
    const settings = await readFile(join(folder, 'shop.env'), 'utf8');
    assert.match(settings, new RegExp(`AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=the-secret`));
  });

  it('writes private keys for their owner alone, and says where', async () => {
    const { output } = await start('--keys', 'mine', '--settings', 'mine.env');
    const settings = await readFile(join(folder, 'mine.env'), 'utf8');
    const path = join(folder, 'mine', 'certificate.pem');
    assert(settings.includes(`\n# AZURE_CLIENT_CERTIFICATE_PATH=${path}\n`), settings);
    const files = await readdir(join(folder, 'mine'));
    assert.deepEqual(files.toSorted(), ['certificate.pem', 'issuer-key.pem']);
    for (const file of files) {
      const path = join(folder, 'mine', file);
      assert(output.includes(path), path);
      assert.equal(createPrivateKey(await readFile(path, 'utf8')).asymmetricKeyType, 'rsa');
      if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o077, 0);
    }
  });

  it('writes no private key that nobody asked for', async () => {
    const earlier = await readdir(folder);
    await start();
    assert.deepEqual(await readdir(folder), earlier);
  });

  it('says in one sentence what is wrong with the file', async () => {
    await writeFile(join(folder, 'broken.json'), '{ "tenants": [{ "id": "x" }], "applications": [] }');
    const path = join(folder, 'broken.json');
    const broken = await start('--directory', 'broken.json');
    assert.deepEqual(
      [broken.exitCode, broken.errors],
      [2, `aadsts-lens: ${path}: tenants[0].id has to be a GUID.\n`],
    );
    const lost = await start('--directory', 'lost.json');
    assert.deepEqual(
      [lost.exitCode, lost.errors],
      [2, `aadsts-lens: ${join(folder, 'lost.json')} cannot be read (ENOENT).\n`],
    );
    const both = await start('--directory', 'broken.json', '--keys', 'x');
    assert.equal(both.exitCode, 2);
    assert.match(
      both.errors,
      /^aadsts-lens: --keys is for the default directory: leave out --directory\.\n$/,
    );
  });
});
