import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import type { Io } from '../../src/cli/io.ts';
import { toPem } from '../../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from '../certificates.ts';
import { legacyFile } from '../node/pkcs12-files.ts';
import { type Answer, GRANTED, startTokenServer, type TokenServer } from '../node/token-server.ts';
import { ASSERTION, ASSERTION_HEADER, CLIENT, compose, FEDERATED, TENANT } from '../tokens/tokens.ts';
import { type Run, runCli } from './fake-io.ts';

const SECRET = 'Canary8Q~secret';
const PASSWORD = 'Canary-password';
const CLIENT_ASSERTION = compose(ASSERTION_HEADER, ASSERTION);
const FEDERATED_TOKEN = compose({ alg: 'RS256' }, FEDERATED);
const USER_TOKEN = 'Canary-user-token';
const CODE = 'Canary-code';
const REFRESH_TOKEN = 'Canary-refresh-token';
const VERIFIER = 'Canary-verifier-of-more-than-forty-three-characters';
const TELLTALES = [
  'Canary',
  ...CLIENT_ASSERTION.split('.'),
  ...FEDERATED_TOKEN.split('.').slice(1),
  'PRIVATE KEY',
];

describe('token, with every credential and grant', () => {
  let server: TokenServer;
  let folder: string;
  const der = certificateDer({ keyPair: keyPairs.rsa() });

  before(async () => {
    server = await startTokenServer();
    folder = await mkdtemp(join(tmpdir(), 'aadsts-lens-credentials-'));
    await mkdir(join(folder, 'certs'));
    const files = {
      'server.pem': server.certificate,
      'secret.txt': `${SECRET}\r\n`,
      'app.pem': toPem(der) + keyPem(keyPairs.rsa()),
      'certs/app.pem': toPem(der) + keyPem(keyPairs.rsa(), PASSWORD),
      'app.cer': der,
      'app.key': keyPem(keyPairs.rsa(), PASSWORD),
      'other.key': keyPem(keyPairs.weak()),
      'ec.pfx': legacyFile,
      'assertion.jwt': `${CLIENT_ASSERTION}\n`,
      'federated.jwt': FEDERATED_TOKEN,
      'user.jwt': USER_TOKEN,
      'code.txt': CODE,
      'verifier.txt': VERIFIER,
      'refresh.txt': REFRESH_TOKEN,
      'empty.txt': '\n',
      'certificate.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_CERTIFICATE_PATH=certs/app.pem\n`,
      'thumbprint.env': `AZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_CERTIFICATE_THUMBPRINT=${'AB'.repeat(20)}\n`,
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => server.answerWith(GRANTED));

  /** Runs `token` against the server, and sees that nothing of it shows a secret. */
  async function run(args: readonly string[], env: Io['env'] = {}, given: Partial<Io> = {}): Promise<Run> {
    const base = ['token', '--certificate-authority', 'server.pem', '--authority', server.authority];
    const ids = args.includes('--from') ? [] : ['--client-id', CLIENT];
    const result = await runCli([...base, ...ids, ...args], { cwd: folder, env, ...given });
    for (const telltale of TELLTALES) {
      assert.ok(!`${result.output}${result.errors}`.includes(telltale), telltale);
    }
    return result;
  }

  type Sent = Readonly<Record<string, string>>;
  const secret: Sent = { client_secret: SECRET };
  const GIVEN: readonly (readonly [name: string, args: readonly string[], env: Io['env'], sent: Sent])[] = [
    ['a secret file', ['--secret-file', 'secret.txt'], {}, secret],
    ['a secret in a variable of any name', ['--secret-env', 'OWN'], { OWN: SECRET }, secret],
    ['the variable of the Azure SDKs', [], { AZURE_CLIENT_SECRET: SECRET }, secret],
    ['an assertion', ['--assertion-file', 'assertion.jwt'], {}, { client_assertion: CLIENT_ASSERTION }],
    [
      'a federated token',
      ['--federated-token-file', 'federated.jwt'],
      {},
      { client_assertion: FEDERATED_TOKEN },
    ],
    [
      'a federated token in a variable',
      ['--federated-token-env', 'OWN'],
      { OWN: FEDERATED_TOKEN },
      { client_assertion: FEDERATED_TOKEN },
    ],
    [
      'the file of a workload identity',
      [],
      { AZURE_FEDERATED_TOKEN_FILE: 'federated.jwt' },
      { client_assertion: FEDERATED_TOKEN },
    ],
    [
      'what is named, of several',
      ['--credential', 'federated'],
      { AZURE_CLIENT_SECRET: SECRET, AZURE_FEDERATED_TOKEN_FILE: 'federated.jwt' },
      { client_assertion: FEDERATED_TOKEN },
    ],
    [
      'a user’s token',
      ['--user-assertion-file', 'user.jwt', '--secret-file', 'secret.txt'],
      {},
      { assertion: USER_TOKEN, requested_token_use: 'on_behalf_of', ...secret },
    ],
    [
      'a code',
      [
        '--code-file',
        'code.txt',
        '--redirect-uri',
        'http://localhost/x',
        '--code-verifier-file',
        'verifier.txt',
      ],
      {},
      {
        code: CODE,
        code_verifier: VERIFIER,
        redirect_uri: 'http://localhost/x',
        grant_type: 'authorization_code',
      },
    ],
    ['a refresh token', ['--refresh-token-file', 'refresh.txt'], {}, { refresh_token: REFRESH_TOKEN }],
  ];
  for (const [name, args, env, expected] of GIVEN) {
    it(`takes ${name}`, async () => {
      const { exitCode } = await run([...args, '--curl'], env);
      assert.equal(exitCode, 0);
      const sent = server.sent();
      for (const [parameter, value] of Object.entries(expected)) assert.equal(sent[parameter], value);
    });
  }

  it('takes a secret from standard input', async () => {
    await run(['--secret-file', '-'], {}, { readStandardInput: async () => `${SECRET}\n` });
    assert.equal(server.sent().client_secret, SECRET);
  });

  const CERTIFICATES: readonly (readonly [name: string, args: readonly string[], env: Io['env']])[] = [
    ['with its key', ['--certificate', 'app.pem'], {}],
    ['of the environment', [], { AZURE_CLIENT_CERTIFICATE_PATH: 'app.pem' }],
    [
      'with a key of its own',
      ['--certificate', 'app.cer', '--key', 'app.key', '--password-env', 'OWN'],
      { OWN: PASSWORD },
    ],
    [
      'that settings name, beside them',
      ['--from', 'certificate.env'],
      { AZURE_CLIENT_CERTIFICATE_PASSWORD: PASSWORD },
    ],
  ];
  for (const [name, args, env] of CERTIFICATES) {
    it(`signs with a certificate ${name}`, async () => {
      const { exitCode } = await run(args, env);
      assert.equal(exitCode, 0);
      assert.equal(decodeProtectedHeader(server.sent().client_assertion ?? '').alg, 'PS256');
    });
  }

  it('asks for the password of a certificate', async () => {
    const { exitCode } = await run(
      ['--certificate', 'certs/app.pem'],
      {},
      { askSecret: async () => PASSWORD },
    );
    assert.equal(exitCode, 0);
  });

  it('names a certificate by x5t, with its chain', async () => {
    await run(['--certificate', 'app.pem', '--rs256', '--send-chain']);
    const { alg, x5t, x5c } = decodeProtectedHeader(server.sent().client_assertion ?? '');
    assert.deepEqual([alg, typeof x5t, x5c?.length], ['RS256', 'string', 1]);
    await run(['--certificate', 'app.pem'], { AZURE_CLIENT_SEND_CERTIFICATE_CHAIN: 'true' });
    assert.equal(decodeProtectedHeader(server.sent().client_assertion ?? '').x5c?.length, 1);
  });

  it('says when the certificate is not the one that the settings name', async () => {
    const { exitCode, errors } = await run(['--from', 'thumbprint.env', '--certificate', 'app.pem']);
    assert.equal(exitCode, 0);
    assert.match(
      errors,
      /^The settings name the certificate (AB){20}, and this one is [0-9A-F]{40}\..+AADSTS700027/,
    );
  });

  const MISTAKES: readonly (readonly [
    name: string,
    args: readonly string[],
    message: RegExp,
    env?: Io['env'],
  ])[] = [
    [
      'two credentials',
      ['--secret-file', 'secret.txt', '--certificate', 'app.pem'],
      /a secret or a certificate/,
    ],
    ['no credential', [], /--certificate/],
    ['standard input twice', ['--secret-file', '-', '--user-assertion-file', '-'], /one thing/],
    ['an empty file', ['--secret-file', 'empty.txt'], /empty\.txt is empty/],
    ['a file that is not there', ['--assertion-file', 'none.jwt'], /none\.jwt cannot be read \(ENOENT\)/],
    ['a certificate without key', ['--certificate', 'app.cer'], /no private key/],
    [
      'a key of another certificate',
      ['--certificate', 'app.cer', '--key', 'other.key'],
      /another certificate/,
    ],
    [
      'a wrong password',
      ['--certificate', 'ec.pfx', '--password-env', 'OWN'],
      /password does not open/,
      { OWN: PASSWORD },
    ],
    ['a thumbprint alone', ['--from', 'thumbprint.env'], /thumbprint, (AB){20}: name its file/],
    ['a federated token without file', ['--credential', 'federated'], /AZURE_FEDERATED_TOKEN_FILE/],
    ['a federated token without variable', ['--federated-token-env', 'OWN'], /variable OWN is not set/],
    ['an assertion without file', ['--credential', 'assertion'], /--assertion-file/],
    ['a code without redirect URI', ['--code-file', 'code.txt'], /--redirect-uri/],
    ['a grant without its token', ['--grant', 'refresh-token'], /--refresh-token-file/],
    ['a grant that is none', ['--grant', 'password'], /password/],
  ];
  for (const [name, args, message, env = {}] of MISTAKES) {
    it(`ends with 2 for ${name}, and sends nothing`, async () => {
      const before = server.requests.length;
      const { exitCode, errors, output } = await run(args, env);
      assert.deepEqual([exitCode, output, server.requests.length], [2, '', before]);
      assert.match(errors, message);
    });
  }

  it('says what does not go together, in the JSON that other programs rely on', async () => {
    const args = ['--grant', 'device-code', '--secret-file', 'secret.txt', '--format', 'json'];
    const { exitCode, output } = await run(args);
    const { schema, kind, message } = JSON.parse(output);
    assert.deepEqual([exitCode, schema, kind], [2, 1, 'invalid']);
    assert.match(message, /AADSTS700025/);
  });

  it('sends nothing to a host that only a file names', async () => {
    const settings = `AZURE_CLIENT_ID=${CLIENT}\nAZURE_TENANT_ID=${TENANT}\nAZURE_AUTHORITY_HOST=https://collect.example\n`;
    await writeFile(join(folder, 'foreign.env'), settings);
    const { exitCode, errors } = await runCli(['token', '--from', 'foreign.env'], {
      cwd: folder,
      env: { AZURE_CLIENT_SECRET: SECRET },
    });
    assert.equal(exitCode, 2);
    assert.match(errors, /foreign\.env names an authority that is no sign-in host/);
  });

  it('shows a device code on standard error', async () => {
    const device: Answer = [
      200,
      {
        user_code: 'ABC\u001bDEF',
        device_code: 'Canary-device',
        verification_uri: 'https://microsoft.com/devicelogin',
        expires_in: 900,
        interval: 0,
      },
    ];
    server.answerWith(device, GRANTED);
    const { exitCode, errors } = await run(['--grant', 'device-code', '--format', 'json']);
    assert.equal(exitCode, 0);
    assert.equal(
      errors,
      'Open https://microsoft.com/devicelogin and enter the code ABC DEF within 15 minutes.\n',
    );
  });

  it('gives the masked exchange and the curl command as JSON', async () => {
    const { output } = await run([
      '--secret-file',
      'secret.txt',
      '--format',
      'json',
      '--curl',
      '--scope',
      'a/.default',
    ]);
    const { schema, kind, missing, exchange, curl } = JSON.parse(output);
    assert.deepEqual([schema, kind, missing], [1, 'token', { scopes: [], roles: false }]);
    assert.equal(exchange.method, 'POST');
    assert.ok(
      exchange.parameters.some(
        ({ name, value }: Record<string, string>) => name === 'client_secret' && value === '[secret]',
      ),
    );
    assert.match(curl, /^curl --request POST '.+' \\\n[\s\S]+"client_secret=\$CLIENT_SECRET"/);
  });

  it('tells by its exit code a refusal, no answer, and an interruption apart', async () => {
    const args = ['--secret-file', 'secret.txt'];
    const echo = `AADSTS7000215: ${SECRET} is wrong`;
    server.answerWith([401, { error: 'invalid_client', error_description: echo }]);
    assert.equal((await run(args)).exitCode, 1);
    server.answerWith([200, 'no object']);
    assert.equal((await run(args)).exitCode, 3);
    assert.equal((await run([...args, '--authority', `https://127.0.0.1:1/${TENANT}`])).exitCode, 3);
    assert.equal((await run(args, {}, { interrupted: AbortSignal.abort() })).exitCode, 130);
  });

  describe('clouds', () => {
    const original = https.request;
    const asked: string[] = [];
    before(() => {
      const patched = (url: URL, options: https.RequestOptions) => {
        asked.push(url.host);
        const path = `/${TENANT}${url.pathname.slice(url.pathname.indexOf('/oauth2'))}`;
        return original(new URL(`${server.origin}${path}`), { ...options, ca: server.certificate });
      };
      Object.assign(https, { request: patched });
    });
    after(() => Object.assign(https, { request: original }));

    const AZURE_AUTHORITY_HOST = 'https://login.microsoftonline.us/';
    const CLOUDS: readonly (readonly [
      args: readonly string[],
      env: Io['env'],
      host: string,
      scope: string,
    ])[] = [
      [[], {}, 'login.microsoftonline.com', 'graph.microsoft.com'],
      [[], { AZURE_AUTHORITY_HOST }, 'login.microsoftonline.us', 'graph.microsoft.us'],
      [
        [],
        { AZURE_AUTHORITY_HOST: 'login.partner.microsoftonline.cn' },
        'login.partner.microsoftonline.cn',
        'microsoftgraph.chinacloudapi.cn',
      ],
      [['--cloud', 'bleu'], { AZURE_AUTHORITY_HOST }, 'login.sovcloud-identity.fr', 'graph.svc.sovcloud.fr'],
      [['--cloud', 'govsg'], {}, 'login.sovcloud-identity.sg', 'graph.svc.sovcloud.sg'],
      [
        ['--authority', 'https://login.sovcloud-identity.de'],
        {},
        'login.sovcloud-identity.de',
        'graph.svc.sovcloud.de',
      ],
      [
        ['--cloud', 'china', '--from', 'certificate.env', '--secret-file', 'secret.txt'],
        {},
        'login.partner.microsoftonline.cn',
        'microsoftgraph.chinacloudapi.cn',
      ],
    ];
    for (const [args, env, host, graph] of CLOUDS) {
      it(`asks ${host} for ${graph}`, async () => {
        asked.length = 0;
        const ids = args.includes('--from') ? [] : ['--client-id', CLIENT];
        const { exitCode } = await runCli(['token', '--tenant', 'contoso.com', ...ids, ...args], {
          cwd: folder,
          env: { AZURE_CLIENT_SECRET: SECRET, ...env },
        });
        assert.equal(exitCode, 0);
        assert.equal(asked.at(-1), host);
        assert.equal(server.sent().scope, `https://${graph}/.default`);
      });
    }
  });
});
