import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findToken } from '../../../src/tokens/find.ts';
import { findTokens } from '../../../src/tokens/find-tokens.ts';
import { inspectToken } from '../../../src/tokens/inspect.ts';
import { inspectionText } from '../../../src/tokens/inspection-report.ts';
import { decodeToken } from '../../../src/tokens/jwt.ts';
import { outcomeToJson, readOutcome } from '../../../src/tokens/outcome.ts';
import { readThumbprint } from '../../../src/tokens/thumbprint.ts';
import { readUrl } from '../../../src/tokens/url.ts';
import {
  APP_TOKEN,
  ASSERTION,
  ASSERTION_HEADER,
  compose,
  FEDERATED,
  GRAPH_TOKEN,
  HEADER,
  NOW,
} from '../../tokens/tokens.ts';
import { liesInside, standApart } from '../expectations.ts';
import { noise, pick, textsLike } from '../inputs.ts';
import { type Input, target } from '../target.ts';

const encode = (value: string) => Buffer.from(value).toString('base64url');
const written = [
  ...[APP_TOKEN, GRAPH_TOKEN, FEDERATED].map((claims) => compose(HEADER, claims)),
  compose(ASSERTION_HEADER, ASSERTION),
];
const texts = [
  ...written,
  ...written.map((token) => `Authorization: Bearer ${token}\r\n`),
  ...written.map((token) => JSON.stringify({ access_token: token, nested: JSON.stringify({ token }) })),
  ...written.map((token) => token.replace(/.{64}/g, '$&\n')),
  ...written.map((token) => `https://app/#id_token=${token.replaceAll('.', '%2E')}&state=1`),
  `${encode('{"alg":"dir","enc":"A256GCM"}')}..${'a'.repeat(16)}.${'b'.repeat(80)}.${'c'.repeat(22)}`,
];

/** Tokens in any text are found where they are. */
export const tokenTexts = target(
  'token-texts',
  fc.record({ text: textsLike(texts), at: fc.nat() }),
  ({ text, at }) => {
    const found = findTokens(text);
    standApart(
      found.map(({ span }) => span),
      text.length,
    );
    const offset = at % (text.length + 1);
    const there = findToken(text, offset);
    if (there) {
      liesInside(there.span, text.length);
      assert.ok(offset <= there.span.end);
      assert.ok(there.token.includes('.'));
    }
  },
);

/** Any text is taken for a token, taken apart and judged. */
export const tokenDecoding = target('token-decoding', fc.record({ text: textsLike(texts) }), ({ text }) => {
  const { kind, claims } = decodeToken(text, NOW);
  if (kind === 'opaque' || kind === 'malformed') assert.ok(claims === null || kind === 'malformed');
  inspectionText(inspectToken(text, NOW));
});

const NAMES = [
  ...[
    'alg',
    'typ',
    'kid',
    'x5t',
    'x5t#S256',
    'x5c',
    'enc',
    'nonce',
    'b64',
    'crit',
    'zip',
    'cty',
    '__proto__',
  ],
  ...[
    'iss',
    'sub',
    'aud',
    'exp',
    'nbf',
    'iat',
    'jti',
    'tid',
    'ver',
    'appid',
    'azp',
    'oid',
    'roles',
    'scp',
    'idtyp',
    'wids',
  ],
  ...[
    'xms_mirid',
    'appidacr',
    'azpacr',
    'amr',
    'uti',
    'repository',
    'ref',
    'kubernetes.io',
    'constructor',
    'cnf',
    'act',
  ],
];
const WORDS = [
  ...[
    'RS256',
    'none',
    'HS256',
    'PS256',
    'JWT',
    '1.0',
    '2.0',
    '1e999',
    'app',
    'user',
    '',
    '0',
    '9'.repeat(20),
    '\u202e',
    '\0',
  ],
  ...[
    'api://AzureADTokenExchange',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'https://sts.windows.net/x/',
  ],
  ...[
    'https://token.actions.githubusercontent.com',
    '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4',
    'repo:a/b:ref:refs/heads/main',
  ],
];

const NUMBERS = [0, -1, NOW, NOW - 60, NOW + 3600, NOW * 1000, 1e15, 8.64e15, -8.64e15, 1e308, 0.5, 2 ** 53];
const scalar = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...NUMBERS),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  noise.map((text) => text.slice(0, 30)),
);
const value: fc.Arbitrary<Input> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...NAMES), scalar, { maxKeys: 4 }) },
);
const members = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 12 });

/** Objects with any claims of any type, as tokens. */
export const tokenClaims = target(
  'token-claims',
  fc.record({ header: members, claims: members, as: fc.boolean() }),
  ({ header, claims, as }) => {
    const json = (entries: readonly (readonly [string, Input])[]) =>
      `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join(',')}}`;
    const token = `${encode(json(header))}.${encode(json(claims))}.c2ln`;
    const inspection = inspectToken(token, NOW, as ? { as: 'client-assertion' } : {});
    assert.ok(inspection.title.length > 0);
    inspectionText(inspection);
  },
);

const THUMBPRINTS = [
  '5D2E81F0A9B34C7768D01E2F3A4B5C6D7E8F9012',
  'XS6B8KmzTHdo0B4vOktcbX6PkBI',
  '\u200e5d 2e 81 f0',
];
const URLS = [
  'https://login.microsoftonline.com/common/v2.0',
  'http://localhost:8080/?a#b',
  'HTTPS://[::1]:1/x',
];

/** Thumbprints and addresses in any spelling. */
export const shortTexts = target(
  'short-texts',
  fc.record({ text: textsLike([...THUMBPRINTS, ...URLS]) }),
  ({ text }) => {
    const read = readThumbprint(text);
    if (read.kind !== 'unknown') assert.match(read.hex, /^(?:[0-9A-F]{2})+$/);
    const url = readUrl(text);
    if (url) assert.equal(url.host, url.host.toLowerCase());
  },
);

const ANSWERS = [
  '{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: a","error_codes":[7000215]}',
  `{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"${pick(texts, 0)}"}`,
  '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>',
  '{"error":"invalid_grant","suberror":"bad_token","error_codes":["50013", 65001, null, {}],"timestamp":1}',
];

/** Answers of any server to a token request. */
export const answers = target(
  'answers',
  fc.record({
    status: fc.constantFrom(200, 204, 302, 400, 401, 403, 429, 500, 599),
    body: textsLike(ANSWERS),
  }),
  ({ status, body }) => {
    const outcome = readOutcome(status, 'application/json', body);
    assert.ok(JSON.stringify(outcomeToJson(outcome, { now: NOW })));
  },
);
