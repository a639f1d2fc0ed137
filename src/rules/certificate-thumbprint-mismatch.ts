import { writeValue } from '../core/fixes.ts';
import type { App, StatedCertificate } from '../facts/types.ts';
import type { Located, Workspace } from '../facts/workspace.ts';
import { certificateOfApp, folderOf, isThumbprintOf } from '../tokens/app-certificate.ts';
import { EXPIRED_THUMBPRINT, inJson, VALID, VALID_THUMBPRINT } from './certificate-examples.ts';
import { defineRule } from './define-rule.ts';

export default defineRule({
  id: 'certificate-thumbprint-mismatch',
  on: 'app',
  severity: 'error',
  prevents: [700027],
  finds:
    'A thumbprint that is not that of the certificate configured beside it, or of the only one in the folder.',
  why:
    'The thumbprint tells Entra which of the app’s certificates verifies an assertion. After a certificate was renewed, the thumbprint of the old one is ' +
    'easily left: the assertion is then signed with one key and names another.',
  messages: {
    configured:
      'This is not the thumbprint of the certificate that is configured beside it, which is {thumbprint}. Entra will answer AADSTS700027.',
    beside:
      'This is not the thumbprint of the certificate in this folder, which is {thumbprint}. If that is the one, Entra will answer AADSTS700027.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/certificate-credentials'],
  examples: [
    {
      path: '.env',
      bad: `AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CERTIFICATE_PATH=shop.pem\nAZURE_CERTIFICATE_THUMBPRINT=«${EXPIRED_THUMBPRINT}»\n`,
      fixed: `AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CERTIFICATE_PATH=shop.pem\nAZURE_CERTIFICATE_THUMBPRINT=${VALID_THUMBPRINT}\n`,
      beside: [{ path: 'shop.pem', text: VALID }],
    },
    {
      path: 'appsettings.json',
      bad: `{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientCertificate": "${inJson(VALID)}", "CertificateThumbprint": "«${EXPIRED_THUMBPRINT}»" } }\n`,
      fixed: `{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientCertificate": "${inJson(VALID)}", "CertificateThumbprint": "${VALID_THUMBPRINT}" } }\n`,
    },
    {
      path: 'jobs/config.yaml',
      bad: `azure:\n  client_id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  thumbprint: «${EXPIRED_THUMBPRINT}»\n`,
      fixed: `azure:\n  client_id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  thumbprint: ${VALID_THUMBPRINT}\n`,
      beside: [{ path: 'jobs/shop.cer', text: VALID }],
    },
  ],
  fine: [
    {
      path: '.env',
      text: `AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CERTIFICATE_PATH=shop.pem\nAZURE_CERTIFICATE_THUMBPRINT=${VALID_THUMBPRINT.toLowerCase()}\n`,
      beside: [{ path: 'shop.pem', text: VALID }],
    },
    {
      path: 'config.yaml',
      text: `azure:\n  client_id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  thumbprint: ${EXPIRED_THUMBPRINT}\n`,
      beside: [{ path: 'tls/server.pem', text: VALID }],
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_CERTIFICATE_PATH=shop.pem\nAZURE_CERTIFICATE_THUMBPRINT=<thumbprint>\n',
      beside: [{ path: 'shop.pem', text: VALID }],
    },
  ],

  *check(app, workspace, uri) {
    const { thumbprint } = app;
    // Texts of another form or length are told of by a rule of their own.
    if (!thumbprint || !/^[0-9a-f]{40}$/i.test(thumbprint.value) || /^(.)\1*$/.test(thumbprint.value)) return;
    const configured = certificateOfApp(app, uri, workspace);
    const found = configured ?? onlyOneBeside(app, uri, workspace);
    if (!found || isThumbprintOf(thumbprint.value, found.fact)) return;
    const right = found.fact.certificate.thumbprint;
    yield {
      message: configured ? 'configured' : 'beside',
      ...(!configured && { severity: 'warning' as const }),
      at: thumbprint.place,
      values: { thumbprint: right },
      evidence: [
        {
          uri: found.uri,
          span: found.fact.place.span,
          message: `The certificate with the thumbprint ${right}.`,
        },
      ],
      fixes: [writeValue(thumbprint.place, right, 'Write the thumbprint of the certificate', false)],
    };
  },
});

/** The certificate in the folder of the settings, when it is the only one and no server’s. */
function onlyOneBeside(
  { certificate }: App,
  uri: string,
  { certificates }: Workspace,
): Located<StatedCertificate> | undefined {
  if (certificate) return undefined;
  const here = certificates.filter((each) => each.uri !== uri && folderOf(each.uri) === folderOf(uri));
  const [only, second] = here.filter(({ fact }) => !fact.isChain);
  return only && !second && !isOfServer(only.fact) ? only : undefined;
}

/** Servers and authorities are called by host names, or say what they are. */
function isOfServer({ certificate }: StatedCertificate): boolean {
  const { subject, issuer } = certificate;
  return subject !== issuer || /CN=(?:localhost|[^,]*\.[^,]*|[^,]*\b(?:CA|Root|Authority)\b)/i.test(subject);
}
