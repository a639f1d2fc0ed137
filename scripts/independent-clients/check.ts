// node scripts/independent-clients/check.ts: the local token endpoint as other people's libraries see it.
import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';
import { outsideIssuer } from '../../src/emulator/default-directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';

const help = `Starts a local token endpoint, installs other client libraries into a temporary folder, and has each get
tokens from it in every way it knows. It needs the registries of npm and PyPI, and takes a minute or two.

  node scripts/independent-clients/check.ts             all of them
  node scripts/independent-clients/check.ts --no-python only those for JavaScript
`;

const packages = ['@azure/identity@4', 'openid-client@6', 'oauth4webapi@3', 'jose@6'];
const scripts = ['azure-identity.mjs', 'openid-client.mjs', 'oauth4webapi.mjs'];

const { values } = parseArgs({
  options: { 'no-python': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) process.stdout.write(help);
else process.exitCode = await check(!values['no-python']);

async function check(withPython: boolean): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-clients-'));
  const emulator = await startEmulator({ deviceCodes: { pollsUntilApproved: 1, interval: 1 } });
  try {
    const settings = await writeSettings(emulator, folder);
    const failed: string[] = [];
    await run('npm', ['init', '--yes'], folder, {}, 'ignore');
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], folder);
    for (const script of scripts) {
      await copyFile(join(import.meta.dirname, script), join(folder, script));
      const trust = { NODE_EXTRA_CA_CERTS: join(folder, 'endpoint.pem') };
      if ((await run(process.execPath, [script, settings], folder, trust)) !== 0) failed.push(script);
    }
    if (withPython && !(await checkPython(folder, settings))) failed.push('msal_python.py');
    process.stdout.write(failed.length === 0 ? 'All clients agree.\n' : `Failed: ${failed.join(', ')}\n`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkPython(folder: string, settings: string): Promise<boolean> {
  const environment = join(folder, 'venv');
  const python = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
  const script = join(import.meta.dirname, 'msal_python.py');
  // Where this variable is set to something else, requests prefers it to what MSAL tells it to trust.
  const trust = { REQUESTS_CA_BUNDLE: join(folder, 'endpoint.pem') };
  return (
    (await run('python3', ['-m', 'venv', environment], folder)) === 0 &&
    (await run(python, ['-m', 'pip', 'install', '--quiet', 'msal', 'cryptography'], folder)) === 0 &&
    (await run(python, [script, settings], folder, trust)) === 0
  );
}

/** What the clients need, as JSON. The secrets are made up, and the folder is removed in the end. */
async function writeSettings(emulator: Emulator, folder: string): Promise<string> {
  const { keys, directory, origin, certificate } = emulator;
  const [tenant] = directory.tenants;
  const [user] = directory.users ?? [];
  if (keys === undefined || tenant === undefined || user === undefined)
    throw new Error('No default directory');
  const application = (name: string) => {
    const found = directory.applications.find(({ displayName }) => displayName === name);
    if (found === undefined) throw new Error(`No application ${name}`);
    return { id: found.clientId, secret: found.secrets[0]?.value };
  };
  const certificateFile = join(folder, 'certificate.pem');
  await writeFile(join(folder, 'endpoint.pem'), certificate);
  await writeFile(certificateFile, `${keys.certificate.privateKey}${keys.certificate.certificate}`);
  const outsideToken = await new SignJWT({
    iss: outsideIssuer,
    sub: 'repo:contoso/orders:ref:refs/heads/main',
    aud: 'api://AzureADTokenExchange',
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'issuer-key-1' })
    .setIssuedAt()
    .setExpirationTime('10 minutes')
    .sign(createPrivateKey(keys.issuer.privateKey));
  const settings = join(folder, 'settings.json');
  await writeFile(
    settings,
    JSON.stringify({
      origin,
      tenant: tenant.id,
      endpointCertificateFile: join(folder, 'endpoint.pem'),
      certificateFile,
      privateKey: keys.certificate.privateKey,
      certificate: keys.certificate.certificate,
      outsideToken,
      user: { name: user.userPrincipalName, password: user.password },
      daemon: application('Orders Service'),
      certificateApp: application('Payroll Service'),
      federated: application('Deploy Pipeline'),
      web: { ...application('Orders Web'), redirectUri: 'http://localhost:3000/auth/callback' },
      desktop: { ...application('Orders Desktop'), redirectUri: 'http://localhost:53682/' },
      api: { ...application('Invoices API'), scope: `api://${application('Invoices API').id}/Invoices.Read` },
      graph: 'https://graph.microsoft.com/.default',
    }),
  );
  return settings;
}

/** Runs a command to its end and gives its exit code. */
function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, [...args], {
      cwd,
      shell,
      env: { ...process.env, ...environment },
      stdio: ['ignore', output, 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
