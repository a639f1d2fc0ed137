import assert from 'node:assert/strict';
import type { Address } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

async function addressesIn(path: string, text: string): Promise<readonly Address[]> {
  return factsIn('address', path, text);
}

const SIGN_IN = 'AZURE_AUTHORITY=https://login.microsoftonline.com/common\n';

describe('addresses', () => {
  it('stand in settings and in code, alone or put together', async () => {
    const files: readonly (readonly [path: string, text: string])[] = [
      ['.env', 'GRAPH=https://graph.windows.net/contoso.com/users?api-version=1.6\n'],
      ['a.json', '{ "graph": "https://graph.windows.net/contoso.com/users" }'],
      ['a.py', 'call("https://graph.windows.net/contoso.com" + "/users")\n'],
      ['a.js', 'call(`https://graph.windows.net/contoso.com/users?${query}`)\n'],
      ['a.sh', 'curl https://graph.windows.net/contoso.com/users\n'],
    ];
    for (const [path, text] of files) {
      const [found, second] = await addressesIn(path, text);
      assert.ok(found && !second, path);
      assert.deepEqual([found.host, found.path], ['graph.windows.net', '/contoso.com/users'], path);
      const { start, end } = found.hostSpan ?? { start: 0, end: 0 };
      assert.equal(text.slice(start, end), 'graph.windows.net', path);
    }
  });

  it('are of services', async () => {
    const hosts: Readonly<Record<string, Address['service']>> = {
      'https://login.microsoftonline.com/common': 'sign-in',
      'https://contoso.b2clogin.com': 'sign-in',
      'https://graph.microsoft.us/v1.0': 'graph',
      'https://graph.chinacloudapi.cn': 'azure-ad-graph',
      'https://accounts.accesscontrol.windows.net/x/tokens/OAuth/2': 'access-control',
      'https://contoso-admin.sharepoint.com/_api': 'sharepoint',
      'https://management.azure.com/': 'other',
    };
    for (const [url, service] of Object.entries(hosts)) {
      const [first] = await addressesIn(
        '.env',
        `${SIGN_IN.replace(/=.*/, `=${url}`)}X=login.microsoftonline.com\n`,
      );
      assert.equal(first?.service, service, url);
    }
  });

  it('are none where a text only speaks of them, or has another host', async () => {
    const others = [
      'see https://graph.windows.net for more',
      'https://graph.windows.net.example/x',
      'https://example.org/?u=https://graph.windows.net',
      'https://sharepoint.com/sites',
    ];
    for (const other of others) assert.deepEqual(await addressesIn('.env', `LOGIN=${other}\n`), [], other);
  });

  it('know those that follow at the same host', async () => {
    const text = `${SIGN_IN}A=https://graph.windows.net/a\nB=https://graph.windows.net/b\n`;
    const found = await addressesIn('.env', text);
    assert.deepEqual(
      found.map(({ name, isRepeat, repeats }) => [name, isRepeat, repeats.map((each) => each.name)]),
      [
        ['AZURE_AUTHORITY', false, []],
        ['A', false, ['B']],
        ['B', true, []],
      ],
    );
  });

  it('tell a list of hosts', async () => {
    const list = ['login.microsoftonline.com', 'login.windows.net', 'sts.windows.net'];
    for (const [hosts, isListed] of [
      [list, true],
      [list.slice(0, 2), false],
    ] as const) {
      const found = await addressesIn(
        'hosts.py',
        `HOSTS = [${hosts.map((host) => `"${host}"`).join(', ')}]\n`,
      );
      assert.deepEqual([...new Set(found.map((address) => address.isListed))], [isListed]);
    }
  });
});

describe('uses of clouds', () => {
  const cases: readonly (readonly [what: string, path: string, text: string, found: readonly string[]])[] = [
    [
      'an app with its scopes',
      'a.py',
      'app = ConfidentialClientApplication(i, authority="https://login.microsoftonline.us/t", client_credential=s)\napp.acquire_token_for_client(scopes=["https://graph.microsoft.us/.default"])\n',
      ['us-government: graph.microsoft.us'],
    ],
    [
      'an API elsewhere in the file',
      '.env',
      'AZURE_AUTHORITY=https://login.partner.microsoftonline.cn/common\nAZURE_CLIENT_ID=x\nAPI=https://management.azure.com\n',
      ['china: management.azure.com'],
    ],
    [
      'no API elsewhere that is of another cloud than one of the right cloud',
      '.env',
      'AZURE_AUTHORITY=https://login.microsoftonline.us/common\nA=https://graph.microsoft.us\nB=https://graph.microsoft.com\n',
      [],
    ],
    [
      'nothing of a file that signs in at two clouds',
      '.env',
      'A=https://login.microsoftonline.us/common\nB=https://login.microsoftonline.com/common\nC=https://graph.microsoft.com\n',
      [],
    ],
  ];
  for (const [what, path, text, expected] of cases) {
    it(`tell ${what}`, async () => {
      const uses = await factsIn('cloud-use', path, text);
      const found = uses.flatMap(({ signIn, apis }) => apis.map(({ host }) => `${signIn.id}: ${host}`));
      assert.deepEqual([...new Set(found)], expected);
    });
  }
});
