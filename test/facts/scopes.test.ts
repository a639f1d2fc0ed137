import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.ts';
import type { Place } from '../../src/core/types.ts';
import type { Scope } from '../../src/facts/request-types.ts';
import { resourceOf } from '../../src/facts/resources.ts';
import { scopesIn } from '../../src/facts/scopes.ts';

const API = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

function scopesOf(text: string): readonly Scope[] {
  const span = { start: 0, end: text.length };
  const place: Place = { span, literal: span, entry: span, syntax: { encode: (value) => value } };
  return scopesIn({ value: text, name: 'scope', place }, true);
}

/** What a scope means in a few words: kind, fault or API, and its `/.default` behind an arrow. */
function told({ meaning, asDefault }: Scope): string {
  const resource = 'resource' in meaning ? meaning.resource : undefined;
  const words = [meaning.kind, 'fault' in meaning ? meaning.fault : resource?.id, resource?.fault];
  const short = asDefault
    ?.replace(/^https:\/\/graph\.microsoft\.com\/\.default$/, 'GRAPH')
    .replaceAll(API, 'API');
  return `${words.filter(Boolean).join(' ').replaceAll(API, 'API')}${short ? ` → ${short}` : ''}`;
}

const meanings: Readonly<Record<string, string>> = {
  openid: 'openid',
  offline_access: 'openid',
  'https://graph.microsoft.com/.default': 'default graph.microsoft.com',
  '.default': 'default graph.microsoft.com',
  'https://management.azure.com//.default': 'default management.azure.com',
  [`api://${API}/.default`]: 'default API',
  [`${API}/.default`]: 'default API',
  'https://contoso.crm4.dynamics.com/.default': 'default contoso.crm4.dynamics.com',
  'User.Read': 'permission',
  'https://graph.microsoft.com/User.Read': 'permission graph.microsoft.com → GRAPH',
  '00000003-0000-0000-c000-000000000000/User.Read':
    'permission graph.microsoft.com → 00000003-0000-0000-c000-000000000000/.default',
  [`api://${API}/access_as_user`]: 'permission API → api://API/.default',
  'https://contoso.com/api': 'permission contoso.com',
  'https://contoso.onmicrosoft.com/tasks/tasks.read':
    'permission contoso.onmicrosoft.com/tasks → https://contoso.onmicrosoft.com/tasks/.default',
  'https://graph.microsoft.com/': 'resource graph.microsoft.com → GRAPH',
  'https://graph.microsoft.com/v1.0': 'resource graph.microsoft.com path → GRAPH',
  'https://vault.azure.net': 'resource vault.azure.net → https://vault.azure.net/.default',
  [`api://${API}`]: 'resource API → api://API/.default',
  'https://analysis.windows.net/powerbi/api':
    'resource analysis.windows.net → https://analysis.windows.net/powerbi/api/.default',
  'https://graph.microsoft.com/v1.0/.default': 'default graph.microsoft.com path',
  'graph.microsoft.com/.default': 'default graph.microsoft.com scheme',
  'User.Read,Mail.Send': 'malformed separator',
  'User.Read+Mail.Send': 'malformed separator',
  '/.default': 'malformed no-resource',
  'api:///.default': 'malformed no-resource',
  'https%3A%2F%2Fgraph.microsoft.com%2F.default': 'malformed encoded',
  'https://graph.microsoft.com.default': 'malformed default → GRAPH',
  'https://graph.microsoft.com/.default/': 'malformed default → GRAPH',
  'https://graph.microsoft.com/default': 'malformed default → GRAPH',
  'https://graph.microsoft.com/.defualt': 'malformed default → GRAPH',
  'api://orders/default': 'permission api://orders',
  '{{scope}}': 'deferred',
  '<scope>': 'deferred',
  $SCOPE: 'deferred',
  'api://<id>/.default': 'deferred',
  scope: 'deferred',
};

const resources: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com': 'graph.microsoft.com',
  'https://graph.microsoft.us': 'graph.microsoft.us',
  'https://dod-graph.microsoft.us': 'dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn': 'microsoftgraph.chinacloudapi.cn',
  'https://canary.graph.microsoft.com': 'canary.graph.microsoft.com',
  'https://graph.contoso.com': 'graph.contoso.com',
  'https://myvault.vault.azure.net': 'myvault.vault.azure.net',
  'https://a.vault.azure.net': 'a.vault.azure.net',
  'https://research.azure.com': 'research.azure.com',
  'https://servicebus.azure.cn': 'servicebus.azure.cn',
  'https://contoso-admin.sharepoint.com': 'sharepoint.com',
  'api://orders/v1': 'api://orders/v1',
  'https://grahp.microsoft.com': 'graph.microsoft.com misspelt https://graph.microsoft.com',
  'https://graph.microsoft.con': 'graph.microsoft.com misspelt https://graph.microsoft.com',
  'https://graph.windows.com': 'graph.microsoft.com misspelt https://graph.microsoft.com',
  'https://managment.azure.com/': 'management.azure.com misspelt https://management.azure.com/',
  'https://vault.azure.com': 'vault.azure.net misspelt https://vault.azure.net',
  'http://graph.microsoft.com': 'graph.microsoft.com scheme https://graph.microsoft.com',
  'https://graph.microsoft.com/beta': 'graph.microsoft.com path https://graph.microsoft.com',
};

describe('scopes', () => {
  for (const [text, expected] of Object.entries(meanings)) {
    it(`reads ${text}`, () => assert.deepEqual(scopesOf(text).map(told), [expected]));
  }

  it('takes several apart at their blanks, and writes each anew among the others', () => {
    const text = ' openid  User.Read\n profile';
    const scopes = scopesOf(text);
    assert.deepEqual(
      scopes.map((scope) => scope.text),
      ['openid', 'User.Read', 'profile'],
    );
    const edit = scopes[1]?.rewritten?.('Mail.Read Mail.Send');
    assert.ok(edit);
    assert.equal(applyEdits(text, [edit]), 'openid Mail.Read Mail.Send profile');
  });

  for (const [text, expected] of Object.entries(resources)) {
    it(`knows the API ${text}`, () => {
      const { id, fault, meant } = resourceOf(text);
      assert.equal([id, fault, meant].filter(Boolean).join(' '), expected);
    });
  }
});
