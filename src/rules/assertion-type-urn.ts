import { defineRule } from './define-rule.ts';
import { parameterOf } from './request-parameters.ts';
import { isTestFile } from './test-files.ts';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export default defineRule({
  id: 'assertion-type-urn',
  on: 'token-request',
  severity: 'error',
  prevents: [50027, 7000216],
  finds: 'A `client_assertion_type` that is not the URN for JWTs: misspelt, or that of the grant.',
  why: 'RFC 7523 has one type for client assertions that are JWTs. The grant of the same specification has a URN that differs from it in one word.',
  messages: {
    grant:
      'This is the URN of a grant, not that of a client assertion. Entra will refuse the assertion with AADSTS50027: write urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    other:
      'Entra knows one type of client assertion only, and will refuse this with AADSTS50027: write urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc7523#section-2.2',
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  ],
  examples: [
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type=«urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer»\n',
      fixed:
        'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer\n',
    },
    {
      path: 'token.rb',
      bad: "require 'net/http'\n\nNet::HTTP.post_form(URI(\"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\"), {\n  'grant_type' => 'client_credentials',\n  'client_id' => id,\n  'scope' => 'https://graph.microsoft.com/.default',\n  'client_assertion_type' => '«urn:ietf:params:oauth:client_assertion_type:jwt-bearer»',\n  'client_assertion' => assertion\n})\n",
      fixed:
        "require 'net/http'\n\nNet::HTTP.post_form(URI(\"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\"), {\n  'grant_type' => 'client_credentials',\n  'client_id' => id,\n  'scope' => 'https://graph.microsoft.com/.default',\n  'client_assertion_type' => \"urn:ietf:params:oauth:client-assertion-type:jwt-bearer\",\n  'client_assertion' => assertion\n})\n",
    },
    {
      path: 'main.go',
      bad: 'package main\n\nfunc token() {\n\thttp.PostForm("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", url.Values{\n\t\t"grant_type":            {"client_credentials"},\n\t\t"client_id":             {id},\n\t\t"scope":                 {"https://graph.microsoft.com/.default"},\n\t\t"client_assertion_type": {"«jwt-bearer»"},\n\t\t"client_assertion":      {assertion},\n\t})\n}\n',
      fixed:
        'package main\n\nfunc token() {\n\thttp.PostForm("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", url.Values{\n\t\t"grant_type":            {"client_credentials"},\n\t\t"client_id":             {id},\n\t\t"scope":                 {"https://graph.microsoft.com/.default"},\n\t\t"client_assertion_type": {"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},\n\t\t"client_assertion":      {assertion},\n\t})\n}\n',
    },
  ],
  fine: [
    {
      path: 'token.sh',
      text: 'curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" -d "grant_type=client_credentials&client_id=$ID&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion=$ASSERTION&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"\n',
    },
    {
      path: 'identityserver.http',
      text: 'POST https://identity.example.com/connect/token\n\ngrant_type=client_credentials&client_assertion={{assertion}}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer\n',
    },
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion={{assertion}}&client_assertion_type={{jwt-bearer}}\n',
    },
  ],

  *check(request, _workspace, uri) {
    if (isTestFile(uri)) return;
    const parameter = parameterOf(request, 'client_assertion_type');
    if (parameter?.value.kind !== 'literal' || !request.isCertain) return;
    const text = parameter.value.text.trim();
    if (text === TYPE || !/^[\w:.%-]*(?:urn|bearer|jwt)[\w:.%-]*$/i.test(text)) return;
    // What is encoded already may be right where it is not known how the body is written.
    if (text.includes('%') && request.encoding === 'unknown') return;
    const edit = parameter.rewritten?.(TYPE);
    yield {
      message: text.includes('grant-type') ? 'grant' : 'other',
      at: parameter.place,
      fixes: edit ? [{ kind: 'edit', title: `Write ${TYPE}`, safe: true, edits: [edit] }] : [],
    };
  },
});
