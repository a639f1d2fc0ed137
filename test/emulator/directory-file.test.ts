import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPem } from '../../src/emulator/certificate.ts';
import { readEmulatorFile } from '../../src/emulator/directory-file.ts';
import { root } from '../derived.ts';
import { apps, ISSUER, OTHER_TENANT, TENANT, valid } from './fixture.ts';

const pem = toPem(valid);
const minimal = { tenants: [{ id: TENANT }], applications: [{ clientId: apps.orders }] };
const files: ReadonlyMap<string, string> = new Map([
  ['app.pem', `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${pem}`],
  ['empty.pem', ''],
]);

function read(document: unknown) {
  return readEmulatorFile(JSON.stringify(document), (path) => files.get(path));
}

function file(document: unknown) {
  const result = read(document);
  assert(result.kind === 'read', JSON.stringify(result));
  return result.file;
}

/** The minimal file with these members of its application. */
const withApp = (members: object) => ({
  ...minimal,
  applications: [{ clientId: apps.orders, ...members }],
});

describe('the file of an emulator', () => {
  it('may leave out all but ids, which are then the same each time', () => {
    const { directory, ...rest } = file(minimal);
    assert.deepEqual(rest, { clockOffset: 0, delayMs: 0, faults: [], deviceCodes: {} });
    assert.deepEqual(directory.tenants, [{ id: TENANT, displayName: TENANT, domains: [] }]);
    const [application] = directory.applications;
    assert.equal(application?.tenant, TENANT);
    assert.deepEqual(application?.secrets, []);
    assert.match(
      application?.objectId ?? '',
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(file(minimal).directory.applications[0]?.objectId, application?.objectId);
  });

  it('says everything the endpoint knows', () => {
    const application = {
      clientId: apps.orders,
      displayName: 'Orders',
      tenant: OTHER_TENANT,
      objectId: apps.web,
      secrets: [{ keyId: apps.payroll, displayName: 's', value: 'v', expires: '2030-01-01T00:00:00Z' }],
      certificates: [{ keyId: apps.payroll, displayName: 'c', certificate: pem.trim() }],
      federatedCredentials: [{ name: 'f', issuer: ISSUER, subject: 's', audiences: ['a'] }],
      symmetricKeys: [{ keyId: apps.payroll, usage: 'Verify' }],
      redirectUris: [{ uri: 'http://localhost', platform: 'publicClient' }],
      publicClient: true,
      multiTenant: false,
      identifierUris: ['api://orders'],
      accessTokenVersion: 2,
      scopes: ['Orders.Read'],
      appRoleAssignments: [{ resource: apps.orders, role: 'r' }],
      consents: [{ resource: apps.orders, scopes: ['s'] }],
    };
    const user = {
      objectId: apps.reports,
      tenant: TENANT,
      userPrincipalName: 'a@b.example',
      displayName: 'A',
      password: 'p',
    };
    const issuers = [{ issuer: ISSUER, jwks: { keys: [{ kty: 'RSA', kid: 'k' }] } }];
    const tenants = [
      { id: TENANT, displayName: 'One', domains: ['one.example'] },
      { id: OTHER_TENANT, displayName: 'Two', domains: [] },
    ];
    const settings = {
      clockOffset: -600,
      delayMs: 20,
      faults: [
        { code: 90033, times: 2 },
        { kind: 'stall' },
        { code: 50076, message: 'm', error: 'e', status: 400 },
      ],
      deviceCodes: { pollsUntilApproved: 1, interval: 0 },
    };
    const directory = { tenants, applications: [application], users: [user], issuers };
    const read = file({ $schema: 'x', ...directory, ...settings });
    assert.deepEqual(read, { directory, ...settings });
  });

  it('is in the documentation as it is', () => {
    const page = readFileSync(join(root, 'docs', 'local-token-endpoint.md'), 'utf8');
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? [];
    const { directory, faults, clockOffset } = file(JSON.parse(example));
    assert.equal(directory.applications[0]?.displayName, 'Shop');
    assert.deepEqual(faults, [{ code: 90033, times: 2 }]);
    assert.equal(clockOffset, -600);
  });

  it('takes the certificate out of a file, and nothing else of it', () => {
    const { directory } = file(withApp({ certificates: [{ certificate: 'app.pem' }] }));
    assert.equal(directory.applications[0]?.certificates?.[0]?.certificate, pem.trim());
  });

  const broken: readonly (readonly [string, document: unknown, message: string])[] = [
    ['a list', [], 'The document has to be an object.'],
    ['nothing', {}, 'tenants is missing.'],
    ['no tenant', { ...minimal, tenants: [] }, 'tenants has to name a tenant.'],
    [
      'an unknown member',
      { ...minimal, aplications: [] },
      'aplications is not known; there are $schema, tenants,',
    ],
    [
      'a member in the wrong place',
      withApp({ secret: 'canary' }),
      'applications[0].secret is not known; there',
    ],
    ['no GUID', withApp({ clientId: 'canary' }), 'applications[0].clientId has to be a GUID.'],
    ['no list', withApp({ secrets: 'canary' }), 'applications[0].secrets has to be a list.'],
    ['no object', withApp({ secrets: ['canary'] }), 'applications[0].secrets[0] has to be an object.'],
    ['a secret without value', withApp({ secrets: [{}] }), 'applications[0].secrets[0].value is missing.'],
    [
      'a date that is none',
      withApp({ secrets: [{ value: 'canary', expires: 'soon' }] }),
      'applications[0].secrets[0].expires has to be a time such as 2026-12-31T23:59:59Z.',
    ],
    [
      'a certificate that is none',
      withApp({
        certificates: [{ certificate: '-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----' }],
      }),
      'applications[0].certificates[0].certificate holds no certificate in PEM.',
    ],
    [
      'a file without certificate',
      withApp({ certificates: [{ certificate: 'empty.pem' }] }),
      'applications[0].certificates[0].certificate holds no certificate in PEM.',
    ],
    [
      'a file that is not there',
      withApp({ certificates: [{ certificate: 'lost.pem' }] }),
      'applications[0].certificates[0].certificate names a file that cannot be read.',
    ],
    [
      'a redirect URI that is none',
      withApp({ redirectUris: [{ uri: '/callback', platform: 'web' }] }),
      'applications[0].redirectUris[0].uri has to be an absolute URI.',
    ],
    [
      'an unknown platform',
      withApp({ redirectUris: [{ uri: 'http://localhost', platform: 'desktop' }] }),
      'applications[0].redirectUris[0].platform has to be one of web, spa, publicClient.',
    ],
    [
      'text for a flag',
      withApp({ publicClient: 'yes' }),
      'applications[0].publicClient has to be true or false.',
    ],
    [
      'an unknown version',
      withApp({ accessTokenVersion: 3 }),
      'applications[0].accessTokenVersion has to be one of 1, 2.',
    ],
    [
      'an unknown tenant',
      withApp({ tenant: OTHER_TENANT }),
      'applications[0].tenant is none of the tenants.',
    ],
    [
      'the same application twice',
      { ...minimal, applications: [{ clientId: apps.orders }, { clientId: apps.orders.toUpperCase() }] },
      'applications[1].clientId is that of an application before it.',
    ],
    [
      'an unknown fault',
      { ...minimal, faults: [{ kind: 'fire' }] },
      'faults[0].kind has to be one of stall, reset,',
    ],
    ['no fault', { ...minimal, faults: [{}] }, 'faults[0].code is missing.'],
    [
      'a code whose sentence has values',
      { ...minimal, faults: [{ code: 7000215 }] },
      'faults[0].message is missing: the endpoint has no sentence for this code that names no values.',
    ],
    [
      'half a millisecond',
      { ...minimal, delayMs: 0.5 },
      'delayMs has to be a whole number from 0 to 600000.',
    ],
  ];
  for (const [title, document, message] of broken) {
    it(`is refused with ${title}, in one sentence that shows no value`, () => {
      const result = read(document);
      assert(result.kind === 'broken');
      assert(result.message.startsWith(message), result.message);
      assert(!result.message.includes('canary'), result.message);
    });
  }

  it('is refused where it is no JSON, with the line and nothing of the text', () => {
    const result = readEmulatorFile('{\n  "tenants": canary\n}', () => undefined);
    assert(result.kind === 'broken');
    assert.match(result.message, /^The document is no JSON( from line 2 on)?\.$/);
  });
});
