import assert from 'node:assert/strict';
import { toMarkdown, toText } from '../../src/core/report.ts';
import { loadKnowledge } from '../../src/index.ts';
import type { Outcome } from '../../src/tokens/outcome.ts';
import { Secret } from '../../src/tokens/secret.ts';
import type { PlannedApp } from '../../src/tokens/test-plan.ts';
import { type TestedApp, testTable } from '../../src/tokens/test-table.ts';
import { CLIENT, TENANT } from './tokens.ts';

function app(where: string, missing: readonly string[] = []): PlannedApp {
  const profile = {
    authority: `https://login.microsoftonline.com/${TENANT}`,
    clientId: CLIENT,
    scopes: [],
    credential: { kind: 'none' },
    grant: { kind: 'client-credentials' },
  } as const;
  return {
    where: [{ link: `${where}:1`, address: `file:///${where}` }],
    environment: 'production',
    tenant: TENANT,
    clientId: CLIENT,
    credential: 'secret',
    plan: missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'send', profile },
  };
}

const OUTCOMES: readonly (readonly [outcome: Outcome, row: RegExp])[] = [
  [
    { kind: 'token', token: new Secret('canary'), tokenType: 'Bearer', expiresIn: 3599, scopes: [] },
    /\| granted \| in 59 minutes \| Tenant, client ID and credential work\. \|$/,
  ],
  [
    {
      kind: 'refused',
      status: 401,
      error: 'invalid_client',
      codes: [7000222],
      description: 'AADSTS7000222: The provided client secret keys are expired.',
    },
    /\| `AADSTS7000222` \| {2}\| [A-Z].+\. \|$/,
  ],
  [
    { kind: 'refused', status: 400, error: 'own|error', codes: [], description: 'no' },
    /\| `own\\\|error` \|/,
  ],
  [
    { kind: 'unreachable', cause: 'dns', message: 'ENOTFOUND' },
    /\| not reached \| {2}\| The host has no address/,
  ],
  [
    { kind: 'unreadable', status: 502, contentType: 'text/html' },
    /\| no answer of a token endpoint \| {2}\| Status 502/,
  ],
  [{ kind: 'invalid', message: 'No tenant.' }, /\| not sent \| {2}\| `No tenant\.` \|$/],
  [{ kind: 'cancelled' }, /\| not sent \| {2}\| It was cancelled\. \|$/],
];

describe('testTable', () => {
  const rowsOf = async (tested: readonly TestedApp[]) =>
    toMarkdown(testTable(tested, await loadKnowledge()))
      .split('\n')
      .slice(6);

  for (const [outcome, expected] of OUTCOMES) {
    it(`tells ${outcome.kind} in one row`, async () => {
      const [row = '', ...rest] = await rowsOf([{ app: app('a.env'), outcome }]);
      assert.match(row, expected);
      assert.ok(
        row.startsWith(`| [a.env:1](file:///a.env) | production | \`${TENANT}\` | \`${CLIENT}\` |`),
        row,
      );
      assert.ok(!row.includes('canary'));
      assert.deepEqual(rest, ['']);
    });
  }

  it('says what is missing, and what was not agreed to', async () => {
    const [first, second] = await rowsOf([
      { app: app('a.env', ['the tenant', 'the client secret']) },
      { app: app('b.env'), withheld: 'You did not agree to ask sts.example.org.' },
    ]);
    assert.match(first ?? '', /\| not sent \| {2}\| `Missing: the tenant, the client secret\.` \|$/);
    assert.match(second ?? '', /You did not agree to ask sts\.example\.org/);
  });

  it('counts, and says so where there is nothing', async () => {
    const tested = [
      ...OUTCOMES.map(([outcome]) => ({ app: app('a'), outcome })),
      { app: app('b', ['the tenant']) },
    ];
    const knowledge = await loadKnowledge();
    assert.match(
      toText(testTable(tested, knowledge)),
      /8 apps: 1 granted, 2 refused, 2 without an answer, 3 not sent\./,
    );
    assert.match(toText(testTable([], knowledge)), /No file states an app/);
  });
});
