import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';
import { fetchKeySet } from '../../src/node/key-set.ts';
import { requestToken } from '../../src/node/msal.ts';
import type { Outcome } from '../../src/tokens/outcome.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { CLIENT, TENANT } from '../tokens/tokens.ts';
import { type CannedServer, makeCertificate, startServer } from './server.ts';

const MEGABYTE = 1024 * 1024;
const IDENTITY = makeCertificate();

type Act = (request: IncomingMessage, response: ServerResponse) => void;

/** How an endpoint behaves, whatever it is asked, and what becomes of a token request that asks it for discovery first. */
const BEHAVIOURS: readonly (readonly [what: string, act: Act, outcome: Outcome['kind']])[] = [
  ['stalls', () => {}, 'unreachable'],
  ['stalls after its headers', (_, response) => response.writeHead(200).flushHeaders(), 'unreachable'],
  ['talks HTML', (_, response) => response.end('<html>Service Unavailable'), 'unreadable'],
  ['talks something else than HTTP', ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'unreachable'],
  [
    'sends headers without end',
    ({ socket }) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(MEGABYTE)}`),
    'unreachable',
  ],
  [
    'switches protocols',
    ({ socket }) => socket.write('HTTP/1.1 101 x\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    'unreachable',
  ],
  [
    'redirects',
    (_, response) => response.writeHead(302, { location: 'https://elsewhere.invalid/' }).end(),
    'unreadable',
  ],
  ['resets', ({ socket }) => socket.destroy(), 'unreachable'],
  [
    'cuts its answer',
    ({ socket }) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"keys":'),
    'unreachable',
  ],
  ['sends 100 MB', (_, response) => pour(response, 100 * MEGABYTE), 'unreadable'],
  ['nests without end', (_, response) => response.end('[{"keys":'.repeat(100_000)), 'unreadable'],
  ['answers with a text', (_, response) => response.end('"keys"'), 'unreadable'],
  ['answers with null', (_, response) => response.end('null'), 'unreadable'],
  [
    'has lost its tenant',
    (_, response) => response.writeHead(500).end('{"error":{"a":["b"]}}'),
    'unreadable',
  ],
];

let poured = 0;

/** Writes as much as is taken, and counts it. */
function pour(response: ServerResponse, bytes: number): void {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  poured = 0;
  const more = () => {
    while (poured < bytes && !response.destroyed) {
      poured += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

describe('an endpoint that', () => {
  for (const [what, act, kind] of BEHAVIOURS) {
    describe(what, () => {
      let server: CannedServer;
      before(async () => {
        server = await startServer(IDENTITY, (_, request, response) => act(request, response));
      });
      after(() => server.close());
      const options = () => ({
        timeoutMs: /stall|headers/.test(what) ? 60 : 5_000,
        certificateAuthorities: [server.certificate],
      });

      it('gives no keys, and that is told in a sentence or two', async () => {
        const answer = await fetchKeySet(`${server.origin}/keys`, options());
        assert.equal(answer.kind, 'failed');
        assert.match(answer.kind === 'failed' ? answer.message : '', /^The address [^\n]+\.$/);
        assert.equal(server.requests.length, 1);
        assert.ok(poured < 16 * MEGABYTE, `${poured} bytes were taken`);
      });

      it('gives no token, and is sent no credential', async () => {
        const test = await requestToken(
          {
            authority: `${server.origin}/${TENANT}`,
            clientId: CLIENT,
            scopes: ['https://graph.microsoft.com/.default'],
            credential: { kind: 'client-secret', secret: new Secret('canary') },
            grant: { kind: 'client-credentials' },
          },
          options(),
        );
        assert.equal(test.outcome.kind, kind, JSON.stringify(test.outcome));
        assert.ok(server.requests.every(({ method, body }) => method === 'GET' && body === ''));
        assert.ok(poured < 16 * MEGABYTE, `${poured} bytes were taken`);
      });
    });
  }
});

describe('a clock that jumps', () => {
  for (const [direction, hours] of [
    ['forwards', 1_000],
    ['backwards', -1_000],
  ] as const) {
    it(`${direction} between two looks keeps no answer from being taken`, async () => {
      const server = await startServer(IDENTITY, (_, __, response) => response.end('{"keys":[]}'));
      let seconds = 1_800_000_000;
      const now = () => {
        seconds += hours * 3600;
        return seconds;
      };
      const options = { certificateAuthorities: [server.certificate], timeoutMs: 5_000, now };
      assert.equal((await fetchKeySet(`${server.origin}/keys`, options)).kind, 'keys');
      await server.close();
    });
  }

  for (const times of [[1_900_000_000, 1_600_000_000], [1_600_000_000, 1_900_000_000], [Number.NaN]]) {
    it(`lets every rule judge: ${times.join(', then ')}`, () => {
      const bugs: string[] = [];
      const found: string[] = [];
      let asked = 0;
      const lens = createEntraLens({
        now: () => times[asked++ % times.length] ?? 0,
        reportBug: (rule) => bugs.push(rule),
      });
      const expiring = { keyId: TENANT, endDateTime: '2025-01-01T00:00:00Z' };
      const registration = JSON.stringify({ appId: CLIENT, passwordCredentials: [expiring] });
      for (const [path, text] of [
        ['app.json', registration],
        ['.env', `AZURE_CLIENT_ID={${CLIENT}}\n`],
      ] as const) {
        const document = TextDocument.create(`file:///${path}`, '', 1, text);
        for (const _ of [1, 2]) found.push(...lens.diagnose(document, { rules: {} }).map(({ rule }) => rule));
      }
      assert.equal(found.filter((rule) => rule === 'client-id-malformed').length, 2);
      assert.deepEqual(bugs, []);
    });
  }
});
