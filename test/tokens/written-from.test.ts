import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createEntraLens } from '../../src/index.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { missingIn, requestFrom } from '../../src/tokens/written-draft.ts';
import { writtenFrom } from '../../src/tokens/written-from.ts';
import { grammars } from '../grammars.ts';
import { CLIENT } from './tokens.ts';

const ADDRESS = 'https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token';
const FORM = 'application/x-www-form-urlencoded';
async function draftIn(file: string, text: string) {
  const lens = createEntraLens({ grammars });
  const document = TextDocument.create(`file:///app/${file}`, '', 1, text);
  await lens.prepare(document);
  const [request] = lens.factsIn(document).filter((fact) => fact.kind === 'token-request');
  assert.ok(request, `no request in ${file}`);
  const code = lens.codeIn(document);
  return writtenFrom(request, {
    text,
    hasBraces: /\.(?:http|json)$/.test(file),
    isRequestFile: file.endsWith('.http'),
    ...(code && { code }),
    valueAt: (place) => lens.valueAt(document, place),
  });
}

/** What goes out, with `<name>` given for each value that is missing. */
async function sentBy(file: string, text: string, values: Readonly<Record<string, string>> = {}) {
  const draft = await draftIn(file, text);
  assert.ok(draft.kind === 'draft');
  const given = missingIn(draft).map(({ name }) => [name, new Secret(values[name] ?? `<${name}>`)] as const);
  const request = requestFrom(draft, new Map(given));
  assert.ok(request);
  return {
    method: request.method,
    url: request.url.reveal(),
    headers: request.headers.map(({ name, value }) => `${name}: ${value.reveal()}`),
    body: request.body.reveal(),
    missing: missingIn(draft).map(({ name, of, isSecret }) => `${name}${isSecret ? '*' : ''} of ${of ?? ''}`),
    notes: draft.notes,
  };
}

type Expected = Partial<Awaited<ReturnType<typeof sentBy>>>;

const CASES: readonly (readonly [name: string, file: string, text: string, expected: Expected])[] = [
  [
    'the body of curl as it stands, encoded or not',
    'a.sh',
    `curl -sS -X POST "${ADDRESS}" -d "grant_type=client_credentials&client_id=${CLIENT}&client_secret=ab+c%3D&d" | jq .`,
    {
      method: 'POST',
      url: ADDRESS,
      headers: [`Content-Type: ${FORM}`],
      body: `grant_type=client_credentials&client_id=${CLIENT}&client_secret=ab+c%3D&d`,
      missing: [],
    },
  ],
  [
    'what curl encodes, and what it does not',
    'a.sh',
    `curl ${ADDRESS} -d grant_type=client_credentials --data-urlencode "client_secret=a+b $SECRET" -d 'scope=https://graph.microsoft.com/.default'`,
    {
      body: 'grant_type=client_credentials&client_secret=a%2Bb+%3CSECRET%3E&scope=https://graph.microsoft.com/.default',
      missing: ['SECRET* of client_secret'],
    },
  ],
  [
    'quotes and escapes of the shell are resolved, its own variables filled in',
    'a.sh',
    `TENANT=contoso.onmicrosoft.com\ncurl https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token -d "grant_type=client_credentials&scope=a\\"b"'$c'`,
    { url: ADDRESS, body: 'grant_type=client_credentials&scope=a"b$c' },
  ],
  [
    'the type that a header names',
    'a.sh',
    `curl ${ADDRESS} --header 'content-type: application/json' --data '{"grant_type":"client_credentials","client_secret":"'$SECRET'"}'`,
    {
      headers: ['content-type: application/json'],
      body: '{"grant_type":"client_credentials","client_secret":"<SECRET>"}',
      missing: ['SECRET* of client_secret'],
    },
  ],
  [
    'user and password of curl as a header',
    'a.sh',
    `curl -u "${CLIENT}:$SECRET" ${ADDRESS} -d grant_type=client_credentials`,
    {
      headers: [`Authorization: Basic ${btoa(`${CLIENT}:<SECRET>`)}`, `Content-Type: ${FORM}`],
      missing: ['SECRET* of Authorization'],
    },
  ],
  [
    'a GET of curl, which no token endpoint takes',
    'a.sh',
    `curl -G ${ADDRESS} -d grant_type=client_credentials -d scope=x`,
    { method: 'GET', url: `${ADDRESS}?grant_type=client_credentials&scope=x`, body: '' },
  ],
  [
    'a here-document without its line breaks, and a query of curl beside it',
    'a.sh',
    `curl ${ADDRESS} --url-query "dc=a b" -d @- <<EOF\ngrant_type=client_credentials\n&client_secret=$SECRET\nEOF\n`,
    {
      url: `${ADDRESS}?dc=a+b`,
      body: 'grant_type=client_credentials&client_secret=<SECRET>',
    },
  ],
  [
    'a here-document in a variable without its last line break',
    'a.sh',
    `body=$(cat <<EOF\ngrant_type=client_credentials&scope=https://graph.microsoft.com/.default\nEOF\n)\nwget --post-data="$body" ${ADDRESS}`,
    { body: 'grant_type=client_credentials&scope=https://graph.microsoft.com/.default' },
  ],
  [
    'the form of a library, encoded',
    'a.py',
    `import os, requests\nrequests.post("${ADDRESS}", data={"grant_type": "client_credentials", "client_id": "${CLIENT}", "client_secret": os.environ["SECRET"], "scope": "https://graph.microsoft.com/.default"})`,
    {
      headers: [`Content-Type: ${FORM}`],
      body: `grant_type=client_credentials&client_id=${CLIENT}&client_secret=%3CSECRET%3E&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default`,
      missing: ['SECRET* of client_secret'],
      notes: [],
    },
  ],
  [
    'a body that Python puts together, and an address with a variable',
    'a.py',
    `import os, requests\ntenant = os.getenv("TENANT_ID")\ndef ask(secret):\n    body = "grant_type=client_credentials&client_secret=" + secret + "&scope=https://graph.microsoft.com/.default"\n    return requests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data=body, headers={"Content-Type": "${FORM}"})`,
    {
      url: 'https://login.microsoftonline.com/<TENANT_ID>/oauth2/v2.0/token',
      body: 'grant_type=client_credentials&client_secret=<secret>&scope=https://graph.microsoft.com/.default',
      missing: ['TENANT_ID of ', 'secret* of client_secret'],
    },
  ],
  [
    'what JavaScript encodes itself',
    'a.js',
    'await fetch("ADDRESS", { method: "POST", body: `grant_type=client_credentials&client_secret=${encodeURIComponent(process.env.SECRET)}&scope=x\\`y` });'.replace(
      'ADDRESS',
      ADDRESS,
    ),
    { body: 'grant_type=client_credentials&client_secret=%3CSECRET%3E&scope=x`y' },
  ],
  [
    'JSON that a library makes',
    'a.js',
    `await axios.post('${ADDRESS}', { grant_type: 'client_credentials', client_id: '${CLIENT}', client_secret: cfg.secret });`,
    {
      headers: ['Content-Type: application/json'],
      body: `{"grant_type":"client_credentials","client_id":"${CLIENT}","client_secret":"<secret>"}`,
    },
  ],
  [
    'texts of C# put together',
    'A.cs',
    `var body = new StringContent("grant_type=client_credentials&client_id=" + clientId + "&client_secret=abc\\"d", Encoding.UTF8, "${FORM}");\nawait http.PostAsync($"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", body);`,
    {
      url: 'https://login.microsoftonline.com/<tenantId>/oauth2/v2.0/token',
      body: 'grant_type=client_credentials&client_id=<clientId>&client_secret=abc"d',
      missing: ['tenantId of ', 'clientId of client_id'],
    },
  ],
  [
    'patterns of Go and Java',
    'a.go',
    `package main\nfunc f() { http.PostForm(fmt.Sprintf("https://login.microsoftonline.com/%s/oauth2/v2.0/token", tenant), url.Values{"grant_type": {"client_credentials"}, "client_secret": {os.Getenv("SECRET")}}) }`,
    {
      url: 'https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
      body: 'grant_type=client_credentials&client_secret=%3CSECRET%3E',
    },
  ],
  [
    'a request of a .http file with its headers, variables and broken lines',
    'a.http',
    `@tenant = contoso.onmicrosoft.com\n@host = login.microsoftonline.com/{{tenant}}\n\nPOST https://{{host}}/oauth2/v2.0/token HTTP/1.1\nContent-Type: ${FORM}\nX-Own: {{own}}\n\ngrant_type=client_credentials\n# a comment\n&client_secret={{$dotenv SECRET}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n\n###\nGET https://example.com\n`,
    {
      method: 'POST',
      url: ADDRESS,
      headers: [`Content-Type: ${FORM}`, 'X-Own: <own>'],
      body: 'grant_type=client_credentials&client_secret=<SECRET>&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default',
      missing: ['own* of X-Own', 'SECRET* of client_secret'],
    },
  ],
  [
    'a .http body in JSON, as it stands',
    'a.http',
    `POST ${ADDRESS}\nContent-Type: application/json\n\n{ "grant_type": "client_credentials",\n  "client_secret": "{{secret}}" }\n`,
    {
      headers: ['Content-Type: application/json'],
      body: '{ "grant_type": "client_credentials",\n  "client_secret": "<secret>" }',
      missing: ['secret* of client_secret'],
    },
  ],
];

describe('writtenFrom', () => {
  for (const [name, file, text, expected] of CASES) {
    it(`gives ${name}`, async () => {
      const sent = await sentBy(file, text);
      for (const [part, value] of Object.entries(expected)) {
        assert.deepEqual(sent[part as keyof typeof sent], value, part);
      }
    });
  }

  it('sends no files and no multipart forms of curl', async () => {
    for (const option of ['--data @body.txt', '--data-urlencode client_secret@secret.txt', '-F scope=x']) {
      const draft = await draftIn('a.sh', `curl ${ADDRESS} -d grant_type=client_credentials ${option}`);
      assert.equal(draft.kind, 'not-writable', option);
    }
  });

  it('encodes half a surrogate pair, and quotes within JSON', async () => {
    const form = `import os, requests\nrequests.post("${ADDRESS}", data={"grant_type": "client_credentials", "client_secret": os.environ["SECRET"]})`;
    const { body } = await sentBy('a.py', form, { SECRET: '\ud800~' });
    assert.equal(body, 'grant_type=client_credentials&client_secret=%EF%BF%BD%7E');
    const json = `await axios.post('${ADDRESS}', { grant_type: 'client_credentials', client_secret: cfg.secret });`;
    const sent = await sentBy('a.js', json, { secret: 'a"b' });
    assert.equal(sent.body, '{"grant_type":"client_credentials","client_secret":"a\\"b"}');
  });

  it('ends where variables are made of one another', async () => {
    const text = `@a = {{b}}\n@b = {{a}}\n\nPOST ${ADDRESS}\nContent-Type: ${FORM}\n\ngrant_type=client_credentials&client_secret={{a}}\n`;
    const { missing } = await sentBy('a.http', text);
    assert.equal(missing.length, 1);
  });

  it('asks for what a call gives without the texts in it', async () => {
    const text = `requests.post("${ADDRESS}", data={"grant_type": "client_credentials", "client_secret": decrypt(["canary"], key), "scope": "https://graph.microsoft.com/.default"})`;
    const { missing } = await sentBy('a.py', `import requests\n${text}`);
    assert.deepEqual(missing, ['decrypt([…], key)* of client_secret']);
  });

  it('gives no request while a value is missing, and shows none of what it holds', async () => {
    const draft = await draftIn(
      'a.sh',
      `curl ${ADDRESS} -d "grant_type=client_credentials&client_secret=$S"`,
    );
    assert.ok(draft.kind === 'draft');
    assert.equal(requestFrom(draft, new Map()), undefined);
    const request = requestFrom(draft, new Map([['S', new Secret('canary')]]));
    assert.ok(request && !inspect(request, { depth: 9 }).includes('canary'));
  });
});
