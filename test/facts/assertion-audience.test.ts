import assert from 'node:assert/strict';
import type { Edit } from '../../src/core/types.ts';
import type { AssertionAudience } from '../../src/facts/assertion-types.ts';
import { factsIn } from './reading.ts';

const HOST = 'https://login.microsoftonline.com';
const GUID = '4f6c1f0e-8f0b-4a36-9a53-1f6f0a1d2c3b';

/** Sends some assertion to Entra, so that one with any audience may be the one that is sent. */
const SENDING = `\nfetch('${HOST}/contoso.com/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: app, scope: 's/.default', client_assertion: jwt }) });`;

/** What JavaScript says of the audience. */
function inJavaScript(audience: string): string {
  return `import { SignJWT } from 'jose';\nconst jwt = await new SignJWT({ iss: app, sub: app, aud: ${audience} }).setProtectedHeader({ alg: 'PS256' }).sign(key);${SENDING}`;
}

/** An audience in one line, its span as source text. */
function told({ value, count, span, place, asText }: AssertionAudience, text: string): string {
  const { kind, ...rest } = value;
  const parts = [
    kind,
    ...Object.values(rest).map((each) => (typeof each === 'string' ? each : JSON.stringify(each))),
    ...(count === undefined ? [] : [`${count} of a list`]),
    ...(place ? [`at ${text.slice(place.span.start, place.span.end)}`] : []),
    ...(asText ? ['made a text'] : []),
    `in ${text.slice(span.start, span.end)}`,
  ];
  return parts.join(', ');
}

async function audienceIn(path: string, text: string): Promise<AssertionAudience | undefined> {
  const [assertion, ...others] = await factsIn('assertion', path, text);
  assert.deepEqual(others, []);
  return assertion?.audience;
}

/** What stands behind the sign-in host, and what is made of it. */
const paths: readonly (readonly [path: string, meaning: string])[] = [
  ['/contoso.com/oauth2/v2.0/token', '{"kind":"domain","domain":"contoso.com"}, token-endpoint'],
  [`/${GUID}/oauth2/token`, `{"kind":"guid","guid":"${GUID}"}, token-endpoint`],
  ['/common/OAuth2/V2.0/Token', '{"kind":"well-known","name":"common"}, token-endpoint'],
  ['/contoso.com/oauth2/v2.0/token/', '{"kind":"domain","domain":"contoso.com"}, token-endpoint'],
  ['/contoso.com/oauth2/v2.0/token?x=1', '{"kind":"domain","domain":"contoso.com"}, token-endpoint'],
  ['/contoso.com/oauth2/v2.0/token#x', '{"kind":"domain","domain":"contoso.com"}, token-endpoint'],
  ['/contoso.com/b2c_1_in/oauth2/v2.0/token', '{"kind":"domain","domain":"contoso.com"}, token-endpoint'],
  ['/contoso.com/v2.0', '{"kind":"domain","domain":"contoso.com"}, issuer'],
  ['/contoso.com/v2.0/', '{"kind":"domain","domain":"contoso.com"}, issuer'],
  ['/contoso.com/', '{"kind":"domain","domain":"contoso.com"}, issuer'],
  ['/contoso.com', '{"kind":"domain","domain":"contoso.com"}, issuer'],
  ['/contoso.com/oauth2/v2.0/authorize', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/contoso.com/oauth2/v2.0/tokens', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/contoso.com/myoauth2/v2.0/token', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/contoso.com/oauth2/v1.0/token', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/contoso.com/discovery/v2.0', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/contoso.com/v2.0/keys', '{"kind":"domain","domain":"contoso.com"}, other'],
  ['/oauth2/v2.0/token', 'token-endpoint'],
  ['/myoauth2/token', '{"kind":"placeholder"}, other'],
  ['/OAuth2/token', 'token-endpoint'],
  ['/oauth2x/v2.0/token', '{"kind":"malformed","fault":"name"}, other'],
  ['', 'issuer'],
];

/** Source of an audience, and what it means. */
const meanings: readonly (readonly [source: string, meaning: string])[] = [
  [
    '`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`',
    'sign-in, login.microsoftonline.com, public, {"kind":"reference"}, token-endpoint',
  ],
  [
    '`https://login.microsoftonline.com/${tenant}/${path}`',
    'sign-in, login.microsoftonline.com, public, {"kind":"reference"}, token-endpoint',
  ],
  ['`https://${host}/contoso.com/oauth2/v2.0/token`', 'unknown'],
  ['`${authority}/oauth2/v2.0/token`', 'unknown'],
  ['`api-${name}`', 'unknown'],
  ['audience', 'unknown'],
  ["'<audience>'", 'unknown'],
  ["'api://AzureADTokenExchange'", 'exchange'],
  ["' api://azureadtokenexchange '", 'exchange'],
  ["'api://AzureADTokenExchangeChina'", 'exchange'],
  ["'api://AzureADTokenExchangeMoon'", 'api, api://AzureADTokenExchangeMoon'],
  ["'grapi://AzureADTokenExchange'", 'text'],
  ["'https://graph.microsoft.com'", 'api, https://graph.microsoft.com'],
  ["'https://graph.microsoft.com/.default'", 'api, https://graph.microsoft.com/.default'],
  ["'https://dod-graph.microsoft.us'", 'api, https://dod-graph.microsoft.us'],
  ["'https://graph.windows.net'", 'api, https://graph.windows.net'],
  ["'https://vault.azure.net'", 'api, https://vault.azure.net'],
  ["'https://management.azure.com/'", 'api, https://management.azure.com/'],
  [`'API://${GUID}'`, `api, API://${GUID}`],
  [`'${GUID}'`, 'text'],
  ["'token endpoint'", 'text'],
  ["'see https://oauth2.googleapis.com'", 'text'],
  [
    "'HTTPS://LOGIN.MICROSOFTONLINE.COM/contoso.com/v2.0'",
    'sign-in, login.microsoftonline.com, public, {"kind":"domain","domain":"contoso.com"}, issuer',
  ],
  [
    "'http://login.microsoftonline.com:8443/contoso.com/v2.0'",
    'sign-in, login.microsoftonline.com, public, {"kind":"domain","domain":"contoso.com"}, issuer',
  ],
  [
    "'https://login.microsoftonline.us/contoso.com/v2.0'",
    'sign-in, login.microsoftonline.us, us-government, {"kind":"domain","domain":"contoso.com"}, issuer',
  ],
];

/** Hosts of somebody else's: such an assertion is not for Entra, whatever else the file sends. */
const elsewhere = [
  'https://graph.microsoft.com.example.org',
  'https://notmicrosoft.com',
  'https://oauth2.googleapis.com/token',
  'https://example.org/graph.microsoft.com',
  'http://oauth2.googleapis.com/token',
  ' https://oauth2.googleapis.com/token',
  'HTTPS://oauth2.googleapis.com:443/token',
];

const AUD = `${HOST}/contoso.com/v2.0`;

/** Where lists stand: what is told of them, and the source of the assertion once the audience was made a text. */
const lists: readonly (readonly [path: string, text: string, told: string, asText?: string])[] = [
  [
    'a.js',
    inJavaScript(`['${AUD}']`),
    `1 of a list, at AUD, made a text, in ['AUD']`,
    inJavaScript(`'${AUD}'`),
  ],
  [
    'a.ts',
    inJavaScript(`[ audience, ]`),
    'unknown, 1 of a list, made a text, in [ audience, ]',
    inJavaScript('audience'),
  ],
  ['a.js', inJavaScript(`['${AUD}', other]`), `unknown, 2 of a list, at AUD, in ['AUD', other]`],
  ['a.js', inJavaScript('[]'), 'unknown, 0 of a list, in []'],
  [
    'a.py',
    `import jwt\nt = jwt.encode({"aud": ["${AUD}"], "iss": app, "sub": app}, key, algorithm="RS256")`,
    '1 of a list, at AUD, made a text, in ["AUD"]',
    `import jwt\nt = jwt.encode({"aud": "${AUD}", "iss": app, "sub": app}, key, algorithm="RS256")`,
  ],
  [
    'a.php',
    `<?php\nuse Firebase\\JWT\\JWT;\n$t = JWT::encode(['aud' => ['${AUD}'], 'iss' => $app], $key, 'RS256');`,
    "1 of a list, at AUD, made a text, in ['AUD']",
    `<?php\nuse Firebase\\JWT\\JWT;\n$t = JWT::encode(['aud' => '${AUD}', 'iss' => $app], $key, 'RS256');`,
  ],
  [
    'a.rb',
    `require 'jwt'\nt = JWT.encode({ aud: ['${AUD}'], iss: app }, key, 'RS256')`,
    "1 of a list, at AUD, made a text, in ['AUD']",
    `require 'jwt'\nt = JWT.encode({ aud: '${AUD}', iss: app }, key, 'RS256')`,
  ],
  [
    'a.go',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nvar t = jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": []string{"${AUD}"}, "iss": app})`,
    '1 of a list, at AUD, made a text, in []string{"AUD"}',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nvar t = jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}", "iss": app})`,
  ],
  [
    'a.go',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nvar t = jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.RegisteredClaims{Audience: jwt.ClaimStrings{"${AUD}"}, Issuer: app})`,
    '1 of a list, at AUD, in jwt.ClaimStrings{"AUD"}',
  ],
  [
    'a.go',
    `package main\nimport "github.com/go-jose/go-jose/v4/jwt"\nvar t = jwt.Signed(signer).Claims(jwt.Claims{Audience: jwt.Audience{"${AUD}"}, Issuer: app})`,
    'at AUD, in AUD',
  ],
  [
    'a.rs',
    `use jsonwebtoken::{encode, Algorithm, Header};\nfn f() { let t = encode(&Header::new(Algorithm::PS256), &json!({ "aud": ["${AUD}"], "iss": app }), &key); }`,
    '1 of a list, at AUD, in ["AUD"]',
  ],
];

/** The text once the edits are made, which do not overlap and stand in order. */
function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
    text,
  );
}

describe('the audience of an assertion', () => {
  for (const [path, text, line, asText] of lists) {
    it(`is ${line} in ${path}`, async () => {
      const audience = await audienceIn(path, text);
      const isAddress = !line.startsWith('unknown');
      const meaning =
        'sign-in, login.microsoftonline.com, public, {"kind":"domain","domain":"contoso.com"}, issuer, ';
      assert.equal(
        audience && told(audience, text),
        `${isAddress ? meaning : ''}${line}`.replaceAll('AUD', AUD),
      );
      assert.equal(audience?.asText && edited(text, audience.asText), asText);
    });
  }

  for (const [path, meaning] of paths) {
    it(`is at the sign-in host with ${path || 'no path'}: ${meaning}`, async () => {
      const source = `'${HOST}${path}'`;
      const text = inJavaScript(source);
      const audience = await audienceIn('a.js', text);
      assert.equal(
        audience && told(audience, text),
        `sign-in, login.microsoftonline.com, public, ${meaning}, at ${source.slice(1, -1)}, in ${source.slice(1, -1)}`,
      );
    });
  }

  for (const [source, meaning] of meanings) {
    it(`${source} is ${meaning}`, async () => {
      const text = inJavaScript(source);
      const audience = await audienceIn('a.js', text);
      const inner = source.startsWith("'") ? source.slice(1, -1) : undefined;
      const where = inner === undefined ? `in ${source}` : `at ${inner}, in ${inner}`;
      assert.equal(audience && told(audience, text), `${meaning}, ${where}`);
    });
  }

  for (const url of elsewhere) {
    it(`is not for Entra at ${url}`, async () => {
      assert.deepEqual(await factsIn('assertion', 'a.js', inJavaScript(`'${url}'`)), []);
      assert.deepEqual(await factsIn('assertion', 'a.js', inJavaScript(`['${url}']`)), []);
    });
  }
});
