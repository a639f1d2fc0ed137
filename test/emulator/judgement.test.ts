import assert from 'node:assert/strict';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import type { Directory } from '../../src/emulator/directory.ts';
import { createIssued } from '../../src/emulator/issued.ts';
import { judge as judgeWith } from '../../src/emulator/judgement.ts';
import { createSigningKey } from '../../src/emulator/signing-key.ts';
import type { TokenRequest } from '../../src/emulator/token-request.ts';
import { Secret } from '../../src/tokens/secret.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
const EXPIRED_CLIENT = '93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2';
const SECRET_ID = 'e2b94d18-60c7-4f5a-9d3e-8a1b7c25f604';
const EXPIRED_SECRET_ID = '5a07f3c9-b18d-42e6-8c74-d9f1e0362ba8';
const API = 'b7a1c9e4-3d52-4f68-8e0b-5c6a2f917d43';
const GRAPH = 'https://graph.microsoft.com/.default';

const directory = defaultDirectory(NOW, (keyId) => `value of ${keyId}`);

const signingKey = createSigningKey();

function judge(wanted: TokenRequest, known: Directory, now: Date) {
  const origin = 'https://localhost:8443';
  return judgeWith(wanted, { origin, directory: known, now, issued: createIssued(), signingKey });
}

interface Parts extends Partial<Omit<TokenRequest, 'clientSecret'>> {
  readonly secret?: string | undefined;
}

function request({ secret, ...parts }: Parts): TokenRequest {
  return {
    tenant: TENANT,
    grantType: 'client_credentials',
    clientId: CLIENT,
    scope: GRAPH,
    clientSecret: secret === undefined ? undefined : new Secret(secret),
    ...parts,
  };
}

/** A request that is granted, but for these parts. */
function good(parts: Parts = {}): TokenRequest {
  return request({ secret: `value of ${SECRET_ID}`, ...parts });
}

const refused: readonly (readonly [title: string, TokenRequest, number, error: string, says: string])[] = [
  ['no grant type', good({ grantType: undefined }), 900144, 'invalid_request', "parameter: 'grant_type'"],
  [
    'another grant type',
    good({ grantType: 'token-exchange' }),
    70003,
    'unsupported_grant_type',
    "'token-exchange'",
  ],
  ['no credential', good({ secret: undefined }), 7000216, 'invalid_client', "'client_assertion', "],
  ['no client id', good({ clientId: undefined }), 900144, 'invalid_request', "parameter: 'client_id'"],
  ['no tenant in particular', good({ tenant: 'common' }), 50059, 'invalid_request', 'No tenant-identifying'],
  ['any organisation', good({ tenant: 'Organizations' }), 50059, 'invalid_request', 'No tenant-identifying'],
  ['a tenant that is a word', good({ tenant: 'contoso' }), 900023, 'invalid_request', "'contoso' is neither"],
  [
    'a tenant id that lost a digit',
    good({ tenant: TENANT.slice(1) }),
    900023,
    'invalid_request',
    `'${TENANT.slice(1)}' is neither`,
  ],
  [
    'a tenant placeholder',
    good({ tenant: '{{tenantid}}' }),
    900023,
    'invalid_request',
    "'{{tenantid}}' is neither",
  ],
  [
    'an unknown tenant id',
    good({ tenant: API }),
    90002,
    'invalid_request',
    `Tenant '${API}' not found. Check to make sure`,
  ],
  [
    'an unknown domain',
    good({ tenant: 'fabrikam.example' }),
    90002,
    'invalid_request',
    "Tenant 'fabrikam.example' not found",
  ],
  [
    'an unknown application',
    good({ clientId: SECRET_ID }),
    700016,
    'unauthorized_client',
    `identifier '${SECRET_ID}' was not found in the directory 'Contoso'`,
  ],
  ['a wrong secret', good({ secret: 'wrong' }), 7000215, 'invalid_client', `added to app '${CLIENT}'`],
  [
    'the secret ID as secret',
    good({ secret: SECRET_ID }),
    7000215,
    'invalid_client',
    'not the client secret ID',
  ],
  [
    'an expired secret',
    request({ clientId: EXPIRED_CLIENT, secret: `value of ${EXPIRED_SECRET_ID}` }),
    7000222,
    'invalid_client',
    `keys for app '${EXPIRED_CLIENT}' are expired`,
  ],
  [
    'a wrong secret where the right one is expired',
    request({ clientId: EXPIRED_CLIENT, secret: 'wrong' }),
    7000215,
    'invalid_client',
    `'${EXPIRED_CLIENT}'`,
  ],
  ['a client without secrets', good({ clientId: API }), 7000215, 'invalid_client', `'${API}'`],
  ['no scope', good({ scope: undefined }), 90014, 'invalid_request', "field 'scope' is missing"],
  ['blanks for a scope', good({ scope: '  ' }), 1002012, 'invalid_scope', 'suffixed to the resource'],
  [
    'a permission for a scope',
    good({ scope: 'https://graph.microsoft.com/User.Read' }),
    1002012,
    'invalid_scope',
    'scope https://graph.microsoft.com/User.Read is not valid',
  ],
  [
    'a resource without the suffix',
    good({ scope: 'https://graph.microsoft.com' }),
    1002012,
    'invalid_scope',
    'scope https://graph.microsoft.com is',
  ],
  [
    'a scope encoded twice',
    good({ scope: 'https%3A%2F%2Fgraph.microsoft.com%2F.default' }),
    1002012,
    'invalid_scope',
    'scope https%3A%2F%2F',
  ],
  [
    'OpenID scopes beside it',
    good({ scope: `${GRAPH} openid` }),
    1002012,
    'invalid_scope',
    `scope ${GRAPH} openid is not valid`,
  ],
  [
    'a permission with the suffix',
    good({ scope: 'user.read/.default' }),
    70011,
    'invalid_scope',
    'The scope user.read/.default is not valid. The scope format is invalid.',
  ],
  [
    'two resources',
    good({ scope: `${GRAPH} https://vault.azure.net/.default` }),
    28000,
    'invalid_request',
    `more than one resource. Scope ${GRAPH} https://vault`,
  ],
  [
    'an unknown resource',
    good({ scope: 'api://orders/.default' }),
    500011,
    'invalid_resource',
    'principal named api://orders was not found in the tenant named Contoso.',
  ],
];

const granted: readonly (readonly [title: string, TokenRequest, clientId: string, requested: string])[] = [
  ['tenant by id', good(), '00000003-0000-0000-c000-000000000000', 'https://graph.microsoft.com'],
  [
    'tenant by domain, any letter case',
    good({ tenant: 'Contoso.Example' }),
    '00000003-0000-0000-c000-000000000000',
    'https://graph.microsoft.com',
  ],
  ['client id in capitals', good({ clientId: CLIENT.toUpperCase(), scope: `${API}/.default` }), API, API],
  ['resource by application ID URI', good({ scope: `api://${API}/.default` }), API, `api://${API}`],
  [
    'resource that ends in a slash',
    good({ scope: 'https://graph.microsoft.com//.default' }),
    '00000003-0000-0000-c000-000000000000',
    'https://graph.microsoft.com/',
  ],
  [
    'Microsoft Graph, unnamed',
    good({ scope: '.default' }),
    '00000003-0000-0000-c000-000000000000',
    '00000003-0000-0000-c000-000000000000',
  ],
  [
    'another API of Microsoft',
    good({ scope: 'https://vault.azure.net/.default' }),
    'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    'https://vault.azure.net',
  ],
];

/** Two faults at once, and the code that answers. */
const first: readonly (readonly [title: string, TokenRequest, number])[] = [
  [
    'no credential, no client id, no such tenant',
    request({ clientId: undefined, tenant: 'undefined' }),
    7000216,
  ],
  ['malformed tenant, unknown application', good({ tenant: 'contoso', clientId: SECRET_ID }), 900023],
  ['unknown tenant, wrong secret', good({ tenant: API, secret: 'wrong' }), 90002],
  ['unknown application, wrong scope', good({ clientId: SECRET_ID, scope: 'openid' }), 700016],
  ['wrong secret, wrong scope', good({ secret: 'wrong', scope: 'openid' }), 7000215],
];

describe('the judgement of a token request', () => {
  for (const [title, wanting, code, error, says] of refused) {
    it(`refuses ${title} with AADSTS${code}`, async () => {
      const verdict = await judge(wanting, directory, NOW);
      assert(verdict.kind === 'refused');
      assert.deepEqual({ code: verdict.code, error: verdict.error }, { code, error });
      assert(verdict.message.includes(says), verdict.message);
    });
  }

  for (const [title, wanting, clientId, requestedResource] of granted) {
    it(`grants: ${title}`, async () => {
      const verdict = await judge(wanting, directory, NOW);
      assert(verdict.kind === 'granted', JSON.stringify(verdict));
      assert.equal(verdict.tenant.id, TENANT);
      assert.equal(verdict.client.clientId, CLIENT);
      assert.equal(verdict.resource.clientId, clientId);
      assert.equal(verdict.requestedResource, requestedResource);
      assert.equal(verdict.clientAuthentication, '1');
    });
  }

  for (const [title, wanting, code] of first) {
    it(`names one fault of several: ${title}`, async () => {
      const verdict = await judge(wanting, directory, NOW);
      assert.equal(verdict.kind === 'refused' ? verdict.code : verdict.kind, code);
    });
  }

  it('takes the same secret until the last moment of its validity', async () => {
    const [, { expires }] = secretOf(directory);
    const last = new Date(expires);
    assert.equal((await judge(good(), directory, last)).kind, 'granted');
    const after = await judge(good(), directory, new Date(last.getTime() + 1));
    assert.equal(after.kind === 'refused' && after.code, 7000222);
  });

  it('lets any valid secret in beside an expired one', async () => {
    const [application, secret] = secretOf(directory);
    const secrets = [{ ...secret, value: 'old', expires: '2020-01-01T00:00:00Z' }, secret];
    const renewed = { ...directory, applications: [{ ...application, secrets }] };
    assert.equal((await judge(good(), renewed, NOW)).kind, 'granted');
    const old = await judge(good({ secret: 'old' }), renewed, NOW);
    assert.equal(old.kind === 'refused' && old.code, 7000222);
  });

  it('knows an application in its own tenant only', async () => {
    const tenant = { id: SECRET_ID, displayName: 'Fabrikam', domains: [] };
    const both = { ...directory, tenants: [...directory.tenants, tenant] };
    const verdict = await judge(good({ tenant: SECRET_ID }), both, NOW);
    assert(verdict.kind === 'refused');
    assert.equal(verdict.code, 700016);
    assert(verdict.message.includes("directory 'Fabrikam'"));
  });

  it('shows values as they came, even when they look like placeholders', async () => {
    const verdict = await judge(good({ scope: '{scope} $& {appId}' }), directory, NOW);
    assert(verdict.kind === 'refused');
    assert(verdict.message.startsWith('The provided value for scope {scope} $& {appId} is not valid.'));
  });
});

function secretOf({ applications }: Directory) {
  const [application] = applications;
  const secret = application?.secrets[0];
  assert(application !== undefined && secret !== undefined);
  return [application, secret] as const;
}
