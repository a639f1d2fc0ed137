import { ELLIPTIC, inJson, marked, VALID } from './certificate-examples.ts';
import { usesOf } from './certificate-uses.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const SETTINGS = 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=';

export default defineRule({
  id: 'certificate-unsupported-key',
  on: 'certificate',
  severity: 'error',
  prevents: [5002738],
  finds: 'A certificate that an app signs in with, whose key is not RSA.',
  why: 'Entra takes client assertions that are signed with RSA: PS256, or RS256. Assertions with ES256 or EdDSA, which keys of elliptic curves make, are refused.',
  messages: {
    key: 'The key of this certificate is {type}, not RSA. Entra will answer AADSTS5002738 to an assertion signed with it: make a certificate with an RSA key of 2048 bits or more.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://learn.microsoft.com/entra/identity-platform/howto-create-self-signed-certificate',
  ],
  examples: [
    { path: 'shop.pem', bad: marked(ELLIPTIC), beside: [{ path: '.env', text: `${SETTINGS}shop.pem\n` }] },
    {
      path: 'keys/shop.cer',
      bad: marked(ELLIPTIC),
      beside: [{ path: 'app.env', text: `${SETTINGS}keys/shop.cer\n` }],
    },
    {
      path: 'config.yaml',
      bad: `azure:\n  client_id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  client_certificate: "«${inJson(ELLIPTIC)}»"\n`,
    },
  ],
  fine: [
    { path: 'server.pem', text: ELLIPTIC },
    { path: 'shop.pem', text: VALID, beside: [{ path: '.env', text: `${SETTINGS}shop.pem\n` }] },
  ],

  *check(fact, workspace, uri) {
    const { type } = fact.certificate.key;
    if (type === 'RSA' || type === 'RSA-PSS' || type === 'other' || fact.isChain || isTestFile(uri)) return;
    const evidence = usesOf(fact, uri, workspace);
    if (evidence) yield { message: 'key', at: fact.place, values: { type }, evidence };
  },
});
