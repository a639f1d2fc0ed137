import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer } from '../certificates.ts';
import { checkFile, TODAY } from '../workspace.ts';

const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const ANOTHER = '2A7F90C4E1B835D6071F4C92EB6D8A053C9E17B4';

function certificate(commonName: string) {
  const at = (days: number) => new Date((TODAY + days * 86_400) * 1000);
  const der = certificateDer({ commonName, notBefore: at(-10), notAfter: at(300) });
  return { text: toPem(der), thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase() };
}

const SHOP = certificate('shop');
const OTHER = certificate('billing');

/** Names of certificates: whether one alone in the folder may be that of the app. */
const names: readonly (readonly [commonName: string, mayBeOfApp: boolean])[] = [
  ['shop', true],
  ['Contoso shop', true],
  ['Chicago', true],
  ['localhost', false],
  ['shop.contoso.com', false],
  ['Contoso CA', false],
  ['Root of Contoso', false],
  ['The Certification Authority of Contoso', false],
];

type File = readonly [path: string, text: string];

/** Files beside settings with a thumbprint: the severity of what is told, if anything. */
const cases: Readonly<
  Record<string, readonly [thumbprint: string, path: string, beside: readonly File[], told?: string]>
> = {
  'another certificate stands there alone': [ANOTHER, '', [['shop.pem', SHOP.text]], 'warning'],
  'it is that of the certificate': [SHOP.thumbprint, '', [['shop.pem', SHOP.text]]],
  'it is that of the certificate, in small letters': [
    SHOP.thumbprint.toLowerCase(),
    '',
    [['shop.pem', SHOP.text]],
  ],
  'two others stand there': [
    ANOTHER,
    '',
    [
      ['shop.pem', SHOP.text],
      ['billing.pem', OTHER.text],
    ],
  ],
  'another stands in another folder': [ANOTHER, '', [['certs/shop.pem', SHOP.text]]],
  'another is configured': [ANOTHER, 'certs/shop.pem', [['certs/shop.pem', SHOP.text]], 'error'],
  'another is configured, beside its own': [
    OTHER.thumbprint,
    'shop.pem',
    [
      ['shop.pem', SHOP.text],
      ['billing.pem', OTHER.text],
    ],
    'error',
  ],
  'one that is not there is configured': [ANOTHER, 'certs/none.pem', [['shop.pem', SHOP.text]]],
  'it is a placeholder': ['0'.repeat(40), '', [['shop.pem', SHOP.text]]],
  'it begins like one': [`00${ANOTHER.slice(2)}`, '', [['shop.pem', SHOP.text]], 'warning'],
  'it is longer': [`${ANOTHER}00`, '', [['shop.pem', SHOP.text]]],
  'it is a part of a text': [`x${ANOTHER}`, '', [['shop.pem', SHOP.text]]],
};

async function foundIn(thumbprint: string, path: string, beside: readonly File[]) {
  const setting = path === '' ? '' : `AZURE_CERTIFICATE_PATH=${path}\n`;
  const text = `AZURE_CLIENT_ID=${ID}\n${setting}AZURE_CERTIFICATE_THUMBPRINT=${thumbprint}\n`;
  const checked = await checkFile(
    '.env',
    text,
    beside.map(([at, content]) => ({ path: at, text: content })),
  );
  return checked.found.filter(({ rule }) => rule === 'certificate-thumbprint-mismatch');
}

describe('the thumbprint of a certificate', () => {
  for (const [name, [thumbprint, path, beside, told]] of Object.entries(cases)) {
    it(`is ${told ? 'told of' : 'left alone'} where ${name}`, async () => {
      const found = await foundIn(thumbprint, path, beside);
      assert.deepEqual(
        found.map(({ severity }) => severity),
        told === undefined ? [] : [told],
      );
      for (const { message } of found) assert.match(message, new RegExp(SHOP.thumbprint));
    });
  }

  for (const [commonName, mayBeOfApp] of names) {
    it(`is ${mayBeOfApp ? 'compared' : 'not compared'} with a certificate called ${commonName}`, async () => {
      const found = await foundIn(ANOTHER, '', [['some.pem', certificate(commonName).text]]);
      assert.equal(found.length, mayBeOfApp ? 1 : 0);
    });
  }
});
