import { generateKeyPairSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedCertificate, toPem } from '../../src/emulator/certificate.ts';
import type { TlsIdentity } from '../../src/emulator/tls-identity.ts';

/** An HTTPS server on loopback that answers as the test says. */
export interface CannedServer {
  /** `https://127.0.0.1:{port}`. */
  readonly origin: string;
  readonly port: number;
  /** PEM, signed by itself. */
  readonly certificate: string;
  /** Requests seen so far: method, path with query, body. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly body: string }[];
  close(): Promise<void>;
}

/** A certificate for the names given, signed by itself, with its key; PEM. */
export function makeCertificate(
  names: { readonly dnsNames?: readonly string[]; readonly addresses?: readonly string[] } = {
    addresses: ['127.0.0.1'],
  },
): TlsIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = { dnsNames: [], addresses: [], ...names };
  const certificate = selfSignedCertificate({
    commonName: 'test',
    keyType: 'ec',
    publicKey,
    privateKey,
    server,
  });
  return {
    certificate: toPem(certificate),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Starts a server that hands every request to `answer`, with the body read. */
export async function startServer(
  { certificate, privateKey }: TlsIdentity,
  answer: (body: string, ...parameters: Parameters<RequestListener>) => void,
): Promise<CannedServer> {
  const requests: { method: string; path: string; body: string }[] = [];
  const server = createServer({ cert: certificate, key: privateKey }, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ method: request.method ?? '', path: request.url ?? '', body });
    answer(body, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${port}`,
    port,
    certificate,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
