import { writeValue } from '../core/fixes.ts';
import { defineRule } from './define-rule.ts';

/** Signs of direction and the like, which the certificate dialog of Windows puts in front. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/;
const BETWEEN_DIGITS = /[\s:\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF-]/g;

export default defineRule({
  id: 'thumbprint-format',
  on: 'app',
  severity: 'error',
  prevents: [700027],
  finds:
    'The thumbprint of a certificate with blanks, colons or invisible characters in it, or of the wrong length.',
  why:
    'A thumbprint is 40 hexadecimal digits (SHA-1), or 64 (SHA-256). Certificate dialogs and OpenSSL print it with blanks or colons between them, and ' +
    'the dialog of Windows adds an invisible mark in front: with these, the certificate is not found, or the assertion names another one.',
  messages: {
    invisible:
      'There is an invisible character in this thumbprint. The certificate will not be found, or Entra will answer AADSTS700027: keep the digits only.',
    separated:
      'There are separators between the digits of this thumbprint. The certificate will not be found, or Entra will answer AADSTS700027: keep the digits only.',
    length:
      'This thumbprint has {digits} digits. A SHA-1 thumbprint has 40, a SHA-256 thumbprint 64; with another one Entra will answer AADSTS700027: copy it again.',
  },
  sources: ['https://learn.microsoft.com/entra/identity-platform/certificate-credentials'],
  examples: [
    {
      path: 'appsettings.json',
      bad: '{ "AzureAd": { "TenantId": "contoso.com", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "CertificateThumbprint": "«\u200e3d7e21a94c0b5f8862e1d94a07bc63f5e8120a7d»" } }\n',
      fixed:
        '{ "AzureAd": { "TenantId": "contoso.com", "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "CertificateThumbprint": "3d7e21a94c0b5f8862e1d94a07bc63f5e8120a7d" } }\n',
    },
    {
      path: '.env',
      bad: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_THUMBPRINT=«3D:7E:21:A9:4C:0B:5F:88:62:E1:D9:4A:07:BC:63:F5:E8:12:0A:7D»\n',
      fixed:
        'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_THUMBPRINT=3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D\n',
    },
    {
      path: 'application.yml',
      bad: 'azure:\n  client-id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  thumbprint: «3D 7E 21 A9 4C 0B 5F 88 62 E1 D9 4A 07 BC 63 F5 E8 12 0A 7D»\n',
      fixed:
        'azure:\n  client-id: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  thumbprint: "3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D"\n',
    },
    {
      path: 'azure.ini',
      bad: '[azure]\nclient_id = 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nthumbprint = «3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7»\n',
    },
  ],
  fine: [
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_THUMBPRINT=3d7e21a94c0b5f8862e1d94a07bc63f5e8120a7d\n',
    },
    {
      path: 'appsettings.json',
      text: '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "CertificateThumbprint": "[Enter here the thumbprint]" } }\n',
    },
    {
      path: '.env',
      text: 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\nAZURE_THUMBPRINT=PX4hqUwLX4hi4dlKB7xj9egSCn0\n',
    },
    { path: '.env', text: 'SSH_THUMBPRINT=3D:7E:21:A9:4C:0B:5F:88:62:E1:D9:4A:07:BC:63:F5\n' },
  ],

  *check({ thumbprint }) {
    if (!thumbprint) return;
    const { value, place } = thumbprint;
    const digits = value.replace(BETWEEN_DIGITS, '');
    if (!/^[0-9a-f]{30,70}$/i.test(digits) || /^(.)\1*$/.test(digits)) return;
    if (digits.length !== 40 && digits.length !== 64) {
      // Anything else of this length is no thumbprint at all.
      if (Math.abs(digits.length - 40) <= 2 || Math.abs(digits.length - 64) <= 2) {
        yield { message: 'length', at: place, values: { digits: String(digits.length) } };
      }
      return;
    }
    if (digits === value) return;
    const fixes = [writeValue(place, digits, 'Keep the digits only', true)];
    yield { message: INVISIBLE.test(value) ? 'invisible' : 'separated', at: place, fixes };
  },
});
