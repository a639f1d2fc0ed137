import type { App, TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { parameterOf } from './request-parameters.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'public-client-with-secret',
  on: ['app', 'token-request'],
  severity: 'error',
  prevents: [700025],
  finds: 'A public client that is given a secret, a certificate or an assertion.',
  why: 'Public clients run on devices and in browsers, where everybody can read what they hold: Entra takes no credential from them. Confidential clients run on servers, and have classes and flows of their own.',
  messages: {
    class:
      'A public client has no credential of its own. Entra will answer AADSTS700025 where it is sent: leave it out, or use the class of a confidential client on a server.',
    device:
      'The device code flow is one of public clients. Entra will answer AADSTS700025 where the app is registered as one: leave the credential out, and allow public client flows for the app.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code',
  ],
  examples: [
    {
      path: 'auth.ts',
      bad: "import { PublicClientApplication } from '@azure/msal-node';\n\nexport const app = new PublicClientApplication({\n  auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', clientSecret: «process.env.CLIENT_SECRET» },\n});\n",
    },
    {
      path: 'cli.py',
      bad: 'import os, msal\n\napp = msal.PublicClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", authority=authority, client_credential=«os.environ["CLIENT_SECRET"]»)\n',
    },
    {
      path: 'device.http',
      bad: 'POST https://login.microsoftonline.com/organizations/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={{id}}&device_code={{code}}&client_secret=«{{secret}}»\n',
      fixed:
        'POST https://login.microsoftonline.com/organizations/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={{id}}&device_code={{code}}\n',
    },
  ],
  fine: [
    {
      path: 'auth.ts',
      text: "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nexport const app = new ConfidentialClientApplication({ auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', clientSecret: process.env.CLIENT_SECRET } });\n",
    },
    {
      path: 'cli.py',
      text: 'import os, msal\n\nCLIENT_ID = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\nCLIENT_SECRET = os.environ["CLIENT_SECRET"]\ncli = msal.PublicClientApplication(CLIENT_ID)\ndaemon = msal.ConfidentialClientApplication(CLIENT_ID, client_credential=CLIENT_SECRET)\n',
    },
    {
      path: 'device.http',
      text: 'POST https://login.microsoftonline.com/organizations/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={{id}}&device_code={{code}}&client_secret=\n',
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    if (fact.kind === 'app') yield* ofClass(fact);
    else yield* ofDeviceCode(fact);
  },
});

function* ofClass({ isPublicClient, credentials = [], clientSecret, call }: App) {
  const isGiven = credentials.some(
    (kind) => kind === 'secret' || kind === 'certificate' || kind === 'assertion',
  );
  const isNothing = clientSecret?.value.kind === 'empty' || clientSecret?.value.kind === 'placeholder';
  const at = credentials.includes('secret') && clientSecret ? clientSecret.place : call;
  if (isPublicClient && isGiven && !isNothing && at) yield { message: 'class', at } as const;
}

/** Apps that allow no public client flows may have to prove themselves in this flow too. */
function* ofDeviceCode(request: TokenRequest) {
  if (request.grant.kind !== 'known' || request.grant.name !== 'device_code') return;
  const credential = parameterOf(request, 'client_secret') ?? parameterOf(request, 'client_assertion');
  if (!credential || credential.isAdded || !request.isCertain) return;
  const { removal } = credential;
  const fixes = removal
    ? ([{ kind: 'edit', title: `Leave ${credential.name} out`, safe: false, edits: [removal] }] as const)
    : [];
  yield { message: 'device', at: credential.place, severity: 'warning', fixes } as const;
}
