import assert from 'node:assert/strict';
import { checkFile } from '../workspace.ts';

/** A line of a file, and the host that is told of with what its fix is called. */
const cases: Readonly<Record<string, readonly [path: string, text: string, told?: string]>> = {
  'an address at an old name': [
    'a.py',
    'url = "https://login.windows.net/contoso.com"\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host in code, whatever its name': ['a.py', 'authority_host = "login.windows.net"\n'],
  'a bare host of an instance': [
    '.env',
    'AZURE_INSTANCE=login.windows.net\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host by the name of its endpoint': [
    '.env',
    'AZURE_ENDPOINT=login.windows.net\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host by the name of a login': [
    '.env',
    'AZURE_LOGIN=login.windows.net\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host by the name of a URI': [
    '.env',
    'AZURE_URI=login.windows.net\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host by the name of a URL': [
    '.env',
    'AZURE_URL=login.windows.net\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'a bare host by another name': ['.env', 'AZURE_KNOWN=login.windows.net\n'],
  'a bare host without a name': ['a.py', 'known("login.windows.net")\n'],
  'a redirect of native clients': [
    '.env',
    'AZURE_REDIRECT_URI=https://login.windows.net/common/oauth2/nativeclient\n',
  ],
  'an address that goes on behind that': [
    '.env',
    'AZURE_REDIRECT_URI=https://login.windows.net/common/oauth2/nativeclient/x\n',
    'login.windows.net: Use login.microsoftonline.com',
  ],
  'Azure AD Graph': ['a.py', 'url = "https://graph.windows.net/contoso.com/users"\n', 'graph.windows.net'],
  'Azure AD Graph by the name of the cloud’s host': [
    'a.json',
    '{ "cloud_graph_host_name": "graph.windows.net" }\n',
  ],
  'what tokens say of groups': [
    'a.json',
    '{ "endpoint": "https://graph.windows.net/contoso/users/x/getMemberObjects" }\n',
  ],
  'what goes on behind that': [
    'a.json',
    '{ "endpoint": "https://graph.windows.net/contoso/users/x/getMemberObjects/y" }\n',
    'graph.windows.net',
  ],
};

describe('hosts that are no longer used', () => {
  for (const [name, [path, text, told]] of Object.entries(cases)) {
    it(`are ${told ? 'told of' : 'left alone'}: ${name}`, async () => {
      const { found, document } = await checkFile(path, text);
      const lines = found
        .filter(({ rule }) => rule === 'legacy-endpoint')
        .map(({ range, actions }) => {
          const fixes = actions.filter(({ kind }) => kind === 'edit').map(({ title }) => title);
          return [document.getText(range), ...fixes].join(': ');
        });
      assert.deepEqual(lines, told === undefined ? [] : [told]);
    });
  }
});
