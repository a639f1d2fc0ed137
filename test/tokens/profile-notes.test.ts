import assert from 'node:assert/strict';
import type { Credential, Grant, TokenProfile } from '../../src/tokens/profile.ts';
import { profileNotes } from '../../src/tokens/profile-notes.ts';
import { Secret } from '../../src/tokens/secret.ts';
import {
  APP_TOKEN,
  ASSERTION,
  ASSERTION_HEADER,
  CLIENT,
  change,
  compose,
  FEDERATED,
  GRAPH_TOKEN,
  HEADER,
  NOW,
  TENANT,
} from './tokens.ts';

const SECRET: Credential = { kind: 'client-secret', secret: new Secret('distinctive') };
const APP: Grant = { kind: 'client-credentials' };
const assertion = (text: string): Credential => ({ kind: 'client-assertion', assertion: new Secret(text) });
const federated = (text: string): Credential => ({ kind: 'federated-token', token: new Secret(text) });
const user = (text: string): Grant => ({ kind: 'on-behalf-of', userAssertion: new Secret(text) });
const OTHER = '12121212-3434-4565-8787-909090909090';

const CASES: readonly (readonly [
  name: string,
  credential: Credential,
  grant: Grant,
  notes: readonly RegExp[],
])[] = [
  ['a secret', SECRET, APP, []],
  ['a good assertion', assertion(compose(ASSERTION_HEADER, ASSERTION)), APP, []],
  [
    'an expired one',
    assertion(
      compose(ASSERTION_HEADER, change(ASSERTION, { iat: NOW - 1200, nbf: NOW - 1200, exp: NOW - 600 })),
    ),
    APP,
    [/[Ee]xpired/],
  ],
  [
    'one of another app',
    assertion(compose(ASSERTION_HEADER, change(ASSERTION, { iss: OTHER, sub: OTHER }))),
    APP,
    [/AADSTS700021/],
  ],
  [
    'one for another tenant',
    assertion(
      compose(
        ASSERTION_HEADER,
        change(ASSERTION, { aud: `https://login.microsoftonline.com/${OTHER}/oauth2/v2.0/token` }),
      ),
    ),
    APP,
    [/AADSTS700023/],
  ],
  ['one that is none', assertion('distinctive'), APP, [/No token was found/]],
  ['a good federated token', federated(compose(HEADER, FEDERATED)), APP, []],
  [
    'an expired federated token',
    federated(compose(HEADER, change(FEDERATED, { exp: NOW - 600 }))),
    APP,
    [/[Ee]xpired/],
  ],
  ['a good token of a user', SECRET, user(compose(HEADER, APP_TOKEN)), []],
  ['a token for Graph', SECRET, user(compose(HEADER, GRAPH_TOKEN)), [/graph\.microsoft\.com.+AADSTS500131/]],
  [
    'a token for another app',
    SECRET,
    user(compose(HEADER, change(APP_TOKEN, { aud: OTHER }))),
    [/AADSTS50013/],
  ],
  [
    'a token for an address of one’s own',
    SECRET,
    user(compose(HEADER, change(APP_TOKEN, { aud: 'https://shop.contoso.com' }))),
    [],
  ],
  [
    'an expired token of a user',
    SECRET,
    user(compose(HEADER, change(APP_TOKEN, { exp: NOW - 10 }))),
    [/^The token of the user: Expired/],
  ],
];

describe('profileNotes', () => {
  for (const [name, credential, grant, expected] of CASES) {
    it(`says what strikes about ${name}`, async () => {
      const profile: TokenProfile = {
        authority: `https://login.microsoftonline.com/${TENANT}`,
        clientId: CLIENT,
        scopes: ['a/.default'],
        credential,
        grant,
      };
      const notes = await profileNotes(profile, NOW);
      assert.equal(notes.length, expected.length, notes.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(notes[index] ?? '', pattern);
      assert.ok(!notes.join().includes('distinctive'));
    });
  }
});
