import type { Found } from '../core/rule.ts';
import type { Fix } from '../core/types.ts';
import type { Parameter } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { flawFixes } from './secret-fixes.ts';
import { flawsOf, secretsOf } from './stated-secrets.ts';

export default defineRule({
  id: 'secret-not-url-encoded',
  on: 'token-request',
  severity: 'warning',
  prevents: [7000215, 900144],
  finds: 'A client secret that goes unencoded into the body of a token request that is put together by hand.',
  why:
    'The body of a token request is a form: `+` means a blank there, `&` ends the parameter, `%` begins an encoded byte. Secrets made ' +
    'before 2021, or chosen by hand, hold such characters, and most secrets without them work: the request fails on the day the ' +
    'secret changes. Where nothing shows what the secret holds, it is only pointed out.',
  messages: {
    text: 'This client secret holds characters that mean something else in a form body (+ & % = /). Entra will receive another text and answer AADSTS7000215: percent-encode it.',
    computed:
      'This client secret goes into the form body as it is. With one of + & % in it, Entra will receive another text and answer AADSTS7000215: encode it ({ways}).',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
    'https://www.rfc-editor.org/rfc/rfc6749#appendix-B',
    'https://curl.se/docs/manpage.html#--data-urlencode',
  ],
  examples: [
    {
      path: 'token.sh',
      bad: 'curl https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=$CLIENT_ID -d "client_secret=«$CLIENT_SECRET»" -d scope=https://graph.microsoft.com/.default\n',
      fixed:
        'curl https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=$CLIENT_ID --data-urlencode "client_secret=$CLIENT_SECRET" -d scope=https://graph.microsoft.com/.default\n',
    },
    {
      path: 'token.js',
      bad: "const body = 'grant_type=client_credentials&client_id=' + clientId + '&client_secret=' + «clientSecret» + '&scope=https://graph.microsoft.com/.default';\nfetch('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { method: 'POST', body });\n",
      fixed:
        "const body = 'grant_type=client_credentials&client_id=' + clientId + '&client_secret=' + encodeURIComponent(clientSecret) + '&scope=https://graph.microsoft.com/.default';\nfetch('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { method: 'POST', body });\n",
    },
    {
      path: 'Token.cs',
      bad: 'var body = new StringContent($"grant_type=client_credentials&client_id={id}&client_secret={«secret»}&resource=https://graph.microsoft.com");\nvar answer = await client.PostAsync("https://login.microsoftonline.com/contoso.com/oauth2/token", body);\n',
      fixed:
        'var body = new StringContent($"grant_type=client_credentials&client_id={id}&client_secret={System.Uri.EscapeDataString(secret)}&resource=https://graph.microsoft.com");\nvar answer = await client.PostAsync("https://login.microsoftonline.com/contoso.com/oauth2/token", body);\n',
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret=«pK4w+nTz81vLq»&scope=https://graph.microsoft.com/.default\n',
      fixed:
        'POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4&client_secret=pK4w%2BnTz81vLq&scope=https://graph.microsoft.com/.default\n',
    },
  ],
  fine: [
    {
      path: 'token.sh',
      text: 'curl https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token -d grant_type=client_credentials -d client_id=$CLIENT_ID --data-urlencode "client_secret=$CLIENT_SECRET" -d scope=https://graph.microsoft.com/.default\n',
    },
    {
      path: 'token.py',
      text: 'import requests\nrequests.post("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", data={"grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret, "scope": scope})\n',
    },
    {
      path: 'token.js',
      text: "const body = `grant_type=client_credentials&client_id=${id}&client_secret=${encodeURIComponent(secret)}&scope=${encodeURIComponent(scope)}`;\nfetch('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { method: 'POST', body });\n",
    },
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{clientId}}&client_secret={{clientSecret}}&scope=https://graph.microsoft.com/.default\n',
    },
  ],

  *check(request) {
    if (request.encoding !== 'raw') return;
    for (const { secret, owner } of secretsOf(request)) {
      for (const flaw of flawsOf(secret, 'not-url-encoded')) {
        const fixes = flawFixes({ secret, owner }, flaw, { title: 'Percent-encode it', safe: true });
        yield { message: flaw.detail, at: flaw.span, fixes };
      }
    }
    for (const parameter of request.parameters) yield* unencoded(parameter);
  },
});

function* unencoded({ name, value, isEncoded, place, repair }: Parameter): Iterable<Found<'computed'>> {
  if (name !== 'client_secret' || value.kind !== 'computed' || isEncoded) return;
  const fixes: readonly Fix[] = repair
    ? [{ kind: 'edit', title: 'Encode it for the form', safe: false, edits: repair }]
    : [];
  const values = { ways: '--data-urlencode, encodeURIComponent, urlencode, Uri.EscapeDataString' };
  // The secrets of today hold nothing that needs it.
  yield { message: 'computed', at: place, values, severity: 'info', fixes };
}
