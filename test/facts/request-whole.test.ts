import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/edits.ts';
import type { Parameter, TokenRequest } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

const URL = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';

async function requestIn(path: string, text: string): Promise<TokenRequest> {
  const [request] = await factsIn('token-request', path, text);
  assert.ok(request);
  return request;
}

type Case = readonly [path: string, text: string];

/** Requests whose parameters can all be seen. */
const whole: Readonly<Record<string, Case>> = {
  'fetch with an object': [
    'a.js',
    `const body = new URLSearchParams({ grant_type: "client_credentials" });\nawait fetch("${URL}", { method: "POST", body });`,
  ],
  'fetch with a spread of a known object': [
    'a.js',
    `const base = { client_id: id };\nawait fetch("${URL}", { body: new URLSearchParams({ ...base, grant_type: "client_credentials" }) });`,
  ],
  'parameters that are appended': [
    'a.ts',
    `const params = new URLSearchParams();\nparams.append("grant_type", "client_credentials");\nparams.append("scope", scope);\nfetch("${URL}", { body: params.toString() });`,
  ],
  'requests with a dictionary that is logged': [
    'a.py',
    `import requests\ndata = {"grant_type": "client_credentials"}\nprint(data)\nrequests.post("${URL}", data=data)`,
  ],
  'HttpClient with a form in a message': [
    'A.cs',
    `var request = new HttpRequestMessage(HttpMethod.Post, "${URL}") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }) };\nawait client.SendAsync(request);`,
  ],
  'OkHttp with a builder': [
    'A.java',
    `class A { void f() { RequestBody body = new FormBody.Builder().add("grant_type", "client_credentials").build();\n client.newCall(new Request.Builder().url("${URL}").post(body).build()).execute(); } }`,
  ],
  'url.Values that are posted': [
    'a.go',
    `package main\nfunc f() {\n\tdata := url.Values{}\n\tdata.Set("grant_type", "client_credentials")\n\treq, _ := http.NewRequest("POST", "${URL}", strings.NewReader(data.Encode()))\n}`,
  ],
  Guzzle: ['a.php', `<?php\n$c->post('${URL}', ['form_params' => ['grant_type' => 'client_credentials']]);`],
  Faraday: ['a.rb', `Faraday.post('${URL}', URI.encode_www_form({ grant_type: 'client_credentials' }))`],
  'Invoke-RestMethod with a hash table': [
    'a.ps1',
    `$body = @{ grant_type = "client_credentials" }\nInvoke-RestMethod -Method Post -Uri "${URL}" -Body $body`,
  ],
  curl: ['a.sh', `curl -s -X POST "${URL}" -d "grant_type=client_credentials" -H 'Accept: application/json'`],
  'a file of requests': ['a.http', `POST ${URL}\n\ngrant_type=client_credentials&client_id={{id}}\n`],
};

/** Requests that may have more parameters than can be seen. */
const open: Readonly<Record<string, Case>> = {
  'a spread of something unknown': [
    'a.js',
    `fetch("${URL}", { body: new URLSearchParams({ ...client, grant_type: "client_credentials" }) });`,
  ],
  'a function of the file’s own that adds to it': [
    'a.js',
    `const body = withClient({ grant_type: "client_credentials" });\nfetch("${URL}", { body: new URLSearchParams(body) });`,
  ],
  'a method of the class’s own that sends it': [
    'a.ts',
    `class A { f() { return this.post("${URL}", { grant_type: "client_credentials" }); } }`,
  ],
  'an object that is never sent': [
    'a.js',
    `const url = "${URL}";\nexport const body = { grant_type: "client_credentials" };`,
  ],
  'a dictionary that is updated': [
    'a.py',
    `import requests\ndata = {"grant_type": "client_credentials"}\ndata.update(client)\nrequests.post("${URL}", data=data)`,
  ],
  'keywords of something unknown': [
    'a.py',
    `import requests\nrequests.post("${URL}", data=dict(grant_type="client_credentials", **client))`,
  ],
  'a name from elsewhere': [
    'a.php',
    `<?php\n$c->post('${URL}', ['form_params' => ['grant_type' => 'client_credentials', Names::SCOPE => $scope]]);`,
  ],
  'a text with something behind it': [
    'a.cs',
    `var body = "grant_type=client_credentials&" + rest;\nclient.PostAsync("${URL}", new StringContent(body));`,
  ],
  'curl with options from a variable': ['a.sh', `curl "${URL}" -d grant_type=client_credentials $OPTIONS`],
  'curl with a file': ['a.sh', `curl "${URL}" -d grant_type=client_credentials -d @client.txt`],
  'a file of requests with a variable for a part': [
    'a.http',
    `POST ${URL}\n\ngrant_type=client_credentials&{{client}}\n`,
  ],
};

/** Requests whose client may stand in a header. */
const basic: Readonly<Record<string, Case>> = {
  'auth of requests': [
    'a.py',
    `import requests\nrequests.post("${URL}", auth=(i, s), data={"grant_type": "client_credentials"})`,
  ],
  'SetBasicAuth of Go': [
    'a.go',
    `package main\nfunc f() {\n\treq, _ := http.NewRequest("POST", "${URL}", strings.NewReader("grant_type=client_credentials"))\n\treq.SetBasicAuth(id, secret)\n}`,
  ],
  'a header of fetch': [
    'a.js',
    `fetch("${URL}", { headers: { Authorization: "Basic " + btoa(id) }, body: new URLSearchParams({ grant_type: "client_credentials" }) });`,
  ],
  'the user of curl': ['a.sh', `curl -u "$ID:$SECRET" "${URL}" -d grant_type=client_credentials`],
};

/** A request after its parameter `b` was taken out, and after one was put beside its first. */
const edits: Readonly<
  Record<string, readonly [path: string, text: string, without: string, beside: string]>
> = {
  'a dictionary of Python': [
    'a.py',
    `requests.post("${URL}", data={"grant_type": "password", "scope": s, "password": p})`,
    `requests.post("${URL}", data={"grant_type": "password",  "password": p})`,
    `requests.post("${URL}", data={"x": "y", "grant_type": "password", "scope": s, "password": p})`,
  ],
  'an object of JavaScript': [
    'a.js',
    `fetch("${URL}", { body: new URLSearchParams({ grant_type: "password", scope: s }) });`,
    `fetch("${URL}", { body: new URLSearchParams({ grant_type: "password",  }) });`,
    `fetch("${URL}", { body: new URLSearchParams({ x: "y", grant_type: "password", scope: s }) });`,
  ],
  'a hash of Ruby': [
    'a.rb',
    `Faraday.post('${URL}', { 'grant_type' => 'password', 'scope' => s })`,
    `Faraday.post('${URL}', { 'grant_type' => 'password',  })`,
    `Faraday.post('${URL}', { "x" => "y", 'grant_type' => 'password', 'scope' => s })`,
  ],
  'a text': [
    'a.sh',
    `curl -d "grant_type=password&scope=a&username=b" ${URL}`,
    `curl -d "grant_type=password&username=b" ${URL}`,
    `curl -d "x=y&grant_type=password&scope=a&username=b" ${URL}`,
  ],
  'a file of requests': [
    'a.http',
    `POST ${URL}\n\ngrant_type=password\n&scope=a\n`,
    `POST ${URL}\n\ngrant_type=password\n`,
    `POST ${URL}\n\nx=y&grant_type=password\n&scope=a\n`,
  ],
};

describe('the parameters of a request', () => {
  for (const [name, [path, text]] of Object.entries(whole)) {
    it(`are all seen: ${name}`, async () => assert.equal((await requestIn(path, text)).isWhole, true));
  }
  for (const [name, [path, text]] of Object.entries(open)) {
    it(`may be more: ${name}`, async () => assert.equal((await requestIn(path, text)).isWhole, false));
  }
  for (const [name, [path, text]] of Object.entries(basic)) {
    it(`may stand in a header: ${name}`, async () =>
      assert.equal((await requestIn(path, text)).mayUseBasic, true));
  }
  it('stand in no header where a token is sent', async () => {
    const text = `fetch("${URL}", { body: new URLSearchParams({ grant_type: "password" }) });\nfetch(api, { headers: { Authorization: \`Bearer \${token}\` } });`;
    assert.equal((await requestIn('a.js', text)).mayUseBasic, false);
  });
  it('know which of them a statement of its own puts in', async () => {
    const text = `import requests\ndata = {"grant_type": "password"}\nif x:\n    data["scope"] = s\nrequests.post("${URL}", data=data)`;
    const { parameters } = await requestIn('a.py', text);
    assert.deepEqual(
      parameters.map(({ name, isAdded }) => [name, isAdded ?? false]),
      [
        ['grant_type', false],
        ['scope', true],
      ],
    );
  });
  for (const [name, [path, text, without, beside]] of Object.entries(edits)) {
    it(`are taken out of, and put into ${name}`, async () => {
      const { parameters } = await requestIn(path, text);
      const named = (wanted: string): Parameter | undefined =>
        parameters.find((each) => each.name === wanted);
      const [removal, added] = [named('scope')?.removal, named('grant_type')?.beside?.('x', 'y')];
      assert.ok(removal && added);
      assert.equal(applyEdits(text, [removal]), without);
      assert.equal(applyEdits(text, [added]), beside);
    });
  }
});

describe('the encoding of a request', () => {
  const cases: Readonly<Record<string, readonly [path: string, text: string, encoding: string]>> = {
    'JSON for a log is no request': [
      'a.js',
      `const p = { grant_type: "password" };\nconsole.log(JSON.stringify(p));\nfetch("${URL}", { body: new URLSearchParams(p) });`,
      'form',
    ],
    'JSON that is not seen to be sent': [
      'a.js',
      `const p = JSON.stringify({ grant_type: "password" });\nconst url = "${URL}";`,
      'unknown',
    ],
    'JSON beside a form': [
      'a.py',
      `import requests, json\np = {"grant_type": "password"}\nrequests.post("${URL}", data=p)\nrequests.post("${URL}", data=json.dumps(p))`,
      'unknown',
    ],
    'axios with a header that is set elsewhere': [
      'a.js',
      `axios.defaults.headers.post["Content-Type"] = "application/x-www-form-urlencoded";\naxios.post("${URL}", { grant_type: "password" });`,
      'unknown',
    ],
  };
  for (const [name, [path, text, encoding]] of Object.entries(cases)) {
    it(`is told of ${name}`, async () => assert.equal((await requestIn(path, text)).encoding, encoding));
  }
});
