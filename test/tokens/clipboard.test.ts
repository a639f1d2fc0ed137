import assert from 'node:assert/strict';
import { explain, loadKnowledge, supportCopy } from '../../src/index.ts';
import { exchangeOf } from '../../src/node/exchange.ts';
import { copyAsCurl } from '../../src/tokens/curl.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { copyOf } from '../../src/vscode/token-session.ts';
import { CANARIES, CLIENT, canariesIn } from '../canaries.ts';

const NOW = 1_800_000_000;

describe('what goes to the clipboard', () => {
  for (const [kind, { text }] of Object.entries(CANARIES)) {
    it(`for support, holds no ${kind} of the error’s text`, async () => {
      const error = `client_secret=${text} AADSTS7000215: Invalid client secret provided. ${text} Trace ID: ${CLIENT} Correlation ID: ${CLIENT} Timestamp: 2026-01-01 00:00:00Z`;
      const copied = supportCopy(explain(error, await loadKnowledge()));
      assert.match(copied, /AADSTS7000215/);
      assert.deepEqual(canariesIn(copied), []);
    });

    it(`as curl, holds no ${kind}, wherever in the request it stood`, () => {
      const body = new URLSearchParams({
        client_secret: text,
        client_assertion: text,
        other: text,
        scope: 'a/.default',
      });
      const exchange = exchangeOf(
        {
          method: 'POST',
          url: new URL(
            `https://login.microsoftonline.com/x/oauth2/v2.0/token?code=${encodeURIComponent(text)}`,
          ),
          headers: {
            authorization: `Bearer ${text.replaceAll('\n', '')}`,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: body.toString(),
          answer: { kind: 'cancelled' },
        },
        [new Secret(text)],
      );
      const copied = copyAsCurl(exchange);
      assert.match(copied, /^curl/);
      assert.deepEqual(canariesIn(copied + JSON.stringify(exchange)), []);
    });
  }

  for (const kind of ['access token', 'assertion'] as const) {
    it(`of a token to be shared is its header and claims, without the signature: ${kind}`, () => {
      const session = { texts: [`Bearer ${CANARIES[kind].text}`], selected: 0, asClientAssertion: false };
      for (const what of ['unsigned', 'header', 'claims'] as const) {
        const copied = copyOf(session, what, NOW);
        assert.ok(copied);
        assert.deepEqual(canariesIn(copied), []);
      }
    });
  }
});
