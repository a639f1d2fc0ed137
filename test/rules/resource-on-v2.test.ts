import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checkFile } from '../workspace.ts';

const V1 = 'https://login.microsoftonline.com/{{tenant}}/oauth2/token';
const V2 = 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token';

function request(url: string, parameters: string, grant = 'client_credentials'): string {
  return `POST ${url}\n\ngrant_type=${grant}&client_id={{id}}&client_secret={{secret}}&${parameters}\n`;
}

const GRAPH = encodeURIComponent('https://graph.microsoft.com');

type Fixes = Readonly<Record<string, readonly [parameters: string, isSafe: boolean]>>;

/** Parameters of requests: what is told of them, and what each fix makes of them; undefined where nothing is. */
const cases: Readonly<
  Record<string, readonly [url: string, parameters: string, grant: string, told?: RegExp, fixes?: Fixes]>
> = {
  'an API alone at version 2': [
    V2,
    `resource=${GRAPH}`,
    'client_credentials',
    /^The v2.0 token endpoint has no parameter resource. Entra/,
    { 'Send scope https://graph.microsoft.com/.default': [`scope=${GRAPH}%2F.default`, true] },
  ],
  'an API beside a scope at version 2': [
    V2,
    `scope=openid&resource=${GRAPH}`,
    'authorization_code',
    /^The v2.0 token endpoint has no parameter resource; scope/,
    { 'Leave resource out': ['scope=openid', true] },
  ],
  'an API that is not known at version 2': [
    V2,
    'resource={{api}}',
    'client_credentials',
    /^The v2.0 token endpoint has no parameter resource. Entra/,
    {},
  ],
  'a scope at version 2': [V2, `scope=${GRAPH}%2F.default`, 'client_credentials'],
  'a scope at version 1': [
    V1,
    `scope=${GRAPH}%2F.default`,
    'client_credentials',
    /^The v1.0 token endpoint does not read scope/,
    { 'Send resource https://graph.microsoft.com': [`resource=${GRAPH}`, false] },
  ],
  'a scope in capitals at version 1': [
    V1,
    `scope=${GRAPH}%2F.DEFAULT`,
    'client_credentials',
    /^The v1.0 token endpoint does not read scope/,
    { 'Send resource https://graph.microsoft.com': [`resource=${GRAPH}`, false] },
  ],
  'several scopes at version 1': [
    V1,
    `scope=openid%20${GRAPH}%2F.default`,
    'client_credentials',
    /^The v1.0 token endpoint does not read scope/,
    {},
  ],
  'a scope beside an API at version 1': [
    V1,
    `scope=${GRAPH}%2F.default&resource=${GRAPH}`,
    'client_credentials',
  ],
  'a scope of a user at version 1': [V1, `scope=${GRAPH}%2F.default`, 'authorization_code'],
  'another scope at version 1': [V1, 'scope=openid', 'client_credentials'],
  'a scope behind the default at version 1': [V1, `scope=${GRAPH}%2F.default%20openid`, 'client_credentials'],
  'a scope that is computed at version 1': [V1, 'scope={{scope}}', 'client_credentials'],
  'an API at version 1': [V1, `resource=${GRAPH}`, 'client_credentials'],
  'another provider': [
    'https://auth.example.com/oauth2/v2.0/token',
    `resource=${GRAPH}`,
    'client_credentials',
  ],
};

/** What is found in a file. */
async function foundIn(path: string, text: string) {
  const { found, document } = await checkFile(path, text);
  return { document, found: found.filter(({ rule }) => rule === 'resource-on-v2') };
}

describe('the parameter resource', () => {
  for (const [name, [url, parameters, grant, told, fixes = {}]] of Object.entries(cases)) {
    it(`is ${told ? 'told of' : 'left alone'}: ${name}`, async () => {
      const { document, found } = await foundIn('a.http', request(url, parameters, grant));
      if (!told) {
        assert.deepEqual(found, []);
        return;
      }
      const [only, ...others] = found;
      assert.ok(only);
      assert.deepEqual(others, []);
      assert.match(only.message, told);
      assert.equal(only.severity, url === V1 ? 'warning' : 'error');
      const edited = only.actions.flatMap((action) =>
        action.kind === 'edit'
          ? [[action.title, [TextDocument.applyEdits(document, [...action.edits]), action.safe]] as const]
          : [],
      );
      assert.deepEqual(
        edited,
        Object.entries(fixes).map(([title, [after, isSafe]]) => [
          title,
          [request(url, after, grant), isSafe],
        ]),
      );
    });
  }

  it('is left alone in files of tests', async () => {
    assert.deepEqual((await foundIn('test/a.http', request(V2, `resource=${GRAPH}`))).found, []);
  });

  it('is left alone where it is added by the side, for a version that is chosen', async () => {
    const added = (name: string) =>
      `import requests\n\nbody = {"grant_type": "client_credentials", "client_id": i, "client_secret": s}\nif old:\n    body["${name}"] = "https://graph.microsoft.com/.default"\nrequests.post("URL", data=body)\n`;
    for (const [url, name] of [
      [V2, 'resource'],
      [V1, 'scope'],
    ] as const)
      assert.deepEqual((await foundIn('a.py', added(name).replace('URL', url))).found, []);
  });
});
