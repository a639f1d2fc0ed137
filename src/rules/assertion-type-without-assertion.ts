import type { Edit, Fix } from '../core/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export default defineRule({
  id: 'assertion-type-without-assertion',
  on: 'token-request',
  severity: 'error',
  prevents: [7000216, 7000218],
  finds: '`client_assertion` or `client_assertion_type`, one without the other.',
  why: 'A client proves itself with two parameters together: the assertion, and what kind of assertion it is (RFC 7521, section 4.2).',
  messages: {
    type: 'client_assertion_type stands here without client_assertion. Entra will answer AADSTS7000216: send the signed JWT as well, or leave the type out where a secret is sent.',
    assertion:
      'client_assertion needs client_assertion_type beside it. Entra will answer AADSTS7000216: add urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc7521#section-4.2',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion=«{{assertion}}»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion={{assertion}}\n',
    },
    {
      path: 'token.py',
      bad: 'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "client_secret": secret,\n    "client_assertion_type": "«urn:ietf:params:oauth:client-assertion-type:jwt-bearer»",\n    "scope": "https://graph.microsoft.com/.default",\n})\n',
      fixed:
        'import requests\n\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "client_secret": secret,\n    "scope": "https://graph.microsoft.com/.default",\n})\n',
    },
    {
      path: 'token.js',
      bad: "await fetch(url, {\n  method: 'POST',\n  body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_assertion: «signed», scope: 'https://graph.microsoft.com/.default' }),\n});\n",
      fixed:
        "await fetch(url, {\n  method: 'POST',\n  body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_assertion_type: \"urn:ietf:params:oauth:client-assertion-type:jwt-bearer\", client_assertion: signed, scope: 'https://graph.microsoft.com/.default' }),\n});\n",
    },
  ],
  fine: [
    {
      path: 'token.py',
      text: 'import requests\n\nbody = {"grant_type": "client_credentials", "client_id": client_id, "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "scope": "https://graph.microsoft.com/.default"}\nbody["client_assertion"] = sign(key)\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data=body)\n',
    },
    {
      path: 'wrapper.js',
      text: "const base = { grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', scope: 'https://graph.microsoft.com/.default' };\nexport const token = (assertion) => post('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { ...base, ...assertion });\n",
    },
  ],

  *check({ isWhole, isCertain, parameters }, _workspace, uri) {
    if (isTestFile(uri)) return;
    if (!isWhole || !isCertain) return;
    const type = parameters.find(({ name }) => name === 'client_assertion_type');
    const assertion = parameters.find(({ name }) => name === 'client_assertion');
    if (type && !assertion) {
      const hasSecret = parameters.some(({ name }) => name === 'client_secret');
      const fixes = hasSecret ? mending('Leave client_assertion_type out', type.removal) : [];
      yield { message: 'type', at: type.place, fixes };
    } else if (assertion && !type) {
      const added = assertion.beside?.('client_assertion_type', TYPE);
      yield { message: 'assertion', at: assertion.place, fixes: mending('Add client_assertion_type', added) };
    }
  },
});

function mending(title: string, edit: Edit | undefined): readonly Fix[] {
  return edit ? [{ kind: 'edit', title, safe: true, edits: [edit] }] : [];
}
