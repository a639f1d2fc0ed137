import { certificateOfApp } from '../tokens/app-certificate.ts';
import { ELLIPTIC, inJson, KEY_OF_ELLIPTIC, marked, VALID } from './certificate-examples.ts';
import { usesOf } from './certificate-uses.ts';
import { defineRule } from './define-rule.ts';

const SETTINGS = 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=';
/** Settings whose libraries want certificate and key in one file. */
const NEEDS_KEY = /^AZURE_CLIENT_CERTIFICATE_PATH$/i;

export default defineRule({
  id: 'certificate-key-mismatch',
  on: ['certificate', 'app'],
  severity: 'error',
  prevents: [700027],
  finds: 'A certificate beside the private key of another one, or without any where the library needs it.',
  why:
    'The assertion is signed with the private key and names the certificate. When the two do not belong together, the signature cannot be verified. ' +
    'The libraries of azure-identity take one file with both.',
  messages: {
    other:
      'The private key beside this certificate belongs to another one. The library will refuse the pair, or Entra will answer AADSTS700027: put the key of this certificate here.',
    absent:
      'There is no private key in {name}. {setting} needs certificate and private key in one PEM file: without the key nothing can be signed.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://learn.microsoft.com/python/api/azure-identity/azure.identity.environmentcredential',
  ],
  examples: [
    {
      path: 'shop.pem',
      bad: marked(VALID) + KEY_OF_ELLIPTIC,
      beside: [{ path: '.env', text: `${SETTINGS}shop.pem\n` }],
    },
    {
      path: '.env',
      bad: `${SETTINGS}«./shop.crt»\n`,
      beside: [{ path: 'shop.crt', text: VALID }],
    },
    {
      path: 'appsettings.json',
      bad: `{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientCertificate": "«${inJson(VALID + KEY_OF_ELLIPTIC)}»" } }\n`,
    },
  ],
  fine: [
    { path: 'server.pem', text: VALID + KEY_OF_ELLIPTIC },
    {
      path: 'application.properties',
      text: 'azure.client-id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nazure.certificate-path=shop.crt\n',
      beside: [{ path: 'shop.crt', text: VALID }],
    },
    { path: 'elliptic.pem', text: ELLIPTIC + KEY_OF_ELLIPTIC },
  ],

  *check(fact, workspace, uri) {
    if (fact.kind === 'certificate') {
      if (fact.privateKey !== 'other') return;
      const evidence = usesOf(fact, uri, workspace);
      if (evidence) yield { message: 'other', at: fact.place, evidence };
      return;
    }
    const { certificate } = fact;
    if (certificate?.value.kind !== 'file' || !NEEDS_KEY.test(certificate.name)) return;
    const found = certificateOfApp(fact, uri, workspace);
    if (found?.fact.privateKey !== 'absent') return;
    const values = { name: certificate.value.path, setting: certificate.name };
    const evidence = [
      { uri: found.uri, span: found.fact.place.span, message: 'The certificate stands here alone.' },
    ];
    yield { message: 'absent', at: certificate.place, values, evidence };
  },
});
