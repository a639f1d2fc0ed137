import type { Fix } from '../core/types.ts';
import type { Assertion, SentAssertion } from '../facts/assertion-types.ts';
import type { Stated } from '../facts/types.ts';
import { encodeSegment } from './assertion-encoding-fixes.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-malformed',
  on: ['assertion', 'app', 'token-request'],
  severity: 'error',
  prevents: [50027],
  finds:
    'A client assertion that is not the text of a signed JWT: with Bearer before it, quotes or blanks in it, without three parts, encrypted, or with parts in standard base64.',
  why: 'client_assertion is the bare text of a JWT: three parts of base64url without padding, with dots between them (RFC 7515). Entra reads nothing else there, though it has been seen to take standard base64: that is only told of.',
  messages: {
    bearer:
      'Bearer stands before the assertion. That belongs into the header Authorization; Entra will answer AADSTS50027 here: leave it out.',
    quotes:
      'There are quotes around the assertion that become part of it. Entra will answer AADSTS50027: take them away.',
    blank:
      'There are blanks or line breaks around the assertion. Entra will answer AADSTS50027: take them away.',
    alphabet:
      'The parts of the assertion are in standard base64. RFC 7515 wants base64url, with - for +, _ for / and without =: a reader that is strict answers AADSTS50027.',
    segment:
      'A part of the assertion is encoded as {encoding}. RFC 7515 wants base64url without padding: a reader that is strict answers AADSTS50027.',
    parts:
      'The assertion has two parts: the signature is missing. Entra will answer AADSTS50027: send the signed JWT with its three parts.',
    encrypted:
      'This is an encrypted token (JWE), which only its receiver can read. Entra will answer AADSTS50027: send a JWT that is signed.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc7523#section-2.2',
    'https://www.rfc-editor.org/rfc/rfc7515#section-3.1',
  ],
  examples: [
    {
      path: 'token.js',
      bad: "await fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {\n  method: 'POST',\n  body: new URLSearchParams({\n    grant_type: 'client_credentials',\n    client_id: clientId,\n    scope: 'https://graph.microsoft.com/.default',\n    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',\n    client_assertion: `«Bearer »${assertion}`,\n  }),\n});\n",
      fixed:
        "await fetch(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {\n  method: 'POST',\n  body: new URLSearchParams({\n    grant_type: 'client_credentials',\n    client_id: clientId,\n    scope: 'https://graph.microsoft.com/.default',\n    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',\n    client_assertion: `${assertion}`,\n  }),\n});\n",
    },
    {
      path: 'token.py',
      bad: 'import base64, json, time, uuid\n\nnow = int(time.time())\nheader = {"alg": "RS256", "typ": "JWT", "x5t": x5t}\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": now, "exp": now + 600}\nfirst = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()\nsecond = «base64.b64encode(json.dumps(claims).encode()).decode()»\nsigned = first + "." + second\n',
      fixed:
        'import base64, json, time, uuid\n\nnow = int(time.time())\nheader = {"alg": "RS256", "typ": "JWT", "x5t": x5t}\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": now, "exp": now + 600}\nfirst = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()\nsecond = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b\'=\').decode()\nsigned = first + "." + second\n',
    },
    {
      path: 'token.http',
      bad: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=«eyJhbGciOiJSUzI1NiIsIng1dCI6IkFRSURCQVVHQndnSkNnc01EUTRQRUJFU0V4USJ9.eyJpc3MiOiJhcHAifQ»\n',
    },
  ],
  fine: [
    {
      path: 'token.http',
      text: 'POST https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id={{id}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=eyJhbGciOiJSUzI1NiIsIng1dCI6Imd4OHRHeXN5amNScUtqRlBuZDdSRnd2d1pJMCJ9.eyJ{a lot of characters here}M8U3bSUKKJDEg\n',
    },
    {
      path: 'api.js',
      text: "await fetch('https://graph.microsoft.com/v1.0/users', { headers: { Authorization: `Bearer ${token}` } });\n",
    },
  ],

  *check(fact, _workspace, uri) {
    if (isTestFile(uri)) return;
    if (fact.kind === 'assertion') yield* judgeSegments(fact);
    else if (fact.clientAssertion) yield* judgeSent(fact.clientAssertion);
  },
});

function* judgeSegments(assertion: Assertion) {
  for (const segment of assertion.segments) {
    const { content, span } = segment;
    if (content.kind !== 'encoded' || (content.as === 'base64url' && !content.isPadded)) continue;
    const encoding = content.as === 'base64url' ? 'base64url with padding' : ENCODINGS[content.as];
    const fixes = encodeSegment(assertion, segment);
    const severity = content.as === 'hex' ? ('error' as const) : ('info' as const);
    yield { message: 'segment' as const, at: span, severity, values: { encoding }, fixes };
  }
}

const ENCODINGS = { hex: 'hexadecimal text', base64: 'standard base64' } as const;

function* judgeSent({ value: { value, flaws }, place }: Stated<SentAssertion>) {
  for (const { kind, span, repair } of flaws) {
    const fixes: readonly Fix[] = repair
      ? [{ kind: 'edit', title: 'Take it away', safe: true, edits: repair }]
      : [];
    const isLenient = kind === 'alphabet' && { severity: 'info' as const };
    yield { message: kind, at: span, ...isLenient, fixes };
  }
  if (value.kind === 'damaged') yield { message: value.fault, at: place };
}
