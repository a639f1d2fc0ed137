import { replaceValue } from '../core/edits.ts';
import type { Evidence, Fix } from '../core/types.ts';
import type { Assertion, AssertionAudience } from '../facts/assertion-types.ts';
import type { Tenant } from '../facts/types.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-audience',
  on: 'assertion',
  severity: 'error',
  prevents: [700023, 50027],
  finds: 'A client assertion whose aud is not the token endpoint of the tenant that is asked.',
  why: 'An assertion is for the one that it is shown to: aud is the address of the token endpoint, with the tenant in it, as one text. The API that the token is wanted for stands in the scope of the request, not here. Entra also takes the issuer of the tenant, the same address without what follows the tenant.',
  messages: {
    list: 'aud is an array here. Entra will answer AADSTS50027: write the token endpoint as one text.',
    api: 'aud is {found}, the API that the token is wanted for. Entra will answer AADSTS700023: write the token endpoint, and name the API in the scope of the request.',
    exchange:
      'aud is that of a token of another issuer, and this one is issued by the application itself. Entra will answer AADSTS700023: write the token endpoint.',
    text: 'aud is no address. Entra will answer AADSTS700023: write the token endpoint of the tenant.',
    noTenant:
      'aud names no tenant. Entra will answer AADSTS700023: write the token endpoint with the tenant in it, https://{host}/<tenant id>/oauth2/v2.0/token.',
    manyTenants:
      'aud is the endpoint of {tenant}, which is no tenant. Entra will answer AADSTS700023: write the id of the tenant that the application asks for its token.',
    otherTenant:
      'aud names the tenant {found}, and the token is asked for in {tenant}. Entra will answer AADSTS700023: write the same tenant.',
    otherCloud:
      'aud is an address at {found}, and the token is asked for at {host}. Entra will answer AADSTS700023: write the same host.',
    path: 'aud is an address at the right host, but not the token endpoint. Entra will answer AADSTS700023: let it end in /oauth2/v2.0/token behind the tenant.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7523#section-3',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import time, uuid\nimport jwt, requests\n\nnow = int(time.time())\nclaims = {"aud": "«https://graph.microsoft.com»", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": now, "exp": now + 600}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\nrequests.post("https://login.microsoftonline.com/fabrikam.com/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "scope": "https://graph.microsoft.com/.default",\n    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",\n    "client_assertion": assertion,\n})\n',
      fixed:
        'import time, uuid\nimport jwt, requests\n\nnow = int(time.time())\nclaims = {"aud": "https://login.microsoftonline.com/fabrikam.com/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": now, "exp": now + 600}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\nrequests.post("https://login.microsoftonline.com/fabrikam.com/oauth2/v2.0/token", data={\n    "grant_type": "client_credentials",\n    "client_id": client_id,\n    "scope": "https://graph.microsoft.com/.default",\n    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",\n    "client_assertion": assertion,\n})\n',
    },
    {
      path: 'token.js',
      bad: "import { SignJWT } from 'jose';\n\nexport const assertion = (key, x5t, clientId, tenantId) =>\n  new SignJWT({ jti: crypto.randomUUID() })\n    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })\n    .setIssuer(clientId)\n    .setSubject(clientId)\n    .setNotBefore('0s')\n    .setExpirationTime('10m')\n    .setAudience(«[`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`]»)\n    .sign(key);\n",
      fixed:
        "import { SignJWT } from 'jose';\n\nexport const assertion = (key, x5t, clientId, tenantId) =>\n  new SignJWT({ jti: crypto.randomUUID() })\n    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })\n    .setIssuer(clientId)\n    .setSubject(clientId)\n    .setNotBefore('0s')\n    .setExpirationTime('10m')\n    .setAudience(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)\n    .sign(key);\n",
    },
    {
      path: 'Token.cs',
      bad: 'using System.IdentityModel.Tokens.Jwt;\n\nvar claims = new[] { new Claim("sub", clientId), new Claim("jti", Guid.NewGuid().ToString()) };\nvar token = new JwtSecurityToken(clientId, "«https://login.microsoftonline.com/common/oauth2/v2.0/token»", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), new X509SigningCredentials(certificate));\n',
    },
    {
      path: 'Token.java',
      bad: 'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti, Date now, Date later) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(clientId).subject(clientId)\n        .audience("«https://login.microsoftonline.com/oauth2/v2.0/token»")\n        .jwtID(jti).notBeforeTime(now).expirationTime(later).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
    },
  ],
  fine: [
    {
      path: 'Token.java',
      text: 'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti, Date now, Date later) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(clientId).subject(clientId)\n        .audience(Collections.singletonList("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token"))\n        .jwtID(jti).notBeforeTime(now).expirationTime(later).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
    },
    {
      path: 'v1.php',
      text: "<?php\nuse Firebase\\JWT\\JWT;\n\n$claims = ['aud' => \"https://login.microsoftonline.com/$tenant/v2.0\", 'iss' => $id, 'sub' => $id, 'jti' => uniqid(), 'nbf' => time(), 'exp' => time() + 300];\n$assertion = JWT::encode($claims, $key, 'RS256', null, ['x5t' => $x5t]);\n",
    },
    {
      path: 'google.py',
      text: 'import jwt\n\nassertion = jwt.encode({"aud": "https://oauth2.googleapis.com/token", "iss": account, "scope": scope, "iat": now, "exp": now + 3600}, key, algorithm="RS256")\n',
    },
  ],

  *check(assertion, _workspace, uri) {
    const { audience, isFederated, sender } = assertion;
    if (!audience || isFederated || isTestFile(uri)) return;
    const { span, asText } = audience;
    const found = faultOf(audience, assertion);
    if (found) yield { ...found, at: span, fixes: endpointFixes(audience, sender) };
    else if (audience.count !== undefined) {
      const title = 'Write it as one text';
      const fixes: readonly Fix[] = asText ? [{ kind: 'edit', title, safe: true, edits: asText }] : [];
      yield { message: 'list', at: span, fixes };
    } else yield* againstSender(audience, assertion);
  },
});

function faultOf({ value }: AssertionAudience, { subject, issuer }: Assertion) {
  switch (value.kind) {
    case 'api':
      return { message: 'api', values: { found: value.text } } as const;
    case 'exchange':
      return { message: 'exchange' } as const;
    case 'text':
      return issuer && subject ? ({ message: 'text' } as const) : undefined;
    case 'sign-in':
      return faultOfAddress(value);
    default:
      return undefined;
  }
}

type SignIn = Extract<AssertionAudience['value'], { readonly kind: 'sign-in' }>;

function faultOfAddress({ host, tenant, path }: SignIn) {
  if (!tenant) return { message: 'noTenant', values: { host } } as const;
  if (tenant.kind === 'well-known')
    return { message: 'manyTenants', values: { tenant: tenant.name } } as const;
  return path === 'other' ? ({ message: 'path' } as const) : undefined;
}

/** What the request is sent to tells which tenant is right, and which host. */
function* againstSender(audience: AssertionAudience, { sender }: Assertion) {
  const { value, span } = audience;
  if (value.kind !== 'sign-in' || !sender) return;
  const { tenant, cloud, host } = sender;
  const [found, wanted] = [nameOf(value.tenant), nameOf(tenant?.value)];
  const fixes = endpointFixes(audience, sender);
  if (tenant && found && wanted && found.kind === wanted.kind && found.name !== wanted.name) {
    const evidence: readonly Evidence[] = [
      { span: tenant.place.span, message: `${tenant.name} names another tenant.` },
    ];
    const values = { found: found.name, tenant: wanted.name };
    yield { message: 'otherTenant' as const, at: span, values, evidence, fixes };
  } else if (
    host !== undefined &&
    cloud !== undefined &&
    value.cloud !== undefined &&
    cloud !== value.cloud
  ) {
    yield { message: 'otherCloud' as const, at: span, values: { found: value.host, host }, fixes };
  }
}

/** A GUID and a domain may be the same tenant. */
function nameOf(tenant: Tenant | undefined): { readonly kind: string; readonly name: string } | undefined {
  if (tenant?.kind === 'guid') return { kind: 'guid', name: tenant.guid };
  return tenant?.kind === 'domain' ? { kind: 'domain', name: tenant.domain } : undefined;
}

/** The endpoint that the request is sent to, where the file shows it. */
function endpointFixes({ place }: AssertionAudience, sender: Assertion['sender']): readonly Fix[] {
  const tenant = nameOf(sender?.tenant?.value);
  if (!place || sender?.host === undefined || !tenant) return [];
  const endpoint = `https://${sender.host}/${tenant.name}/oauth2/v2.0/token`;
  return [{ kind: 'edit', title: `Write ${endpoint}`, safe: false, edits: [replaceValue(place, endpoint)] }];
}
