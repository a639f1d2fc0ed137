import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';
import { type CredentialHints, credentialHints } from '../../src/tokens/credential-hints.ts';
import { CLIENT } from './tokens.ts';

const THUMBPRINT = '0102030405060708090A0B0C0D0E0F1011121314';

const CASES: readonly (readonly [settings: string, hints: CredentialHints])[] = [
  ['AZURE_CLIENT_SECRET=Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA', { kinds: ['secret'] }],
  [
    'AZURE_CLIENT_CERTIFICATE_PATH=certs/app.pem',
    { kinds: ['certificate'], certificatePath: 'certs/app.pem' },
  ],
  ['AZURE_CLIENT_CERTIFICATE_PATH=${CERTIFICATE}', { kinds: ['certificate'] }],
  [
    `AZURE_CLIENT_CERTIFICATE_THUMBPRINT=${THUMBPRINT.toLowerCase()}`,
    { kinds: ['certificate'], thumbprint: THUMBPRINT },
  ],
  ['', { kinds: [] }],
];

describe('credentialHints', () => {
  for (const [settings, hints] of CASES) {
    it(`reads ${settings || 'nothing'}`, () => {
      const document = TextDocument.create(
        'file:///.env',
        'dotenv',
        1,
        `AZURE_CLIENT_ID=${CLIENT}\n${settings}\n`,
      );
      const app = createEntraLens()
        .factsIn(document)
        .find((fact) => fact.kind === 'app');
      assert.ok(app);
      assert.deepEqual(credentialHints(app), hints);
    });
  }
});
