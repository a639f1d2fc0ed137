import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPemBlocks } from '../../../src/core/pem.ts';
import { toPem } from '../../../src/emulator/certificate.ts';
import { describeCertificate, mistakenDigests, parseCertificate } from '../../../src/node/certificate.ts';
import { readCertificates } from '../../../src/node/certificate-file.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { certificateDer, keyPairs, keyPem } from '../../certificates.ts';
import { legacyFile, modernFile, pssFile } from '../../node/pkcs12-files.ts';
import { standApart } from '../expectations.ts';
import { mutated, textsLike } from '../inputs.ts';
import { asyncTarget, target } from '../target.ts';

const ec = certificateDer();
const pem = toPem(ec);
const key = keyPem(keyPairs.ec());
const texts = [
  pem,
  pem + key,
  toPem(certificateDer({ keyPair: keyPairs.rsa() })),
  key,
  JSON.stringify({ certificate: pem + key }),
  `tls:\n  cert: |\n${pem.replace(/^/gm, '      ')}`,
  `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n${ec.toString('base64')}\n-----END RSA PRIVATE KEY-----`,
  ec.toString('base64'),
];

/** PEM in any text. */
export const pemBlocks = target('pem-blocks', fc.record({ text: textsLike(texts) }), ({ text }) => {
  const blocks = findPemBlocks(text);
  standApart(
    blocks.map(({ span }) => span),
    text.length,
  );
  for (const { label, pem: block } of blocks)
    assert.ok(block === undefined || block.startsWith(`-----BEGIN ${label}-----\n`));
});

/** Bytes as text of one letter each, so that steps away from a file are the same as for texts. */
const der = [ec, certificateDer({ keyPair: keyPairs.rsa(), isAuthority: true })].map((each) =>
  each.toString('latin1'),
);

/** Certificates with bytes changed. */
export const certificates = target('certificates', fc.record({ bytes: mutated(der) }), ({ bytes }) => {
  const x509 = parseCertificate(Buffer.from(bytes, 'latin1'));
  if (!x509) return;
  const { thumbprint, signatureAlgorithm, key: publicKey } = describeCertificate(x509);
  assert.match(thumbprint, /^[0-9A-F]{40}$/);
  assert.ok(signatureAlgorithm.length > 0 && publicKey.type.length > 0);
  mistakenDigests(x509);
});

/** Files that are said to hold a certificate: any bytes, with a password or without. */
export const certificateFiles = asyncTarget(
  'certificate-files',
  fc.record({
    bytes: fc.oneof(
      mutated([...der, ...[legacyFile, modernFile, pssFile].map((file) => file.toString('latin1'))]),
      textsLike(texts),
    ),
    password: fc.constantFrom('', 'open-me', 'öffne-dich'),
  }),
  async ({ bytes, password }) => {
    const file = Buffer.from(bytes, 'latin1');
    const result = await readCertificates(file, password === '' ? undefined : new Secret(password));
    assert.ok(result.kind === 'certificates' ? result.certificates.length > 0 : result.fault.length > 0);
  },
);
