import assert from 'node:assert/strict';
import type { Registration, Stated } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

const APP = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const OBJECT = '9a1c2b34-51de-4f60-8a7b-3c9d0e1f2a45';
const KEY = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

function texts(parts: object): string {
  return Object.entries(parts)
    .map(([name, stated]: [string, Stated<string>]) => `${name}=${stated.value}`)
    .join(' ');
}

/** What a registration says, in one line a part. */
function told({ clientId, objectId, displayName, isPublicClient, signInAudience, ...lists }: Registration) {
  const id = (stated: Stated<{ kind: string; guid?: string }> | undefined) =>
    stated && (stated.value.guid ?? stated.value.kind);
  return {
    ids: `${id(clientId) ?? '-'} ${id(objectId) ?? '-'}`,
    said: `${displayName?.value ?? '-'} ${isPublicClient?.value ?? '-'} ${signInAudience?.value ?? '-'}`,
    passwords: lists.passwordCredentials.map(texts),
    keys: lists.keyCredentials.map(texts),
    uris: lists.redirectUris.map(({ platform, uri }) => `${platform} ${uri.value}`),
  };
}

const nothing = { ids: '- -', said: '- - -', passwords: [], keys: [], uris: [] };

const cases: Readonly<
  Record<string, readonly [path: string, text: string, registrations: readonly object[]]>
> = {
  'the manifest of the portal, old format': [
    'manifest.json',
    JSON.stringify({
      id: OBJECT,
      appId: APP,
      name: 'portal',
      allowPublicClient: true,
      keyCredentials: [
        {
          customKeyIdentifier: 'A0B1C2',
          endDate: '2031-05-01T00:00:00Z',
          keyId: KEY,
          type: 'AsymmetricX509Cert',
          usage: 'Verify',
          value: null,
        },
      ],
      passwordCredentials: [{ keyId: OBJECT, endDate: '2031-05-01T00:00:00Z', value: null }],
      replyUrlsWithType: [
        { url: 'https://a.example/auth', type: 'Web' },
        { url: 'http://localhost', type: 'InstalledClient' },
        { url: 'https://a.example/', type: 'Spa' },
      ],
      signInAudience: 'AzureADMyOrg',
    }),
    [
      {
        ids: `${APP} ${OBJECT}`,
        said: 'portal true AzureADMyOrg',
        passwords: [`keyId=${OBJECT} endDateTime=2031-05-01T00:00:00Z`],
        keys: [
          `keyId=${KEY} type=AsymmetricX509Cert usage=Verify endDateTime=2031-05-01T00:00:00Z customKeyIdentifier=A0B1C2`,
        ],
        uris: ['web https://a.example/auth', 'public-client http://localhost', 'spa https://a.example/'],
      },
    ],
  ],
  'what az ad app show prints': [
    'app.json',
    JSON.stringify({
      appId: APP,
      displayName: 'portal',
      id: OBJECT,
      isFallbackPublicClient: null,
      publicClient: { redirectUris: ['http://localhost'] },
      signInAudience: 'AzureADMultipleOrgs',
      spa: { redirectUris: [] },
      web: { redirectUris: ['https://a.example/auth'] },
    }),
    [
      {
        ...nothing,
        ids: `${APP} ${OBJECT}`,
        said: 'portal - AzureADMultipleOrgs',
        uris: ['public-client http://localhost', 'web https://a.example/auth'],
      },
    ],
  ],
  'an answer of Graph with several': [
    'answer.json',
    JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications',
      value: [
        { id: OBJECT, appId: APP, isFallbackPublicClient: false },
        { id: KEY, appId: OBJECT, isFallbackPublicClient: true },
      ],
    }),
    [
      { ...nothing, ids: `${APP} ${OBJECT}`, said: '- false -' },
      { ...nothing, ids: `${OBJECT} ${KEY}`, said: '- true -' },
    ],
  ],
  'the bare list of az ad app credential list': [
    'credentials.json',
    JSON.stringify([
      {
        customKeyIdentifier: null,
        displayName: 'ci',
        endDateTime: '2031-05-01T00:00:00Z',
        hint: 'qL3',
        keyId: KEY,
        secretText: null,
      },
      { displayName: 'certificate', keyId: OBJECT, customKeyIdentifier: 'A0B1C2', usage: 'Verify' },
    ]),
    [
      {
        ...nothing,
        passwords: [`keyId=${KEY} displayName=ci hint=qL3 endDateTime=2031-05-01T00:00:00Z`],
        keys: [`keyId=${OBJECT} displayName=certificate usage=Verify customKeyIdentifier=A0B1C2`],
      },
    ],
  ],
  'a resource of Bicep': [
    'app.bicep',
    "resource app 'Microsoft.Graph/applications@v1.0' = {\n  displayName: 'portal'\n  signInAudience: 'AzureADMyOrg'\n  spa: {\n    redirectUris: [\n      'https://a.example/'\n    ]\n  }\n}\n",
    [{ ...nothing, said: 'portal - AzureADMyOrg', uris: ['spa https://a.example/'] }],
  ],
  'a resource of Terraform': [
    'app.tf',
    'resource "azuread_application" "portal" {\n  display_name = "portal"\n  fallback_public_client_enabled = true\n  single_page_application {\n    redirect_uris = ["https://a.example/"]\n  }\n  web {\n    redirect_uris = ["https://a.example/auth"]\n  }\n}\n',
    [{ ...nothing, said: 'portal true -', uris: ['spa https://a.example/', 'web https://a.example/auth'] }],
  ],
  'a manifest that is a template': [
    'aad.manifest.json',
    `{ "id": "\${{AAD_APP_OBJECT_ID}}", "appId": "\${{AAD_APP_CLIENT_ID}}", "signInAudience": "AzureADMyOrg" }`,
    [{ ...nothing, ids: 'reference reference', said: '- - AzureADMyOrg' }],
  ],
  'nothing in a client of Google': [
    'client_secret.json',
    '{ "web": { "client_id": "1.apps.googleusercontent.com", "redirect_uris": ["https://a.example/"], "auth_uri": "https://login.microsoftonline.com/" } }',
    [],
  ],
  'nothing in keys of others': [
    'keys.json',
    `{ "azure": true, "tenantId": "a", "clientId": "b", "keys": [{ "keyId": "${KEY}", "type": "RSA", "usage": "sign" }] }`,
    [],
  ],
};

describe('registrations', () => {
  for (const [name, [path, text, registrations]] of Object.entries(cases)) {
    it(`are read from ${name}`, async () => {
      assert.deepEqual((await factsIn('registration', path, text)).map(told), registrations);
    });
  }

  it('underline the text of each part', async () => {
    const text = `{ "appId": "${APP}", "id": "${OBJECT}", "signInAudience": "AzureADMyOrg" }`;
    const [registration] = await factsIn('registration', 'manifest.json', text);
    assert.ok(registration?.clientId && registration.objectId);
    const spans = [registration.clientId, registration.objectId].map(({ place }) => place.span);
    assert.deepEqual(
      spans.map(({ start, end }) => text.slice(start, end)),
      [APP, OBJECT],
    );
  });

  it('state no app of their own, unless somebody put a secret beside the id', async () => {
    const manifest = { azure: { appId: APP, tenantId: 'contoso.com', signInAudience: 'AzureADMyOrg' } };
    const [alone] = await factsIn('app', 'manifest.json', JSON.stringify(manifest));
    assert.equal(alone?.clientId, undefined);
    const kept = { azure: { ...manifest.azure, password: 'hunter2hunter2' } };
    const [app] = await factsIn('app', 'manifest.json', JSON.stringify(kept));
    assert.equal(app?.clientId?.value.kind, 'guid');
  });
});
