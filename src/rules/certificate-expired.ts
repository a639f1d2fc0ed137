import type { Certificate } from '../facts/types.ts';
import { certificateOfApp } from '../tokens/app-certificate.ts';
import { EXPIRED, EXPIRED_THUMBPRINT, inJson, marked, VALID } from './certificate-examples.ts';
import { usesOf } from './certificate-uses.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const DAY = 86_400;
/** Days before the end from which on it is told. */
const EXPIRING_WITHIN = 30;

export default defineRule({
  id: 'certificate-expired',
  on: ['certificate', 'app'],
  severity: 'error',
  prevents: [700027],
  finds: 'A certificate that an app signs in with, expired, about to expire, or not valid yet.',
  why:
    'Entra verifies an assertion with the certificate that its header names, and takes certificates within their validity only. Spoken of are ' +
    'certificates that settings or registrations of the workspace name by file or thumbprint.',
  messages: {
    expired:
      'This certificate expired on {end}. Entra will answer AADSTS700027: make a new one, upload it to the app registration, and configure it.',
    soon: 'This certificate expires on {end}, in {days} days; then Entra answers AADSTS700027. Upload a new one in time: an app may have several.',
    early: 'This certificate is not valid before {start}. Until then Entra answers AADSTS700027.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
  ],
  examples: [
    {
      path: 'certs/shop.pem',
      bad: marked(EXPIRED),
      beside: [
        {
          path: '.env',
          text: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=./certs/shop.pem\n',
        },
      ],
    },
    {
      path: '.env',
      bad: 'AZURE_TENANT_ID=contoso.com\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=«./certs/shop.cer»\n',
      also: ['certificate-key-mismatch'],
      beside: [{ path: 'certs/shop.cer', text: EXPIRED }],
    },
    {
      path: 'appsettings.json',
      bad: `{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientCertificate": "«${inJson(EXPIRED)}»" } }\n`,
    },
    {
      path: 'shop.crt',
      bad: marked(EXPIRED),
      beside: [
        {
          path: 'manifest.json',
          text: `{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "keyCredentials": [{ "customKeyIdentifier": "${EXPIRED_THUMBPRINT}", "type": "AsymmetricX509Cert", "usage": "Verify" }] }\n`,
        },
      ],
    },
  ],
  fine: [
    {
      path: 'tls/server.pem',
      text: EXPIRED,
      beside: [
        {
          path: '.env',
          text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nTLS_CERTIFICATE_PATH=tls/server.pem\n',
        },
      ],
    },
    {
      path: 'certs/shop.pem',
      text: VALID,
      beside: [
        {
          path: '.env',
          text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=certs/shop.pem\n',
        },
      ],
    },
    {
      path: 'tests/fixtures/shop.pem',
      text: EXPIRED,
      beside: [
        {
          path: 'tests/.env',
          text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CLIENT_CERTIFICATE_PATH=fixtures/shop.pem\n',
        },
      ],
    },
  ],

  *check(fact, workspace, uri) {
    if (isTestFile(uri)) return;
    if (fact.kind === 'certificate') {
      const evidence = fact.isChain ? undefined : usesOf(fact, uri, workspace);
      const problem = evidence && problemOf(fact.certificate, workspace.now());
      if (problem) yield { ...problem, at: fact.place, evidence };
      return;
    }
    const found = certificateOfApp(fact, uri, workspace);
    const problem = found && problemOf(found.fact.certificate, workspace.now());
    // Within the setting itself the certificate is told of once.
    if (!problem || fact.certificate?.value.kind !== 'file' || isTestFile(found.uri)) return;
    const { place } = found.fact;
    const evidence = [{ uri: found.uri, span: place.span, message: 'The certificate stands here.' }];
    yield { ...problem, at: fact.certificate.place, evidence };
  },
});

function problemOf({ notBefore, notAfter }: Certificate, now: number) {
  const values = {
    start: dayOf(notBefore),
    end: dayOf(notAfter),
    days: String(Math.floor((notAfter - now) / DAY)),
  };
  if (now > notAfter) return { message: 'expired', values } as const;
  if (now < notBefore) return { message: 'early', values } as const;
  if (notAfter - now > EXPIRING_WITHIN * DAY) return undefined;
  return { message: 'soon', severity: 'warning', values } as const;
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
