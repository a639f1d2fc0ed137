import assert from 'node:assert/strict';
import { copyAsCurl } from '../../src/tokens/curl.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { type UnsentRequest, unsentExchange } from '../../src/tokens/unsent-request.ts';

const CLIENT = '66666666-7777-4888-9999-000000000000';
const REQUEST: UnsentRequest = {
  authority: 'https://login.microsoftonline.com/contoso.com',
  clientId: CLIENT,
  scopes: ['https://graph.microsoft.com/.default'],
  credential: 'client-secret',
  grant: 'client-credentials',
};

describe('unsentExchange', () => {
  const rows: readonly (readonly [string, Partial<UnsentRequest>, readonly string[]])[] = [
    [
      'a client secret',
      {},
      ["'grant_type=client_credentials'", '"client_secret=$CLIENT_SECRET"', `'client_id=${CLIENT}'`],
    ],
    [
      'a certificate',
      { credential: 'certificate' },
      [
        "'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer'",
        '"client_assertion=$CLIENT_ASSERTION"',
      ],
    ],
    [
      'a user’s token',
      { grant: 'on-behalf-of' },
      ["'requested_token_use=on_behalf_of'", '"assertion=$ASSERTION"', '"client_secret=$CLIENT_SECRET"'],
    ],
    [
      'a code',
      { grant: 'authorization-code', credential: 'none', redirectUri: 'http://localhost' },
      ["'redirect_uri=http://localhost'", '"code=$CODE"'],
    ],
    [
      'a refresh token',
      { grant: 'refresh-token', credential: 'none' },
      ["'grant_type=refresh_token'", '"refresh_token=$REFRESH_TOKEN"'],
    ],
    ['a device code', { grant: 'device-code', credential: 'none' }, ["/oauth2/v2.0/devicecode'"]],
    [
      'a managed identity',
      { grant: 'managed-identity', credential: 'none', clientId: '' },
      ['curl --get', "'resource=https://graph.microsoft.com'", "'Metadata: true'"],
    ],
  ];
  for (const [name, change, expected] of rows) {
    it(`makes the request with ${name} into a command, with variables in place of secrets`, () => {
      const command = copyAsCurl(unsentExchange({ ...REQUEST, ...change }, []));
      for (const part of expected) assert.ok(command.includes(part), `${part} in ${command}`);
      assert.equal(change.credential === 'none' && command.includes('client_secret'), false);
    });
  }

  it('shows no secret that stands where a name is expected', () => {
    const secret = 'made.up~secret-of-a-test';
    const command = copyAsCurl(
      unsentExchange(
        { ...REQUEST, authority: `https://login.microsoftonline.com/${secret}`, clientId: secret },
        [new Secret(secret)],
      ),
    );
    assert.ok(!command.includes(secret), command);
    assert.match(command, /"client_id=\$ENTRA_CLIENT_ID"/);
  });
});
