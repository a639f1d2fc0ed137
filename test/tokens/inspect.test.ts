import assert from 'node:assert/strict';
import { base64url } from 'jose';
import { ruleNames } from '../../src/index.ts';
import { describeToken } from '../../src/tokens/describe.ts';
import { inspectToken } from '../../src/tokens/inspect.ts';
import type { Inspection } from '../../src/tokens/inspection.ts';
import { inspectionText } from '../../src/tokens/inspection-report.ts';
import {
  APP_TOKEN,
  ASSERTION,
  ASSERTION_HEADER,
  CLIENT,
  change,
  compose,
  ENDPOINT,
  FEDERATED,
  GRAPH_TOKEN,
  HEADER,
  NOW,
  SHA1,
  SHA256,
  TENANT,
} from './tokens.ts';

type Members = Readonly<Record<string, unknown>>;
type Verdicts = Readonly<Record<string, boolean | null>>;
/** Name, text, title, verdicts among the checks, and what summary, meanings or advice must say. */
type Row = readonly [name: string, text: string, title: string, verdicts: Verdicts, says?: RegExp];

const app = (claims: Members = {}, header: Members = {}) =>
  compose(change(HEADER, header), change(APP_TOKEN, claims));
const graph = (claims: Members = {}, header: Members = {}) =>
  compose(change(HEADER, header), change(GRAPH_TOKEN, claims));
const assertion = (claims: Members = {}, header: Members = {}) =>
  compose(change(ASSERTION_HEADER, header), change(ASSERTION, claims));
const federated = (claims: Members) => compose(HEADER, change(FEDERATED, claims));
const foreign = (claims: Members, header: Members = {}) =>
  compose(change(HEADER, header), { iat: NOW - 5, exp: NOW + 600, ...claims });

/** An assertion whose claims end in the one `=` that base64 would want there. */
function padded(): string {
  const tokens = ['a', 'ab', 'abc'].map((jti) => assertion({ jti }).split('.'));
  const [first, second, third] = tokens.find(([, claims = '']) => claims.length % 4 === 3) ?? [];
  return `${first}.${second}=.${third}`;
}

const V1 = { iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0' };
const ID_TOKEN = {
  azp: undefined,
  idtyp: undefined,
  roles: undefined,
  oid: undefined,
  sub: 'pairwise',
  nonce: 'n',
};
const MIRID = `/subscriptions/${CLIENT}/resourcegroups/rg/providers/Microsoft.Compute/virtualMachines/vm`;
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';

const ENTRA: readonly Row[] = [
  [
    'app-only v2.0',
    app(),
    'Access token, version 2.0, app-only',
    { issuer: true, roles: true },
    /without a user/,
  ],
  [
    'app-only v1.0',
    app({ ...V1, azp: undefined, appid: CLIENT }),
    'Access token, version 1.0, app-only',
    { issuer: true },
    /requestedAccessTokenVersion/,
  ],
  [
    'app-only without roles',
    app({ roles: undefined }),
    'Access token, version 2.0, app-only',
    { roles: null },
    new RegExp(`CallAnAPI/appId/${CLIENT}`),
  ],
  [
    'delegated v2.0',
    app({ idtyp: 'user', scp: 'Things.Read', roles: undefined, preferred_username: 'ada@contoso.com' }),
    'Access token, version 2.0, delegated',
    { 'token-use': true },
    /ada@contoso\.com.*Things\.Read/s,
  ],
  [
    'on behalf of',
    app({ idtyp: undefined, scp: 'access_as_user', azpacr: '1', roles: undefined }),
    'Access token, version 2.0, delegated',
    { 'token-use': true },
    /1: a client secret/,
  ],
  [
    'v2.0 for an own API',
    app(),
    'Access token, version 2.0, app-only',
    { audience: true },
    /without api:\/\/ before it/,
  ],
  [
    'v2.0 with an Application ID URI',
    app({ aud: 'api://things' }),
    'Access token, version 2.0, app-only',
    { audience: null },
    /client id, a GUID/,
  ],
  [
    'managed identity',
    app({ ...V1, aud: 'https://vault.azure.net', xms_mirid: MIRID, roles: undefined }),
    'Access token, version 1.0, managed identity',
    { issuer: true },
    /Azure Key Vault.*virtualMachines\/vm/s,
  ],
  [
    'Microsoft Graph',
    graph(),
    'Access token, version 1.0, delegated',
    { audience: null },
    /do not validate it yourself/,
  ],
  [
    'Microsoft Graph by its id',
    graph({ aud: '00000003-0000-0000-c000-000000000000' }),
    'Access token, version 1.0, delegated',
    { audience: null },
    /Microsoft Graph \(00000003/,
  ],
  [
    'Microsoft Graph with a nonce',
    graph({}, { nonce: 'n' }),
    'Access token, version 1.0, delegated',
    { signature: null },
    /no fault of the token/,
  ],
  [
    'Azure Resource Manager',
    app({ ...V1, aud: 'https://management.core.windows.net/' }),
    'Access token, version 1.0, app-only',
    {},
    /Azure Resource Manager/,
  ],
  [
    'Azure AD Graph',
    graph({ aud: 'https://graph.windows.net' }),
    'Access token, version 1.0, delegated',
    { audience: false },
    /retired/,
  ],
  [
    'Azure CLI',
    graph({ appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', appidacr: '0' }),
    'Access token, version 1.0, delegated',
    {},
    /Azure CLI \(04b07795.*public client/s,
  ],
  [
    'Azure PowerShell',
    graph({ appid: '1950a258-227b-4e31-a9cf-717495945fc2' }),
    'Access token, version 1.0, delegated',
    {},
    /Azure PowerShell/,
  ],
  ['certificate', app({ azpacr: '2' }), 'Access token, version 2.0, app-only', {}, /2: a certificate/],
  [
    'several factors',
    graph({ amr: ['pwd', 'mfa'] }),
    'Access token, version 1.0, delegated',
    {},
    /pwd: password\. mfa: more than one factor/,
  ],
  ['guest', graph({ acct: 1 }), 'Access token, version 1.0, delegated', {}, /1: a guest/],
  [
    'directory roles',
    graph({ wids: ['62e90394-69f5-4237-9190-012177145e10'] }),
    'Access token, version 1.0, delegated',
    {},
    /Global Administrator/,
  ],
  [
    'too many groups',
    graph({ _claim_names: { groups: 'src1' } }),
    'Access token, version 1.0, delegated',
    {},
    /more groups than fit/,
  ],
  [
    'with uti',
    app({ uti: 'fqiBqXLPj0eQa82S-IYFAA' }),
    'Access token, version 2.0, app-only',
    {},
    /Request ID a981a87e-cf72-478f-906b-cd92f8860500.*SignInEventsV3Blade/s,
  ],
  [
    'US Government with uti',
    app({ iss: `https://login.microsoftonline.us/${TENANT}/v2.0`, uti: 'fqiBqXLPj0eQa82S-IYFAA' }),
    'Access token, version 2.0, app-only',
    {},
    /Azure US Government.*https:\/\/entra\.microsoft\.us\//s,
  ],
  [
    'China',
    app({ iss: `https://login.partner.microsoftonline.cn/${TENANT}/v2.0` }),
    'Access token, version 2.0, app-only',
    { issuer: true },
    /21Vianet/,
  ],
  [
    'personal account',
    app({ tid: PERSONAL, iss: `https://login.microsoftonline.com/${PERSONAL}/v2.0` }),
    'Access token, version 2.0, app-only',
    { tenant: true },
    /personal Microsoft account/,
  ],
  [
    'expired',
    app({ exp: NOW - 60 }),
    'Access token, version 2.0, app-only',
    { expiry: false },
    /Ask the token endpoint/,
  ],
  ['not valid yet', app({ nbf: NOW + 60 }), 'Access token, version 2.0, app-only', { 'not-before': false }],
  ['no key named', app({}, { kid: undefined }), 'Access token, version 2.0, app-only', { 'key-id': null }],
  ['device', app({ idtyp: 'device', sub: 'x' }), 'Access token, version 2.0, device', {}],
  [
    'ID token v2.0',
    app(ID_TOKEN),
    'ID token, version 2.0',
    { 'token-use': null },
    /An API that is sent it has to refuse it/,
  ],
  ['ID token v1.0', app({ ...ID_TOKEN, ...V1 }), 'ID token, version 1.0', { 'token-use': null }],
  [
    'External ID',
    app({ ...ID_TOKEN, iss: `https://${TENANT}.ciamlogin.com/${TENANT}/v2.0` }),
    'ID token, version 2.0',
    { issuer: true },
    /External ID/,
  ],
  [
    'B2C',
    app({ ...ID_TOKEN, iss: `https://contoso.b2clogin.com/${TENANT}/v2.0/`, tfp: 'B2C_1_in' }),
    'ID token, version 2.0',
    { issuer: true },
    /User flow\s+B2C_1_in/,
  ],
  [
    'B2C with the flow in the issuer',
    app({ ...ID_TOKEN, iss: `https://contoso.b2clogin.com/tfp/${TENANT}/B2C_1_in/v2.0/`, tid: undefined }),
    'ID token, version 2.0',
    { issuer: true },
    /User flow\s+B2C_1_in/,
  ],
  [
    'B2C with a token inside',
    app({ ...ID_TOKEN, idp_access_token: 'secret-of-facebook' }),
    'ID token, version 2.0',
    {},
    /do not share it/,
  ],
  [
    'none',
    app({}, { alg: 'none' }),
    'Access token, version 2.0, app-only',
    { algorithm: false },
    /not signed at all/,
  ],
  ['HS256', app({}, { alg: 'HS256' }), 'Access token, version 2.0, app-only', { algorithm: false }],
];

const OTHERS: readonly Row[] = [
  [
    'managed identity for an exchange, by id',
    app({ aud: 'fb60f99c-7a34-4190-8149-302f77469936', xms_mirid: MIRID }),
    'Workload identity token, managed identity',
    { 'federated-audience': true, 'federated-credential': null },
    /api:\/\/AzureADTokenExchange/,
  ],
  [
    'GitHub Actions',
    federated({ repository: 'contoso/shop' }),
    'Workload identity token, GitHub Actions',
    { 'federated-audience': true },
    /The repository whose workflow runs/,
  ],
  [
    'GitHub, immutable subject',
    federated({ sub: 'repo:contoso@12/shop@34:ref:refs/heads/main' }),
    'Workload identity token, GitHub Actions',
    {},
    /ids of owner and repository/,
  ],
  ['GitHub for AWS', federated({ aud: 'sts.amazonaws.com' }), 'Token of GitHub Actions', {}, /AADSTS700212/],
  [
    'GitHub Enterprise',
    federated({ iss: 'https://token.actions.contoso.ghe.com' }),
    'Workload identity token, GitHub Actions',
    {},
  ],
  [
    'GitLab',
    federated({
      iss: 'https://gitlab.com',
      sub: 'project_path:a/b:ref_type:branch:ref:main',
      project_path: 'a/b',
    }),
    'Workload identity token, GitLab CI/CD',
    {},
    /Path of the project/,
  ],
  [
    'GitLab at home',
    federated({
      iss: 'https://git.contoso.com',
      sub: 'x',
      project_path: 'a/b',
      namespace_path: 'a',
      pipeline_id: '1',
    }),
    'Workload identity token, GitLab CI/CD',
    {},
  ],
  [
    'AKS',
    federated({
      iss: `https://westeurope.oic.prod-aks.azure.com/${TENANT}/${CLIENT}/`,
      sub: 'system:serviceaccount:shop:api',
      aud: ['api://AzureADTokenExchange'],
      'kubernetes.io': { namespace: 'shop' },
    }),
    'Workload identity token, Kubernetes (AKS)',
    {},
    /Namespace, service account/,
  ],
  [
    'EKS',
    foreign({
      iss: 'https://oidc.eks.eu-west-1.amazonaws.com/id/ABC',
      sub: 'system:serviceaccount:a:b',
      aud: ['sts.amazonaws.com'],
    }),
    'Token of Kubernetes (EKS)',
    {},
  ],
  [
    'Kubernetes, older',
    foreign({
      iss: 'kubernetes/serviceaccount',
      sub: 'system:serviceaccount:a:b',
      'kubernetes.io/serviceaccount/secret.name': 'x',
      'kubernetes.io/serviceaccount/namespace': 'a',
    }),
    'Token of Kubernetes',
    {},
    /never expires/,
  ],
  [
    'Cognito',
    foreign({
      iss: 'https://cognito-idp.eu-west-1.amazonaws.com/pool',
      aud: 'c',
      token_use: 'id',
      'cognito:groups': ['a'],
    }),
    'Token of Amazon Cognito',
    { issuer: null },
    /id: an ID token.*Set by Amazon Cognito/s,
  ],
  [
    'AWS STS',
    federated({
      iss: 'https://abc-def.tokens.sts.global.api.aws',
      sub: 'arn:aws:iam::123456789012:role/x',
      'https://sts.amazonaws.com/': { aws_account: '123456789012' },
    }),
    'Workload identity token, AWS STS',
    {},
    /Account, organization/,
  ],
  [
    'Google',
    foreign({ iss: 'https://accounts.google.com', aud: 'c', hd: 'contoso.com' }),
    'Token of Google',
    {},
    /Google Workspace domain/,
  ],
  [
    'Azure DevOps',
    federated({ iss: `https://vstoken.dev.azure.com/${TENANT}`, sub: 'sc://org/project/connection' }),
    'Workload identity token, Azure DevOps',
    {},
    /The service connection/,
  ],
  [
    'Azure DevOps through Entra',
    federated({
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      sub: '/eid1/c/pub/t/aaa/a/bbb/sc/ccc/ddd',
    }),
    'Workload identity token, Azure DevOps',
    {},
  ],
  [
    'HCP Terraform',
    federated({
      iss: 'https://app.terraform.io',
      sub: 'organization:o:project:p:workspace:w:run_phase:plan',
      terraform_run_phase: 'plan',
    }),
    'Workload identity token, HCP Terraform',
    {},
    /plan: it plans.*|Plan and apply have subjects/s,
  ],
  [
    'managed identity for an exchange',
    federated({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, sub: CLIENT }),
    'Workload identity token, Microsoft Entra',
    {},
  ],
  [
    'Keycloak',
    foreign({ iss: 'https://id.contoso.com/realms/shop', aud: 'account' }),
    'Token of Keycloak',
    {},
  ],
  ['AD FS', foreign({ iss: 'https://fs.contoso.com/adfs', aud: 'x' }), 'Token of AD FS', {}],
  [
    'nobody known',
    foreign({ iss: 'https://id.contoso.com', aud: 'x' }),
    'JWT, not issued by Entra',
    { issuer: null },
  ],
  [
    'logout token',
    foreign({
      iss: 'https://id.contoso.com',
      aud: 'x',
      sid: 's',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }),
    'Logout token',
    {},
    /The session that ended/,
  ],
  ['logout token by typ', foreign({ iss: 'x', aud: 'x' }, { typ: 'logout+jwt' }), 'Logout token', {}],
  ['security event', foreign({ iss: 'x', aud: 'x', events: { 'urn:x': {} } }), 'Security event token', {}],
  [
    'DPoP',
    foreign({ htm: 'POST', htu: 'https://x.example', jti: 'j' }, { typ: 'dpop+jwt' }),
    'Proof of possession (DPoP)',
    {},
  ],
  [
    'signed HTTP request',
    foreign({ at: 'access', cnf: { jwk: {} }, m: 'GET' }, { typ: 'pop' }),
    'Signed HTTP request (proof of possession)',
    {},
    /do not share it/,
  ],
];

/** Each fault of an assertion with the code it earns and the rule that finds it in files. */
const ASSERTIONS: readonly (readonly [
  name: string,
  text: string,
  check: string,
  codes: readonly number[],
  rule: string | undefined,
])[] = [
  [
    'key id',
    assertion({}, { 'x5t#S256': undefined }),
    'assertion-key-id',
    [5002723],
    'assertion-missing-key-id',
  ],
  [
    'hexadecimal x5t',
    assertion({}, { x5t: '0102030405060708090A0B0C0D0E0F1011121314' }),
    'assertion-x5t',
    [700027],
    'assertion-x5t-encoding',
  ],
  ['SHA-256 in x5t', assertion({}, { x5t: SHA256 }), 'assertion-x5t', [700027], 'assertion-x5t-algorithm'],
  [
    'SHA-1 in x5t#S256',
    assertion({}, { 'x5t#S256': SHA1 }),
    'assertion-x5t-s256',
    [700027],
    'assertion-x5t-algorithm',
  ],
  ['HS256', assertion({}, { alg: 'HS256' }), 'assertion-algorithm', [5002738], 'assertion-algorithm'],
  ['typ', assertion({}, { typ: 'at+jwt' }), 'assertion-type', [5002727], undefined],
  ['no aud', assertion({ aud: undefined }), 'assertion-audience', [700023], 'assertion-missing-claim'],
  ['aud a list', assertion({ aud: [ENDPOINT] }), 'assertion-audience', [50027], 'assertion-audience'],
  [
    'aud Graph',
    assertion({ aud: 'https://graph.microsoft.com' }),
    'assertion-audience',
    [700023],
    'assertion-audience',
  ],
  [
    'aud of a retired host',
    assertion({ aud: `https://login-us.microsoftonline.com/${TENANT}/oauth2/v2.0/token` }),
    'assertion-audience',
    [900439],
    'assertion-audience',
  ],
  [
    'aud of a closed cloud',
    assertion({ aud: `https://login.microsoftonline.de/${TENANT}/oauth2/v2.0/token` }),
    'assertion-audience',
    [],
    'assertion-audience',
  ],
  ['no sub', assertion({ sub: undefined }), 'assertion-issuer-subject', [700022], 'assertion-missing-claim'],
  [
    'iss is not sub',
    assertion({ sub: TENANT }),
    'assertion-issuer-subject',
    [700021],
    'assertion-issuer-subject',
  ],
  [
    'iss the tenant',
    assertion({ iss: TENANT, sub: TENANT }),
    'assertion-issuer-subject',
    [700021],
    'assertion-issuer-subject',
  ],
  ['no exp', assertion({ exp: undefined }), 'assertion-expiry', [700024], 'assertion-missing-claim'],
  [
    'expired',
    assertion({ nbf: NOW - 900, exp: NOW - 300 }),
    'assertion-expiry',
    [700024],
    'assertion-lifetime',
  ],
  [
    'milliseconds',
    assertion({ exp: (NOW + 600) * 1000 }),
    'assertion-expiry',
    [700024],
    'assertion-lifetime',
  ],
  ['nbf ahead', assertion({ nbf: NOW + 100 }), 'assertion-not-before', [700024], 'assertion-lifetime'],
  [
    'not signed',
    `${assertion().split('.').slice(0, 2).join('.')}.`,
    'signature',
    [50027],
    'assertion-malformed',
  ],
  ['padded', padded(), 'encoding', [50027], 'assertion-malformed'],
];

const WHOLE = app();
const [FIRST = '', SECOND = '', THIRD = ''] = WHOLE.split('.');
const REFRESH = `1.AXoAi${'Ab3-_'.repeat(20)}.AgABAwEAAAD`;
const MSA = `EwB4A8l6BAAU${'aB3/'.repeat(30)}`;

/** Text that holds no whole token, its title, and what the reason says. */
const DAMAGED: readonly (readonly [name: string, text: string, title: string, reason: RegExp])[] = [
  ['nothing', '', 'Nothing to decode', /nothing/],
  ['prose', 'not a token', 'No token', /No token/],
  ['first part', FIRST, 'First part of a token', /first part/],
  ['no signature', `${FIRST}.${SECOND}`, 'Damaged token', /AADSTS50027/],
  ['cut', `${FIRST}.${SECOND.slice(0, 41)}.${THIRD}`, 'Damaged token', /missing/],
  ['four parts', `${FIRST}.AAAA.BBBB.CCCC`, 'Damaged token', /4 parts/],
  ['standard base64', `${FIRST}.eyJhIjoi+/v7+/s=.${THIRD}`, 'Damaged token', /standard base64/],
  ['masked', `${FIRST}.***.***`, 'Masked token', /masked/],
  ['cut off with …', `${WHOLE.slice(0, -5)}…`, 'Masked or cut token', /masked/],
  ['refresh token', REFRESH, 'Refresh token or authorization code of Entra', /only Entra can read/],
  [
    'refresh token in JSON',
    `{"token_type": "Bearer", "refresh_token": "${REFRESH}"}`,
    'Refresh token or authorization code of Entra',
    /refresh token/,
  ],
  ['older code', `AQABAAAAAAD${'aB3_'.repeat(30)}`, 'Refresh token or authorization code of Entra', /older/],
  ['personal account', MSA, 'Access token of a personal Microsoft account', /Microsoft Graph accepts/],
  [
    'personal account, wrapped',
    `Bearer ${MSA.slice(0, 60)}\n  ${MSA.slice(60)}\n`,
    'Access token of a personal Microsoft account',
    /opaque/,
  ],
  [
    'personal account, in a URL',
    `access_token=${encodeURIComponent(MSA)}&token_type=bearer`,
    'Access token of a personal Microsoft account',
    /opaque/,
  ],
  [
    'personal account, in JSON within JSON',
    `{\\"access_token\\":\\"${MSA}\\"}`,
    'Access token of a personal Microsoft account',
    /opaque/,
  ],
  ['GitHub', `ghs_${'a1B2'.repeat(9)}`, 'Access token of GitHub', /id-token: write/],
  ['GitLab', `glpat-${'a1B2'.repeat(5)}`, 'Token of GitLab', /id_tokens/],
  ['Google', `ya29.${'a1B2'.repeat(20)}`, 'Access token of Google', /Google/],
  ['AWS', `IQoJb3JpZ2lu${'a1B2'.repeat(40)}`, 'Session token of AWS', /AWS/],
  ['client secret', `abc8Q~${'x'.repeat(34)}`, 'Client secret', /replace it/],
  ['GUID', TENANT, 'GUID, no token', /GUID/],
  ['SAML', '<saml:Assertion/>', 'SAML assertion', /SAML/],
  ['certificate', '-----BEGIN CERTIFICATE-----\nMIIB', 'Certificate or key, no token', /PEM/],
  ['nested', compose({ alg: 'RS256', cty: 'JWT' }, WHOLE), 'Nested JWT', /another token/],
  [
    'encrypted',
    `${base64url.encode('{"alg":"dir","enc":"A256GCM"}')}..AAAA.BBBB.CCCC`,
    'Encrypted token (JWE)',
    /encrypted/,
  ],
  [
    'encrypted and nested',
    `${base64url.encode('{"alg":"RSA-OAEP","enc":"A256GCM","cty":"JWT"}')}.AAAA.AAAA.BBBB.CCCC`,
    'Encrypted token (JWE), with a signed token inside',
    /encrypted/,
  ],
];

/** Ways in which a whole token stands in a text. */
const AROUND: readonly (readonly [name: string, text: string])[] = [
  ['Bearer', `Authorization: Bearer ${WHOLE}`],
  ['quotes', `'${WHOLE}',`],
  ['JSON', `{"access_token":"${WHOLE}"}`],
  ['JSON within JSON', `{\\"access_token\\":\\"${WHOLE}\\"}`],
  ['URL-encoded', WHOLE.replaceAll('.', '%2E')],
  ['line breaks', (WHOLE.match(/.{1,64}/g) ?? []).join('\r\n')],
];

function verdictsOf({ checks }: Inspection, names: readonly string[]): Verdicts {
  const verdicts = Object.fromEntries(checks.map(({ id, ok }) => [id, ok]));
  return Object.fromEntries(
    names.flatMap((name) => (name in verdicts ? [[name, verdicts[name] ?? null]] : [])),
  );
}

describe('inspectToken', () => {
  for (const [name, text, title, verdicts, says] of [...ENTRA, ...OTHERS]) {
    it(name, () => {
      const inspection = inspectToken(text, NOW);
      assert.equal(inspection.title, title);
      assert.deepEqual(verdictsOf(inspection, Object.keys(verdicts)), verdicts);
      assert.deepEqual(
        inspection.parts.map((part) => part.name),
        ['header', 'claims', 'signature'],
      );
      const plain = inspectionText(inspection).replace(/\n {4,6}(?=\S)/g, ' ');
      if (says !== undefined) assert.match(plain, says);
      assert.ok(describeToken(inspection).startsWith(title));
    });
  }

  for (const [name, text, id, codes, rule] of ASSERTIONS) {
    it(`assertion: ${name}`, () => {
      const inspection = inspectToken(text, NOW, { as: 'client-assertion' });
      assert.equal(inspection.title, 'Client assertion');
      assert.equal(inspection.isClientAssertion, true);
      const check = inspection.checks.find((each) => each.id === id);
      assert.deepEqual([check?.ok, check?.codes ?? [], check?.rule], [false, codes, rule]);
      assert.ok(rule === undefined || ruleNames.includes(rule), 'the panel links to its section');
    });
  }

  for (const [name, text, title, reason] of DAMAGED) {
    it(`no signed JWT: ${name}`, () => {
      const inspection = inspectToken(text, NOW);
      assert.equal(inspection.title, title);
      assert.match(inspection.reason ?? '', reason);
      assert.deepEqual(inspection.checks, []);
      assert.match(describeToken(inspection), /\S/);
    });
  }

  for (const [name, text] of AROUND) {
    it(`finds it: ${name}`, () => assert.deepEqual(inspectToken(text, NOW), inspectToken(WHOLE, NOW)));
  }

  it('shows nothing of a secret', () => {
    const secret = `abc8Q~${'Zq'.repeat(17)}`;
    for (const text of [secret, `{"code": "0.AXoA${'Zq'.repeat(30)}"}`]) {
      assert.ok(!JSON.stringify(inspectToken(text, NOW)).includes('ZqZq'));
    }
  });

  it('says when several tokens are there, and shows the first', () => {
    const inspection = inspectToken(`a=${WHOLE}\nb=${graph()}\nc=${assertion()}`, NOW);
    assert.equal(inspection.title, 'Access token, version 2.0, app-only');
    assert.match(inspection.advice[0]?.text ?? '', /3 tokens/);
  });

  it('gives the times in UTC and from now, and the window', () => {
    const { claims, window } = inspectToken(app({ exp: (NOW + 300) * 1000, iat: 'soon' }), NOW);
    assert.deepEqual(claims.find(({ name }) => name === 'exp')?.time, {
      seconds: NOW + 300,
      utc: '2024-12-03 08:20:30 UTC',
      relative: 'in 5 minutes',
    });
    assert.equal(claims.find(({ name }) => name === 'iat')?.time, undefined);
    assert.deepEqual(window, { now: NOW, notBefore: NOW - 60, expires: NOW + 300 });
    assert.equal(inspectToken(foreign({ exp: undefined, iat: undefined }), NOW).window, undefined);
  });

  it('compares with what was expected', () => {
    const expected = { clientId: CLIENT, tenant: CLIENT, audience: `api://${CLIENT}` };
    const { checks } = inspectToken(WHOLE, NOW, { expected });
    const compared = checks.filter(({ id }) => id.startsWith('expected-'));
    assert.deepEqual(
      compared.map(({ ok }) => ok),
      [true, false, false],
    );
    assert.match(compared.at(-1)?.message ?? '', /same API by another name/);
    const wrong = inspectToken(assertion(), NOW, { expected: { clientId: TENANT, tenant: TENANT } });
    assert.deepEqual(verdictsOf(wrong, ['assertion-client-id', 'assertion-tenant']), {
      'assertion-client-id': false,
      'assertion-tenant': true,
    });
  });

  it('leaves the domain of a tenant to Entra', () => {
    const { checks } = inspectToken(WHOLE, NOW, { expected: { tenant: 'contoso.com' } });
    assert.equal(checks.find(({ id }) => id === 'expected-tenant')?.ok, null);
  });

  it('keeps the terms of Entra for its tokens, judged as an assertion', () => {
    const inspection = inspectToken(WHOLE, NOW, { as: 'client-assertion' });
    assert.equal(inspection.isClientAssertion, true);
    assert.equal(inspection.summary.find(({ label }) => label === 'Application')?.value, CLIENT);
  });

  it('describes a token in two lines', () => {
    assert.equal(
      describeToken(inspectToken(graph({ exp: NOW - 7200 }), NOW)),
      `Access token, version 1.0, delegated, expired 2 hours ago, 1 check failed\napp ${CLIENT}, tenant ${TENANT}, for Microsoft Graph (https://graph.microsoft.com)`,
    );
  });
});

describe('inspectToken: hostile tokens', () => {
  it('shows names that mean something to JavaScript as names', () => {
    const text = '{"__proto__":{"iss":"x"},"constructor":"c","toString":1,"hasOwnProperty":2}';
    const { claims } = inspectToken(compose({ alg: 'RS256' }, text), NOW);
    assert.deepEqual(
      claims.map(({ name }) => name),
      ['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
    );
    assert.deepEqual(
      claims.map(({ meaning }) => meaning),
      [undefined, undefined, undefined, undefined],
    );
    for (const name of ['typ', 'alg', 'amr', 'azpacr', 'ver', 'tid', 'aud', 'wids']) {
      const token = app({ [name]: '__proto__', amr: ['constructor'] }, { typ: 'toString' });
      assert.ok(!inspectionText(inspectToken(token, NOW)).includes('[object'));
    }
  });

  it('hands markup on as text', () => {
    const html = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const { claims } = inspectToken(app({ name: html }), NOW);
    assert.equal(claims.find(({ name }) => name === 'name')?.json, JSON.stringify(html));
  });

  it('shows no control character and no change of direction', () => {
    const evil = 'a\u202Eb\u0007c\u2066d\u009Be\uDB40\uDC41';
    const token = app({
      [evil]: evil,
      name: evil,
      scp: evil,
      xms_mirid: evil,
      app_displayname: evil,
      tid: evil,
    });
    const inspection = inspectToken(token, NOW);
    const { parts: _parts, ...shown } = inspection;
    const text = [
      inspectionText(inspection),
      describeToken(inspection),
      Object.values(shown)
        .flatMap((value) => (Array.isArray(value) ? value.map((row) => Object.values(row).join(' ')) : []))
        .join(' '),
    ].join(' ');
    assert.doesNotMatch(text.replaceAll('\n', ' '), /[\p{Cc}\p{Cf}\p{Cs}]/u);
    const { json = '' } = inspection.claims.find(({ name }) => name === 'name') ?? {};
    assert.equal(JSON.parse(json), evil);
  });

  it('cuts what is nested too deeply', () => {
    const deep = `{"a":${'[{"b":'.repeat(10_000)}1${'}]'.repeat(10_000)},"aud":"api://a"}`;
    const [row] = inspectToken(compose({ alg: 'RS256' }, deep), NOW).claims;
    assert.match(row?.json ?? '', /nested too deeply/);
  });

  it('does not blow up what is deep and wide', () => {
    const wide = `${'['.repeat(150)}${'1,'.repeat(50_000)}1${']'.repeat(150)}`;
    const [row] = inspectToken(compose({ alg: 'RS256' }, `{"a":${wide}}`), NOW).claims;
    assert.ok((row?.json.length ?? 0) < 21_000);
  });

  it('takes numbers of any size', () => {
    const text =
      '{"a":1e400,"exp":1e300,"iat":12345678901234567890,"nbf":-1e15,"auth_time":8640000000000000,"b":-0}';
    const { claims } = inspectToken(compose({ alg: 'RS256' }, text), NOW);
    assert.match(claims[0]?.json ?? '', /too large/);
    assert.match(claims[2]?.meaning ?? '', /last digits/);
  });

  it('cuts a claim of a megabyte', () => {
    const inspection = inspectToken(app({ name: 'x'.repeat(1_000_000) }), NOW);
    assert.ok((inspection.claims.find(({ name }) => name === 'name')?.json.length ?? 0) < 21_000);
    assert.ok(inspection.summary.every(({ value }) => value.length <= 401));
    assert.match(inspection.advice.map(({ text }) => text).join(' '), /KB long/);
  });

  it('reads a token of 64 KB', () => {
    const groups = Array.from({ length: 1200 }, () => TENANT);
    const inspection = inspectToken(app({ groups }), NOW);
    assert.equal(inspection.title, 'Access token, version 2.0, app-only');
    assert.match(inspection.advice.map(({ text }) => text).join(' '), /431/);
  });

  it('shows a thousand claims and says that there are more', () => {
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`c${at}`, at]));
    const inspection = inspectToken(compose(HEADER, many), NOW);
    assert.equal(inspection.claims.length, 1000);
    assert.match(inspection.advice.map(({ text }) => text).join(' '), /more than a thousand/);
  });

  it('survives values of every kind in every place', () => {
    const names = [
      'alg',
      'typ',
      'kid',
      'nonce',
      'cty',
      'aud',
      'iss',
      'sub',
      'exp',
      'iat',
      'scp',
      'roles',
      'appid',
      'azp',
      'tid',
      'ver',
      'idtyp',
      'oid',
      'uti',
      'events',
      'cnf',
      'at',
      'amr',
      'acct',
      'wids',
      'idp',
      '_claim_names',
      'xms_mirid',
      'kubernetes.io',
    ];
    for (const value of [
      '{"toString":1}',
      '[]',
      '[[["x"]]]',
      'null',
      'true',
      '1e400',
      '"\\ud800"',
      '""',
      '"https://login.microsoftonline.com/x"',
    ]) {
      const text = `{${names.map((name) => `"${name}":${value}`).join()}}`;
      const token = [text, text, 'x'].map((part) => base64url.encode(part)).join('.');
      inspectionText(inspectToken(token, NOW));
      inspectionText(
        inspectToken(token, NOW, { as: 'client-assertion', expected: { clientId: 'a', audience: 'b' } }),
      );
    }
  });
});
