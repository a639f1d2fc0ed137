import { defaultDirectory } from './default-directory.ts';
import type { Directory } from './directory.ts';
import { answer } from './routes.ts';
import { listen } from './server.ts';
import { createSigningKey } from './signing-key.ts';
import { createTlsIdentity } from './tls-identity.ts';

export interface EmulatorOptions {
  /** Port on 127.0.0.1. 0, the default, takes a free one. */
  readonly port?: number;
  /** Tenants and applications. By default those of `defaultDirectory`. */
  readonly directory?: Directory;
  /** The emulator's clock: it decides what has expired, dates the tokens and fills the `Date` header. */
  readonly now?: () => Date;
}

/** A local token endpoint that answers as Entra does. */
export interface Emulator {
  /** `https://localhost:{port}`: the authority host. */
  readonly origin: string;
  /** PEM of the certificate to trust. It is valid for localhost, 127.0.0.1 and ::1. */
  readonly certificate: string;
  /** What can be asked for, with the secrets that work. */
  readonly directory: Directory;
  /** Drops open connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts an emulator: HTTPS, reachable from this machine only, keys and certificate made afresh and kept in
 * memory. Rejects with Node's error (`EADDRINUSE` and its like) when the port cannot be had.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const now = options.now ?? (() => new Date());
  const directory = options.directory ?? defaultDirectory(now());
  const identity = await createTlsIdentity();
  const listener = await listen(options.port ?? 0, identity, (call) => answer(call, service));
  const origin = `https://localhost:${listener.port}`;
  const service = { origin, directory, now, signingKey: createSigningKey() };
  return { origin, certificate: identity.certificate, directory, close: listener.close };
}
