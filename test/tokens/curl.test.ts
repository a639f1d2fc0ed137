import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyAsCurl } from '../../src/tokens/curl.ts';
import type { Exchange } from '../../src/tokens/exchange.ts';

const EXCHANGE: Exchange = {
  method: 'POST',
  endpoint: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
  query: [],
  headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded;charset=utf-8' }],
  encoding: 'form',
  parameters: [
    { name: 'client_id', value: '66666666-7777-4888-9999-000000000000' },
    { name: 'scope', value: 'https://graph.microsoft.com/.default' },
    { name: 'client_secret', value: '[secret]' },
    { name: 'x-client-SKU', value: 'msal.js.node' },
    { name: 'client_info', value: '1' },
  ],
};

/** What a shell hands to curl. */
function argumentsOf(command: string, env: Record<string, string> = {}): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('copyAsCurl', () => {
  it('gives the request with variables in place of secrets', () => {
    assert.equal(
      copyAsCurl(EXCHANGE),
      String.raw`curl --request POST 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token' \
  --data-urlencode 'client_id=66666666-7777-4888-9999-000000000000' \
  --data-urlencode 'scope=https://graph.microsoft.com/.default' \
  --data-urlencode "client_secret=$CLIENT_SECRET"`,
    );
  });

  for (const value of ["it's", '$(id)', '`id`', '"; id #', '\\', "\\'", '!x', '@file', 'ü', "''", '']) {
    it(`hands ${value} to curl as it is`, () => {
      const parameters = [{ name: 'scope', value }];
      const command = copyAsCurl({ ...EXCHANGE, endpoint: `https://localhost/${value}`, parameters });
      assert.deepEqual(argumentsOf(command).slice(2), [
        `https://localhost/${value}`,
        '--data-urlencode',
        `scope=${value}`,
      ]);
    });
  }

  it('names a parameter as a URL does, and takes no variable that the environment may have', () => {
    const parameters = [
      { name: 'path', value: '[secret]' },
      { name: 'a=b "$(id)"', value: 'x[token]' },
    ];
    const command = copyAsCurl({ ...EXCHANGE, parameters });
    const env = { ENTRA_PATH: 'p$(id)', ENTRA_A_B_ID_: 'q', PATH: '/bin' };
    assert.deepEqual(argumentsOf(command, env).slice(3), [
      '--data-urlencode',
      'path=p$(id)',
      '--data-urlencode',
      'a%3Db%20%22%24(id)%22=q',
    ]);
  });

  it('writes JSON as JSON', () => {
    const headers = [{ name: 'content-type', value: 'application/json' }];
    const parameters = [
      { name: "it's", value: 'a "quote"' },
      { name: 'client_secret', value: '[secret]' },
      { name: 'scope', value: 'x' },
    ];
    const command = copyAsCurl({ ...EXCHANGE, encoding: 'json', headers, parameters });
    const [, , , header, type, , body = ''] = argumentsOf(command, { CLIENT_SECRET: 's' });
    assert.deepEqual([header, type], ['--header', 'content-type: application/json']);
    assert.deepEqual(JSON.parse(body), { "it's": 'a "quote"', client_secret: 's', scope: 'x' });
  });

  it('leaves what would steer a terminal to a variable', () => {
    const parameters = [{ name: 'scope', value: 'a\u001b[31mb' }];
    const command = copyAsCurl({ ...EXCHANGE, parameters });
    assert.match(command, /"scope=\$ENTRA_SCOPE"$/);
    assert.ok(!command.includes('\u001b'));
  });

  it('asks a managed identity', () => {
    const command = copyAsCurl({
      method: 'GET',
      endpoint: 'http://169.254.169.254/metadata/identity/oauth2/token',
      query: [{ name: 'resource', value: 'https://vault.azure.net' }],
      headers: [{ name: 'Metadata', value: 'true' }],
      encoding: 'none',
      parameters: [],
    });
    assert.deepEqual(argumentsOf(command), [
      '--get',
      'http://169.254.169.254/metadata/identity/oauth2/token',
      '--header',
      'Metadata: true',
      '--data-urlencode',
      'resource=https://vault.azure.net',
    ]);
  });
});
