import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import forge from 'node-forge';
import { toPem } from '../../src/emulator/certificate.ts';
import { readCertificateFile, readCertificates } from '../../src/node/certificate-file.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { readCertificates as readInBrowser } from '../../src/web/certificate-file.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { legacyFile, modernFile, pssFile, pssThumbprint, slowFile, thumbprint } from './pkcs12-files.ts';

const PASSWORD = 'correct horse';
const ec = certificateDer();
const authority = certificateDer({ commonName: 'authority', keyPair: keyPairs.otherEc(), isAuthority: true });

function rsaPfx(): Buffer {
  const key = forge.pki.privateKeyFromPem(keyPem(keyPairs.rsa()));
  const certificate = forge.pki.certificateFromPem(toPem(certificateDer({ keyPair: keyPairs.rsa() })));
  const pfx = forge.pkcs12.toPkcs12Asn1(key, [certificate], PASSWORD, { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1');
}

/** The cryptography of each host. */
const hosts = [
  ['readCertificates', readCertificates],
  ['readCertificates in a browser', readInBrowser],
] as const;
type Read = (typeof hosts)[number][1];

/** What a file turned out to be, in one line. */
async function read(by: Read, file: string | Uint8Array, password?: string): Promise<string> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const result = await by(bytes, password === undefined ? undefined : new Secret(password));
  if (result.kind === 'failed') return result.fault;
  const names = result.certificates.map(({ subject, key }) => `${subject} ${key.type}`);
  return `${names.join(', ')}; key ${result.privateKey.kind}`;
}

const pem = toPem(ec);
const key = keyPem(keyPairs.ec());
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

for (const [host, by] of hosts)
  describe(host, () => {
    const rows: readonly (readonly [string, string | Uint8Array, string, string?])[] = [
      ['PEM', pem, 'CN=test EC; key absent'],
      ['PEM with its key', pem + key, 'CN=test EC; key own'],
      ['PEM with another key', pem + keyPem(keyPairs.otherEc()), 'CN=test EC; key other'],
      ['PEM with an encrypted key', pem + keyPem(keyPairs.ec(), PASSWORD), 'CN=test EC; key encrypted'],
      ['the same with its password', pem + keyPem(keyPairs.ec(), PASSWORD), 'CN=test EC; key own', PASSWORD],
      ['and with another', pem + keyPem(keyPairs.ec(), PASSWORD), 'CN=test EC; key wrong-password', 'wrong'],
      ['a key in pieces', `${pem}${key.slice(0, 80)}`, 'CN=test EC; key damaged'],
      ['a chain', pem + toPem(authority), 'CN=test EC, CN=authority EC; key absent'],
      ['a chain, the key’s own last', toPem(authority) + pem + key, 'CN=test EC, CN=authority EC; key own'],
      ['PEM among other text', `subject=CN = test\r\n\r\n${pem}\r\nthe end`, 'CN=test EC; key absent'],
      ['PEM in a JSON string', JSON.stringify({ certificate: pem + key }), 'CN=test EC; key own'],
      ['PEM indented in YAML', `tls:\n  cert: |\n${pem.replace(/^/gm, '      ')}`, 'CN=test EC; key absent'],
      ['PEM in UTF-16', Buffer.from(`\ufeff${pem}`, 'utf16le'), 'CN=test EC; key absent'],
      ['PEM that is one line', pem.replaceAll('\n', ' '), 'damaged'],
      ['DER', ec, 'CN=test EC; key absent'],
      ['base64 without frame', base64(ec), 'CN=test EC; key absent'],
      ['PKCS#12', rsaPfx(), 'CN=test RSA; key own', PASSWORD],
      ['PKCS#12 as base64', base64(rsaPfx()), 'CN=test RSA; key own', PASSWORD],
      ['PKCS#12 of old Windows', legacyFile, 'CN=legacy encryption EC; key own', 'open-me'],
      ['PKCS#12 of OpenSSL, with an umlaut', modernFile, 'CN=legacy encryption EC; key own', 'öffne-dich'],
      ['PKCS#12 without a password', pssFile, 'CN=signed with PSS RSA; key absent'],
      ['PKCS#12, no password given', legacyFile, 'password-needed'],
      ['PKCS#12, wrong password', legacyFile, 'wrong-password', 'open-you'],
      ['PKCS#12, cut off', legacyFile.subarray(0, 500), 'damaged', 'open-me'],
      ['PKCS#12 that takes too long to open', slowFile, 'unsupported'],
      ['PEM, cut off', pem.slice(0, 300), 'damaged'],
      ['PEM, a letter changed', pem.replace('MII', 'MIJ'), 'damaged'],
      ['DER, cut off', certificateDer({ keyPair: keyPairs.rsa() }).subarray(0, 300), 'damaged'],
      ['a key alone', key, 'key-only'],
      ['a key alone, DER', keyPairs.ec().privateKey.export({ type: 'pkcs8', format: 'der' }), 'key-only'],
      ['nothing', '', 'empty'],
      ['blank lines', '\r\n \n', 'empty'],
      ['a text', 'hello', 'not-a-certificate'],
      ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-certificate'],
      [
        'a signing request',
        '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----',
        'not-a-certificate',
      ],
      ['more than 1 MB', Buffer.alloc(1024 * 1024 + 1, 0x30), 'too-large'],
    ];
    for (const [name, file, expected, password] of rows) {
      it(`reads ${name}`, async () => assert.equal(await read(by, file, password), expected));
    }

    it('gives the thumbprints of the bytes in the file, whoever wrote it', async () => {
      const legacy = await by(legacyFile, new Secret('open-me'));
      const pss = await by(pssFile);
      assert(legacy.kind === 'certificates' && pss.kind === 'certificates');
      assert.equal(legacy.certificates[0].thumbprint, thumbprint);
      assert.equal(pss.certificates[0].thumbprint, pssThumbprint);
    });

    it('describes validity, key and signature', async () => {
      const notBefore = new Date('2031-02-03T04:05:06Z');
      const notAfter = new Date('2051-02-03T04:05:06Z');
      const wish = {
        commonName: 'shop',
        keyPair: keyPairs.weak(),
        hash: 'SHA-1',
        notBefore,
        notAfter,
      } as const;
      const file = await by(certificateDer(wish));
      assert(file.kind === 'certificates');
      const { serialNumber, thumbprint: sha1, x5t, x5tS256, ...rest } = file.certificates[0];
      assert.deepEqual(rest, {
        subject: 'CN=shop',
        issuer: 'CN=shop',
        notBefore: notBefore.getTime() / 1000,
        notAfter: notAfter.getTime() / 1000,
        key: { type: 'RSA', bits: 1024 },
        signatureAlgorithm: 'RSA with SHA-1',
        isAuthority: false,
      });
      assert.match(serialNumber, /^40[0-9A-F]{30}$/);
      assert.match(sha1, /^[0-9A-F]{40}$/);
      assert.equal(Buffer.from(x5t, 'base64url').toString('hex').toUpperCase(), sha1);
      assert.match(x5tS256, /^[\w-]{43}$/);
    });

    it('hands over the key that opens what the certificate closes', async () => {
      const file = await readCertificates(Buffer.from(pem + key));
      assert(file.kind === 'certificates' && file.privateKey.kind === 'own');
      assert(file.privateKey.key.equals(createPrivateKey(key)));
    });

    it('takes any bytes', async () => {
      const start = fc.constantFrom(pem, ec, legacyFile, rsaPfx());
      await fc.assert(
        fc.asyncProperty(start, fc.nat(), fc.uint8Array({ maxLength: 20 }), async (file, at, bytes) => {
          const changed = Buffer.from(file);
          changed.set(bytes, at % (changed.length - bytes.length));
          assert.equal(typeof (await read(by, changed, 'open-me')), 'string');
        }),
      );
    });
  });

describe('readCertificateFile', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-certificate-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('says in one sentence why a file gives none', async () => {
    await writeFile(join(folder, 'large.pem'), Buffer.alloc(2 * 1024 * 1024));
    const files = ['missing.pem', '.', 'large.pem'];
    const messages = await Promise.all(
      files.map(async (file) => {
        const read = await readCertificateFile(join(folder, file));
        return read.kind === 'failed' ? read.message : '';
      }),
    );
    assert.deepEqual(messages, [
      'There is no such file.',
      'This is a folder.',
      'The file is larger than 1 MB: it is not a certificate.',
    ]);
  });
});
