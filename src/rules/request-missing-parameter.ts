import type { GrantName } from '../facts/request-types.ts';
import type { TokenRequest } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'request-missing-parameter',
  on: 'token-request',
  severity: 'error',
  prevents: [900144, 7000216],
  finds: 'A token request without a parameter that its grant needs.',
  why: 'What a grant needs is fixed by its specification (RFC 6749, RFC 7523, RFC 8628). Requests are judged only where all of their parameters can be seen.',
  messages: {
    parameter: 'The grant {grant} needs the parameter {parameter}. Entra will answer AADSTS900144: send it.',
    credential:
      'The grant {grant} needs client_secret or client_assertion. Entra will answer AADSTS7000216: send the credential of the app.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=«client_credentials»&client_id={{id}}&client_secret={{secret}}\n',
    },
    {
      path: 'token.py',
      bad: 'import requests\n\nrequests.post(\n    f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    data={"grant_type": "«client_credentials»", "client_id": client_id, "scope": "https://graph.microsoft.com/.default"},\n)\n',
    },
    {
      path: 'device.js',
      bad: "await fetch('https://login.microsoftonline.com/organizations/oauth2/v2.0/token', {\n  method: 'POST',\n  body: new URLSearchParams({ grant_type: '«urn:ietf:params:oauth:grant-type:device_code»', client_id: id }),\n});\n",
    },
  ],
  fine: [
    {
      path: 'token.py',
      text: 'import requests\n\nbody = {"grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"}\nbody.update(credentials)\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data=body)\n',
    },
    {
      path: 'basic.py',
      text: 'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", auth=(client_id, secret), data={"grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"})\n',
    },
    {
      path: 'refresh.js',
      text: "await fetch('https://login.microsoftonline.com/organizations/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: id, refresh_token: token }) });\n",
    },
    {
      path: 'open.js',
      text: "await fetch('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({ ...client, grant_type: 'client_credentials' }) });\n",
    },
  ],

  *check(request, _workspace, uri) {
    if (isTestFile(uri)) return;
    const { grant, isWhole, isCertain, encoding, parameters } = request;
    const at = parameters.find(({ name }) => name === 'grant_type')?.place;
    // What is sent in another form is not read at all.
    if (
      !isWhole ||
      !isCertain ||
      grant.kind !== 'known' ||
      !at ||
      encoding === 'json' ||
      encoding === 'query'
    )
      return;
    const missing = NEEDED[grant.name].find((needed) => isMissing(request, needed));
    if (!missing) return;
    const [parameter = ''] = missing;
    const message = missing === CREDENTIAL ? 'credential' : 'parameter';
    yield { message, at, values: { grant: grant.name, parameter } };
  },
});

/** Names of which one is enough. */
type Needed = readonly string[];

const CLIENT: Needed = ['client_id'];
const SCOPE: Needed = ['scope'];
const CREDENTIAL: Needed = ['client_secret', 'client_assertion'];

/** On-behalf-of has a rule of its own for what only it needs. */
const NEEDED: Readonly<Record<GrantName, readonly Needed[]>> = {
  client_credentials: [CLIENT, SCOPE, CREDENTIAL],
  authorization_code: [CLIENT, ['code']],
  refresh_token: [CLIENT, ['refresh_token']],
  password: [CLIENT, ['username'], ['password']],
  device_code: [CLIENT, ['device_code', 'code']],
  'jwt-bearer': [],
  'saml-bearer': [],
};

function isMissing(request: TokenRequest, needed: Needed): boolean {
  const { parameters, endpoint, isEndpointGuessed, mayUseBasic } = request;
  const has = (name: string) => parameters.some((each) => each.name === name);
  if (needed.some(has)) return false;
  if (needed === SCOPE) return !isEndpointGuessed && endpoint?.value.version === 'v2' && !has('resource');
  // The header may name the client, and so may a token that stands for it.
  if (needed === CLIENT || needed === CREDENTIAL)
    return !mayUseBasic && !has('client_assertion') && !has('request');
  return !has('request');
}
