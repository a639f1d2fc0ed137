import assert from 'node:assert/strict';
import { factsIn } from './reading.ts';

/** Each name uses the one before it twice: what is followed without care doubles with every line. */
function doubling(first: string, next: (name: string) => string, last: string): string {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index + 1} = ${next(`a${index}`)}`);
  return [`a0 = ${first}`, ...lines, last].join('\n');
}

const URL = '"https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token"';
const request = `requests.post(${URL}, data={"grant_type": a60, "x": a60})`;

describe('facts of any code', () => {
  const cases: Readonly<Record<string, string>> = {
    texts: doubling('"x"', (name) => `${name} + ${name}`, request),
    calls: doubling('"x"', (name) => `str(${name}, ${name})`, request),
    objects: doubling(
      '{"client_id": "x"}',
      (name) => `{"a": ${name}, "b": ${name}}`,
      'ConfidentialClientApplication(a60, a60)',
    ),
    lists: doubling('["x"]', (name) => `[${name}, ${name}]`, request),
    credentials: doubling(
      '"x"',
      (name) => `PSCredential(${name}, ${name})`,
      'ConfidentialClientApplication(a60, a60)',
    ),
    collections: doubling(
      '"x"',
      (name) => `of(${name}, ${name})`,
      'app.acquire_token_for_client(scopes=a60)',
    ),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`follow ${name} that use one another twice only once`, async () => {
      for (const kind of ['app', 'token-request', 'assertion'] as const)
        assert.ok((await factsIn(kind, 'a.py', text)).length <= 2);
    });
  }

  it('come of claims that use one another twice', async () => {
    const text = `import jwt\n${doubling('{"aud": "x"}', (name) => `{"aud": ${name}, "iss": ${name}}`, `jwt.encode(a60, key, algorithm="RS256", headers=a60)\n${request}`)}`;
    assert.deepEqual(await factsIn('assertion', 'a.py', text), []);
  });

  it('come of names that every object has', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
    const text = names.map(
      (name) => `${name}("x", ${name}="y")\nmsal.${name}({"${name}": "x"}).${name}("a", "b")`,
    );
    const code = [
      ...text,
      `app = ConfidentialClientApplication(${names.map((name) => `${name}="x"`).join(', ')})`,
    ];
    const [app] = await factsIn('app', 'a.py', code.join('\n'));
    assert.equal(app, undefined);
  });

  it('come of code that is cut off anywhere', async () => {
    const text = `import msal\napp = msal.ConfidentialClientApplication("x", client_credential={"thumbprint": "y"})\n${request}`;
    for (let length = 0; length <= text.length; length++) await factsIn('app', 'a.py', text.slice(0, length));
  });
});
