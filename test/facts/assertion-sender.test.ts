import assert from 'node:assert/strict';
import { factsIn } from './reading.ts';

const ID = '4f6c1f0e-8f0b-4a36-9a53-1f6f0a1d2c3b';
const HOST = 'login.microsoftonline.com';

/** A request that sends `assertion` to `host`. */
function sending(assertion: string, host = HOST): string {
  return `fetch('https://${host}/contoso.com/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: '${ID}', scope: 's/.default', client_assertion: ${assertion} }) });`;
}

/** An application that is given `assertion`. */
function app(assertion: string, authority = `https://${HOST}/contoso.com`): string {
  return `export const app = new ConfidentialClientApplication({ auth: { clientId: '${ID}', authority: '${authority}', clientAssertion: ${assertion} } });`;
}

/** A JWT whose audience is not known: whether it is one for Entra is told by what it is made of, and by who sends it. */
function signed(claims: string, header = `alg: 'PS256'`): string {
  return `import { SignJWT } from 'jose';\nconst jwt = await new SignJWT({ ${claims} }).setProtectedHeader({ ${header} }).setAudience(url).sign(key);`;
}

const OWN = 'iss: me, sub: me';

/** What a file says beside, and who sends the assertion, if it is taken for one at all. */
const files: Readonly<Record<string, readonly [lines: readonly string[], sender: string | undefined]>> = {
  'a request sends it': [[signed(OWN), sending('jwt')], `${ID} contoso.com ${HOST} public`],
  'a request sends it elsewhere': [
    [signed(OWN), sending('jwt', 'login.microsoftonline.us')],
    `${ID} contoso.com login.microsoftonline.us us-government`,
  ],
  'an application is given it': [[signed(OWN), app('jwt')], `${ID} - ${HOST} public`],
  'an application at an authority that is no address is given it': [
    [signed(OWN), app('jwt', 'contoso')],
    `${ID} - - -`,
  ],
  'an application has a secret': [
    [
      signed(OWN),
      `export const app = new ConfidentialClientApplication({ auth: { clientId: '${ID}', clientSecret: s } });`,
    ],
    undefined,
  ],
  'nobody sends anything': [[signed(OWN)], undefined],
  'two send one': [[signed(OWN), sending('jwt'), app('other')], 'somebody'],
  'a request sends no assertion': [
    [signed(OWN), sending('jwt').replace('client_assertion', 'client_secret')],
    undefined,
  ],
  'it has an issuer and no subject, and is handed over': [
    [signed('iss: me'), sending('jwt')],
    `${ID} contoso.com ${HOST} public`,
  ],
  'it has an issuer and no subject, and is handed over by another name': [
    [signed('iss: me'), 'const assertion = jwt;', sending('assertion')],
    `${ID} contoso.com ${HOST} public`,
  ],
  'it has an issuer and no subject, and is handed over in calls': [
    [signed('iss: me'), sending('wrap(format("x", jwt.trim()).text)')],
    `${ID} contoso.com ${HOST} public`,
  ],
  'it has an issuer and no subject, and another is handed over': [
    [signed('iss: me'), sending('other')],
    undefined,
  ],
  'it has an issuer and no subject, and a text is handed over': [
    [signed('iss: me'), sending(`'eyJ'`)],
    undefined,
  ],
  'it has an issuer and no subject, and one of two requests hands it over': [
    [signed('iss: me'), sending('other'), sending('jwt')],
    'somebody',
  ],
  'it has a subject and no issuer, and another is handed over': [
    [signed('sub: me'), sending('other')],
    undefined,
  ],
  'it has other claims, and another is handed over': [[signed('roles: me'), sending('other')], undefined],
  'it has a thumbprint, and another is handed over': [
    [signed('roles: me', `alg: 'PS256', x5t: t`), sending('other')],
    `${ID} contoso.com ${HOST} public`,
  ],
  'it has a header that ends in x5, and another is handed over': [
    [signed('roles: me', `alg: 'PS256', mx5: t`), sending('other')],
    undefined,
  ],
  'it has issuer and subject, and another is handed over': [
    [signed(OWN), sending('other')],
    `${ID} contoso.com ${HOST} public`,
  ],
};

describe('who sends an assertion', () => {
  for (const [name, [lines, expected]] of Object.entries(files)) {
    it(`is ${expected ?? 'nobody, so that it is none'} where ${name}`, async () => {
      const found = await factsIn('assertion', 'a.ts', lines.join('\n'));
      const senders = found.map(({ sender }) => {
        if (!sender) return 'somebody';
        const { clientId, tenant, host, cloud } = sender;
        const id = clientId?.value.kind === 'guid' ? clientId.value.guid : '-';
        const domain = tenant?.value.kind === 'domain' ? tenant.value.domain : '-';
        return [id, domain, host ?? '-', cloud ?? '-'].join(' ');
      });
      assert.deepEqual(senders, expected === undefined ? [] : [expected]);
    });
  }

  it('is told without what is not known of it', async () => {
    const text = `${signed(OWN)}\n${app('jwt', 'contoso')}`;
    const [assertion] = await factsIn('assertion', 'a.ts', text);
    assert.deepEqual(Object.keys(assertion?.sender ?? {}), ['clientId']);
  });
});
