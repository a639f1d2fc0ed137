import type { Evidence, Fix } from '../core/types.ts';
import type { Assertion, AssertionParty } from '../facts/assertion-types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-issuer-subject',
  on: 'assertion',
  severity: 'error',
  prevents: [700021],
  finds: 'A client assertion whose iss or sub is not the client id of the application.',
  why: 'An application that proves itself with a certificate issues the assertion itself, about itself: iss and sub are both its client id, the GUID of its registration. Entra compares them with each other and with the client_id of the request. Tokens of other issuers, for workload identity federation, are another thing and rightly name somebody else.',
  messages: {
    differ:
      'iss and sub of the assertion differ. Entra will answer AADSTS700021: both are the client id of the application.',
    notClient:
      '{claim} is {what} here, not the client id. Entra will answer AADSTS700021: iss and sub are both the client id of the application.',
    otherClient:
      'iss and sub are {found}, and the request is made by {clientId}. Entra will answer AADSTS700021: write the same client id.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7523#section-3',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import time, uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {\n    "aud": f"https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token",\n    "iss": «tenant_id»,\n    "sub": client_id,\n    "jti": str(uuid.uuid4()),\n    "nbf": now,\n    "exp": now + 600,\n}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
      fixed:
        'import time, uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {\n    "aud": f"https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token",\n    "iss": client_id,\n    "sub": client_id,\n    "jti": str(uuid.uuid4()),\n    "nbf": now,\n    "exp": now + 600,\n}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'Token.java',
      bad: 'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti, Date now, Date later) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder()\n        .issuer("3f9c21d7-64b8-4e0a-9d15-c27a80f6b3e4")\n        .subject("«https://contoso.com/payroll»")\n        .audience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")\n        .jwtID(jti).notBeforeTime(now).expirationTime(later).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
      fixed:
        'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti, Date now, Date later) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder()\n        .issuer("3f9c21d7-64b8-4e0a-9d15-c27a80f6b3e4")\n        .subject("3f9c21d7-64b8-4e0a-9d15-c27a80f6b3e4")\n        .audience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")\n        .jwtID(jti).notBeforeTime(now).expirationTime(later).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
    },
    {
      path: 'token.rb',
      bad: "require 'jwt'\n\nclaims = {\n  aud: \"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\",\n  iss: client_id,\n  sub: «user_email»,\n  jti: SecureRandom.uuid,\n  nbf: Time.now.to_i,\n  exp: Time.now.to_i + 600\n}\nassertion = JWT.encode(claims, key, 'RS256', { x5t: x5t })\n",
      fixed:
        "require 'jwt'\n\nclaims = {\n  aud: \"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\",\n  iss: client_id,\n  sub: client_id,\n  jti: SecureRandom.uuid,\n  nbf: Time.now.to_i,\n  exp: Time.now.to_i + 600\n}\nassertion = JWT.encode(claims, key, 'RS256', { x5t: x5t })\n",
    },
  ],
  fine: [
    {
      path: 'federated.js',
      text: "import { SignJWT } from 'jose';\n\n// A token of our own issuer, to be exchanged for one of Entra.\nexport const token = (key) =>\n  new SignJWT({})\n    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })\n    .setIssuer('https://oidc.contoso.com')\n    .setSubject('system:serviceaccount:payroll:worker')\n    .setAudience('api://AzureADTokenExchange')\n    .setExpirationTime('10m')\n    .sign(key);\nfetch('https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, scope: 'https://graph.microsoft.com/.default', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: await token(key) }) });\n",
    },
    {
      path: 'token.py',
      text: 'import jwt\n\nassertion = jwt.encode({"aud": "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", "iss": app_id, "sub": client_id, "jti": jti, "nbf": now, "exp": exp}, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'salesforce.py',
      text: 'import jwt\n\nassertion = jwt.encode({"iss": consumer_key, "sub": username, "aud": "https://login.salesforce.com", "exp": exp}, key, algorithm="RS256")\n',
    },
  ],

  *check(assertion, _workspace, uri) {
    if (assertion.isFederated || isTestFile(uri)) return;
    const { issuer, subject } = assertion;
    const wrong = [['iss', issuer, subject] as const, ['sub', subject, issuer] as const].flatMap(
      ([claim, party, other]) => {
        const what = party && whatElse(party.value, tenantsOf(assertion));
        return what === undefined || !party ? [] : [{ claim, what, party, other }];
      },
    );
    for (const { claim, what, party, other } of wrong) {
      yield {
        message: 'notClient',
        at: party.span,
        values: { claim, what },
        fixes: taken(assertion, party, other),
      };
    }
    if (wrong.length > 0 || issuer?.value.kind !== 'guid' || subject?.value.kind !== 'guid') return;
    if (issuer.value.guid !== subject.value.guid) {
      const client = guidOf(assertion.sender?.clientId?.value);
      const [wrongOne, other] = client === subject.value.guid ? [issuer, subject] : [subject, issuer];
      const evidence: readonly Evidence[] = [{ span: other.span, message: 'The other claim stands here.' }];
      const fixes = client === guidOf(other.value) ? taken(assertion, wrongOne, other) : [];
      yield { message: 'differ', at: wrongOne.span, evidence, fixes };
    } else yield* againstSender(assertion, issuer, issuer.value.guid);
  },
});

/** The application that sends the assertion has to be the one that it is from. */
function* againstSender({ sender }: Assertion, issuer: AssertionParty, found: string) {
  const clientId = sender?.clientId;
  if (clientId?.value.kind !== 'guid' || clientId.value.guid === found) return;
  const { guid } = clientId.value;
  const message = `${clientId.name} is another one.`;
  yield {
    message: 'otherClient' as const,
    at: issuer.span,
    values: { found, clientId: guid },
    evidence: [{ span: clientId.place.span, message }],
  };
}

function guidOf(id: { readonly kind: string; readonly guid?: string } | undefined): string | undefined {
  return id?.guid;
}

const FORMS = { address: 'an address', mail: 'a mail address', name: 'a name' } as const;
const NAMED = { tenant: 'the tenant', user: 'a user', object: 'an object id' } as const;

/** The tenants that the assertion itself and its sender name. */
function tenantsOf({ audience, sender }: Assertion): readonly (string | undefined)[] {
  const named = audience?.value.kind === 'sign-in' ? audience.value.tenant : undefined;
  return [guidOf(named), guidOf(sender?.tenant?.value)];
}

function whatElse(
  party: AssertionParty['value'],
  tenants: readonly (string | undefined)[],
): string | undefined {
  if (party.kind === 'guid') return tenants.includes(party.guid) ? NAMED.tenant : undefined;
  if (party.kind === 'text') return FORMS[party.form];
  return party.kind === 'named' && party.of !== 'client' ? NAMED[party.of] : undefined;
}

/** Takes what the other claim says, where that is the client id. */
function taken(
  { language }: Assertion,
  { span, place }: AssertionParty,
  other: AssertionParty | undefined,
): readonly Fix[] {
  if (!other || language === undefined) return [];
  const { value, source } = other;
  const title = 'Write the client id';
  const isClient = value.kind === 'guid' || (value.kind === 'named' && value.of === 'client');
  if (!isClient || source === undefined) return [];
  const edits = [{ span: place?.literal ?? span, newText: source }];
  return [{ kind: 'edit', title, safe: false, edits }];
}
