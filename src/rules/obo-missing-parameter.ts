import type { Fix } from '../core/types.ts';
import type { Parameter } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { parameterOf } from './request-parameters.ts';
import { isTestFile } from './test-files.ts';

const ON_BEHALF_OF = 'on_behalf_of';

export default defineRule({
  id: 'obo-missing-parameter',
  on: 'token-request',
  severity: 'error',
  prevents: [900144],
  finds: 'An on-behalf-of request without `requested_token_use=on_behalf_of`, or without the user’s token.',
  why: 'The JWT bearer grant (RFC 7523) exchanges a token for another one. Entra takes it for on-behalf-of only where the request says so, and needs the token of the user in `assertion`, an API in `scope`, and the credential of the app that asks.',
  messages: {
    use: 'On-behalf-of needs requested_token_use=on_behalf_of beside the assertion. Entra will answer AADSTS900144: add it.',
    value: 'Entra knows no requested_token_use {use}. It will refuse the request: write on_behalf_of.',
    assertion:
      'On-behalf-of needs the access token that the API was called with. Entra will answer AADSTS900144: send it as assertion.',
    parameter: 'On-behalf-of needs the parameter {parameter}. Entra will answer AADSTS900144: send it.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow',
    'https://www.rfc-editor.org/rfc/rfc7523#section-2.1',
  ],
  examples: [
    {
      path: 'obo.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=«urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer»&client_id={{id}}&client_secret={{secret}}&assertion={{token}}&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\nrequested_token_use=on_behalf_of&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id={{id}}&client_secret={{secret}}&assertion={{token}}&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read\n',
    },
    {
      path: 'obo.py',
      bad: 'import httpx\n\ndef exchange(token):\n    return httpx.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n        "grant_type": "«urn:ietf:params:oauth:grant-type:jwt-bearer»",\n        "client_id": client_id,\n        "client_secret": secret,\n        "assertion": token,\n        "scope": "https://graph.microsoft.com/User.Read",\n    })\n',
      fixed:
        'import httpx\n\ndef exchange(token):\n    return httpx.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data={\n        "requested_token_use": "on_behalf_of", "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",\n        "client_id": client_id,\n        "client_secret": secret,\n        "assertion": token,\n        "scope": "https://graph.microsoft.com/User.Read",\n    })\n',
    },
    {
      path: 'obo.ts',
      bad: "const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id, client_secret, assertion: token, scope: 'User.Read', requested_token_use: '«on-behalf-of»' });\nawait fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });\n",
      fixed:
        "const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', client_id, client_secret, assertion: token, scope: 'User.Read', requested_token_use: \"on_behalf_of\" });\nawait fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });\n",
    },
  ],
  fine: [
    {
      path: 'obo.php',
      text: "<?php\n$client->post(\"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", ['form_params' => ['grant_type' => 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'client_id' => $id, 'client_secret' => $secret, 'assertion' => $token, 'scope' => 'User.Read', 'requested_token_use' => 'on_behalf_of']]);\n",
    },
    {
      path: 'devops.py',
      text: 'import requests\n\nrequests.post("https://app.vssps.visualstudio.com/oauth2/token", data={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "client_assertion": secret, "assertion": code})\n',
    },
    {
      path: 'google.py',
      text: 'import requests\n\nrequests.post("https://oauth2.googleapis.com/token", data={"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": signed})\n',
    },
  ],

  *check(request, _workspace, uri) {
    if (isTestFile(uri)) return;
    const { grant, isWhole, isCertain, endpoint, isEndpointGuessed, parameters } = request;
    const type = parameters.find(({ name }) => name === 'grant_type');
    if (grant.kind !== 'known' || grant.name !== 'jwt-bearer' || !isCertain || !type) return;
    const use = parameterOf(request, 'requested_token_use');
    const text = use?.value.kind === 'literal' ? use.value.text : undefined;
    if (use && text !== undefined && isMisspelt(text)) {
      yield { message: 'value', at: use.place, values: { use: text }, fixes: rightUse(use) };
    }
    const has = (name: string) => parameters.some((each) => each.name === name);
    // Brokers send a signed request of another kind by the same grant.
    if (!isWhole || has('request')) return;
    if (!has('requested_token_use')) yield { message: 'use', at: type.place, fixes: added(type) };
    else if (!has('assertion')) yield { message: 'assertion', at: type.place };
    else if (!isEndpointGuessed && endpoint?.value.version === 'v2' && !has('scope') && !has('resource'))
      yield { message: 'parameter', at: type.place, values: { parameter: 'scope' } };
  },
});

/** The specification knows this one word; variables of templates may hold it. */
function isMisspelt(text: string): boolean {
  return /^[\w -]+$/.test(text) && text !== ON_BEHALF_OF;
}

function rightUse({ rewritten }: Parameter): readonly Fix[] {
  const edit = rewritten?.(ON_BEHALF_OF);
  return edit ? [{ kind: 'edit', title: `Write ${ON_BEHALF_OF}`, safe: true, edits: [edit] }] : [];
}

function added({ beside }: Parameter): readonly Fix[] {
  const edit = beside?.('requested_token_use', ON_BEHALF_OF);
  return edit
    ? [{ kind: 'edit', title: `Add requested_token_use=${ON_BEHALF_OF}`, safe: true, edits: [edit] }]
    : [];
}
