import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { createTlsIdentity } from '../../src/emulator/tls-identity.ts';

/** Starts a token endpoint that token tests trust. */
export async function startTrustedEndpoint(): Promise<Emulator> {
  const endpoint = await startEmulator();
  await trust(endpoint.certificate);
  return endpoint;
}

/** Lets token tests trust a certificate (PEM), and no other of one's own. */
export async function trust(certificate: string): Promise<void> {
  const file = join(await mkdtemp(join(tmpdir(), 'aadsts-lens-')), 'endpoint.pem');
  await writeFile(file, certificate);
  await vscode.workspace
    .getConfiguration('aadstsLens.tokenTest')
    .update('certificateAuthorities', [file], vscode.ConfigurationTarget.Global);
}

/** An app of the endpoint whose secret is good, or has expired. */
export function appWith({ directory }: Emulator, secretEnds: 'expired' | 'good') {
  const application = directory.applications.find(({ secrets }) =>
    secrets.some(({ expires }) => Date.parse(expires) < Date.now() === (secretEnds === 'expired')),
  );
  const [secret] = application?.secrets ?? [];
  assert.ok(application && secret);
  return { ...application, keyId: secret.keyId, value: secret.value };
}

/** A server that takes requests and never answers. */
export async function startSilentServer() {
  const identity = await createTlsIdentity();
  const server = createServer({ key: identity.privateKey, cert: identity.certificate });
  const asked = new Promise<void>((resolve) => {
    server.once('request', () => resolve());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    certificate: identity.certificate,
    /** Resolves with the first request. */
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs something while a member of VS Code's API is another. */
export async function replacing<Of extends object, Name extends keyof Of>(
  of: Of,
  name: Name,
  value: Of[Name],
  run: () => PromiseLike<unknown>,
): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(of, name);
  assert.ok(before);
  Object.defineProperty(of, name, { configurable: true, enumerable: true, get: () => value });
  try {
    await run();
  } finally {
    Object.defineProperty(of, name, before);
  }
}
