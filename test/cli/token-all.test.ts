import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { GRANTED, startTokenServer, type TokenServer } from '../node/token-server.ts';
import { CLIENT, TENANT } from '../tokens/tokens.ts';
import { runCli } from './fake-io.ts';

const SECRET = 'Canary8Q~secret';
const OTHER = 'b0e5c1d2-7f34-4a68-9c21-5d8e07f6a3b4';

const REFUSED = {
  error: 'invalid_client',
  error_description:
    'AADSTS7000222: The provided client secret keys for app are expired. Trace ID: 6c1b Correlation ID: 7d Timestamp: 2026-01-01 00:00:00Z',
  error_codes: [7000222],
};

describe('token --all', () => {
  let server: TokenServer;
  let folder: string;

  before(async () => {
    server = await startTokenServer();
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-all-'));
    await write('server.pem', server.certificate);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => server.answerWith(GRANTED));

  async function write(name: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }

  const dotenv = (secret: string, { origin = new URL(server.authority).origin, client = CLIENT } = {}) =>
    `AZURE_AUTHORITY_HOST=${origin}\nAZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${client}\nAZURE_CLIENT_SECRET=${secret}\n`;

  const run = (paths: readonly string[], more: readonly string[] = [], given: Partial<Io> = {}) =>
    runCli(['token', '--all', ...paths, '--certificate-authority', 'server.pem', ...more], {
      cwd: folder,
      ...given,
    });

  it('tells in one table how each app fares, and sends alike ones once', async () => {
    await write('one/.env', dotenv(SECRET));
    await write('one/.env.production', dotenv(SECRET));
    await write('one/jobs.env', dotenv('${SECRET_OF_NOBODY}'));
    await write('one/.env.example', dotenv('<secret>'));
    await write('one/far.env', dotenv(SECRET, { origin: 'https://sts.shop.invalid' }));
    const before = server.requests.length;
    const { exitCode, output } = await run(['one']);
    const tokens = server.requests.slice(before).filter(({ body }) => body.includes('grant_type'));
    assert.equal(tokens.length, 1);
    const rowOf = (file: string) => output.split('\n').find((line) => line.startsWith(`one/${file}:`)) ?? '';
    assert.match(rowOf('.env'), /granted +in /);
    assert.match(rowOf('.env.production'), /production +.+granted/);
    assert.match(rowOf('jobs.env'), /not sent .+refer to the variable SECRET_OF_NOBODY/);
    assert.match(rowOf('far.env'), /not sent .+sts\.shop\.invalid is no sign-in host/);
    assert.equal(rowOf('.env.example'), '');
    assert.match(output, /4 apps: 2 granted, 2 not sent\./);
    assert.ok(!output.includes('Canary'));
    assert.equal(exitCode, 0);
  });

  it('takes variables from the environment, and ends with 1 when one was refused', async () => {
    await write('two/app.env', dotenv('${SHOP_SECRET}'));
    server.answerWith([401, REFUSED]);
    const { exitCode, output } = await run(['two'], ['--format', 'json'], { env: { SHOP_SECRET: SECRET } });
    const [row] = JSON.parse(output) as readonly Record<string, unknown>[];
    assert.deepEqual([row?.path, row?.line, row?.tenant, row?.missing], ['two/app.env', 1, TENANT, []]);
    const { kind, codes } = (row?.outcome ?? {}) as Record<string, unknown>;
    assert.deepEqual([kind, codes], ['refused', [7000222]]);
    assert.equal(exitCode, 1);
    assert.ok(!output.includes('Canary'));
  });

  it('signs with the certificate beside the file', async () => {
    const pem = toPem(certificateDer({ keyPair: keyPairs.rsa() })) + keyPem(keyPairs.rsa());
    await write('three/app.pem', pem);
    const { origin } = new URL(server.authority);
    await write(
      'three/app.env',
      `AZURE_AUTHORITY_HOST=${origin}\nAZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${OTHER}\nAZURE_CLIENT_CERTIFICATE_PATH=app.pem\n`,
    );
    const { exitCode, output } = await run(['three']);
    assert.match(output, /certificate +granted/);
    assert.match(server.requests.at(-1)?.body ?? '', /client_assertion=/);
    assert.equal(exitCode, 0);
  });

  it('ends with 3 when nothing answered, with 2 for a path that is not there, with 130 when interrupted', async () => {
    await write('four/app.env', dotenv(SECRET, { origin: 'https://localhost:9' }));
    assert.equal((await run(['four'])).exitCode, 3);
    const missing = await run(['nowhere']);
    assert.deepEqual([missing.exitCode, /nowhere/.test(missing.errors)], [2, true]);
    const before = server.requests.length;
    const { exitCode } = await run(['one'], [], { interrupted: AbortSignal.abort() });
    assert.deepEqual([exitCode, server.requests.length], [130, before]);
  });

  it('goes with no option of one app', async () => {
    const { exitCode, errors } = await run(['one'], ['--tenant', TENANT]);
    assert.equal(exitCode, 2);
    assert.match(errors, /'--all <paths\.\.\.>' cannot be used with option '--tenant <tenant>'/);
  });
});
