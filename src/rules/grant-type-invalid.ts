import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'grant-type-invalid',
  on: 'token-request',
  severity: 'error',
  prevents: [70003],
  finds: 'A `grant_type` that Entra does not know: misspelt, a response type, or another provider’s.',
  why: 'The grants of RFC 6749 have plain names, those of later specifications are URNs, and both are compared as they are.',
  messages: {
    meant: 'Entra knows no grant {grant}. It will answer AADSTS70003: write {meant}.',
    none: 'Entra offers no grant {grant}. It will answer AADSTS70003: use one of its own, such as client_credentials, authorization_code or, to call on in a user’s name, the on-behalf-of flow.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
    'https://www.rfc-editor.org/rfc/rfc8628#section-3.4',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=«client_credential»&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\n',
    },
    {
      path: 'exchange.py',
      bad: 'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={"grant_type": "«urn:ietf:params:oauth:grant-type:token-exchange»", "client_id": client_id, "subject_token": token})\n',
    },
    {
      path: 'token.ts',
      bad: "const body = new URLSearchParams({ grant_type: '«code»', client_id, code, redirect_uri, client_secret });\nawait fetch('https://login.microsoftonline.com/organizations/oauth2/v2.0/token', { method: 'POST', body });\n",
      fixed:
        "const body = new URLSearchParams({ grant_type: \"authorization_code\", client_id, code, redirect_uri, client_secret });\nawait fetch('https://login.microsoftonline.com/organizations/oauth2/v2.0/token', { method: 'POST', body });\n",
    },
  ],
  fine: [
    {
      path: 'exchange.py',
      text: 'import requests\n\nrequests.post("https://sso.example.com/realms/main/protocol/openid-connect/token", data={"grant_type": "urn:ietf:params:oauth:grant-type:token-exchange"})\n',
    },
    {
      path: 'device.http',
      text: 'POST https://login.microsoftonline.com/organizations/oauth2/v2.0/token\n\ngrant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={{id}}&device_code={{code}}\n',
    },
    {
      path: 'native.http',
      text: 'POST https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token\n\ngrant_type=oob&client_id={{id}}&continuation_token={{continuation}}&oob=123456&scope=openid\n',
    },
  ],

  *check({ grant, isCertain, parameters }, _workspace, uri) {
    if (isTestFile(uri)) return;
    const parameter = parameters.find(({ name }) => name === 'grant_type');
    if (grant.kind !== 'unknown' || !isCertain || !parameter) return;
    const { text, meant } = grant;
    if (meant === undefined) {
      yield { message: 'none', at: parameter.place, values: { grant: text } };
      return;
    }
    const edit = parameter.rewritten?.(meant);
    yield {
      message: 'meant',
      at: parameter.place,
      values: { grant: text, meant },
      fixes: edit ? [{ kind: 'edit', title: `Write ${meant}`, safe: true, edits: [edit] }] : [],
    };
  },
});
