import assert from 'node:assert/strict';
import { AUD } from '../facts/assertion-line.ts';
import { checkFile } from '../workspace.ts';

const [APP, OTHER, TENANT] = [
  '3c9d27b8-f150-4e6a-8b94-06e1a7d5c2f3',
  '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92',
  'd80f4b27-c6a1-4e35-9b72-1fe85a60c3d4',
] as const;

const NAMES: Readonly<Record<string, string>> = { [APP]: 'APP', [OTHER]: 'OTHER', [TENANT]: 'TENANT' };

const RIGHT = { iss: 'clientId', sub: 'clientId', aud: `'${AUD}'`, jti: 'id', nbf: 'now()', exp: 'later()' };
const SHA1 = `crypto.createHash('sha1').update(cert.raw).digest('base64url')`;
const SHA256 = `crypto.createHash('sha256').update(cert.raw).digest('base64url')`;

/** An assertion in JavaScript; an entry that is undefined is left out. */
function signed(
  claims: Readonly<Record<string, string | undefined>>,
  header: Readonly<Record<string, string>> = { "'x5t#S256'": SHA256 },
  behind = '',
): string {
  const entries = (all: Readonly<Record<string, string | undefined>>) =>
    Object.entries(all).flatMap(([name, source]) => (source === undefined ? [] : [`${name}: ${source}`]));
  return `const jws = require('jws');\nconst signed = jws.sign({ header: { alg: 'PS256', ${entries(header).join(', ')} }, payload: { ${entries({ ...RIGHT, ...claims }).join(', ')} }, privateKey: key });\n${behind}`;
}

/** A request by which it is sent. */
function sent(client: string, url = AUD): string {
  return `fetch('${url}', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: '${client}', scope: 'https://graph.microsoft.com/.default', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: signed }) });\n`;
}

/** Each finding of assertions: the rule, where it stands, how its message begins, and what its edits are called. */
async function foundIn(text: string): Promise<readonly string[]> {
  const { found, document } = await checkFile('a.js', text);
  return found
    .filter(({ rule }) => rule.startsWith('assertion-'))
    .map(({ rule, message, range, actions }) => {
      const fixes = actions.filter(({ kind }) => kind === 'edit').map(({ title }) => title);
      const start = message.slice(0, message.search(/[.:]/));
      const line = [rule.slice('assertion-'.length), document.getText(range).slice(0, 40), start, ...fixes];
      return line.join(' | ').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => NAMES[id] ?? id);
    });
}

const cases: Readonly<Record<string, readonly [text: string, found: readonly string[]]>> = {
  'one that is right': [signed({}), []],
  'one that is right, and sent': [signed({}, undefined, sent(APP)), []],
  // Claims.
  'no id': [
    signed({ jti: undefined }),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no jti | Add jti"],
  ],
  'no id and no time from which on it holds': [
    signed({ jti: undefined, nbf: undefined }),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no jti and nbf"],
  ],
  'no time from which on it holds': [
    signed({ nbf: undefined }),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no nbf"],
  ],
  'the time of issue in its place': [signed({ nbf: undefined, iat: 'now()' }), []],
  'no subject': [
    signed({ sub: undefined }),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no sub | Add sub"],
  ],
  'no end': [
    signed({ exp: undefined }),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no exp | Add exp"],
  ],
  'neither subject nor end nor audience': [
    signed({ sub: undefined, exp: undefined, aud: undefined, iss: 'me' }, undefined, sent(APP)),
    ["missing-claim | jws.sign({ header: { alg: 'PS256', 'x5t# | The assertion has no aud, sub and exp"],
  ],
  // Issuer and subject.
  'an issuer that is the tenant by its name': [
    signed({ iss: 'tenantId' }),
    ['issuer-subject | tenantId | iss is the tenant here, not the client id | Write the client id'],
  ],
  'a subject that is a user': [
    signed({ sub: 'userName' }),
    ['issuer-subject | userName | sub is a user here, not the client id | Write the client id'],
  ],
  'an issuer that is an address': [
    signed({ iss: "'https://issuer.contoso.net'" }),
    [
      'issuer-subject | https://issuer.contoso.net | iss is an address here, not the client id | Write the client id',
    ],
  ],
  'a subject that is the tenant of the audience': [
    signed({ sub: `'${TENANT}'`, iss: `'${APP}'`, aud: `'${AUD.replace('contoso.com', TENANT)}'` }),
    ['issuer-subject | TENANT | sub is the tenant here, not the client id | Write the client id'],
  ],
  'an issuer that is the tenant of the request': [
    signed({ iss: `'${TENANT}'`, sub: `'${APP}'` }, undefined, sent(APP, AUD.replace('contoso.com', TENANT))),
    ['issuer-subject | TENANT | iss is the tenant here, not the client id | Write the client id'],
  ],
  'two that differ': [
    signed({ iss: `'${APP}'`, sub: `'${OTHER}'` }),
    ['issuer-subject | OTHER | iss and sub of the assertion differ'],
  ],
  'two that differ, the first one that of the request': [
    signed({ iss: `'${APP}'`, sub: `'${OTHER}'` }, undefined, sent(APP)),
    ['issuer-subject | OTHER | iss and sub of the assertion differ | Write the client id'],
  ],
  'two that differ, the second one that of the request': [
    signed({ iss: `'${APP}'`, sub: `'${OTHER}'` }, undefined, sent(OTHER)),
    ['issuer-subject | APP | iss and sub of the assertion differ | Write the client id'],
  ],
  'two that are another than that of the request': [
    signed({ iss: `'${APP}'`, sub: `'${APP}'` }, undefined, sent(OTHER)),
    ['issuer-subject | APP | iss and sub are APP, and the request is made by OTHER'],
  ],
  'two that are that of the request': [
    signed({ iss: `'${APP}'`, sub: `'${APP}'` }, undefined, sent(APP)),
    [],
  ],
  'two that are wrong': [
    signed({ iss: 'tenantId', sub: 'userName' }),
    [
      'issuer-subject | tenantId | iss is the tenant here, not the client id',
      'issuer-subject | userName | sub is a user here, not the client id',
    ],
  ],
  'an id and a name': [signed({ iss: `'${APP}'` }), []],
  // Audience.
  'an audience that is a text': [
    signed({ aud: "'contoso'" }, undefined, sent(APP)),
    [
      'audience | contoso | aud is no address | Write https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    ],
  ],
  'an audience without a tenant': [
    signed({ aud: "'https://login.microsoftonline.com/oauth2/v2.0/token'" }),
    ['audience | https://login.microsoftonline.com/oauth2 | aud names no tenant'],
  ],
  'an audience for any tenant': [
    signed({ aud: `'${AUD.replace('contoso.com', 'common')}'` }),
    [
      'audience | https://login.microsoftonline.com/common | aud is the endpoint of common, which is no tenant',
    ],
  ],
  'an audience at another path': [
    signed({ aud: `'${AUD.replace('token', 'authorize')}'` }),
    [
      'audience | https://login.microsoftonline.com/contos | aud is an address at the right host, but not the token endpoint',
    ],
  ],
  'an audience in another tenant than that of the request': [
    signed({ aud: `'${AUD.replace('contoso.com', 'fabrikam.com')}'` }, undefined, sent(APP)),
    [
      'audience | https://login.microsoftonline.com/fabrik | aud names the tenant fabrikam | Write https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    ],
  ],
  'an audience by the id of the tenant': [
    signed({ aud: `'${AUD.replace('contoso.com', TENANT)}'` }, undefined, sent(APP)),
    [],
  ],
  'an audience in another cloud than that of the request': [
    signed({ aud: `'${AUD.replace('.com/', '.us/')}'` }, undefined, sent(APP)),
    [
      'audience | https://login.microsoftonline.us/contoso | aud is an address at login | Write https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    ],
  ],
  // Thumbprints.
  'the older hash by the name of the newer': [
    signed({}, { "'x5t#S256'": SHA1 }),
    [
      "x5t-algorithm | crypto.createHash('sha1').update(cert.ra | x5t#S256 holds a hash by SHA-1 here, and x5t#S256 is for SHA-256 | Call it x5t",
    ],
  ],
  'the newer hash by the name of the older': [
    signed({}, { x5t: SHA256 }),
    [
      "x5t-algorithm | crypto.createHash('sha256').update(cert. | x5t holds a hash by SHA-256 here, and x5t is for SHA-1 | Call it x5t#S256",
    ],
  ],
  'the newer hash by both names': [
    signed({}, { x5t: SHA256, "'x5t#S256'": SHA256 }),
    [
      "x5t-algorithm | crypto.createHash('sha256').update(cert. | x5t holds a hash by SHA-256 here, and x5t is for SHA-1",
    ],
  ],
  'a hash that no header takes': [
    signed({}, { x5t: SHA1.replace('sha1', 'sha512') }),
    [
      "x5t-algorithm | crypto.createHash('sha512').update(cert. | x5t holds a hash by SHA-512 here, and x5t is for SHA-1",
    ],
  ],
  'a hash of a text': [
    signed({}, { x5t: SHA1.replace('cert.raw', "Buffer.from('-----BEGIN CERTIFICATE-----')") }),
    ["x5t-encoding | crypto.createHash('sha1').update(Buffer. | x5t is made of the hash of a text"],
  ],
  'a text of a hash by the wrong name': [
    signed({}, { "'x5t#S256'": "'Kn-QxOG4NdYHH0yS622KBTyeF7Q'" }),
    [
      "x5t-algorithm | 'Kn-QxOG4NdYHH0yS622KBTyeF7Q' | x5t#S256 holds a hash by SHA-1 here, and x5t#S256 is for SHA-256 | Call it x5t",
    ],
  ],
  'a text of a hash by the right name': [signed({}, { x5t: "'Kn-QxOG4NdYHH0yS622KBTyeF7Q'" }), []],
  'a text of a hash with padding': [
    signed({}, { x5t: "'Kn-QxOG4NdYHH0yS622KBTyeF7Q='" }),
    ["x5t-encoding | 'Kn-QxOG4NdYHH0yS622KBTyeF7Q=' | x5t ends in = | Write base64url"],
  ],
  'a text of a hash in standard base64': [
    signed({}, { x5t: "'Kn+QxOG4NdYHH0yS622KBTyeF7Q='" }),
    ["x5t-encoding | 'Kn+QxOG4NdYHH0yS622KBTyeF7Q=' | x5t is standard base64 here | Write base64url"],
  ],
  'the encoded digits of a hash': [
    signed({}, { x5t: "'MkE3RjkwQzRFMUI4MzVENjA3MUY0QzkyRUI2RDhBMDUzQzlFMTdCNA'" }),
    [
      "x5t-encoding | 'MkE3RjkwQzRFMUI4MzVENjA3MUY0QzkyRUI2RDh | x5t is made of the hexadecimal digits of the thumbprint, not of the bytes that they stand for | Write base64url",
    ],
  ],
  'the digits of a text, encoded': [
    signed({}, { x5t: "btoa('2A7F90C4E1B835D6071F4C92EB6D8A053C9E17B4')" }),
    [
      "x5t-encoding | btoa('2A7F90C4E1B835D6071F4C92EB6D8A053C | x5t is made of the hexadecimal digits of the thumbprint, not of the bytes that they stand for | Write base64url",
    ],
  ],
  'a text that is no hash, encoded': [
    signed({}, { x5t: "Buffer.from('certificate').toString('base64url')" }),
    [],
  ],
  'a certificate, encoded': [
    signed({}, { x5t: "Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64url')" }),
    [
      "x5t-encoding | Buffer.from('-----BEGIN CERTIFICATE----- | x5t is made of the certificate itself, not of its hash",
    ],
  ],
  'a text that is no hash': [signed({}, { x5t: "'thumbprint of mine'" }), []],
  'a key by its id alone': [signed({}, { kid: 'k' }), []],
  'no key': [
    signed({}, { typ: "'JWT'" }),
    ["missing-key-id | jws.sign({ header: { alg: 'PS256', typ:  | The header names no certificate"],
  ],
};

describe('client assertions in JavaScript', () => {
  for (const [name, [text, expected]] of Object.entries(cases)) {
    it(`have ${expected.length} findings: ${name}`, async () =>
      assert.deepEqual(await foundIn(text), expected));
  }
});
