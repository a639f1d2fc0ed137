import assert from 'node:assert/strict';
import { checkFile } from '../workspace.ts';

const ID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

/** A request for a token of `scope`, with `more` parameters. */
function request(scope: string, grant = 'client_credentials', more = 'client_secret={{secret}}'): string {
  return `POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=${grant}&client_id={{id}}&${more}&scope=${encodeURIComponent(scope)}\n`;
}

/** The same in Python, with the source of a scope. */
function sending(scope: string): string {
  return `import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret, "scope": ${scope}})\n`;
}

function settings(values: Record<string, string>): string {
  return JSON.stringify({ AzureAd: { TenantId: 'contoso.com', ClientId: ID, ...values } }, null, 2);
}

/** An app of MSAL, and the call that gets a token. */
function app(credential: string, call: string): string {
  return `import msal\n\napp = msal.ConfidentialClientApplication(client_id, authority="https://login.microsoftonline.com/contoso.com", client_credential=${credential})\nresult = ${call}\n`;
}

const SCOPE = 'https://contoso.sharepoint.com/.default';
const CERTIFICATE = '{"thumbprint": t, "private_key": k}';
const SECRET = 'os.environ["CLIENT_SECRET"]';

/** Asks for what a call makes of the text. */
function handed(scope: string): string {
  return `app.acquire_token_for_client(scopes=scopes_of("${scope}"))`;
}

/** What is found of SharePoint: the severity, or nothing. */
const cases: readonly (readonly [what: string, path: string, text: string, found?: 'error' | 'warning'])[] = [
  ['a request', 'a.http', request(SCOPE), 'error'],
  ['its address in capitals', 'a.http', request('HTTPS://CONTOSO.SHAREPOINT.COM/.DEFAULT'), 'error'],
  ['two slashes', 'a.http', request('https://contoso.sharepoint.com//.default'), 'error'],
  ['the bare address', 'a.http', request('https://contoso.sharepoint.com'), 'error'],
  ['the address with a slash', 'a.http', request('https://contoso.sharepoint.com/'), 'error'],
  ['the cloud of the military', 'a.http', request('https://contoso.sharepoint-mil.us/.default'), 'error'],
  ['the cloud of China', 'a.http', request('https://contoso.sharepoint.cn/.default'), 'error'],
  ['another host', 'a.http', request('https://sharepoint.com/.default')],
  ['a host behind it', 'a.http', request('https://contoso.sharepoint.com.example.org/.default')],
  ['a path that holds it', 'a.http', request('https://example.org/https://contoso.sharepoint.com/.default')],
  ['one scope of a user', 'a.http', request('https://contoso.sharepoint.com/AllSites.Read')],
  ['a scope that goes on', 'a.http', request('https://contoso.sharepoint.com/.default2')],
  ['another scheme', 'a.http', request('http://contoso.sharepoint.com/.default')],
  ['a user’s token', 'a.http', request(SCOPE, 'authorization_code')],
  [
    'an assertion beside the secret',
    'a.http',
    request(SCOPE, undefined, 'client_secret=x&client_assertion=y'),
  ],
  ['neither', 'a.http', request(SCOPE, undefined, 'redirect_uri=x')],
  [
    'an address that is put together',
    'a.py',
    sending('"https://" + site + ".sharepoint.com/.default"'),
    'error',
  ],
  ['that of the military', 'a.py', sending('"https://" + site + ".sharepoint-mil.us/.default"'), 'error'],
  ['one that is formatted', 'a.py', sending('f"https://{site}.sharepoint.com/.default"'), 'error'],
  ['one that ends otherwise', 'a.py', sending('"https://" + site + ".sharepoint.com/.default/x"')],
  ['one of another host', 'a.py', sending('"https://" + site + "sharepoint.com/.default"')],
  ['one that is not known', 'a.py', sending('scope')],
  ['an app', 'a.py', app(SECRET, `app.acquire_token_for_client(scopes=["${SCOPE}"])`), 'error'],
  ['an app of users', 'a.py', app(SECRET, `app.acquire_token_on_behalf_of(token, scopes=["${SCOPE}"])`)],
  [
    'an app with a certificate',
    'a.py',
    app('{"thumbprint": t, "private_key": k}', `app.acquire_token_for_client(scopes=["${SCOPE}"])`),
  ],
  [
    'an app for another API',
    'a.py',
    app(SECRET, 'app.acquire_token_for_client(scopes=["https://graph.microsoft.com/.default"])'),
  ],
  ['settings', 'appsettings.json', settings({ ClientSecret: '<vault>', Scope: SCOPE }), 'warning'],
  [
    'settings by their resource',
    'appsettings.json',
    settings({ ClientSecret: '<vault>', Resource: SCOPE }),
    'warning',
  ],
  ['settings without a secret', 'appsettings.json', settings({ Scope: SCOPE })],
  ['settings with an empty secret', 'appsettings.json', settings({ ClientSecret: '', Scope: SCOPE })],
  ['a scope that is put together by a call', 'a.py', app(SECRET, handed(SCOPE)), 'error'],
  [
    'two slashes in such a scope',
    'a.py',
    app(SECRET, handed('https://contoso.sharepoint.com//.default')),
    'error',
  ],
  ['a path in such a scope', 'a.py', app(SECRET, handed('https://contoso.sharepoint.com/sites/x/.default'))],
  ['such a scope that goes on', 'a.py', app(SECRET, handed('https://contoso.sharepoint.com/.default/x'))],
  ['such a scope of another API', 'a.py', app(SECRET, handed('https://graph.microsoft.com/.default'))],
  [
    'such a scope beside an app with a certificate',
    'a.py',
    app(SECRET, handed(SCOPE)) +
      app(CERTIFICATE, 'app.acquire_token_for_client(scopes=scopes)').replaceAll('app', 'other'),
  ],
  [
    'such a scope beside an app of users',
    'a.py',
    `${app(SECRET, handed(SCOPE))}${app(SECRET, 'app.acquire_token_on_behalf_of(token, scopes=scopes)').replaceAll('app', 'obo')}`,
  ],
  ['such a scope without an app', 'a.py', `import requests\n\nget(scopes_of("${SCOPE}"))\n`],
  [
    'another parameter',
    'a.http',
    request('openid', undefined, `client_secret=x&my_scope=${encodeURIComponent(SCOPE)}`),
  ],
  [
    'a parameter that begins so',
    'a.http',
    request('openid', undefined, `client_secret=x&scopes=${encodeURIComponent(SCOPE)}`),
  ],
];

describe('SharePoint asked with a secret', () => {
  for (const [what, path, text, expected] of cases) {
    it(`${expected === undefined ? 'is not told of' : `is ${expected === 'error' ? 'an' : 'a'} ${expected} for`} ${what}`, async () => {
      const { found } = await checkFile(path, text);
      const told = found.filter(({ rule }) => rule === 'sharepoint-app-only-secret');
      assert.deepEqual(
        told.map(({ severity }) => severity),
        expected === undefined ? [] : [expected],
      );
      for (const { actions } of told)
        assert.deepEqual(
          actions.map(({ title }) => title),
          ['Read how to sign in with a certificate'],
        );
    });
  }
});
