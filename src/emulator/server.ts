import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type Answer, emptyAnswer } from './answers.ts';
import type { Call } from './routes.ts';
import { loopback, type TlsIdentity } from './tls-identity.ts';

/** Largest body that is read, in bytes. */
const BODY_LIMIT = 1024 * 1024;

/** In milliseconds: time for the headers, for the whole request, and for the TLS handshake. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
const HANDSHAKE_TIMEOUT = 10_000;

/** A running HTTPS server. */
export interface Listener {
  readonly port: number;
  /** Drops open connections and resolves when the port is free. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1; port 0 takes a free one. Rejects with Node's error when the port cannot be had.
 * Nothing is logged. A fault in `respond` is answered with 500 and thrown on.
 */
export async function listen(
  port: number,
  identity: TlsIdentity,
  respond: (call: Call) => Promise<Answer>,
): Promise<Listener> {
  const server = createServer(
    {
      key: identity.privateKey,
      cert: identity.certificate,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HANDSHAKE_TIMEOUT,
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
    },
    (request, response) => void handle(request, response, respond),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= stop(server);
    return closed;
  };
  return { port: address.port, close };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  respond: (call: Call) => Promise<Answer>,
): Promise<void> {
  const body = await readBody(request);
  if (body === 'aborted') return;
  if (body === 'too large') return send(response, emptyAnswer(413, { connection: 'close' }));
  const { method = '', url: target = '', headers } = request;
  try {
    send(response, await respond({ method, target, headers: singleValued(headers), body: body.text }));
  } catch (fault) {
    send(response, emptyAnswer(500));
    throw fault;
  }
}

/** A header sent twice reaches a call as none, except for those Node itself keeps single. */
function singleValued(headers: IncomingMessage['headers']): Call['headers'] {
  const correlation = headers['client-request-id'];
  return {
    'content-type': headers['content-type'],
    authorization: headers.authorization,
    origin: headers.origin,
    'client-request-id': typeof correlation === 'string' ? correlation : undefined,
  };
}

function send(response: ServerResponse, { status, headers, body, connection }: Answer): void {
  // A stalled connection ends with the client's patience, or with the server.
  if (connection === 'stall') return;
  if (connection === 'reset') {
    response.socket?.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (connection === 'cut') {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    return;
  }
  response.end(bytes);
}

function readBody(request: IncomingMessage): Promise<{ readonly text: string } | 'too large' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      // The rest is still drained, unkept, or the client would never read the answer.
      if (length > BODY_LIMIT) resolve('too large');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve({ text: Buffer.concat(chunks).toString('utf8') }));
    request.on('error', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
}
