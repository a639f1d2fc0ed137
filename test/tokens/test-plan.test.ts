import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { App } from '../../src/facts/types.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { HELD_ELSEWHERE, shownCredential } from '../../src/tokens/stated-apps.ts';
import {
  type FoundCredential,
  isSampleFile,
  type PlannedApp,
  planTest,
  planTests,
  shownIds,
} from '../../src/tokens/test-plan.ts';
import { CLIENT, TENANT } from './tokens.ts';

const ORIGIN = 'https://login.microsoftonline.com';
const SCOPE = 'https://graph.microsoft.com/.default';

function secret(text: string): FoundCredential {
  return { kind: 'found', credential: { kind: 'client-secret', secret: new Secret(text) } };
}

interface Said {
  readonly origin?: string;
  readonly tenant?: string;
  readonly scope?: string;
  readonly found?: FoundCredential;
}

function app(where: string, said: Said = {}): PlannedApp {
  const { origin = ORIGIN, tenant = TENANT, scope = SCOPE, found = secret('one') } = said;
  const plan = planTest({ origin, tenant, clientId: CLIENT, scope }, found);
  return { where: [where], credential: 'secret', plan };
}

describe('planTest', () => {
  it('asks for a token of the app itself', () => {
    const plan = planTest({ origin: ORIGIN, tenant: TENANT, clientId: CLIENT, scope: SCOPE }, secret('x'));
    assert.ok(plan.kind === 'send');
    const { authority, clientId, scopes, grant } = plan.profile;
    assert.equal(authority, `${ORIGIN}/${TENANT}`);
    assert.deepEqual([clientId, scopes, grant], [CLIENT, [SCOPE], { kind: 'client-credentials' }]);
  });

  it('says all that is missing', () => {
    const what = 'the client secret (the settings refer to the variable SECRET)';
    const plan = planTest({ origin: ORIGIN, scope: SCOPE }, { kind: 'missing', what });
    assert.deepEqual(plan, { kind: 'incomplete', missing: ['the tenant', 'the client ID', what] });
  });
});

describe('shownCredential', () => {
  const stated = { kind: 'app', group: '', isLocalFile: false } as const;
  const CASES: readonly (readonly [app: App, shown: string, missing?: RegExp])[] = [
    [stated, 'secret'],
    [{ ...stated, credentials: ['managed-identity'] }, 'managed identity', /^the machine/],
    [{ ...stated, credentials: ['federated'] }, 'federated token', /other issuer$/],
    [{ ...stated, credentials: ['assertion'] }, 'assertion', /which the code makes$/],
    [{ ...stated, isPublicClient: true }, 'none', /public client$/],
    [{ ...stated, flow: 'device-code' }, 'none', /public client$/],
  ];
  for (const [app, shown, missing] of CASES) {
    it(`is ${shown} for ${JSON.stringify({ ...app, ...stated })}`, () => {
      assert.equal(shownCredential(app), shown);
      if (!missing) return;
      const plan = planTest(
        { origin: ORIGIN, scope: SCOPE },
        HELD_ELSEWHERE[shown as keyof typeof HELD_ELSEWHERE],
      );
      assert.ok(plan.kind === 'incomplete');
      assert.match(plan.missing.join(', '), missing);
    });
  }
});

describe('shownIds', () => {
  it('shows no secret that stands where an id belongs', () => {
    const draft = { origin: ORIGIN, scope: SCOPE };
    assert.deepEqual(shownIds({ ...draft, tenant: 'contoso.com', clientId: CLIENT }), {
      tenant: 'contoso.com',
      clientId: CLIENT,
    });
    const mixedUp = shownIds({ ...draft, tenant: 'canary8Q~t', clientId: 'canary8Q~c' });
    assert.doesNotMatch(JSON.stringify(mixedUp), /canary/);
    assert.deepEqual(shownIds(draft), {});
  });
});

describe('planTests', () => {
  it('sends once what several files state alike', () => {
    const apps = [app('a'), app('b'), app('c', { tenant: TENANT.toUpperCase() })];
    const plan = planTests(apps);
    assert.equal(plan.profiles.length, 1);
    for (const each of apps) assert.equal(plan.profileOf(each), plan.profiles[0]);
  });

  it('sends apart what differs in tenant, host, credential or scope', () => {
    const plan = planTests([
      app('a'),
      app('b', { tenant: 'contoso.com' }),
      app('c', { origin: 'https://login.microsoftonline.us' }),
      app('d', { found: secret('two') }),
      app('e', { scope: 'https://vault.azure.net/.default' }),
    ]);
    assert.equal(plan.profiles.length, 5);
    assert.deepEqual(plan.hosts, ['login.microsoftonline.com', 'login.microsoftonline.us']);
  });

  it('has no request for what is incomplete, and asks no host for it', () => {
    const incomplete = app('a', {
      origin: 'https://sts.example.org',
      found: { kind: 'missing', what: 'the client secret' },
    });
    const plan = planTests([incomplete]);
    assert.deepEqual([plan.profiles, plan.hosts, plan.profileOf(incomplete)], [[], [], undefined]);
  });

  it('shows no secret', () => {
    const plan = planTests([app('a', { found: secret('canary') })]);
    assert.ok(!inspect(plan, { depth: 9, showHidden: true }).includes('canary'));
  });
});

describe('isSampleFile', () => {
  const CASES: readonly (readonly [path: string, expected: boolean])[] = [
    ['examples/web/appsettings.json', true],
    ['.env.example', true],
    ['appsettings.template.json', true],
    ['docs/setup.yaml', true],
    ['src/appsettings.Production.json', false],
    ['.env.production', false],
    ['distribution/.env', false],
  ];
  for (const [path, expected] of CASES) {
    it(`${expected ? 'knows' : 'does not take for one'} ${path}`, () => {
      assert.equal(isSampleFile(path), expected);
    });
  }
});
