import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { userSecretsFile } from '../../src/node/user-secrets.ts';

describe('the file of user secrets', () => {
  it('lies in the home folder', () => {
    assert.equal(
      userSecretsFile('aspnet-Shop-42', { platform: 'linux', env: {} }),
      join(homedir(), '.microsoft', 'usersecrets', 'aspnet-Shop-42', 'secrets.json'),
    );
  });

  it('lies in the folder of application data on Windows', () => {
    assert.equal(
      userSecretsFile('5f6c1f5e-52a1-4b40-a7c2-3c9a1b1b7a10', { platform: 'win32', env: { APPDATA: 'C' } }),
      join('C', 'Microsoft', 'UserSecrets', '5f6c1f5e-52a1-4b40-a7c2-3c9a1b1b7a10', 'secrets.json'),
    );
  });

  for (const id of ['..', '.', '', '../../etc', 'a/b', 'a\\b', 'a b', '~']) {
    it(`is none for ${JSON.stringify(id)}`, () => assert.equal(userSecretsFile(id), undefined));
  }
});
