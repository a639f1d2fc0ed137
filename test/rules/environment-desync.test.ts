import assert from 'node:assert/strict';
import type { FileBeside } from '../../src/core/rule.ts';
import { type Checked, checkFile } from '../workspace.ts';

const [APP, OTHER, THIRD] = [
  '2b2a985d-6459-489a-a61d-3e68eb137814',
  'b113641e-7657-4d4f-bdd9-182ef34eec31',
  '3b0392ef-2dce-4c3e-8c4b-39f352463498',
] as const;
const [NORTH, SOUTH, WEST] = [
  'f0862c47-59ca-4b15-9612-01f52e295c59',
  '5326173b-ad35-4e00-a859-85c0dce7a46e',
  '77b58678-657b-461d-9ba9-7f96bd5ccfc4',
] as const;
const SECRET = 'Tr7_mN-q2.exampleOnly@Kd9?wZx4LpB';
const SHORT: Readonly<Record<string, string>> = {
  [APP]: 'APP',
  [OTHER]: 'OTHER',
  [THIRD]: 'THIRD',
  [NORTH]: 'NORTH',
  [SOUTH]: 'SOUTH',
  [WEST]: 'WEST',
};

function file(path: string, tenant: string, client: string, secret?: string): FileBeside {
  const lines = [
    `AZURE_TENANT_ID=${tenant}`,
    `AZURE_CLIENT_ID=${client}`,
    secret && `AZURE_CLIENT_SECRET=${secret}`,
  ];
  return { path, text: `${lines.filter(Boolean).join('\n')}\n` };
}

function manifest(client: string, audience: string | undefined): FileBeside {
  const app = {
    appId: client,
    displayName: 'portal',
    passwordCredentials: [{ keyId: THIRD }],
    ...(audience && { signInAudience: audience }),
  };
  return { path: 'manifest.json', text: JSON.stringify(app) };
}

/** Each finding in one line: its kind, where it stands, where its evidence stands, and what its fixes do. */
function told({ document, found }: Checked): readonly string[] {
  const short = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => SHORT[id] ?? id);
  return found
    .filter(({ rule }) => rule === 'environment-desync')
    .map(({ message, range, evidence, actions }) => {
      const kind = /^(?:Elsewhere|The client ID|\w+ and \w+ have)/.exec(message)?.[0] ?? message;
      const proof = evidence.map(({ uri }) => uri?.split('/').slice(4).join('/') ?? 'here');
      const fixes = actions.filter((action) => action.kind !== 'silence').map(({ title }) => title);
      return short([kind, document.getText(range), proof.join(' '), ...fixes].join(' | '));
    });
}

type Case = readonly [file: FileBeside, beside: readonly FileBeside[], told?: string];

const PRODUCTION = file('.env.production', SOUTH, APP);

const cases: Readonly<Record<string, Case>> = {
  'two environments with one app in two tenants': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP)],
    'Production and Staging have | APP | .env.staging',
  ],
  'nothing where the tenants are the same': [PRODUCTION, [file('.env.staging', SOUTH, APP)]],
  'nothing where the apps are others': [PRODUCTION, [file('.env.staging', NORTH, OTHER)]],
  'nothing of two files of one environment': [PRODUCTION, [file('config/prod/app.env', NORTH, APP)]],
  'nothing of files without an environment': [file('.env', SOUTH, APP), [file('app/.env', NORTH, APP)]],
  'nothing where one has no environment': [PRODUCTION, [file('.env', NORTH, APP)]],
  'nothing of files of tests': [PRODUCTION, [file('test/.env.staging', NORTH, APP)]],
  'nothing in a file of tests': [
    file('test/.env.production', SOUTH, APP),
    [file('.env.staging', NORTH, APP)],
  ],
  'nothing where a tenant is named by its domain': [
    PRODUCTION,
    [file('.env.staging', 'contoso.onmicrosoft.com', APP)],
  ],
  'the app that the tenant has in that environment': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('environments/prod/b.env', SOUTH, OTHER)],
    'Production and Staging have | APP | .env.staging | Write OTHER',
  ],
  'no app to write where the tenant has two of them': [
    PRODUCTION,
    [
      file('.env.staging', NORTH, APP),
      file('environments/prod/b.env', SOUTH, OTHER),
      file('environments/prod/c.env', SOUTH, THIRD),
    ],
    'Production and Staging have | APP | .env.staging',
  ],
  'no app to write that belongs to another environment': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('environments/qa/b.env', SOUTH, OTHER)],
    'Production and Staging have | APP | .env.staging',
  ],
  'no app to write that belongs to another tenant': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('environments/prod/b.env', WEST, OTHER)],
    'Production and Staging have | APP | .env.staging',
  ],
  'nothing where the other names its app otherwise': [
    PRODUCTION,
    [{ path: '.env.staging', text: `ARM_TENANT_ID=${NORTH}\nARM_CLIENT_ID=${APP}\n` }],
  ],
  'nothing where the other file is the wrong one': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('environments/stage/b.env', NORTH, OTHER)],
  ],
  'the app where both files have another': [
    PRODUCTION,
    [
      file('.env.staging', NORTH, APP),
      file('environments/stage/b.env', NORTH, OTHER),
      file('environments/prod/c.env', SOUTH, THIRD),
    ],
    'Production and Staging have | APP | .env.staging | Write THIRD',
  ],
  'nothing of an app in three tenants': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('.env.qa', WEST, APP)],
  ],
  'nothing of an app that is registered for many tenants': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), manifest(APP, 'AzureADMultipleOrgs')],
  ],
  'nothing of an app whose manifest does not say for whom it is': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), manifest(APP, undefined)],
  ],
  'an app that is registered for one tenant': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), manifest(APP, 'AzureADMyOrg')],
    'Production and Staging have | APP | .env.staging',
  ],
  'one beside another that is registered for many': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), manifest(OTHER, 'AzureADMultipleOrgs')],
    'Production and Staging have | APP | .env.staging',
  ],
  'nothing of an app that signs in anybody somewhere': [
    PRODUCTION,
    [file('.env.staging', NORTH, APP), file('.env.qa', 'common', APP)],
  ],
  'a tenant that two other files pair otherwise, and that has other apps': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), file('c.env', NORTH, APP), file('d.env', SOUTH, OTHER)],
    'Elsewhere | SOUTH | b.env c.env | Write NORTH',
  ],
  'a tenant that four other files pair otherwise, with three of them': [
    file('a.env', SOUTH, APP),
    [
      ...['b.env', 'c.env', 'd.env', 'e.env'].map((path) => file(path, NORTH, APP)),
      manifest(APP, 'AzureADMyOrg'),
    ],
    'Elsewhere | SOUTH | b.env c.env d.env | Write NORTH',
  ],
  'nothing where the tenant may be a customer’s': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), file('c.env', NORTH, APP)],
  ],
  'nothing where the tenant has other apps in tests alone': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), file('c.env', NORTH, APP), file('tests/d.env', SOUTH, OTHER)],
  ],
  'nothing where another tenant has other apps': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), file('c.env', NORTH, APP), file('d.env', WEST, OTHER)],
  ],
  'nothing where another app is registered for one tenant': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), file('c.env', NORTH, APP), manifest(OTHER, 'AzureADMyOrg')],
  ],
  'nothing where only one other file pairs it otherwise': [
    file('a.env', SOUTH, APP),
    [file('b.env', NORTH, APP), manifest(APP, 'AzureADMyOrg')],
  ],
  'nothing where another file agrees': [
    file('a.env', SOUTH, APP),
    [
      file('b.env', NORTH, APP),
      file('c.env', NORTH, APP),
      file('d.env', SOUTH, APP),
      manifest(APP, 'AzureADMyOrg'),
    ],
  ],
  'one secret for two apps': [
    file('.env.production', NORTH, APP, SECRET),
    [file('.env.staging', NORTH, OTHER, SECRET)],
    'The client ID | APP | here .env.staging | Enter the secret value…',
  ],
  'nothing of one secret of one app': [
    file('.env.production', NORTH, APP, SECRET),
    [file('.env.staging', NORTH, APP, SECRET)],
  ],
  'nothing of two secrets': [
    file('.env.production', NORTH, APP, SECRET),
    [file('.env.staging', NORTH, OTHER, SECRET.replace('Tr7', 'Us8'))],
  ],
  'nothing of a secret that tests share': [
    file('.env.production', NORTH, APP, SECRET),
    [file('test/.env', NORTH, OTHER, SECRET)],
  ],
  'nothing of secrets that come from elsewhere': [
    file('.env.production', NORTH, APP, '${SECRET}'),
    [file('.env.staging', NORTH, OTHER, '${SECRET}')],
  ],
  'nothing of a secret beside an app that is not known': [
    file('.env.production', NORTH, APP, SECRET),
    [file('.env.staging', NORTH, '${CLIENT_ID}', SECRET)],
  ],
};

describe('settings of two environments that were mixed', () => {
  for (const [name, [{ path, text }, beside, expected]] of Object.entries(cases)) {
    it(`are told of: ${name}`, async () => {
      const checked = await checkFile(path, text, beside);
      assert.deepEqual(told(checked), expected === undefined ? [] : [expected]);
    });
  }

  it('are told of in sections of one file, each of the other', async () => {
    const section = (name: string, tenant: string) =>
      `${name}:\n  azure:\n    tenant_id: ${tenant}\n    client_id: ${APP}\n`;
    const checked = await checkFile('a.yml', section('production', NORTH) + section('qa', SOUTH));
    assert.deepEqual(told(checked), [
      'Production and Qa have | APP | here',
      'Qa and Production have | APP | here',
    ]);
  });

  it('write the app where it stands', async () => {
    const beside = [file('.env.staging', NORTH, APP), file('environments/prod/b.env', SOUTH, OTHER)];
    const { found, document } = await checkFile(PRODUCTION.path, PRODUCTION.text, beside);
    const action = found.flatMap(({ actions }) => actions).find(({ title }) => title === `Write ${OTHER}`);
    assert.ok(action?.kind === 'edit');
    assert.equal(action.safe, false);
    assert.deepEqual(
      action.edits.map(({ range, newText }) => [document.getText(range), newText]),
      [[APP, OTHER]],
    );
  });
});
