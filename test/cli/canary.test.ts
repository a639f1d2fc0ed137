import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPem } from '../../src/emulator/certificate.ts';
import type { Directory } from '../../src/emulator/directory.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fault } from '../../src/emulator/faults.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { root } from '../derived.ts';
import { ASSERTION, ASSERTION_HEADER, CLIENT, compose, FEDERATED, TENANT } from '../tokens/tokens.ts';
import { runCli } from './fake-io.ts';

const CANARY = 'Canary8Q~"in/a+cage&it=sings%20\\ü';
const VERIFIER = 'Canary-verifier-of-more-than-forty-three-characters';
const ENCRYPTED_KEY = keyPem(keyPairs.rsa(), CANARY);
const PLAIN_KEY = keyPem(keyPairs.rsa());
const JWTS = [compose(ASSERTION_HEADER, ASSERTION), compose({ alg: 'RS256' }, FEDERATED)] as const;

/** Pieces that would give a secret away, however it is written: of buffers the beginning in hexadecimal. */
const TELLTALES = [
  'Canary',
  'sings',
  Buffer.from('Canary').toString('hex'),
  Buffer.from('Canary').toString('hex').match(/../g)?.join(' ') ?? '',
  Buffer.from('Canary8Q~').toString('base64'),
  ...[ENCRYPTED_KEY, PLAIN_KEY].map((pem) => pem.split('\n')[5] ?? pem),
  ...JWTS.flatMap((jwt) =>
    jwt
      .split('.')
      .slice(1)
      .map((part) => part.slice(0, 16)),
  ),
];

const CERTIFICATE = toPem(certificateDer({ keyPair: keyPairs.rsa() }));
const DIRECTORY: Directory = {
  tenants: [{ id: TENANT, displayName: 'Contoso', domains: [] }],
  applications: [
    {
      clientId: CLIENT,
      displayName: 'Shop',
      tenant: TENANT,
      objectId: CLIENT,
      secrets: [{ keyId: TENANT, displayName: 'x', value: CANARY, expires: '9999-12-31T00:00:00Z' }],
      certificates: [{ keyId: TENANT, displayName: 'x', certificate: CERTIFICATE }],
    },
  ],
};

const FILES: Readonly<Record<string, string>> = {
  'secret.txt': CANARY,
  'app.pem': CERTIFICATE + ENCRYPTED_KEY,
  'plain.pem': CERTIFICATE + PLAIN_KEY,
  'assertion.jwt': JWTS[0],
  'federated.jwt': JWTS[1],
  'user.jwt': `${CANARY}-user`,
  'code.txt': `${CANARY}-code`,
  'verifier.txt': VERIFIER,
  'refresh.txt': `${CANARY}-refresh`,
  '.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET='${CANARY}'\n`,
};

/** Of each credential and grant the arguments, and the environment. */
const WAYS: readonly (readonly [
  name: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
])[] = [
  ['a secret', ['--secret-file', 'secret.txt']],
  ['a secret of the environment', [], { AZURE_CLIENT_SECRET: CANARY }],
  ['a secret of settings', ['--from', '.env']],
  ['a certificate', ['--certificate', 'plain.pem']],
  ['a password', ['--certificate', 'app.pem', '--password-env', 'P'], { P: CANARY }],
  ['a wrong password', ['--certificate', 'app.pem', '--password-env', 'P'], { P: `${CANARY}?` }],
  ['an assertion', ['--assertion-file', 'assertion.jwt']],
  ['a federated token', ['--federated-token-file', 'federated.jwt']],
  ['a user’s token', ['--user-assertion-file', 'user.jwt', '--secret-file', 'secret.txt']],
  [
    'a code',
    ['--code-file', 'code.txt', '--redirect-uri', 'http://x', '--code-verifier-file', 'verifier.txt'],
  ],
  ['a refresh token', ['--refresh-token-file', 'refresh.txt']],
];

const BEHAVIOURS: readonly (readonly [name: string, Fault?])[] = [
  ['answers'],
  ['refuses everything', { code: 7000215, message: 'No.' }],
  ['stalls', { kind: 'stall' }],
  ['talks garbage', { kind: 'garbage' }],
  ['redirects', { kind: 'redirect' }],
  ['breaks off', { kind: 'cut' }],
  ['resets', { kind: 'reset' }],
  ['talks too much', { kind: 'huge' }],
];

function assertSilent(text: string, name: string): void {
  for (const telltale of TELLTALES) {
    const at = text.indexOf(telltale);
    assert(at < 0, `${name} shows ${telltale}: ${text.slice(Math.max(0, at - 200), at + 40)}`);
  }
}

describe('secrets on the command line', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-canary-'));
    for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
  });
  after(() => rm(folder, { recursive: true }));

  function argsFor({ origin }: Emulator, args: readonly string[]): readonly string[] {
    const ids = args.includes('--from') ? [] : ['--client-id', CLIENT];
    const to = ['--authority', `${origin}/${TENANT}`, '--certificate-authority', 'endpoint.pem'];
    return ['token', ...to, ...ids, ...args];
  }

  for (const [name, fault] of BEHAVIOURS) {
    describe(`where the endpoint ${name}`, () => {
      let emulator: Emulator;
      before(async () => {
        emulator = await startEmulator({ directory: DIRECTORY, ...(fault && { faults: [fault] }) });
        await writeFile(join(folder, 'endpoint.pem'), emulator.certificate);
      });
      after(() => emulator.close());

      for (const [way, args, env = {}] of WAYS) {
        // Waiting for nothing takes its time.
        if (name === 'stalls' && way !== 'a secret') continue;
        it(`are not shown: ${way}`, async () => {
          for (const format of ['json', 'text']) {
            const timeout = name === 'stalls' ? ['--timeout', '0.05'] : [];
            const all = [...argsFor(emulator, args), '--format', format, '--curl', ...timeout];
            const { output, errors } = await runCli(all, { cwd: folder, env });
            assert(output + errors !== '');
            assertSilent(output + errors, way);
          }
        });
      }
    });
  }

  describe('in a process of its own', function () {
    this.timeout(60_000);
    let emulator: Emulator;
    before(async () => {
      emulator = await startEmulator({ directory: DIRECTORY });
      await writeFile(join(folder, 'endpoint.pem'), emulator.certificate);
    });
    after(() => emulator.close());

    async function runProcess(args: readonly string[], env: Readonly<Record<string, string>>) {
      const temporary = await mkdtemp(join(folder, 'tmp-'));
      await mkdir(join(temporary, 'home'));
      const places = { TMPDIR: temporary, TEMP: temporary, TMP: temporary, HOME: join(temporary, 'home') };
      const main = join(root, 'src', 'cli', 'main.ts');
      const all = [main, ...argsFor(emulator, args)];
      const child = spawn(process.execPath, all, { cwd: folder, env: { ...process.env, ...places, ...env } });
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
      const left = (await readdir(temporary, { recursive: true, withFileTypes: true })).filter((each) =>
        each.isFile(),
      );
      const files = await Promise.all(
        left.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
      );
      return { exitCode, output, left: files.join('\n') };
    }

    // What Node and libraries print when they are asked to tell all.
    const TALKATIVE = {
      NODE_DEBUG: 'https,http,net,tls,stream,fetch',
      DEBUG: '*',
      AZURE_LOG_LEVEL: 'verbose',
    };

    for (const [name, args, exitCode] of [
      ['a granted token', ['--secret-file', 'secret.txt', '--format', 'json'], 0],
      ['a refusal of a certificate', ['--certificate', 'plain.pem', '--scope', 'api://nothing/.default'], 1],
    ] as const) {
      it(`are in no debug output and no file: ${name}`, async () => {
        const run = await runProcess(args, TALKATIVE);
        assert.equal(run.exitCode, exitCode, run.output.slice(-2000));
        assert.match(run.output, /HTTPS? \d+:/);
        assertSilent(run.output, 'debug output');
        assertSilent(run.left, 'a temporary file');
      });
    }

    it('are in no diagnostic report of Node’s, as it is written where the process dies', async () => {
      const report = join(folder, 'report.json');
      const preload = join(folder, 'report.mjs');
      await writeFile(
        preload,
        `process.on('exit', () => process.report.writeReport(${JSON.stringify(report)}));\n`,
      );
      const run = await runProcess([], {
        AZURE_CLIENT_SECRET: CANARY,
        NODE_OPTIONS: `--import=file://${preload}`,
      });
      assert.equal(run.exitCode, 0, run.output);
      const text = await readFile(report, 'utf8');
      assert.match(text, /"commandLine"/);
      // Versions of Node that cannot leave the environment out are older than 22.13.
      if ('excludeEnv' in (process.report ?? {})) assertSilent(text, 'a diagnostic report');
    });

    for (const [name, code] of [
      ['an unhandled rejection', `Promise.reject(new Error(body))`],
      ['a crash of the network', `throw Object.assign(new Error(body), { input: body, cause: body })`],
    ] as const) {
      it(`are in no error: ${name}`, async () => {
        const preload = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
        const end = `function (body, ...more) { if (typeof body === 'string') { ${code} } return original.call(this, body, ...more); }`;
        await writeFile(
          preload,
          `import { ClientRequest } from 'node:http';\nconst original = ClientRequest.prototype.end;\nClientRequest.prototype.end = ${end};\n`,
        );
        const run = await runProcess(['--secret-file', 'secret.txt'], {
          NODE_OPTIONS: `--import=file://${preload}`,
        });
        assert.equal(run.exitCode, 2, run.output);
        assert.match(run.output, /this is a bug, please report it \(Error/);
        assertSilent(run.output, name);
        assertSilent(run.left, 'a temporary file');
      });
    }
  });
});
