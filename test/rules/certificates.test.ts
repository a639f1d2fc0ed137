import assert from 'node:assert/strict';
import { toPem } from '../../src/emulator/certificate.ts';
import { type CertificateWish, certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { checkFile, TODAY } from '../workspace.ts';

const DAY = 24 * 60 * 60 * 1000;
const day = (days: number) => new Date(TODAY * 1000 + days * DAY);
const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

function certificate(wish: CertificateWish = {}): string {
  const validity = { notBefore: day(-10), notAfter: day(300) };
  return toPem(certificateDer({ keyPair: keyPairs.rsa(), ...validity, ...wish }));
}

/** Settings of an app that signs in with the certificate at the path. */
function settings(path: string, at = '.env') {
  return { path: at, text: `AZURE_CLIENT_ID=${ID}\nAZURE_CLIENT_CERTIFICATE_PATH=${path}\n` };
}

async function found(path: string, text: string, beside: Parameters<typeof checkFile>[2] = []) {
  const checked = await checkFile(path, text, beside);
  return checked.found.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('certificates of apps', () => {
  const rows: readonly (readonly [string, CertificateWish, readonly string[]])[] = [
    ['valid for long', {}, []],
    ['for 31 days', { notAfter: day(31) }, []],
    ['for 29 days', { notAfter: day(29) }, ['warning certificate-expired']],
    ['until an hour ago', { notAfter: day(-1 / 24) }, ['error certificate-expired']],
    ['from tomorrow on', { notBefore: day(1) }, ['error certificate-expired']],
    ['with an EC key', { keyPair: keyPairs.ec() }, ['error certificate-unsupported-key']],
    ['with a short key', { keyPair: keyPairs.weak() }, ['warning certificate-weak-key']],
    ['signed with SHA-1', { hash: 'SHA-1' }, ['warning certificate-weak-key']],
    ['of an authority of one’s own', { isAuthority: true }, []],
  ];
  for (const [name, wish, expected] of rows) {
    it(`are judged: ${name}`, async () => {
      const beside = [settings('certs/app.pem')];
      assert.deepEqual(await found('certs/app.pem', certificate(wish), beside), expected);
    });
  }

  it('say in how many days they end, and which setting names them', async () => {
    const beside = [settings('app.pem')];
    const checked = await checkFile('app.pem', certificate({ notAfter: day(12.5) }), beside);
    const [{ message = '', evidence = [] } = {}] = checked.found;
    assert.match(message, /expires on 2026-06-13, in 12 days/);
    assert.deepEqual(
      evidence.map((each) => [each.uri, each.message, each.range.start.line]),
      [['file:///project/.env', 'AZURE_CLIENT_CERTIFICATE_PATH names this certificate.', 1]],
    );
  });

  const expired = certificate({ notAfter: day(-1) });
  const paths: readonly (readonly [string, string, string, boolean])[] = [
    ['certs/app.pem', '.env', 'certs/app.pem', true],
    ['./certs/app.pem', '.env', 'certs/app.pem', true],
    ['../certs/app.pem', 'api/.env', 'certs/app.pem', true],
    ['.\\certs\\app.pem', '.env', 'certs/app.pem', true],
    ['my certs/app.pem', '.env', 'my certs/app.pem', false],
    ['app.pem', '.env', 'certs/map.pem', false],
    ['/run/secrets/app.pem', '.env', 'app.pem', false],
    ['C:\\certs\\app.pem', '.env', 'certs/app.pem', false],
    ['$HOME/app.pem', '.env', 'app.pem', false],
  ];
  for (const [path, at, file, isNamed] of paths) {
    it(`are ${isNamed ? '' : 'not '}meant by ${path} in ${at}: ${file}`, async () => {
      const expectedRules = isNamed ? ['error certificate-expired'] : [];
      assert.deepEqual(await found(file, expired, [settings(path, at)]), expectedRules);
    });
  }

  it('of the same name are told apart by their folder, or nothing is said', async () => {
    const other = { path: 'web/app.pem', text: certificate() };
    assert.deepEqual(await found('api/app.pem', expired, [other, settings('app.pem', 'api/.env')]), [
      'error certificate-expired',
    ]);
    assert.deepEqual(await found('api/app.pem', expired, [other, settings('app.pem')]), []);
  });

  it('are told from the chain they stand in', async () => {
    const chain = certificate() + certificate({ commonName: 'authority', notAfter: day(-1), hash: 'SHA-1' });
    assert.deepEqual(await found('app.pem', chain, [settings('app.pem')]), []);
    const reversed = certificate({ commonName: 'authority', notAfter: day(-1), keyPair: keyPairs.weak() });
    const text = reversed + certificate() + keyPem(keyPairs.rsa());
    assert.deepEqual(await found('app.pem', text, [settings('app.pem')]), []);
  });

  it('belong to their keys, where that can be told', async () => {
    const beside = [settings('app.pem')];
    const pair = (key: string) => found('app.pem', certificate() + key, beside);
    assert.deepEqual(await pair(keyPem(keyPairs.rsa())), []);
    assert.deepEqual(await pair(keyPem(keyPairs.weak())), ['error certificate-key-mismatch']);
    assert.deepEqual(await pair(keyPem(keyPairs.weak(), 'password')), []);
    assert.deepEqual(await pair(keyPem(keyPairs.weak()) + keyPem(keyPairs.ec())), []);
  });

  it('that are damaged are nobody’s', async () => {
    const damaged = certificate().replace('MII', 'MIJ');
    assert.deepEqual(await found('app.pem', damaged, [settings('app.pem')]), []);
  });
});
