import assert from 'node:assert/strict';
import { bestTemplate } from '../../src/codes/templates.ts';

const APP = '7f3d2b1a-9c8e-4d5f-a6b7-c8d9e0f1a2b3';
const MISSING =
  "Application with identifier '{appId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant.";
const NAMED = "Application '{appId}'({appName}) is configured for use by {audience} users only.";

const VALUES: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  [
    'the whole message',
    MISSING,
    `Application with identifier '${APP}' was not found in the directory 'Contoso Ltd'. This can happen if the application has not been installed by the administrator of the tenant.`,
    { appId: APP, tenant: 'Contoso Ltd' },
  ],
  [
    'a message cut after its values',
    MISSING,
    `Application with identifier '${APP}' was not found in the directory 'Contoso'. This ca`,
    { appId: APP, tenant: 'Contoso' },
  ],
  [
    'a message cut inside a value',
    MISSING,
    `Application with identifier '${APP}' was not found in the directory 'Con`,
    { appId: APP },
  ],
  [
    'other quotes, letter case and blanks',
    MISSING,
    `APPLICATION with  identifier “${APP}” was not\nfound in the directory "Contoso". This can`,
    { appId: APP, tenant: 'Contoso' },
  ],
  [
    'words broken by a console',
    MISSING,
    `Application with identi fier '${APP}' was notfound in the directory 'Contoso'. This can`,
    { appId: APP, tenant: 'Contoso' },
  ],
  [
    'something before and after',
    MISSING,
    `Sorry. Application with identifier '${APP}' was not found in the directory 'Contoso'. This can happen. Bye.`,
    { appId: APP, tenant: 'Contoso' },
  ],
  [
    'changed words in the middle',
    MISSING,
    `Application with identifier '${APP}' could not be found in the directory 'Contoso'. This can happen`,
    { tenant: 'Contoso', appId: APP },
  ],
  [
    'quotes and brackets in a name',
    NAMED,
    `Application '${APP}'(Anna's "Ledger" (old)) is configured for use by Microsoft Account users only.`,
    { appId: APP, appName: 'Anna\'s "Ledger" (old)', audience: 'Microsoft Account' },
  ],
  [
    'a value of another script',
    NAMED,
    `Application '${APP}'(帳簿 İstanbul) is configured for use by All users only.`,
    { appId: APP, appName: '帳簿 İstanbul', audience: 'All' },
  ],
  ['a value at the end', 'The scope is {scope}', 'The scope is User.Read.', { scope: 'User.Read' }],
  ['a value at the beginning', '{method} request is made.', 'GET request is made.', { method: 'GET' }],
  [
    'the first of two values of one name',
    "The {term} '{address}' does not match the {term}s of the app.",
    "The redirect URI 'https://a' does not match the redirect URIs of the app.",
    { term: 'redirect URI', address: 'https://a' },
  ],
  [
    'a gap without a name',
    "Found … with id '{id}' here.",
    "Found something with id 'x1' here.",
    { id: 'x1' },
  ],
];

describe('one template', () => {
  for (const [name, template, message, expected] of VALUES) {
    it(`reads values from ${name}`, () =>
      assert.deepEqual({ ...bestTemplate([template], message)?.values }, expected));
  }

  it('leaves out what looks like a secret', () => {
    const secret = `abc8Q~${'Vx9.'.repeat(8)}qq`;
    const match = bestTemplate(
      ["The secret '{value}' of app '{appId}' is wrong."],
      `The secret '${secret}' of app '${APP}' is wrong.`,
    );
    assert.deepEqual(match?.values, { appId: APP });
  });

  it('gives nothing for another message', () => {
    assert.equal(bestTemplate([MISSING], 'The provided authorization code has expired.'), undefined);
    assert.equal(bestTemplate([MISSING], ''), undefined);
    assert.equal(bestTemplate([''], 'anything'), undefined);
  });

  it('finishes on long messages', () => {
    const message = "Application with identifier '".repeat(20_000);
    assert.equal(bestTemplate([MISSING], message)?.values.tenant, undefined);
    assert.equal(bestTemplate(["'{a}' '{b}' '{c}'".repeat(50)], "'".repeat(100_000))?.values.a, undefined);
  });
});

describe('bestTemplate', () => {
  const SHORT = 'Client assertion contains an invalid signature.';
  const NO_KEY =
    "Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', Please visit the Azure Portal to see configured keys for app Id '{appId}'.";
  const EXPIRED =
    "Client assertion contains an invalid signature. [Reason - The key used is expired., Thumbprint of key used by client: '{thumbprint}'";
  const all = [SHORT, NO_KEY, EXPIRED];
  const chosen = (message: string) => {
    const best = bestTemplate(all, message);
    return all.find((template) => bestTemplate([template], message)?.score === best?.score);
  };

  const cases: readonly (readonly [string, string])[] = [
    ['Client assertion contains an invalid signature.', SHORT],
    [NO_KEY.replace('{thumbprint}', 'AB12').replace('{appId}', APP), NO_KEY],
    [EXPIRED.replace('{thumbprint}', 'AB12'), EXPIRED],
    [
      `${EXPIRED.replace('{thumbprint}', 'AB12')}, Found key 'x', Please visit the Azure Portal to see configured keys for app Id '${APP}'.`,
      EXPIRED,
    ],
    ['Client assertion contains an invalid signature. [Reason - The key was not found., Thumb', NO_KEY],
  ];
  for (const [message, template] of cases) {
    it(`${template.slice(40, 90)} for ${message.length} characters`, () =>
      assert.equal(chosen(message), template));
  }

  it('gives nothing without templates', () => assert.equal(bestTemplate([], SHORT), undefined));
});
