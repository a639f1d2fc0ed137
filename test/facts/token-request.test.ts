import assert from 'node:assert/strict';
import type { ParameterValue, TokenRequest } from '../../src/facts/types.ts';
import { factsIn } from './reading.ts';

const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const URL = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';

function shown(value: ParameterValue): string {
  switch (value.kind) {
    case 'literal':
      return value.text.replace(CLIENT, 'CLIENT').replace('https://graph.microsoft.com/.default', 'GRAPH');
    case 'secret':
      return `<${value.secret.kind}${value.hasReserved ? '!' : ''}>`;
    case 'withheld':
      return '<withheld>';
    default:
      return '$';
  }
}

/** A request in one line: version and tenant of the endpoint, encoding, parameters; `~` before those not encoded. */
function told({ endpoint, encoding, parameters }: TokenRequest): string {
  const tenant = endpoint?.value.tenant;
  const where = endpoint
    ? `${endpoint.value.version} ${tenant?.kind === 'domain' ? tenant.domain : (tenant?.kind ?? '-')}`
    : 'nowhere';
  const given = parameters.map(
    ({ name, value, isEncoded }) => `${isEncoded ? '' : '~'}${name}=${shown(value)}`,
  );
  return `${where} ${encoding} ${given.join(' ')}`;
}

const LIBRARY = `grant_type=client_credentials client_id=CLIENT client_secret=$ scope=GRAPH`;

type Case = readonly [path: string, text: string, requests: readonly string[]];

const cases: Readonly<Record<string, Case>> = {
  'fetch with URLSearchParams': [
    'a.js',
    `const r = await fetch("${URL}", { method: "POST", body: new URLSearchParams({ grant_type: "client_credentials", client_id: "${CLIENT}", client_secret: process.env.S, scope: "https://graph.microsoft.com/.default" }) });`,
    [`v2 contoso.com form ${LIBRARY}`],
  ],
  'fetch with a template for the tenant and parameters that are appended': [
    'a.ts',
    `const params = new URLSearchParams();\nparams.append("grant_type", "client_credentials");\nparams.append("client_secret", "a+b");\nconst url = \`https://login.microsoftonline.com/\${tenant}/oauth2/v2.0/token\`;\nawait fetch(url, { method: "POST", body: params });`,
    ['v2 reference form grant_type=client_credentials client_secret=<value!>'],
  ],
  'parameters that two functions add to variables of one name': [
    'a.js',
    `function a() {\n  const p = new URLSearchParams();\n  p.append("grant_type", "client_credentials");\n  p.append("client_id", "${CLIENT}");\n  return fetch("${URL}", { method: "POST", body: p });\n}\nfunction b(t) {\n  const p = new URLSearchParams();\n  p.append("grant_type", "refresh_token");\n  p.append("client_id", "${CLIENT}");\n  p.append("refresh_token", t);\n  return fetch("${URL}", { method: "POST", body: p });\n}`,
    [
      'v2 contoso.com form grant_type=client_credentials client_id=CLIENT',
      'v2 contoso.com form grant_type=refresh_token client_id=CLIENT refresh_token=$',
    ],
  ],
  'parameters that two functions add to objects of one name': [
    'a.py',
    `def a():\n    d = {}\n    d["grant_type"] = "client_credentials"\n    d["client_id"] = "${CLIENT}"\n    return requests.post("${URL}", data=d)\n\ndef b(t):\n    d = {"grant_type": "refresh_token"}\n    d["refresh_token"] = t\n    return requests.post("${URL}", data=d)\n`,
    [
      'v2 contoso.com unknown ~grant_type=refresh_token ~refresh_token=$',
      'v2 contoso.com unknown ~grant_type=client_credentials ~client_id=CLIENT',
    ],
  ],
  'a policy of API Management': [
    'policy.xml',
    `<policies><inbound><send-request mode="new"><set-url>${URL}</set-url><set-method>POST</set-method><set-body>@("grant_type=client_credentials&client_id=${CLIENT}&client_secret={{secret}}&scope=" + context.Variables["scope"])</set-body></send-request></inbound></policies>`,
    ['v2 contoso.com raw grant_type=client_credentials client_id=CLIENT client_secret=<reference> ~scope=$'],
  ],
  'a collection of Postman': [
    'api.postman_collection.json',
    JSON.stringify({
      info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item: [
        {
          request: {
            method: 'POST',
            url: { raw: URL },
            body: {
              mode: 'urlencoded',
              urlencoded: [
                { key: 'grant_type', value: 'client_credentials' },
                { key: 'client_id', value: CLIENT },
                { key: 'client_secret', value: '{{secret}}' },
                { key: 'scope', value: 'https://graph.microsoft.com/.default' },
              ],
            },
          },
        },
      ],
    }),
    [
      'v2 contoso.com form grant_type=client_credentials client_id=CLIENT client_secret=<reference> scope=GRAPH',
    ],
  ],
  'fetch with JSON': [
    'a.js',
    `fetch("${URL}", { method: "POST", body: JSON.stringify({ grant_type: "client_credentials", client_id: "${CLIENT}" }) });`,
    ['v2 contoso.com json grant_type=client_credentials client_id=CLIENT'],
  ],
  'fetch with a template string': [
    'a.js',
    'const body = `grant_type=client_credentials&client_id=${id}&client_secret=${secret}&scope=${encodeURIComponent(scope)}`;\nfetch("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", { method: "POST", body });',
    ['v2 contoso.com raw grant_type=client_credentials ~client_id=$ ~client_secret=$ scope=$'],
  ],
  'axios with an object, which it sends as JSON': [
    'a.js',
    `const axios = require("axios");\nconst data = { grant_type: "client_credentials", client_secret: s };\naxios.post("${URL}", data);`,
    ['v2 contoso.com json grant_type=client_credentials client_secret=$'],
  ],
  'axios with the header of a form': [
    'a.js',
    `axios.post("${URL}", { grant_type: "client_credentials" }, { headers: { "Content-Type": "application/x-www-form-urlencoded" } });`,
    ['v2 contoso.com form grant_type=client_credentials'],
  ],
  'axios with qs': [
    'a.js',
    `axios({ method: "post", url: "${URL}", data: qs.stringify({ grant_type: "client_credentials" }) });`,
    ['v2 contoso.com form grant_type=client_credentials'],
  ],
  'got with a form': [
    'a.js',
    `got.post("${URL}", { form: { grant_type: "client_credentials" } });`,
    ['v2 contoso.com form grant_type=client_credentials'],
  ],
  'requests with data': [
    'a.py',
    `import requests\nurl = f"https://login.microsoftonline.com/{TENANT}/oauth2/token"\nr = requests.post(url, data={"grant_type": "client_credentials", "client_id": "${CLIENT}", "client_secret": os.environ["S"], "resource": "https://graph.microsoft.com"})`,
    [
      'v1 reference form grant_type=client_credentials client_id=CLIENT client_secret=$ resource=https://graph.microsoft.com',
    ],
  ],
  'requests with json': [
    'a.py',
    `payload = {"grant_type": "client_credentials"}\nrequests.post("${URL}", json=payload)`,
    ['v2 contoso.com json grant_type=client_credentials'],
  ],
  'requests with params': [
    'a.py',
    `requests.post("${URL}", params={"grant_type": "client_credentials"})`,
    ['v2 contoso.com query grant_type=client_credentials'],
  ],
  'requests with a formatted text': [
    'a.py',
    `body = "grant_type=client_credentials&client_secret={}&scope={}".format(secret, quote(scope))\nhttpx.post("${URL}", content=body)`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=$ scope=$'],
  ],
  'aiohttp, entries assigned one by one': [
    'a.py',
    `data = {}\ndata["grant_type"] = "client_credentials"\ndata["client_secret"] = "x/y"\nasync def f(session):\n    async with session.post("${URL}", data=data) as r: pass`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=<value!>'],
  ],
  'HttpClient with FormUrlEncodedContent': [
    'A.cs',
    `var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "${CLIENT}", ["client_secret"] = secret };\nvar r = await client.PostAsync($"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", new FormUrlEncodedContent(form));`,
    ['v2 reference form grant_type=client_credentials client_id=CLIENT client_secret=$'],
  ],
  'HttpClient with pairs in a request message': [
    'A.cs',
    `var request = new HttpRequestMessage(HttpMethod.Post, "${URL}");\nrequest.Content = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>("grant_type", "client_credentials"), new KeyValuePair<string, string>("client_secret", secret) });`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'HttpClient with StringContent': [
    'A.cs',
    `var body = $"grant_type=client_credentials&client_id={id}&client_secret={Uri.EscapeDataString(secret)}";\nclient.PostAsync("${URL}", new StringContent(body));`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_id=$ client_secret=$'],
  ],
  RestSharp: [
    'A.cs',
    `var client = new RestClient("${URL}");\nvar request = new RestRequest(Method.Post);\nrequest.AddParameter("grant_type", "client_credentials");\nrequest.AddParameter("client_secret", secret);\nclient.Execute(request);`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  OkHttp: [
    'A.java',
    `class A { void f() { RequestBody body = new FormBody.Builder().add("grant_type", "client_credentials").add("client_secret", secret).build();\n Request request = new Request.Builder().url("${URL}").post(body).build(); } }`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'HttpClient of Java': [
    'A.java',
    `class A { void f() { String form = "grant_type=client_credentials&client_secret=" + secret + "&scope=" + URLEncoder.encode(scope, UTF_8);\n var r = HttpRequest.newBuilder(URI.create("${URL}")).POST(BodyPublishers.ofString(form)).build(); } }`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=$ scope=$'],
  ],
  'net/http with url.Values': [
    'a.go',
    `package main\nfunc f() {\n\tdata := url.Values{"grant_type": {"client_credentials"}, "client_secret": {secret}}\n\thttp.PostForm("${URL}", data)\n}`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'net/http with Set and a formatted address': [
    'a.go',
    `package main\nfunc f() {\n\tdata := url.Values{}\n\tdata.Set("grant_type", "client_credentials")\n\tdata.Set("client_id", "${CLIENT}")\n\tu := fmt.Sprintf("https://login.microsoftonline.com/%s/oauth2/v2.0/token", tenant)\n\treq, _ := http.NewRequest("POST", u, strings.NewReader(data.Encode()))\n}`,
    ['v2 reference form grant_type=client_credentials client_id=CLIENT'],
  ],
  Guzzle: [
    'a.php',
    `<?php\n$r = $client->post('${URL}', ['form_params' => ['grant_type' => 'client_credentials', 'client_secret' => $secret]]);`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'PHP with a text put together': [
    'a.php',
    `<?php\n$body = 'grant_type=client_credentials&client_secret=' . $secret . '&scope=' . urlencode($scope);\ncurl_setopt($ch, CURLOPT_URL, '${URL}');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, $body);`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=$ scope=$'],
  ],
  'Net::HTTP': [
    'a.rb',
    `Net::HTTP.post_form(URI('${URL}'), 'grant_type' => 'client_credentials', 'client_secret' => ENV['S'])`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  Faraday: [
    'a.rb',
    `body = URI.encode_www_form({ grant_type: 'client_credentials', client_secret: secret })\nFaraday.post('${URL}', body)`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  reqwest: [
    'a.rs',
    `fn f() { let params = [("grant_type", "client_credentials"), ("client_secret", secret)];\n client.post("${URL}").form(&params).send(); }`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'Invoke-RestMethod with a hashtable': [
    'a.ps1',
    `$body = @{ grant_type = "client_credentials"; client_id = "${CLIENT}"; client_secret = $env:S }\nInvoke-RestMethod -Method Post -Uri "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token" -Body $body`,
    ['v2 reference form grant_type=client_credentials client_id=CLIENT client_secret=$'],
  ],
  'Invoke-RestMethod with a text': [
    'a.ps1',
    `$body = "grant_type=client_credentials&client_secret=$secret"\nInvoke-RestMethod -Method Post -Uri "${URL}" -Body $body`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=$'],
  ],
  'Invoke-RestMethod with JSON': [
    'a.ps1',
    `$body = @{ grant_type = "client_credentials" } | ConvertTo-Json\nInvoke-RestMethod -Method Post -Uri "${URL}" -Body $body`,
    ['v2 contoso.com json grant_type=client_credentials'],
  ],
  'curl with one text': [
    'a.sh',
    `curl -X POST -d "grant_type=client_credentials&client_id=${CLIENT}&client_secret=$SECRET" "${URL}"`,
    ['v2 contoso.com raw grant_type=client_credentials client_id=CLIENT ~client_secret=$'],
  ],
  'curl with an option for each': [
    'a.sh',
    `curl -s "${URL}" \\\n  -d grant_type=client_credentials \\\n  -d "client_secret=a+b" \\\n  --data-urlencode "scope=https://graph.microsoft.com/.default"`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=<value!> scope=GRAPH'],
  ],
  'curl with JSON': [
    'a.sh',
    `curl --json '{"grant_type": "client_credentials"}' ${URL}`,
    ['v2 contoso.com json grant_type=client_credentials'],
  ],
  wget: [
    'a.sh',
    `wget --post-data "grant_type=client_credentials&client_secret=$SECRET" ${URL}`,
    ['v2 contoso.com raw grant_type=client_credentials ~client_secret=$'],
  ],
  'HTTPie with a form': [
    'a.sh',
    `http --form POST ${URL} grant_type=client_credentials client_secret="$SECRET"`,
    ['v2 contoso.com form grant_type=client_credentials client_secret=$'],
  ],
  'a query': [
    'a.py',
    `requests.post("${URL}?grant_type=client_credentials&client_secret=a")`,
    ['v2 contoso.com query grant_type=client_credentials client_secret=<value>'],
  ],
  'a request of an .http file': [
    'a.http',
    `POST ${URL}\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&client_secret=a+b&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n`,
    ['v2 contoso.com raw grant_type=client_credentials client_id={{id}} ~client_secret=<value!> scope=GRAPH'],
  ],
  'a request of an .http file with JSON': [
    'a.http',
    `POST ${URL}\nContent-Type: application/json\n\n{ "grant_type": "client_credentials" }\n`,
    ['v2 contoso.com json grant_type=client_credentials'],
  ],
  'an assertion, whose text is left behind': [
    'a.py',
    `requests.post("${URL}", data={"grant_type": "client_credentials", "client_assertion_type": "urn:x", "client_assertion": "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"})`,
    [
      'v2 contoso.com form grant_type=client_credentials client_assertion_type=urn:x client_assertion=<withheld>',
    ],
  ],
  'no address but a scope of Microsoft Graph': [
    'a.py',
    `requests.post(settings.token_url, data={"grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"})`,
    ['nowhere form grant_type=client_credentials scope=GRAPH'],
  ],
};

const silent: readonly (readonly [path: string, text: string])[] = [
  [
    'a.js',
    `fetch("https://acme.auth0.com/oauth/token", { method: "POST", body: JSON.stringify({ grant_type: "client_credentials", client_secret: s }) });`,
  ],
  [
    'a.py',
    `requests.post("https://sso.example.com/realms/main/protocol/openid-connect/token", data={"grant_type": "client_credentials"})`,
  ],
  ['a.py', `requests.post(token_url, data={"grant_type": "client_credentials", "client_secret": s})`],
  ['a.sh', `curl -d "grant_type=client_credentials" https://acme.okta.com/oauth2/v1/token`],
  [
    'a.py',
    `ENTRA = "${URL}"\nrequests.post("https://oauth2.googleapis.com/token", data={"grant_type": "refresh_token"})`,
  ],
  ['a.js', `fetch("${URL.replace('/oauth2/v2.0/token', '/v2.0/.well-known/openid-configuration')}");`],
];

describe('token requests in code', () => {
  for (const [name, [path, text, requests]] of Object.entries(cases)) {
    it(`sees ${name}`, async () => {
      const found = await factsIn('token-request', path, text);
      assert.deepEqual(found.map(told), requests);
    });
  }

  for (const [path, text] of silent) {
    it(`leaves alone ${path}: ${text.split('\n').at(-1)?.slice(0, 70)}`, async () => {
      assert.deepEqual((await factsIn('token-request', path, text)).map(told), []);
    });
  }

  it('stands each value at its own place inside a text', async () => {
    const text = `requests.post("${URL}", data="grant_type=client_credentials&scope=User.Read")`;
    const [request] = await factsIn('token-request', 'a.py', text);
    const places = request?.parameters.map(({ place }) => text.slice(place.span.start, place.span.end));
    assert.deepEqual(places, ['client_credentials', 'User.Read']);
  });
});
