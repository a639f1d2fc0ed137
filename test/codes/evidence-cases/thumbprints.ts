import {
  EXPIRED,
  EXPIRED_THUMBPRINT,
  marked,
  VALID,
  VALID_THUMBPRINT,
} from '../../../src/rules/certificate-examples.ts';
import { APP, consoleText, type EvidenceCase, json, OTHER_APP, TENANT } from './evidence-case.ts';

const HEX = '3F7A0C9D51E8B2463D70A9F81C5E2B6D94037AE1';
const SHA256 = '9B1D5C7E30A24F68D1B7E9C40A853F62E7D9014BC8A35F7261E0D94B83C5A7F2';

const ABSENT = 'Reason - The key was not found.';
const EXPIRED_KEY = 'Reason - The key used is expired.';
const OTHER_KEY = 'Reason - Key was found, but use of the key to verify the signature failed.';

function message(thumbprint: string, reason = ABSENT, found = ''): string {
  return `The certificate with identifier used to sign the client assertion is not registered on application. [${reason}, Thumbprint of key used by client: '${thumbprint}', ${found}Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${APP}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint.`;
}

const FOUND = "Found key 'Start=02/01/2024 00:00:00, End=02/13/2026 00:00:00', ";

/** What Entra shows of a header: the bytes that base64url gives. */
const shown = (header: string) => Buffer.from(header, 'base64url').toString('hex').toUpperCase();
/** What it shows where a text was encoded. */
const shownText = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

const colons = (hex: string) => (hex.match(/../g) ?? []).join(':');
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

const MANIFEST = (identifier: string) => `{
  "appId": "${APP}",
  "displayName": "shop",
  "keyCredentials": [
    {
      "customKeyIdentifier": "${identifier}",
      "keyId": "5d2f81c7-9a04-4e3b-b6f8-0c1a7e94d235",
      "type": "AsymmetricX509Cert",
      "usage": "Verify"
    }
  ],
  "passwordCredentials": []
}
`;

const SETTINGS = (thumbprint: string) => `{
  "AzureAd": {
    "Instance": "https://login.microsoftonline.com/",
    "TenantId": "${TENANT}",
    "ClientId": "${APP}",
    "CertificateThumbprint": "${thumbprint}"
  }
}
`;

export const thumbprintCases: readonly EvidenceCase[] = [
  {
    name: 'a digest of SHA-1',
    error: json(700027, message(HEX)),
    proves: [['thumbprint-sha1', 'encoding is in order']],
  },
  {
    name: 'a digest of SHA-256',
    error: json(700027, message(SHA256)),
    proves: [['thumbprint-sha256', 'x5t#S256']],
  },
  {
    name: 'hex text that was encoded',
    error: consoleText(700027, message(shownText(HEX.toLowerCase()))),
    proves: [['thumbprint-hex-encoded', `thumbprint is ${HEX.toLowerCase()}, but Entra received 40 bytes`]],
  },
  {
    name: 'hex text with colons, as OpenSSL prints it, that was encoded',
    error: json(700027, message(shownText(colons(HEX)))),
    proves: [['thumbprint-hex-encoded', `thumbprint is ${HEX}, but Entra received 59 bytes`]],
  },
  {
    name: 'hex text with the end of its line',
    error: json(700027, message(shownText(`${HEX}\n`))),
    proves: [['thumbprint-hex-encoded', `thumbprint is ${HEX}, but Entra received 41 bytes`]],
  },
  {
    name: 'hex text put into the header as it is',
    error: json(700027, message(shown(HEX))),
    proves: [['thumbprint-hex-decoded', HEX]],
  },
  {
    name: 'base64 that was encoded once more',
    error: json(700027, message(shownText(base64(HEX)))),
    proves: [['thumbprint-encoded-twice', HEX.toLowerCase()]],
  },
  {
    name: 'hex text that was encoded, of the thumbprint in the settings',
    error: json(700027, message(shownText(HEX))),
    files: { 'appsettings.json': SETTINGS(`«${HEX.toLowerCase()}»`) },
    proves: [
      ['thumbprint-hex-encoded', HEX],
      ['thumbprint-setting', HEX],
    ],
  },
  {
    name: 'a certificate of the workspace that was not uploaded',
    error: json(700027, message(VALID_THUMBPRINT)),
    files: { 'certs/shop.pem': marked(VALID) },
    proves: [
      ['thumbprint-sha1', VALID_THUMBPRINT],
      ['thumbprint-certificate', 'missing is its upload'],
    ],
  },
  {
    name: 'a certificate of the workspace that is over',
    error: json(700027, message(EXPIRED_THUMBPRINT)),
    files: { 'certs/shop.pem': marked(EXPIRED) },
    proves: [
      ['thumbprint-sha1', EXPIRED_THUMBPRINT],
      ['thumbprint-certificate-expired', 'expired at 2026-02-01'],
    ],
  },
  {
    name: 'a manifest that lists another certificate',
    error: json(700027, message(HEX)),
    files: { 'manifest.json': MANIFEST(`«${base64(VALID_THUMBPRINT)}»`) },
    proves: [
      ['thumbprint-sha1', HEX],
      ['thumbprint-not-registered', VALID_THUMBPRINT],
    ],
  },
  {
    name: 'the time of the key that was found',
    error: json(700027, message(EXPIRED_THUMBPRINT, EXPIRED_KEY, FOUND)),
    proves: [['key-expired', '02/01/2024 to 02/13/2026']],
  },
  {
    name: 'a key that was found, and signed with that of another certificate',
    error: json(
      700027,
      message(
        VALID_THUMBPRINT,
        OTHER_KEY,
        "Found key 'Start=01/01/2026 00:00:00, End=01/01/2046 00:00:00', ",
      ),
    ),
    files: { 'certs/shop.pem': marked(VALID) },
    proves: [['thumbprint-other-key', 'key that belongs to it']],
  },
  {
    name: 'a key that was found is in order, whatever an old manifest lists',
    error: json(700027, message(HEX, OTHER_KEY, FOUND)),
    files: { 'manifest.json': MANIFEST(base64(VALID_THUMBPRINT)) },
    proves: [],
  },
  {
    name: 'a digest of SHA-256 is not compared with digests of SHA-1',
    error: json(700027, message(SHA256)),
    files: { 'manifest.json': MANIFEST(base64(VALID_THUMBPRINT)) },
    proves: [['thumbprint-sha256', SHA256]],
  },
  {
    name: 'the manifest of another app',
    error: json(700027, message(shown('A'.repeat(72)))),
    files: { 'manifest.json': MANIFEST(base64(VALID_THUMBPRINT)).replace(APP, OTHER_APP) },
    proves: [],
  },
  {
    name: 'random bytes of a length that proves nothing',
    error: json(700027, message('C71F08D2A39E5B64F0127D8A3CE95F41B60D72E8A9135C4F7B20E6D81A94F35C0B7E')),
    proves: [],
  },
  {
    name: 'random bytes as long as encoded hex text',
    error: json(
      700027,
      message('C71F08D2A39E5B64F0127D8A3CE95F41B60D72E8A9135C4F7B20E6D81A94F35C0B7E93D1A5F24C68'),
    ),
    proves: [],
  },
  {
    name: 'a thumbprint that is cut off',
    error: `AADSTS700027: Client assertion contains an invalid signature. [${ABSENT}, Thumbprint of key used by client: '${shownText(HEX).slice(0, 40)}`,
    proves: [],
  },
  {
    name: 'a masked thumbprint',
    error: json(700027, message('***')),
    files: { 'appsettings.json': SETTINGS(HEX) },
    proves: [],
  },
  {
    name: 'a key without thumbprint that expired, its times cut off',
    error: `AADSTS700027: Client assertion contains an invalid signature. [${EXPIRED_KEY}, Found key 'Start=02/01/2024`,
    proves: [],
  },
];
