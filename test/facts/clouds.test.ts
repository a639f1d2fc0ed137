import assert from 'node:assert/strict';
import { cloudOf, cloudOfApi, cloudOfGraph, clouds } from '../../src/facts/clouds.ts';
import { readUrl } from '../../src/tokens/url.ts';

const HOSTS: readonly (readonly [host: string, cloud: string | undefined])[] = [
  ['login.microsoftonline.com', 'public'],
  ['LOGIN.MicrosoftOnline.com', 'public'],
  ['login.windows.net', 'public'],
  ['sts.windows.net', 'public'],
  ['westus2.login.microsoft.com', 'public'],
  ['centraluseuap.mtlsauth.microsoft.com', 'public'],
  ['login.microsoftonline.us', 'us-government'],
  ['login-us.microsoftonline.com', 'us-government'],
  ['login.partner.microsoftonline.cn', 'china'],
  ['sts.chinacloudapi.cn', 'china'],
  ['login.microsoftonline.de', 'germany'],
  ['login.sovcloud-identity.fr', 'bleu'],
  ['login.sovcloud-identity.de', 'delos'],
  ['login.sovcloud-identity.sg', 'govsg'],
  ['contoso.ciamlogin.com', 'ciam'],
  ['contoso.b2clogin.com', 'b2c'],
  ['ciamlogin.com', undefined],
  ['a.b.ciamlogin.com', undefined],
  ['login.microsoftonline.com.example', undefined],
  ['xlogin.microsoft.com', undefined],
  ['example.org', undefined],
  ['', undefined],
];

describe('clouds', () => {
  for (const [host, cloud] of HOSTS) {
    it(`${host || 'no host'}: ${cloud ?? 'none'}`, () => assert.equal(cloudOf(host)?.id, cloud));
  }

  it('know where Microsoft Graph is', () => {
    assert.equal(cloudOfGraph('graph.microsoft.com')?.id, 'public');
    assert.equal(cloudOfGraph('dod-graph.microsoft.us')?.id, 'us-government');
    assert.equal(cloudOfGraph('graph.windows.net'), undefined);
  });

  const apis: Readonly<Record<string, string | undefined>> = {
    'graph.microsoft.com': 'public',
    'dod-graph.microsoft.us': 'us-government',
    'graph.chinacloudapi.cn': 'china',
    'Management.Core.UsGovCloudApi.net': 'us-government',
    'contoso.sharepoint.us': 'us-government',
    'kv-1.vault.azure.cn': 'china',
    'sharepoint.com': undefined,
    'storage.azure.com': undefined,
    'login.microsoftonline.com': undefined,
  };
  for (const [host, cloud] of Object.entries(apis)) {
    it(`know the API at ${host}: ${cloud ?? 'none'}`, () => assert.equal(cloudOfApi(host)?.id, cloud));
  }

  it('share no host of an API', () => {
    const hosts = clouds
      .filter(({ id }) => id !== 'ciam' && id !== 'b2c')
      .flatMap(({ graphHosts, retiredGraphHosts = [], apiHosts = [], apiSuffixes = [] }) => [
        ...graphHosts,
        ...retiredGraphHosts,
        ...apiHosts,
        ...apiSuffixes,
      ]);
    assert.equal(new Set(hosts).size, hosts.length);
  });

  it('share no host, and each says where it is written', () => {
    const hosts = clouds.flatMap(({ authorityHosts, authoritySuffixes = [] }) => [
      ...authorityHosts,
      ...authoritySuffixes,
    ]);
    assert.equal(new Set(hosts).size, hosts.length);
    for (const host of hosts) assert.match(host, /^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    for (const { id, sources } of clouds) assert.ok(sources.length > 0, id);
  });
});

describe('readUrl', () => {
  it('reads the parts', () => {
    assert.deepEqual(readUrl('HTTPS://Login.Example:8443/Tenant//v2.0/?x#y'), {
      scheme: 'https',
      host: 'login.example',
      port: '8443',
      segments: ['Tenant', 'v2.0'],
      hasQuery: true,
    });
    assert.equal(readUrl('https://[::1]:1/t')?.host, '[::1]');
    assert.deepEqual(readUrl('https://host')?.segments, []);
  });

  for (const text of [
    '',
    'login.microsoftonline.com/tenant',
    'https://',
    'https:///tenant',
    'https://login.microsoftonline.com\\@evil.example/tenant',
    'https://login.microsoftonline.com@evil.example/tenant',
    'https://user:password@host/tenant',
    'https://host:port/tenant',
    'https://host /tenant',
    'https://hoſt/tenant',
    ' https://host/tenant',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(readUrl(text), undefined));
  }
});
