import assert from 'node:assert/strict';
import { rules } from '../../src/index.ts';
import { checkFile } from '../workspace.ts';

/** What stands in tests is often wrong on purpose. These rules judge it all the same: nobody writes it to be refused. */
const JUDGED_ANYWHERE: ReadonlySet<string> = new Set([
  'authority-malformed',
  'certificate-key-mismatch',
  'client-type-mismatch',
  'cloud-mismatch',
  'federated-credential-mismatch',
  'legacy-endpoint',
  'legacy-library',
  'legacy-powershell',
  'manifest-key-usage',
  'manifest-symmetric-signing-key',
  'secret-description-as-value',
  'secret-encoded',
  'secret-equals-client-id',
  'secret-equals-tenant-id',
  'secret-expanded',
  'secret-hardcoded',
  'secret-id-as-client-id',
  'secret-id-as-value',
  'secret-is-thumbprint',
  'secret-leading-dash',
  'secret-masked',
  'secret-mistyped',
  'secret-not-url-encoded',
  'secret-whitespace',
  'sharepoint-acs',
  'sharepoint-app-only-secret',
  'tenant-client-swapped',
  'thumbprint-format',
]);

/** And these do in some files: in settings, which tests share with what they test, not in code. */
const JUDGED_IN: Readonly<Record<string, readonly string[]>> = {
  'certificate-thumbprint-mismatch': ['.env', 'appsettings.json'],
  'client-id-malformed': ['.env', 'appsettings.json', 'main.go', 'parameters.json'],
  'id-whitespace': ['appsettings.json', 'compose.yaml', 'secret.yaml', 'start.bat'],
  'object-id-as-client-id': ['Program.cs', 'outputs.tf', 'deploy.yml'],
  'tenant-equals-client-id': ['deploy.yml'],
  'tenant-equals-subscription': ['deploy.yml'],
  'tenant-malformed': ['.env', 'appsettings.json'],
};

describe('a file of tests', () => {
  for (const { id, examples } of rules) {
    const expected = JUDGED_ANYWHERE.has(id) ? examples.map(({ path }) => path) : (JUDGED_IN[id] ?? []);

    it(`is ${expected.length > 0 ? 'judged' : 'left alone'} by ${id}`, async () => {
      const judged: string[] = [];
      for (const { path, bad, beside } of examples) {
        const { found } = await checkFile(`tests/${path}`, bad.replace(/[«»]/g, ''), beside);
        if (found.some(({ rule }) => rule === id)) judged.push(path);
      }
      assert.deepEqual(judged, expected);
    });
  }
});
