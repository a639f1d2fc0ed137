import assert from 'node:assert/strict';
import { ConfidentialClientApplication, type INetworkModule, ServerError } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { defaultDirectory } from '../../src/emulator/default-directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { trusting } from './https-client.ts';

const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
const scopes = ['https://graph.microsoft.com/.default'];

describe('MSAL against the emulator', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ directory: defaultDirectory(new Date(), () => 'right') });
  });
  after(() => emulator.close());

  /** MSAL as it comes, but for the certificate it trusts. */
  function client(tenant: string, clientSecret: string): ConfidentialClientApplication {
    return new ConfidentialClientApplication({
      auth: {
        clientId: CLIENT,
        clientSecret,
        authority: `${emulator.origin}/${tenant}`,
        knownAuthorities: [new URL(emulator.origin).host],
      },
      system: { networkClient: networkClient(emulator) },
    });
  }

  it('gets a token', async () => {
    const result = await client('contoso.example', 'right').acquireTokenByClientCredential({ scopes });
    assert(result !== null);
    assert.equal(result.tokenType, 'Bearer');
    assert.equal(decodeJwt(result.accessToken).appid, CLIENT);
    assert(result.expiresOn !== null && result.expiresOn.getTime() > Date.now());
  });

  it('is told why it gets none', async () => {
    const correlationId = '7d9a2c4e-1f3b-4a5c-8d6e-0b9f8e7d6c5a';
    await assert.rejects(
      client('contoso.example', 'wrong').acquireTokenByClientCredential({ scopes, correlationId }),
      (error) => {
        assert(error instanceof ServerError);
        assert.equal(error.errorCode, 'invalid_client');
        assert.equal(String(error.errorNo), '7000215');
        assert.equal(error.status, 401);
        assert.equal(error.correlationId, correlationId);
        return true;
      },
    );
  });
});

function networkClient({ certificate }: Emulator): INetworkModule {
  const send = trusting(certificate);
  const exchange = async (
    method: string,
    url: string,
    options: Parameters<INetworkModule['sendPostRequestAsync']>[1],
  ) => {
    const { headers = {}, body } = options ?? {};
    const received = await send(url, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: received.status, headers: { ...received.headers }, body: JSON.parse(received.text) };
  };
  return {
    sendGetRequestAsync: (url, options) => exchange('GET', url, options),
    sendPostRequestAsync: (url, options) => exchange('POST', url, options),
  };
}
