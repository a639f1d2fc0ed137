import { writeValue } from '../core/fixes.ts';
import type { KeyCredential, Stated } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isCertificate, isWord } from './key-credentials.ts';

const TYPES = ['AsymmetricX509Cert', 'X509CertAndPassword', 'Symmetric'];
const USAGES = ['Verify', 'Sign', 'Encrypt'];

export default defineRule({
  id: 'manifest-key-usage',
  on: 'registration',
  severity: 'error',
  prevents: [700027],
  finds: 'A certificate in an app registration whose type or usage keeps it from verifying assertions.',
  why:
    'Entra verifies client assertions with the certificates that are listed with type AsymmetricX509Cert and usage Verify. Other entries are ' +
    'taken in, or refused, without a word about sign-in, and never match a thumbprint.',
  messages: {
    type: 'Entra knows no key of the type {found}. For a certificate write AsymmetricX509Cert: otherwise it answers AADSTS700027.',
    usage:
      'Entra knows no usage {found}. A certificate that an app signs in with has the usage Verify: otherwise Entra answers AADSTS700027.',
    sign: 'A certificate with the usage Sign verifies nothing: assertions signed with its key are refused with AADSTS700027. An app signs in with a certificate of the usage Verify.',
  },
  sources: [
    'https://learn.microsoft.com/graph/api/resources/keycredential',
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  ],
  examples: [
    {
      path: 'manifest.json',
      bad: '{\n  "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n  "keyCredentials": [{ "type": "AsymmetricX509Cert", "usage": "«Sign»" }]\n}\n',
      fixed:
        '{\n  "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n  "keyCredentials": [{ "type": "AsymmetricX509Cert", "usage": "Verify" }]\n}\n',
    },
    {
      path: 'app.bicep',
      bad: "resource app 'Microsoft.Graph/applications@v1.0' = {\n  uniqueName: 'shop'\n  keyCredentials: [\n    {\n      type: '«AsymmetricX509Certificate»'\n      usage: 'Verify'\n    }\n  ]\n}\n",
      fixed:
        "resource app 'Microsoft.Graph/applications@v1.0' = {\n  uniqueName: 'shop'\n  keyCredentials: [\n    {\n      type: 'AsymmetricX509Cert'\n      usage: 'Verify'\n    }\n  ]\n}\n",
    },
    {
      path: 'app.yaml',
      bad: 'appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nkeyCredentials:\n  - type: AsymmetricX509Cert\n    usage: «Verification»\n',
      fixed:
        'appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nkeyCredentials:\n  - type: AsymmetricX509Cert\n    usage: Verify\n',
    },
  ],
  fine: [
    {
      // SAML: the certificate that signs tokens stands beside its twin that verifies.
      path: 'service-principal.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "keyCredentials": [{ "customKeyIdentifier": "3D7E21A9", "type": "AsymmetricX509Cert", "usage": "Verify" }, { "customKeyIdentifier": "3D7E21A9", "type": "X509CertAndPassword", "usage": "Sign" }] }\n',
    },
    {
      path: 'manifest.json',
      text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "tokenEncryptionKeyId": null, "keyCredentials": [{ "type": "AsymmetricX509Cert", "usage": "Encrypt" }] }\n',
    },
    {
      path: 'manifest.yaml',
      text: 'appId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nkeyCredentials:\n  - type: ${KEY_TYPE}\n    usage: <usage>\n',
    },
  ],

  *check({ keyCredentials }) {
    // A certificate that signs tokens for SAML has a twin that verifies: such a list is no app's own.
    const signsTokens = keyCredentials.some((each) => isCertificate(each) && isWord(each.usage, 'Verify'));
    for (const { type, usage } of keyCredentials) {
      if (type && isUnknown(type, TYPES)) {
        yield {
          message: 'type',
          at: type.place,
          values: { found: type.value },
          fixes: /x509|cert/i.test(type.value)
            ? [writeValue(type.place, 'AsymmetricX509Cert', 'Write AsymmetricX509Cert', false)]
            : [],
        };
      }
      if (!usage || !isCertificateOrUnsaid(type)) continue;
      const fixes = [writeValue(usage.place, 'Verify', 'Write Verify', false)];
      if (isUnknown(usage, USAGES))
        yield { message: 'usage', at: usage.place, values: { found: usage.value }, fixes };
      else if (isWord(type, 'AsymmetricX509Cert') && isWord(usage, 'Sign') && !signsTokens) {
        yield { message: 'sign', at: usage.place, fixes };
      }
    }
  },
});

/** Words only: what is filled in elsewhere is none. */
function isUnknown(stated: Stated<string>, known: readonly string[]): boolean {
  return /^[A-Za-z0-9]+$/.test(stated.value) && !known.some((word) => isWord(stated, word));
}

function isCertificateOrUnsaid(type: KeyCredential['type']): boolean {
  return type === undefined || isCertificate({ type });
}
