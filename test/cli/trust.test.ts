import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const GUID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const WRONG = `AZURE_CLIENT_SECRET=${GUID}\n`;
/** Read together with the wrong line it makes an error of a warning: by that its reading would show. */
const NOTES = `azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  clientSecretId: ${GUID}\n`;

/** Keys by which formats take in other files, and settings that name one. */
const HOSTILE: Readonly<Record<string, string>> = {
  'own.env': WRONG,
  '.env': `AADSTS_LENS_RG=/OUTSIDE/evil\nRIPGREP_CONFIG_PATH=/OUTSIDE/evil.conf\nINCLUDE=/OUTSIDE/notes.yaml\n`,
  'compose.yaml': `include: [/OUTSIDE/notes.yaml, ../*/notes.yaml]\nservices:\n  web:\n    env_file: /OUTSIDE/notes.yaml\n    environment: { AZURE_TENANT_ID: contoso.com }\n`,
  '.gitlab-ci.yml': `include: ['/OUTSIDE/notes.yaml']\nvariables: { AZURE_TENANT_ID: contoso.com }\n`,
  'application.properties':
    'spring.config.import=file:/OUTSIDE/notes.yaml\nspring.cloud.azure.profile.tenant-id=contoso.com\n',
  'app.json': `{ "$schema": "file:///OUTSIDE/notes.yaml", "extends": "file:///OUTSIDE/notes.yaml", "AzureAd": { "TenantId": "contoso.com" } }`,
  'app.xml':
    '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///OUTSIDE/notes.yaml">]><c><add key="ida:TenantId" value="&x;"/></c>',
  'app.toml': 'include = "/OUTSIDE/notes.yaml"\n[azure]\ntenant_id = "contoso.com"\n',
  'run.sh': 'source /OUTSIDE/notes.yaml\nexport AZURE_TENANT_ID=contoso.com\n$(touch /OUTSIDE/ran)\n',
  'main.tf': 'provider "azuread" {\n  tenant_id = file("/OUTSIDE/notes.yaml")\n}\n',
  'web.config': `<configuration><appSettings file="/OUTSIDE/notes.yaml"><add key="ida:TenantId" value="contoso.com"/></appSettings></configuration>`,
};

describe('check of a hostile folder', function () {
  this.timeout(20_000);
  let outside: Folder;
  let folder: Folder;
  beforeEach(async () => {
    outside = await makeFolder({
      'notes.yaml': NOTES,
      'deep/notes.yaml': NOTES,
      'evil.conf': '--pre=/bin/false\n',
    });
    await outside.write({ evil: `#!/bin/sh\ntouch "${join(outside.path, 'ran')}"\n` });
    await chmod(join(outside.path, 'evil'), 0o755);
    const files = Object.entries(HOSTILE).map(([path, text]) => [
      path,
      text.replaceAll('/OUTSIDE', outside.path),
    ]);
    folder = await makeFolder(Object.fromEntries(files));
  });
  afterEach(() => Promise.all([folder.remove(), outside.remove()]));

  /** What is found, and whether anything outside proves it. */
  async function check(...args: readonly string[]) {
    const env = { PATH: process.env.PATH };
    const { output, errors } = await runCli(['check', '.', '--no-ignore', '--format', 'json', ...args], {
      cwd: folder.path,
      env,
    });
    assert.ok(!existsSync(join(outside.path, 'ran')));
    assert.ok(!output.includes(outside.path), output);
    const own = JSON.parse(output).findings.find(({ path }: { path: string }) => path === 'own.env');
    assert.equal(own.severity, 'warning', 'nothing from outside is known');
    return { output, errors };
  }

  it('follows no key that names another file', async () => {
    await check();
    await check('--no-ripgrep');
  });

  it('follows no link out of it', async function () {
    if (process.platform === 'win32') this.skip();
    await symlink(outside.path, join(folder.path, 'folder'));
    await symlink(join(outside.path, 'notes.yaml'), join(folder.path, 'notes.yaml'));
    await symlink(join(outside.path, 'notes.yaml'), join(folder.path, '.gitignore'));
    await check();
  });

  it('takes no configuration beyond it, and nothing that its configuration names elsewhere', async () => {
    const config = {
      $schema: 'https://evil.invalid/schema.json',
      extends: `${outside.path}/config.json`,
      include: ['**', '../**', `${outside.path}/**`],
      exclude: ['../none/**'],
      baseline: '../../known.json',
    };
    await folder.write({ '.aadsts-lensrc.json': JSON.stringify(config) });
    const { errors } = await check();
    assert.match(errors, /There is no setting "extends"/);
    assert.match(errors, /"baseline" takes the path of a file in this folder or below/);
  });

  it('would know what is outside, were it named', async () => {
    const { output } = await runCli(['check', '.', outside.path, '--format', 'json'], { cwd: folder.path });
    const own = JSON.parse(output).findings.find(({ path }: { path: string }) => path === 'own.env');
    assert.equal(own.severity, 'error');
  });
});
