import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK } from 'jose';
import forge from 'node-forge';
import manifest from '../package.json' with { type: 'json' };
import { toPem } from '../src/emulator/certificate.ts';
import { certificateDer, keyPairs, keyPem } from './certificates.ts';
import { runCli } from './cli/fake-io.ts';
import { root } from './derived.ts';
import { documentedCommands, namedCommands, namedScripts } from './documented-commands.ts';
import { NOT_RUN, TRIALS, type Trial } from './documented-trials.ts';
import { type Folder, makeFolder } from './folder.ts';
import { wordsOf } from './guide.ts';
import { pages } from './markdown-pages.ts';
import { outsideToken } from './outside-token.ts';
import { type RunningEndpoint, runEndpoint, runLine } from './shell-lines.ts';

/** Of npm itself, or scripts of the manifest: what they do takes minutes, and whoever works here runs them. */
const NPM = /^npm (?:ci|link|audit signatures|start|test|run [\w:-]+(?: .*)?)$/;
const OTHERS = /^sha256sum /;

/** Where token requests go, whatever a command leaves out: to the endpoint in this process, and to nobody else. */
const LOCAL = 'local';

describe('commands in the documentation', () => {
  const all = documentedCommands().flatMap(({ page, line }) =>
    line.split(' && ').map((command) => ({ page, command })),
  );
  const ours = all.filter(({ command }) => !NPM.test(command) && !OTHERS.test(command));

  it('are each run, or not for a reason that still holds', () => {
    const known = [...Object.keys(TRIALS), ...Object.keys(NOT_RUN)];
    assert.deepEqual([...new Set(ours.map(({ command }) => command))].toSorted(), known.toSorted());
  });

  it('name scripts of the manifest that there are', () => {
    const named = pages().flatMap(({ text }) => namedScripts(text));
    assert.ok(named.length > 20);
    const unknown = named.filter((name) => !Object.hasOwn(manifest.scripts, name));
    assert.deepEqual(unknown, []);
  });

  for (const { path, text } of pages().filter(({ path }) => !/docs\/(?:rules|codes)\.md$/.test(path))) {
    it(`of ${path} have the options that it names`, async () => {
      for (const { text: command, name, options } of namedCommands(text)) {
        const { output, exitCode } = await runCli([...name.split(' '), '--help']);
        assert.equal(exitCode, 0, command);
        for (const option of options) assert(output.includes(`${option} `), `${command}: ${option}`);
      }
    });
  }

  describe('do what they are for', () => {
    const endpoints: RunningEndpoint[] = [];
    const folders = new Map<string, Folder>();

    after(async () => {
      for (const endpoint of endpoints) await endpoint.stop();
      for (const folder of folders.values()) await folder.remove();
    });

    async function folderOf(page: string): Promise<Folder> {
      const known = folders.get(page);
      if (known) return known;
      const folder = await newFolder(page);
      folders.set(page, folder);
      if (page !== 'docs/command-line.md') return folder;
      const options = ['--certificate', `${LOCAL}.pem`, '--settings', `${LOCAL}.env`, '--keys', 'keys'];
      endpoints.push(await runEndpoint(['emulator', ...options], folder.path));
      await addCredentials(folder);
      return folder;
    }

    for (const { page, command } of ours.filter(({ command }) => Object.hasOwn(TRIALS, command))) {
      it(`${page}: ${command}`, async () => {
        const trial = TRIALS[command];
        assert(trial);
        const { path } = await folderOf(page);
        const line = lineOf(command, trial);
        assert.doesNotMatch(
          line,
          / --(?:cloud|authority|all) | managed-identity/,
          'asks the local endpoint alone',
        );
        const words = wordsOf(line);
        if (words[1] === 'emulator') {
          endpoints.push(await runEndpoint(words.slice(1), path));
          return;
        }
        const { exitCode, output, errors } = await runLine(line, path, { env: await environment(path) });
        assert.equal(exitCode, trial.exitCode, `${errors}${output}`);
        assert.match(output + errors, trial.prints ?? /^/);
      }).timeout(30_000);
    }
  });
});

/** The command with what a reader puts into it. Requests that name no endpoint trust the local one. */
function lineOf(command: string, { put = {}, input }: Trial): string {
  const line = Object.entries(put).reduce((text, [from, to]) => text.replaceAll(from, to), command);
  const isToken = line.startsWith('aadsts-lens token ') && !line.includes('--certificate-authority');
  const trusting = isToken ? `${line} --certificate-authority ${LOCAL}.pem` : line;
  return input === undefined ? trusting : `${trusting} < ${input}`;
}

/** The variables that commands are run with. */
async function environment(path: string): Promise<Readonly<Record<string, string>>> {
  const { PATH = '' } = process.env;
  const settings = await readFile(join(path, `${LOCAL}.env`), 'utf8').catch(() => '');
  const host = /^AZURE_AUTHORITY_HOST=(.+)$/m.exec(settings)?.[1] ?? 'https://localhost:1';
  return { PATH, AZURE_AUTHORITY_HOST: host };
}

/** What a reader of the page has. */
async function newFolder(page: string): Promise<Folder> {
  const folder = await makeFolder();
  const isRepository = page === 'docs/pipelines.md';
  const examples = isRepository ? folder.path : join(folder.path, 'examples');
  await cp(join(root, 'examples'), examples, { recursive: true });
  if (isRepository) {
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
    ])
      execFileSync('git', args, { cwd: folder.path });
  }
  return folder;
}

/** A certificate, tokens of others, and the settings of an app. */
async function addCredentials({ path, write }: Folder): Promise<void> {
  const pair = keyPairs.rsa();
  const der = certificateDer({ keyPair: pair, notAfter: new Date(Date.now() + 86_400_000) });
  await writeFile(join(path, 'shop.cer'), der);
  await writeFile(join(path, 'shop.pfx'), pkcs12(toPem(der), keyPem(pair)));
  const { token, key: issuer } = await outsideToken(path);
  const key = { ...(await exportJWK(createPublicKey(issuer))), kid: 'issuer-key-1' };
  const settings = await readFile(join(path, `${LOCAL}.env`), 'utf8');
  const stated = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(settings)?.[1];
  const [TenantId, ClientId, ClientSecret] = ['TENANT_ID', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) =>
    stated(`AZURE_${name}`),
  );
  await write({
    'github.jwt': token,
    'caller.jwt': token,
    'keys.json': JSON.stringify({ keys: [key] }),
    'appsettings.json': JSON.stringify({ AzureAd: { TenantId, ClientId, ClientSecret } }),
  });
}

/** Certificate and key in one file, under an empty password. */
function pkcs12(certificate: string, key: string): Buffer {
  const { pki, pkcs12: format, asn1 } = forge;
  const file = format.toPkcs12Asn1(pki.privateKeyFromPem(key), [pki.certificateFromPem(certificate)], '');
  return Buffer.from(asn1.toDer(file).getBytes(), 'binary');
}
