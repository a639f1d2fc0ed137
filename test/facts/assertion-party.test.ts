import assert from 'node:assert/strict';
import type { AssertionParty } from '../../src/facts/assertion-types.ts';
import { AUD } from './assertion-line.ts';
import { factsIn } from './reading.ts';

const GUID = '4F6C1F0E-8f0b-4a36-9a53-1f6f0a1d2c3b';

/** A file in which `@` is the issuer. */
const files = {
  'a.js': `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}', iss: @ }, key, { algorithm: 'RS256' });`,
  'a.py': `import jwt\nt = jwt.encode({"aud": "${AUD}", "iss": @}, key, algorithm="RS256")`,
  'a.php': `<?php\nuse Firebase\\JWT\\JWT;\n$t = JWT::encode(['aud' => '${AUD}', 'iss' => @], $key, 'RS256');`,
  'a.rb': `require 'jwt'\nt = JWT.encode({ aud: '${AUD}', iss: @ }, key, 'RS256')`,
  'a.go': `package main\nimport "github.com/golang-jwt/jwt/v5"\nfunc f() {\n\tt := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}", "iss": @})\n}`,
  'a.rs': `use jsonwebtoken::{encode, Algorithm, Header};\nfn f() { let t = encode(&Header::new(Algorithm::PS256), &json!({ "aud": "${AUD}", "iss": @ }), &key); }`,
  'a.ps1': `$header = @{ alg = 'RS256'; typ = 'JWT' }\n$claims = @{ aud = '${AUD}'; exp = 1; iss = @ }\n$h = [Convert]::ToBase64String($header)`,
};

/** Who the source says, where that stands if it is a text, and source that gives the same. */
const rows: Readonly<Record<keyof typeof files, readonly (readonly [source: string, told: string])[]>> = {
  'a.js': [
    [`'${GUID}'`, `guid ${GUID.toLowerCase()}, at ${GUID}, by "${GUID}"`],
    ["'https://issuer.example.com'", 'text address, at https://issuer.example.com'],
    ["'spiffe://cluster/app'", 'text address, at spiffe://cluster/app'],
    ["'at https://issuer.contoso.net'", 'text name, at at https://issuer.contoso.net'],
    ["'ada@contoso.com'", 'text mail, at ada@contoso.com'],
    ["'Ada <ada@contoso.com>'", 'text name, at Ada <ada@contoso.com>'],
    ["'ada@contoso.com or so'", 'text name, at ada@contoso.com or so'],
    ["'contoso'", 'text name, at contoso'],
    ["'<client-id>'", 'unknown, at <client-id>'],
    ["''", 'unknown, at '],
    ['clientId', 'named client, by clientId'],
    ['config.auth.clientId', 'named client, by config.auth.clientId'],
    ["config['clientId']", 'named client'],
    ['settings[0].appId', 'named client'],
    ['load().clientId', 'named client'],
    ['getClientId()', 'unknown'],
    ['process.env.TENANT_ID', 'named tenant, by process.env.TENANT_ID'],
    ['servicePrincipalObjectId', 'named object, by servicePrincipalObjectId'],
    ['userOid', 'named object, by userOid'],
    ['oid', 'named object, by oid'],
    ['user', 'named user, by user'],
    ['userName', 'named user, by userName'],
    ['user_id', 'named user, by user_id'],
    ['upn', 'named user, by upn'],
    ['mail', 'named user, by mail'],
    ['emailAddress', 'named user, by emailAddress'],
    ['superuser', 'unknown, by superuser'],
    ['usernames', 'unknown, by usernames'],
    ['oidc', 'unknown, by oidc'],
    ['issuer', 'unknown, by issuer'],
    ['a + b', 'unknown'],
  ],
  'a.py': [
    [`"${GUID}"`, `guid ${GUID.toLowerCase()}, at ${GUID}, by "${GUID}"`],
    ['self.client_id', 'named client, by self.client_id'],
    ['os.environ["CLIENT_ID"]', 'named client'],
  ],
  'a.php': [
    ['$clientId', 'named client, by $clientId'],
    ['$this->config->clientId', 'named client, by $this->config->clientId'],
    ["$config['clientId']", 'named client'],
  ],
  'a.rb': [
    ['client_id', 'named client, by client_id'],
    ['@client_id', 'named client'],
  ],
  'a.go': [['cfg.ClientID', 'named client, by cfg.ClientID']],
  'a.rs': [['client_id', 'named client']],
  'a.ps1': [
    ['$clientId', 'named client, by $clientId'],
    ['$settings.clientId', 'named client, by $settings.clientId'],
    ['$env:CLIENT_ID', 'named client, by $env:CLIENT_ID'],
    ['$script:clientId', 'named client, by $clientId'],
  ],
};

function told({ value, span, place, source }: AssertionParty, text: string): string {
  const [, ...rest] = Object.values(value);
  return [
    [value.kind, ...rest].join(' '),
    ...(place ? [`at ${text.slice(place.span.start, place.span.end)}`] : []),
    ...(source === undefined ? [] : [`by ${source}`]),
    ...(place && place.span !== span ? ['elsewhere'] : []),
  ].join(', ');
}

describe('who an assertion is from', () => {
  for (const [path, sources] of Object.entries(rows)) {
    for (const [source, line] of sources) {
      it(`is ${line || 'nobody'} for ${source} in ${path}`, async () => {
        const text = files[path as keyof typeof files].replace(/@(?!\{)/, () => source);
        const [assertion] = await factsIn('assertion', path, text);
        assert.ok(assertion?.issuer);
        assert.equal(told(assertion.issuer, text), line);
      });
    }
  }

  it('is a text by the name of the variable that holds it', async () => {
    const text = `const clientId = '${GUID}';\n${files['a.js'].replace('@', 'clientId')}`;
    const [assertion] = await factsIn('assertion', 'a.js', text);
    assert.ok(assertion?.issuer);
    assert.equal(told(assertion.issuer, text), `guid ${GUID.toLowerCase()}, at ${GUID}, by clientId`);
  });

  it('is the tenant where its variable says so, whatever it holds', async () => {
    const text = `const tenantId = '${GUID}';\n${files['a.js'].replace('@', 'tenantId')}`;
    const [assertion] = await factsIn('assertion', 'a.js', text);
    assert.ok(assertion?.issuer);
    assert.equal(told(assertion.issuer, text), 'named tenant, by tenantId');
  });

  it('stands where it is used where it is no text', async () => {
    const text = `const app = load();\n${files['a.js'].replace('@', 'app')}`;
    const [assertion] = await factsIn('assertion', 'a.js', text);
    assert.ok(assertion?.issuer);
    assert.equal(assertion.issuer.span.start, text.indexOf('iss: ') + 5);
  });
});
