import assert from 'node:assert/strict';
import type { UserAssertion } from '../../src/facts/request-types.ts';
import { userAssertionOf, writtenAssertion } from '../../src/facts/user-assertion.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

function encoded(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const HEADER = encoded({ alg: 'RS256' });
const TOKEN = `${HEADER}.${encoded({ aud: 'https://graph.microsoft.com' })}.c2lnbmVk`;

function told(assertion: UserAssertion): string {
  return assertion.kind === 'token' ? `token for ${assertion.audience}` : assertion.kind;
}

const texts: readonly (readonly [text: string, told: string])[] = [
  [TOKEN, 'token for https://graph.microsoft.com'],
  [` ${TOKEN}\n`, 'token for https://graph.microsoft.com'],
  [TOKEN.replace('c2lnbmVk', ''), 'token for https://graph.microsoft.com'],
  [TOKEN.replace('c2lnbmVk', 'c2'), 'token for https://graph.microsoft.com'],
  [`Bearer ${TOKEN}`, 'unknown'],
  [`${TOKEN} of the user`, 'unknown'],
  [`${HEADER}.${encoded({ aud: ['a'] })}.c2lnbmVk`, 'unknown'],
  [`${HEADER}.${encoded({ iss: 'a' })}.c2lnbmVk`, 'unknown'],
  [`${HEADER}.bm90IEpTT04.c2lnbmVk`, 'unknown'],
  [`${HEADER}.${encoded({ aud: 'a' })}`, 'unknown'],
  ['{{id_token}}', 'id-token'],
  [' {{ idToken }} ', 'id-token'],
  ['$ID_TOKEN', 'id-token'],
  ['${ID_TOKEN}', 'id-token'],
  ['%ID_TOKEN%', 'id-token'],
  ['{{user.id_token}}', 'id-token'],
  ['{{access_token}}', 'unknown'],
  ['{{valid_token}}', 'unknown'],
  ['{{token_id}}', 'unknown'],
  ['the {{id_token}}', 'unknown'],
  ['{{id_token}} there', 'unknown'],
  ['id_token', 'unknown'],
  ['', 'unknown'],
];

/** Source in JavaScript, and the token that it says to be. */
const sources: readonly (readonly [source: string, told: string])[] = [
  ['idToken', 'id-token'],
  ['rawIdToken', 'id-token'],
  ['session.id_token', 'id-token'],
  ["req.headers['x-ms-token-aad-id-token']", 'id-token'],
  ["req.headers.get('x-ms-token-aad-id-token')", 'id-token'],
  ["req.header('x-ms-token-aad-id-token')", 'id-token'],
  ["req.headers['x-ms-token-aad-access-token']", 'unknown'],
  ['getIdToken()', 'id-token'],
  ['read_id_token()', 'id-token'],
  ['rawIdToken()', 'id-token'],
  ['id_token()', 'id-token'],
  ['idtoken()', 'unknown'],
  ['validateIdToken(x)', 'unknown'],
  ['getIdTokens()', 'unknown'],
  ['getIdTokenFor(x)', 'unknown'],
  ['idToken.toString()', 'id-token'],
  ['idToken.to_string()', 'id-token'],
  ['idToken.trim().to_s()', 'id-token'],
  ['idToken.tos()', 'id-token'],
  ['idToken.exchange()', 'unknown'],
  ['idToken.getClaims()', 'unknown'],
  ['idToken.forget()', 'unknown'],
  ['user(idToken)', 'unknown'],
  ['validToken', 'unknown'],
  ['tokenId', 'unknown'],
  ['graphToken', 'graph-token'],
  ['graphAccessToken', 'graph-token'],
  ['msGraph.token', 'unknown'],
  ['token.graph', 'unknown'],
  ['accessToken', 'unknown'],
  ['graph', 'unknown'],
  ['token', 'unknown'],
  [`'${TOKEN}'`, 'token for https://graph.microsoft.com'],
  ["'id_token'", 'unknown'],
  ['a + b', 'unknown'],
];

/** The same, where a variable was given something before. */
const variables: readonly (readonly [given: string, source: string, told: string])[] = [
  ['const token = session.idToken;', 'token', 'id-token'],
  ['const token = getGraphToken(); const graphToken = token;', 'graphToken', 'graph-token'],
  ['const accessToken = session.idToken;', 'accessToken', 'unknown'],
  ['const idToken = session.accessToken;', 'idToken', 'unknown'],
  ['const a = session.idToken; const b = a.trim();', 'b.trim()', 'id-token'],
  ['const a = session.idToken; const b = a.trim();', 'b.trim().trim()', 'unknown'],
];

async function saidIn(text: string): Promise<string> {
  const reader = readerFor(readers, 'a.js', '');
  assert.ok(reader);
  const { code } = reader.read(text, 'a.js', await parserOf(reader));
  const value = code?.assignments.at(-1)?.value;
  assert.ok(value);
  return told(userAssertionOf(value));
}

describe('the token that is exchanged', () => {
  for (const [text, line] of texts) {
    const shown = text.replaceAll(/eyJ[\w-]{12,}/g, 'eyJ…').replaceAll('\n', '⏎');
    it(`is ${line} in the text ${shown || 'that is empty'}`, () => {
      assert.equal(told(writtenAssertion(text)), line);
    });
  }
  for (const [source, line] of sources) {
    it(`is ${line} for ${source.replaceAll(/eyJ[\w-]{12,}/g, 'eyJ…')}`, async () => {
      assert.equal(await saidIn(`const result = ${source};`), line);
    });
  }
  for (const [given, source, line] of variables) {
    it(`is ${line} for ${source} after ${given}`, async () => {
      assert.equal(await saidIn(`${given}\nconst result = ${source};`), line);
    });
  }
});
