import { setTimeout } from 'node:timers/promises';
import { defaultDirectory } from './default-directory.ts';
import { createDefaultKeys, type DefaultKeys } from './default-keys.ts';
import type { Directory } from './directory.ts';
import { createFaults, type Fault } from './faults.ts';
import { createIssued, type DeviceCodes } from './issued.ts';
import { answer, type Service } from './routes.ts';
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
  /** What the token endpoint does instead of answering, one fault after the other. */
  readonly faults?: readonly Fault[];
  /** Milliseconds that the token endpoint takes before it answers. */
  readonly delayMs?: number;
  /** How device codes behave: by default they are approved at once. */
  readonly deviceCodes?: Partial<DeviceCodes>;
}

/** A local token endpoint that answers as Entra does. */
export interface Emulator {
  /** `https://localhost:{port}`: the authority host. */
  readonly origin: string;
  /** PEM of the certificate to trust. It is valid for localhost, 127.0.0.1 and ::1. */
  readonly certificate: string;
  /** What can be asked for, with the secrets that work. */
  readonly directory: Directory;
  /** The private keys behind the default directory; absent for a directory of the caller's. */
  readonly keys?: DefaultKeys;
  /** Drops open connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts an emulator: HTTPS, reachable from this machine only, keys and certificate made afresh and kept in
 * memory. Rejects with Node's error (`EADDRINUSE` and its like) when the port cannot be had.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const now = options.now ?? (() => new Date());
  const [identity, keys] = await Promise.all([
    createTlsIdentity(),
    options.directory === undefined ? createDefaultKeys(now()) : undefined,
  ]);
  const directory = options.directory ?? defaultDirectory(now(), undefined, keys);
  const listener = await listen(options.port ?? 0, identity, (call) => answer(call, service));
  const origin = `https://localhost:${listener.port}`;
  const service: Service = {
    origin,
    directory,
    now,
    signingKey: createSigningKey(),
    issued: createIssued(options.deviceCodes),
    faults: createFaults(options.faults),
    pause: () => (options.delayMs ? setTimeout(options.delayMs) : Promise.resolve()),
  };
  const { certificate } = identity;
  return { origin, certificate, directory, ...(keys ? { keys } : {}), close: listener.close };
}
