import type { RequestOptions } from '../../src/node/msal.ts';
import { CLIENT, TENANT } from '../tokens/tokens.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

/** A status and what is sent as JSON. */
export type Answer = readonly [status: number, body: unknown];

export const GRANTED: Answer = [
  200,
  { token_type: 'Bearer', expires_in: 3599, access_token: 'opaque-access' },
];

/** An authority on loopback: it discovers, hands out device codes, and answers token requests as it is told. */
export interface TokenServer extends CannedServer {
  /** `https://127.0.0.1:{port}/{tenant}`. */
  readonly authority: string;
  /** The parts of a profile that name the server and the app. */
  readonly profile: {
    readonly authority: string;
    readonly clientId: string;
    readonly scopes: readonly string[];
  };
  readonly options: RequestOptions;
  /** The answers to come, to whichever POST; the last is given ever after. */
  answerWith(...answers: readonly Answer[]): void;
  /** The parameters of the last request. */
  sent(): Readonly<Record<string, string>>;
}

export async function startTokenServer(): Promise<TokenServer> {
  let queue: readonly Answer[] = [GRANTED];
  const server = await startServer(makeCertificate(), (_, request, response) => {
    const next = queue[0] ?? GRANTED;
    if (request.method === 'POST' && queue.length > 1) queue = queue.slice(1);
    const [status, body] = request.method === 'POST' ? next : [200, discovery()];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const authority = `${server.origin}/${TENANT}`;
  const discovery = () => ({
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
  });
  return {
    ...server,
    authority,
    profile: { authority, clientId: CLIENT, scopes: ['https://graph.microsoft.com/.default'] },
    options: { timeoutMs: 5_000, certificateAuthorities: [server.certificate] },
    answerWith: (...answers) => {
      queue = answers;
    },
    sent: () => Object.fromEntries(new URLSearchParams(server.requests.at(-1)?.body)),
  };
}
