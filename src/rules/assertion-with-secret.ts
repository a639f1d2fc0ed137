import { defineRule } from './define-rule.ts';
import { parameterOf } from './request-parameters.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-with-secret',
  on: 'token-request',
  severity: 'error',
  prevents: [7000216],
  finds: 'A token request with a client secret and a client assertion at once.',
  why: 'A client proves itself in one way a request (RFC 6749, section 2.3). An assertion needs no secret beside it, and a secret that is not needed can only leak.',
  messages: {
    both: 'client_secret and client_assertion are sent together, and a client proves itself in one way only. Entra will refuse the request with AADSTS7000216: leave one of them out.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-2.3',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret=«{{secret}}»&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\n',
    },
    {
      path: 'token.php',
      bad: "<?php\n$client->post(\"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", ['form_params' => [\n    'grant_type' => 'client_credentials',\n    'client_id' => $id,\n    'client_secret' => «$secret»,\n    'client_assertion_type' => 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',\n    'client_assertion' => $assertion,\n    'scope' => 'https://graph.microsoft.com/.default',\n]]);\n",
      fixed:
        "<?php\n$client->post(\"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", ['form_params' => [\n    'grant_type' => 'client_credentials',\n    'client_id' => $id,\n    'client_assertion_type' => 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',\n    'client_assertion' => $assertion,\n    'scope' => 'https://graph.microsoft.com/.default',\n]]);\n",
    },
    {
      path: 'token.ps1',
      bad: '$body = @{\n  grant_type            = "client_credentials"\n  client_id             = $id\n  client_secret         = «$secret»\n  client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"\n  client_assertion      = $assertion\n  scope                 = "https://graph.microsoft.com/.default"\n}\nInvoke-RestMethod -Method Post -Uri "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token" -Body $body\n',
      fixed:
        '$body = @{\n  grant_type            = "client_credentials"\n  client_id             = $id\n  \n  client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"\n  client_assertion      = $assertion\n  scope                 = "https://graph.microsoft.com/.default"\n}\nInvoke-RestMethod -Method Post -Uri "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token" -Body $body\n',
    },
  ],
  fine: [
    {
      path: 'token.py',
      text: 'import requests\n\nbody = {"grant_type": "client_credentials", "client_id": client_id, "scope": "https://graph.microsoft.com/.default"}\nif secret:\n    body["client_secret"] = secret\nelse:\n    body["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"\n    body["client_assertion"] = sign()\nrequests.post(f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", data=body)\n',
    },
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&client_secret=&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\n',
    },
  ],

  *check(request, _workspace, uri) {
    if (isTestFile(uri)) return;
    const secret = parameterOf(request, 'client_secret');
    const assertion = parameterOf(request, 'client_assertion');
    // Each may be put in under a condition of its own.
    if (!secret || !assertion || secret.isAdded || assertion.isAdded || !request.isCertain) return;
    const { removal } = secret;
    const title = 'Leave client_secret out';
    yield {
      message: 'both',
      at: secret.place,
      fixes: removal ? [{ kind: 'edit', title, safe: false, edits: [removal] }] : [],
    };
  },
});
