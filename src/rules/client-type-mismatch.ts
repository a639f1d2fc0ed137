import type { App, Registration } from '../facts/types.ts';
import type { Located } from '../facts/workspace.ts';
import { defineRule } from './define-rule.ts';
import { guidOf } from './sign-in-ids.ts';

export default defineRule({
  id: 'client-type-mismatch',
  on: 'app',
  severity: 'warning',
  prevents: [700025, 7000218, 9002326],
  finds: 'Code that signs in as another kind of client than the app registration in the workspace says.',
  why:
    'Each redirect URI is registered for a platform. Under Web, Entra wants a secret or an assertion with the code; under Single-page ' +
    'application and Mobile and desktop applications it refuses one. Flows without a redirect URI, such as device code, are ' +
    'allowed to public clients by a switch of the registration.',
  messages: {
    credential:
      'This code sends a credential with the authorization code, but the registration has redirect URIs for {platforms} only. Entra will answer AADSTS700025: register the redirect URI under Web, or send none.',
    public:
      'This is a public client, which sends no credential, but the registration has redirect URIs for Web only. Entra will answer AADSTS7000218 (AADSTS9002326 in a browser): register the redirect URI under Mobile and desktop applications or Single-page application.',
    device:
      'Device code flow needs “Allow public client flows”, which the registration switches off. Entra will answer AADSTS7000218: set isFallbackPublicClient to true.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
    'https://learn.microsoft.com/entra/identity-platform/how-to-add-redirect-uri',
  ],
  examples: [
    {
      path: 'auth.ts',
      bad: "import { ConfidentialClientApplication } from '@azure/msal-node';\n\nconst client = «new ConfidentialClientApplication({\n  auth: { clientId: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', authority: 'https://login.microsoftonline.com/common', clientSecret: process.env.SECRET },\n})»;\nexport const redeem = (code: string) => client.acquireTokenByCode({ code, scopes: ['User.Read'], redirectUri: '/auth' });\n",
      beside: [
        {
          path: 'manifest.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMyOrg", "web": { "redirectUris": [] }, "spa": { "redirectUris": ["https://portal.contoso.com/auth"] } }',
        },
      ],
    },
    {
      path: 'login.py',
      bad: 'import msal\n\napp = «msal.PublicClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", authority="https://login.microsoftonline.com/contoso.com")»\nresult = app.acquire_token_interactive(scopes=["User.Read"])\n',
      beside: [
        {
          path: 'manifest.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "allowPublicClient": null, "replyUrlsWithType": [ { "url": "http://localhost", "type": "Web" } ] }',
        },
      ],
    },
    {
      path: 'Device.cs',
      bad: 'using Azure.Identity;\n\nvar credential = «new DeviceCodeCredential(new DeviceCodeCredentialOptions { ClientId = "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", TenantId = "contoso.com" })»;\n',
      beside: [
        {
          path: 'app.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMyOrg", "isFallbackPublicClient": false, "publicClient": { "redirectUris": ["http://localhost"] } }',
        },
      ],
    },
  ],
  fine: [
    {
      path: 'daemon.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", authority="https://login.microsoftonline.com/contoso.com", client_credential=secret())\nresult = app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])\n',
      beside: [
        {
          path: 'manifest.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "signInAudience": "AzureADMyOrg", "spa": { "redirectUris": ["https://portal.contoso.com/auth"] } }',
        },
      ],
    },
    {
      path: 'login.py',
      text: 'import msal\n\napp = msal.PublicClientApplication("4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", authority="https://login.microsoftonline.com/contoso.com")\nresult = app.acquire_token_interactive(scopes=["User.Read"])\n',
      beside: [
        {
          path: 'manifest.json',
          text: '{ "appId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "replyUrlsWithType": [ { "url": "http://localhost", "type": "InstalledClient" }, { "url": "https://portal.contoso.com/auth", "type": "Web" } ] }',
        },
      ],
    },
  ],

  *check(app, workspace) {
    const client = guidOf(app.clientId);
    if (client === undefined || !app.call) return;
    const registered = workspace.registrations.filter(({ fact }) => guidOf(fact.clientId) === client);
    const [first] = registered;
    const messages = new Set(registered.map(({ fact }) => mismatchOf(app, fact)));
    const [message] = messages;
    // Manifests of one app that say different things were kept at different times.
    if (!first || !message || messages.size > 1) return;
    const values = message === 'credential' ? { platforms: platformsOf(first.fact) } : {};
    const fixes = [
      { kind: 'open' as const, title: 'Open the app’s Authentication page', url: pageOf(client) },
    ];
    yield { message, at: app.call, values, evidence: evidenceOf(first), fixes };
  },
});

function mismatchOf(app: App, registration: Registration): 'credential' | 'public' | 'device' | undefined {
  const platforms = new Set(registration.redirectUris.map(({ platform }) => platform));
  const isOpenToPublic = registration.isPublicClient?.value === true;
  if (app.flow === 'device-code') return registration.isPublicClient?.value === false ? 'device' : undefined;
  const isWebOnly = platforms.has('web') && platforms.size === 1;
  if (app.isPublicClient) return isWebOnly && !isOpenToPublic ? 'public' : undefined;
  const sends = app.credentials?.some((kind) => kind !== 'managed-identity') ?? false;
  const isRedeeming = app.flow === 'authorization-code' && sends;
  return isRedeeming && platforms.size > 0 && !platforms.has('web') ? 'credential' : undefined;
}

function platformsOf({ redirectUris }: Registration): string {
  const names = {
    spa: 'Single-page application',
    'public-client': 'Mobile and desktop applications',
    web: 'Web',
  };
  return [...new Set(redirectUris.map(({ platform }) => names[platform]))].join(' and ');
}

function evidenceOf({ uri, fact }: Located<Registration>) {
  const at = fact.redirectUris[0]?.uri ?? fact.isPublicClient;
  return at ? [{ uri, span: at.place.span, message: 'The app is registered so.' }] : [];
}

function pageOf(client: string): string {
  return `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${client}`;
}
