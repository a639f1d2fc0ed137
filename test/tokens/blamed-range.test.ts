import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens, explain, loadKnowledge } from '../../src/index.ts';
import { blamedRange } from '../../src/tokens/blamed-range.ts';
import type { Exchange } from '../../src/tokens/exchange.ts';
import { grammars } from '../grammars.ts';

const TENANT = '6f1d3c52-8f0e-4b1a-9a57-2d4c7b9e1a30';
const CLIENT = '1c8e5f07-94b2-4a3d-b6e1-7f20d8a35c96';
const OTHER = '93d4a6b1-27ef-4c80-a5d9-0e6b3f81c7a2';

const BOTH = `AZURE_TENANT_ID=${TENANT}
AZURE_CLIENT_ID=${CLIENT}
AZURE_CLIENT_SECRET=aBc8Q~Distinctive.secret-of.the_matrix0xYz1
AZURE_CLIENT_CERTIFICATE_PATH=app.pem
`;
const PYTHON = `import msal

app = msal.ConfidentialClientApplication(
    "${CLIENT}",
    authority="https://login.microsoftonline.com/${TENANT}",
    client_credential="aBc8Q~Distinctive.secret-of.the_matrix0xYz1",
)
app.acquire_token_for_client(scopes=["api://nothing/.default"])
`;
const TWO_APPS = JSON.stringify(
  {
    AzureAdFirst: { TenantId: TENANT, ClientId: OTHER },
    AzureAd: { TenantId: TENANT, ClientId: CLIENT },
  },
  undefined,
  1,
);

function sent(...names: readonly string[]): Exchange {
  const parameters = names.map((name) => ({ name, value: '[secret]' }));
  return { method: 'POST', endpoint: '', query: [], headers: [], encoding: 'form', parameters };
}

const TENANT_NOT_FOUND = `AADSTS90002: Tenant '${TENANT}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`;

const CASES: readonly (readonly [
  name: string,
  path: string,
  text: string,
  error: string,
  marked: string,
  exchange?: Exchange,
])[] = [
  [
    'the secret that was sent',
    '.env',
    BOTH,
    'AADSTS700025',
    'aBc8Q~Distinctive.secret-of.the_matrix0xYz1',
    sent('client_secret'),
  ],
  ['the certificate that signed', '.env', BOTH, 'AADSTS700025', 'app.pem', sent('client_assertion')],
  ['the certificate, not the secret beside it', '.env', BOTH, 'AADSTS700027', 'app.pem'],
  ['no secret for a user’s token', '.env', BOTH, 'AADSTS500131', CLIENT],
  ['the app where a federated token is to blame', '.env', BOTH, 'AADSTS700213', CLIENT],
  ['the app where nothing is to blame', '.env', BOTH, 'AADSTS90033', CLIENT],
  ['the app for an unknown code', '.env', BOTH, 'AADSTS1234567', CLIENT],
  ['the tenant within the authority of code', 'app.py', PYTHON, TENANT_NOT_FOUND, TENANT],
  ['the secret in code', 'app.py', PYTHON, 'AADSTS7000215', 'aBc8Q~Distinctive.secret-of.the_matrix0xYz1'],
  ['the scope in code', 'app.py', PYTHON, 'AADSTS500011', 'api://nothing/.default'],
  [
    'the section of the app, not the first with that tenant',
    'appsettings.json',
    TWO_APPS,
    TENANT_NOT_FOUND,
    TENANT,
  ],
  ['the app by its id', 'appsettings.json', TWO_APPS, 'AADSTS700016', CLIENT],
];

describe('blamedRange', () => {
  for (const [name, path, text, error, marked, exchange] of CASES) {
    it(`marks ${name}`, async () => {
      const lens = createEntraLens({ grammars });
      const document = TextDocument.create(`file:///project/${path}`, '', 1, text);
      await lens.prepare(document);
      lens.learn(document);
      const app = lens
        .factsIn(document)
        .filter((fact) => fact.kind === 'app')
        .findLast(({ clientId }) => clientId?.value.kind === 'guid' && clientId.value.guid === CLIENT);
      assert(app);
      const explanation = explain(error, await loadKnowledge(), lens);
      const range = blamedRange(
        app,
        { ...explanation, exchange },
        {
          uri: document.uri,
          start: 0,
          rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
        },
      );
      assert.equal(document.getText(range), marked);
      assert.equal(document.offsetAt(range.start), text.lastIndexOf(marked));
    });
  }

  it('marks the beginning of an app that names no client', async () => {
    const lens = createEntraLens();
    const text = `X=1\nAZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_SECRET=aBc8Q~Distinctive.secret-of.the_matrix0xYz1\n`;
    const document = TextDocument.create('file:///project/.env', '', 1, text);
    const [app] = lens.factsIn(document).filter((fact) => fact.kind === 'app');
    assert(app);
    const explanation = explain('AADSTS90033', await loadKnowledge(), lens);
    const range = blamedRange(app, explanation, {
      uri: document.uri,
      start: 4,
      rangeOf: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
    });
    assert.deepEqual(range, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
  });
});
