import { inJson, marked, SHA1, VALID, WEAK } from './certificate-examples.ts';
import { usesOf } from './certificate-uses.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const SMALLEST_RSA = 2048;
const SETTINGS = 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=';

export default defineRule({
  id: 'certificate-weak-key',
  on: 'certificate',
  severity: 'warning',
  prevents: [],
  finds:
    'A certificate that an app signs in with, whose RSA key is shorter than 2048 bits or which is signed with SHA-1 or MD5.',
  why:
    'RSA keys below 2048 bits can be broken, and libraries refuse to sign with them: PS256 and RS256 ask for 2048 bits (RFC 7518, sections 3.3 and 3.5). ' +
    'SHA-1 signatures can be forged; policies of a tenant may refuse such certificates.',
  messages: {
    key: 'The RSA key of this certificate has {bits} bits. Libraries may refuse to sign with it: make a certificate with 2048 bits or more.',
    signature:
      'This certificate is signed with {algorithm}, which is broken. Make one that is signed with SHA-256.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc7518#section-3.3',
    'https://learn.microsoft.com/entra/identity-platform/howto-create-self-signed-certificate',
  ],
  examples: [
    { path: 'shop.pem', bad: marked(WEAK), beside: [{ path: '.env', text: `${SETTINGS}shop.pem\n` }] },
    {
      path: 'keys/shop.crt',
      bad: marked(SHA1),
      beside: [{ path: 'app.env', text: `${SETTINGS}keys/shop.crt\n` }],
    },
    {
      path: 'appsettings.json',
      bad: `{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientCertificate": "«${inJson(WEAK)}»" } }\n`,
    },
  ],
  fine: [
    { path: 'server.pem', text: WEAK },
    { path: 'shop.pem', text: VALID, beside: [{ path: '.env', text: `${SETTINGS}shop.pem\n` }] },
  ],

  *check(fact, workspace, uri) {
    const { key, signatureAlgorithm } = fact.certificate;
    const isShort = key.type === 'RSA' && (key.bits ?? SMALLEST_RSA) < SMALLEST_RSA;
    const isBroken = /SHA-1$|MD5$/.test(signatureAlgorithm);
    if (!(isShort || isBroken) || fact.isChain || isTestFile(uri)) return;
    const evidence = usesOf(fact, uri, workspace);
    if (!evidence) return;
    if (isShort) yield { message: 'key', at: fact.place, values: { bits: String(key.bits) }, evidence };
    else yield { message: 'signature', at: fact.place, values: { algorithm: signatureAlgorithm }, evidence };
  },
});
