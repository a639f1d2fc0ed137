import assert from 'node:assert/strict';
import { explain, searchCodes } from '../../src/codes/explain.ts';
import type { Code } from '../../src/codes/types.ts';

const APP = '7f3d2b1a-9c8e-4d5f-a6b7-c8d9e0f1a2b3';
const TRACE = '0b6a3c1e-52d7-4f0c-9a41-7d1f3e5c2b00';
const CORRELATION = 'c94f7a20-1b3d-4e88-8f55-2a6e9d0b7c13';

const ANY = {
  causes: ['A cause.'],
  fixes: ['A fix.'],
  fixedBy: 'developer',
  retry: false,
  links: ['https://a'],
} as const;

const CODES: readonly Code[] = [
  {
    ...ANY,
    code: 7000215,
    name: 'InvalidClientSecret',
    title: 'Wrong client secret',
    happened: 'The secret is not one of the app.',
    oauthError: 'invalid_client',
    templates: [
      "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{appId}'.",
    ],
    related: [7000222],
  },
  {
    ...ANY,
    code: 50012,
    title: 'Client authentication failed',
    happened: 'Main meaning.',
    templates: ['Authentication failed.'],
    others: [
      {
        ...ANY,
        title: 'Wrong client secret of old',
        happened: 'Secret.',
        confidence: 'medium',
        templates: ['Invalid client secret is provided.'],
      },
      {
        ...ANY,
        title: 'Signature of the assertion',
        happened: 'Signature.',
        fixedBy: 'administrator',
        templates: [
          "Client assertion contains an invalid signature. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}'",
        ],
      },
    ],
  },
  {
    ...ANY,
    code: 70002,
    title: 'Credentials refused',
    happened: 'Wrapper.',
    templates: ['Error validating credentials.'],
  },
  {
    ...ANY,
    code: 90033,
    title: 'A passing fault',
    happened: 'Busy.',
    retry: true,
    fixedBy: 'microsoft',
    templates: ['A transient error has occurred.'],
  },
];

const knowledge = {
  find: (code: number) => CODES.find((entry) => entry.code === code),
  foreseenBy: (code: number) => (code === 7000215 ? ['secret-id-as-value'] : []),
};
const only = (text: string) => explain(text, knowledge).codes.map(({ title }) => title);

describe('explain', () => {
  it('gives the whole answer as plain data', () => {
    const text = JSON.stringify({
      error: 'invalid_client',
      error_description: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${APP}'. Trace ID: ${TRACE} Correlation ID: ${CORRELATION} Timestamp: 2024-12-03 08:15:30Z`,
      error_codes: [7000215],
    });
    const answer = {
      codes: [
        {
          code: 7000215,
          name: 'InvalidClientSecret',
          title: 'Wrong client secret',
          meaning: 'The secret is not one of the app.',
          causes: ['A cause.'],
          fixes: ['A fix.'],
          examples: [],
          links: ['https://a'],
          rules: ['secret-id-as-value'],
          fixedBy: 'developer',
          retry: false,
          confidence: 'high',
          oauthError: 'invalid_client',
          related: [7000222],
        },
      ],
      error: 'invalid_client',
      suberror: null,
      traceId: TRACE,
      correlationId: CORRELATION,
      timestamp: '2024-12-03 08:15:30Z',
      values: { appId: APP },
      evidence: [],
    };
    assert.deepEqual(explain(text, knowledge), answer);
    assert.equal(JSON.stringify(explain(text, knowledge)), JSON.stringify(answer));
  });

  it('gives null for what neither text nor catalogue has', () => {
    const { codes, ...rest } = explain('90033', knowledge);
    assert.deepEqual(rest, {
      error: null,
      suberror: null,
      traceId: null,
      correlationId: null,
      timestamp: null,
      values: {},
      evidence: [],
    });
    const [{ name, oauthError, rules, related, retry } = { name: '' }] = codes;
    assert.deepEqual(
      { name, oauthError, rules, related, retry },
      { name: null, oauthError: null, rules: [], related: [], retry: true },
    );
  });

  it('lists a code that the catalogue does not have', () => {
    const [code] = explain('AADSTS5999999: New. ', knowledge).codes;
    assert.equal(code?.code, 5999999);
    assert.equal(code?.title, 'Unknown code');
    assert.deepEqual(code?.links, ['https://login.microsoftonline.com/error?code=5999999']);
    assert.equal(code?.confidence, 'low');
    assert.equal(code?.fixedBy, null);
  });

  it('gives no codes for a text without one', () =>
    assert.deepEqual(explain('It does not work.', knowledge).codes, []));

  const meanings: readonly (readonly [string, readonly string[]])[] = [
    ['7000215', ['Wrong client secret']],
    ['AADSTS7000215', ['Wrong client secret']],
    ['AADSTS50012', ['Client authentication failed']],
    ['AADSTS50012: Authentication failed.', ['Client authentication failed']],
    ['AADSTS50012: Invalid client secret is provided.', ['Wrong client secret of old']],
    [
      'AADSTS50012: Client assertion contains an invalid signature. [Reason - The key was not found.',
      ['Signature of the assertion'],
    ],
    ['AADSTS50012: O cliente não foi autenticado.', ['Client authentication failed']],
    [
      'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.',
      ['Wrong client secret of old', 'Credentials refused'],
    ],
  ];
  for (const [text, titles] of meanings)
    it(`chooses ${titles} for ${text}`, () => assert.deepEqual(only(text), titles));

  it('takes the other fields from the chosen meaning', () => {
    const [code] = explain('AADSTS50012: Invalid client secret is provided.', knowledge).codes;
    assert.equal(code?.meaning, 'Secret.');
    assert.equal(code?.confidence, 'medium');
    assert.deepEqual(code?.links, ['https://a']);
  });

  it('proves a wrongly encoded thumbprint', () => {
    const thumbprint = 'bd1ed2c8376108384ee273a1801a07f08b31d724';
    const sent = Buffer.from(thumbprint, 'ascii').toString('hex');
    const text = `AADSTS50012: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '${sent}', Configured keys: []]`;
    const { evidence, values } = explain(text, knowledge);
    assert.deepEqual(
      evidence.map(({ id }) => id),
      ['thumbprint-hex-encoded'],
    );
    assert.deepEqual(values, { reason: 'The key was not found.', thumbprint: sent });
  });

  it('quotes no secret', () => {
    const secret = `abc8Q~${'Vx9.'.repeat(8)}qq`;
    const text = `client_secret=${secret}\nAADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${secret}'.`;
    const shown = JSON.stringify(explain(text, knowledge));
    assert.ok(!shown.includes(secret));
    assert.match(shown, /Wrong client secret/);
  });
});

describe('searchCodes', () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ['', [7000215, 50012, 70002, 90033]],
    ['7000', [70002, 7000215]],
    ['70002', [70002, 7000215]],
    ['AADSTS50012', [50012]],
    ['aadsts 9', [90033]],
    ['12', []],
    ['invalidcl', [7000215]],
    ['ClientSecret', [7000215]],
    ['secret wrong', [50012, 7000215]],
    ['passing', [90033]],
    ['nothing like it', []],
  ];
  for (const [query, codes] of cases) {
    it(`finds ${codes.length} for ${JSON.stringify(query)}`, () => {
      assert.deepEqual(
        searchCodes(query, CODES).map(({ code }) => code),
        codes,
      );
    });
  }
});
