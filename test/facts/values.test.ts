import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { clientSecretOf } from '../../src/facts/client-secret.ts';
import { deferred } from '../../src/facts/deferred.ts';
import { clientIdOf, tenantOf } from '../../src/facts/ids.ts';

const GUID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

describe('deferred', () => {
  const references = [
    '${AZURE_CLIENT_SECRET}',
    '${{ secrets.CLIENT_SECRET }}',
    '$(clientSecret)',
    '$CLIENT_SECRET',
    '{{ .Values.secret }}',
    '{{clientSecret}}',
    '%CLIENT_SECRET%',
    '#{ClientSecret}#',
    "[parameters('clientSecret')]",
    '@Microsoft.KeyVault(SecretUri=https://contoso.vault.azure.net/secrets/a/)',
    'secretref:client-secret',
    'op://vault/item/field',
    'var.client_secret',
    'process.env.CLIENT_SECRET',
  ];
  const placeholders = [
    '<client-secret>',
    '[Enter the Client Id]',
    '{tenant-id}',
    'YOUR_CLIENT_SECRET',
    'your-tenant-id',
    'xxxxxxxx',
    '***',
    '00000000-0000-0000-0000-000000000000',
    '11111111-1111-4111-8111-111111111111',
    '12345678-90ab-cdef-1234-567890abcdef',
    'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    'ENTER_YOUR_SECRET_HERE',
    'changeme',
    'client_secret',
    'TODO',
    'replace-me',
    '__ClientSecret__',
    'redacted',
  ];
  for (const text of references)
    it(`takes ${text} for a reference`, () => assert.equal(deferred(text)?.kind, 'reference'));
  for (const text of placeholders)
    it(`takes ${text} for a placeholder`, () => assert.equal(deferred(text)?.kind, 'placeholder'));
  for (const text of [
    GUID,
    'contoso.onmicrosoft.com',
    'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA',
    'payroll-daemon',
  ])
    it(`takes ${text} for a value`, () => assert.equal(deferred(text), undefined));
  it('takes blanks for nothing', () => assert.equal(deferred(' \t')?.kind, 'empty'));
});

describe('clientSecretOf', () => {
  const kinds: Readonly<Record<string, string>> = {
    [GUID]: 'guid',
    [GUID.toUpperCase()]: 'guid',
    '3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D': 'thumbprint',
    'Xr2******************': 'masked',
    'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA': 'value identifiable',
    'Xr27Q~fT0.examplePq_7rW~mB3kZ-uN5vC1d': 'value identifiable',
    'gHduiL_j6t4b6DG?Qr-G6M@IOS?mX3B9': 'value legacy',
    hunter2hunter2: 'value unknown',
    '********': 'placeholder',
    '<secret>': 'placeholder',
    '': 'empty',
  };
  for (const [text, kind] of Object.entries(kinds)) {
    it(`takes ${text || 'nothing'} for ${kind}`, () => {
      const secret = clientSecretOf(text);
      assert.equal(secret.kind === 'value' ? `value ${secret.format}` : secret.kind, kind);
    });
  }

  it('tells a secret from another, and gives its text away nowhere', () => {
    const identities = [
      'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA',
      'Yr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA',
    ]
      .flatMap((text) => [clientSecretOf(text), clientSecretOf(text)])
      .flatMap((secret) => (secret.kind === 'value' && secret.identity ? [secret.identity] : []));
    const [one, same, other] = identities;
    assert.ok(one && same && other);
    assert.deepEqual([one.equals(same), one.equals(other)], [true, false]);
    assert.doesNotMatch(inspect(one, { showHidden: true }) + JSON.stringify(one), /example/);
  });

  it('tells whether it is a given id, and gives its own text away nowhere', () => {
    const secret = clientSecretOf(GUID);
    assert.ok(
      secret.kind === 'guid' &&
        secret.is(GUID.toUpperCase()) &&
        !secret.is('b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8'),
    );
    assert.doesNotMatch(JSON.stringify(secret), /4f2a9c31/);
  });
});

describe('ids', () => {
  const around: Readonly<Record<string, string>> = {
    [`${GUID} `]: 'blanks',
    [`\t${GUID}`]: 'blanks',
    [`${GUID}\r\n`]: 'blanks',
    [`\u00a0${GUID}`]: 'blanks',
    [`"${GUID}"`]: 'quotes',
    [`'${GUID}`]: 'quotes',
    [`\u201c${GUID}\u201d`]: 'quotes',
    [`\u200b${GUID}`]: 'invisible',
    [`${GUID}\u200e`]: 'invisible',
    [`\ufeff${GUID}`]: 'invisible',
    [`${GUID.slice(0, 9)}\u00ad${GUID.slice(9)}`]: 'invisible',
  };
  for (const [text, what] of Object.entries(around)) {
    it(`sees ${what} in ${JSON.stringify(text)}`, () => {
      const expected = { kind: 'malformed', fault: 'whitespace', around: what, meant: GUID };
      assert.deepEqual(clientIdOf(text), expected);
      assert.deepEqual(tenantOf(text), expected);
    });
  }

  it('does not mind what stands around placeholders and references', () => {
    for (const text of [' <client-id> ', '"${CLIENT_ID}"', '" "', ' 00000000-0000-0000-0000-000000000000'])
      assert.notEqual(clientIdOf(text).kind, 'malformed', text);
    assert.deepEqual(tenantOf("'common'"), { kind: 'well-known', name: 'common' });
    assert.deepEqual(tenantOf(' Contoso.com'), {
      kind: 'malformed',
      fault: 'whitespace',
      around: 'blanks',
      meant: 'contoso.com',
    });
  });

  it('is linear: long runs of quotes and blanks cost little', () => {
    for (const unit of ['"', ' ', '\u200b', '" '])
      assert.notEqual(clientIdOf(`${unit.repeat(200_000)}x`).kind, 'guid');
  });

  it('reads client ids', () => {
    assert.deepEqual(clientIdOf(GUID.toUpperCase()), { kind: 'guid', guid: GUID });
    assert.deepEqual(clientIdOf(`{${GUID}}`), { kind: 'malformed', fault: 'braces', meant: GUID });
    assert.deepEqual(clientIdOf(`api://${GUID}`), { kind: 'malformed', fault: 'uri', meant: GUID });
    assert.deepEqual(clientIdOf(GUID.slice(0, -2)), { kind: 'malformed', fault: 'truncated' });
    assert.deepEqual(clientIdOf('payroll-daemon'), { kind: 'malformed', fault: 'name' });
    assert.deepEqual(clientIdOf(GUID + GUID), { kind: 'malformed', fault: 'doubled', meant: GUID });
    assert.deepEqual(clientIdOf(`${GUID}, ${GUID}`), { kind: 'malformed', fault: 'doubled', meant: GUID });
    assert.deepEqual(clientIdOf('Contoso.onmicrosoft.com'), {
      kind: 'malformed',
      fault: 'domain',
      meant: 'contoso.onmicrosoft.com',
    });
    assert.equal(clientIdOf(`[Enter_the_id,_e.g._${GUID}]`).kind, 'placeholder');
    assert.equal(clientIdOf('system').kind, 'reference');
    assert.equal(clientIdOf('${CLIENT_ID}').kind, 'reference');
    assert.equal(clientIdOf('').kind, 'empty');
  });

  it('reads tenants', () => {
    assert.deepEqual(tenantOf('Contoso.onmicrosoft.com'), {
      kind: 'domain',
      domain: 'contoso.onmicrosoft.com',
    });
    assert.deepEqual(tenantOf('Common'), { kind: 'well-known', name: 'common' });
    assert.deepEqual(tenantOf(GUID), { kind: 'guid', guid: GUID });
    assert.deepEqual(tenantOf(`https://login.microsoftonline.com/${GUID}/`), {
      kind: 'malformed',
      fault: 'uri',
      meant: GUID,
    });
    assert.deepEqual(tenantOf('https://login.microsoftonline.com/fabrikam.com/v2.0'), {
      kind: 'malformed',
      fault: 'uri',
      meant: 'fabrikam.com',
    });
    assert.deepEqual(tenantOf('@contoso.com'), { kind: 'malformed', fault: 'name', meant: 'contoso.com' });
    assert.deepEqual(tenantOf('contoso'), { kind: 'malformed', fault: 'name' });
    assert.equal(tenantOf('{{tenant}}').kind, 'reference');
  });
});
