import assert from 'node:assert/strict';
import { secretSpans } from '../../src/index.ts';
import { checkFile } from '../workspace.ts';

const SECRET = 'Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA';
const JWT = 'eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiI0ZjJhOWMzMSJ9.c2lnbmF0dXJl';

/** Files, with «…» around what must not be shown. */
const CASES: readonly (readonly [path: string, text: string])[] = [
  ['.env', 'AZURE_CLIENT_SECRET=«hunter2»\nAZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n'],
  ['.env', `AZURE_CLIENT_SECRET=«${SECRET}»\n# it was «${SECRET}»\n`],
  ['.env', 'AZURE_CLIENT_SECRET=«b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8»\nDB_PASSWORD=«hunter2»\n'],
  [
    '.env',
    'AZURE_CLIENT_SECRET=${SECRET_OF_THE_VAULT}\nAZURE_CLIENT_SECRET_ID=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n',
  ],
  [
    'appsettings.json',
    '{ "AzureAd": { "ClientId": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "ClientSecret": "«a\\"b c»" }, "Db": "Server=x;Password=«hunter2»;App=y", "ApiKey": "«k3y!»" }\n',
  ],
  [
    'settings.json',
    `{ "inner": "{\\"password\\": \\"«pass word»\\", \\"user\\": \\"me\\"}", "token_endpoint": "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token" }\n`,
  ],
  [
    'web.config',
    '<configuration><appSettings><add key="ida:ClientSecret" value="«hunter2»" /><add key="SmtpPassword" value="«hunter3»" /></appSettings><password>«hunter4»</password></configuration>\n',
  ],
  [
    'app.py',
    `from azure.identity import ClientSecretCredential\ncredential = ClientSecretCredential("contoso.com", "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4", "«hunter2»")\n`,
  ],
  [
    'deploy.sh',
    'az login --service-principal -u 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4 --password «hunter2» --tenant contoso.com\ncurl -H "Authorization: Bearer «abcd1234»" https://me:«hunter3»@host.example\n',
  ],
  [
    'token.http',
    `POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_secret=«hunter2»&client_assertion=«${JWT}»&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n`,
  ],
  [
    'notes.yaml',
    `azure:\n  clientId: 4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n  other: «Zk3vQ9wLx2Tb7Yp5Rm8Nd4»\n  host: https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/v2.0\n`,
  ],
  [
    'client.py',
    'parameters.add("client_secret", "«hunter2»")\nassertion = jwt.encode(claims, client_secret, algorithm="HS256")\naudience = ["https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", "iss"]\n',
  ],
  [
    'scope.http',
    'grant_type=client_credentials&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default%20User.Read.All\n',
  ],
  ['key.pem', '«-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----»\nclientId\n'],
];

describe('what must not be shown of a text', () => {
  for (const [path, marked] of CASES) {
    it(`${path}: ${marked.slice(0, 50).replace(/\s+/g, ' ')}`, async () => {
      const text = marked.replace(/[«»]/g, '');
      const { lens, document } = await checkFile(path, text);
      assert.equal(withMarks(text, secretSpans(text, lens.factsIn(document))), marked);
    });
  }

  it('takes a long text that looks like nothing in no time', () => {
    const text = `${'password '.repeat(20_000)}${'a-'.repeat(50_000)}${'"\\'.repeat(50_000)}`;
    assert.ok(Array.isArray(secretSpans(text, [])));
  });
});

function withMarks(text: string, spans: ReturnType<typeof secretSpans>): string {
  const pieces = spans.map(
    ({ start, end }, index) => `${text.slice(spans[index - 1]?.end ?? 0, start)}«${text.slice(start, end)}»`,
  );
  return `${pieces.join('')}${text.slice(spans.at(-1)?.end ?? 0)}`;
}
