import type { Fix } from '../core/types.ts';
import type { Assertion } from '../facts/assertion-types.ts';
import { addClaim } from './assertion-claim-fixes.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

/** What Entra answers where a claim is missing, and what it has to be. */
const REQUIRED = [
  ['aud', 700023, 'aud, the token endpoint'],
  ['iss', 700021, 'iss, the client id'],
  ['sub', 700022, 'sub, the client id'],
  ['exp', 700024, 'exp, ten minutes from now in seconds since 1970'],
] as const;

export default defineRule({
  id: 'assertion-missing-claim',
  on: 'assertion',
  severity: 'error',
  prevents: [700021, 700022, 700023, 700024, 50027],
  finds: 'A client assertion without one of the claims that Entra asks for.',
  why: 'A client assertion says who it is from (iss and sub: the client id), whom it is for (aud: the token endpoint) and until when it holds (exp). RFC 7523 wants all four. Microsoft also asks for jti, so that no assertion is taken twice, and for nbf or iat.',
  messages: {
    missing: 'The assertion has no {names}. Entra will answer AADSTS{code}: add {remedy}.',
    advised:
      'The assertion has no {names}. Entra takes it, but its documentation asks for jti, a new id for each assertion, and for nbf, the time now.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7523#section-3',
  ],
  examples: [
    {
      path: 'token.js',
      bad: "import { SignJWT } from 'jose';\n\nexport const assertion = (key, x5t, clientId, tenantId) =>\n  «new SignJWT({ jti: crypto.randomUUID() })»\n    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })\n    .setIssuer(clientId)\n    .setSubject(clientId)\n    .setNotBefore('0s')\n    .setAudience(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)\n    .sign(key);\n",
      fixed:
        "import { SignJWT } from 'jose';\n\nexport const assertion = (key, x5t, clientId, tenantId) =>\n  new SignJWT({ jti: crypto.randomUUID() })\n    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })\n    .setIssuer(clientId)\n    .setSubject(clientId)\n    .setNotBefore('0s')\n    .setAudience(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`).setExpirationTime('10m')\n    .sign(key);\n",
    },
    {
      path: 'token.py',
      bad: 'import time, uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {\n    "aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    "iss": client_id,\n    "jti": str(uuid.uuid4()),\n    "nbf": now,\n    "exp": now + 600,\n}\nassertion = «jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})»\n',
      fixed:
        'import time, uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {\n    "sub": client_id, "aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    "iss": client_id,\n    "jti": str(uuid.uuid4()),\n    "nbf": now,\n    "exp": now + 600,\n}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'token.php',
      bad: "<?php\nuse Firebase\\JWT\\JWT;\n\n$claims = [\n    'aud' => \"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\",\n    'iss' => $clientId,\n    'sub' => $clientId,\n    'jti' => bin2hex(random_bytes(16)),\n    'iat' => time(),\n];\n$assertion = «JWT::encode($claims, $key, 'RS256', null, ['x5t' => $x5t])»;\n",
      fixed:
        "<?php\nuse Firebase\\JWT\\JWT;\n\n$claims = [\n    'exp' => time() + 600, 'aud' => \"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\",\n    'iss' => $clientId,\n    'sub' => $clientId,\n    'jti' => bin2hex(random_bytes(16)),\n    'iat' => time(),\n];\n$assertion = JWT::encode($claims, $key, 'RS256', null, ['x5t' => $x5t]);\n",
    },
  ],
  fine: [
    {
      path: 'Token.cs',
      text: 'using Microsoft.IdentityModel.Tokens;\n\nvar descriptor = new SecurityTokenDescriptor\n{\n    Issuer = clientId,\n    Audience = $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token",\n    Subject = new ClaimsIdentity(new[] { new Claim("sub", clientId), new Claim("jti", Guid.NewGuid().ToString()) }),\n    SigningCredentials = new X509SigningCredentials(certificate),\n};\n',
    },
    {
      path: 'token.py',
      text: 'import jwt\n\nclaims = {**common, "aud": "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token"}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'apple.js',
      text: "const jwt = require('jsonwebtoken');\n\nmodule.exports = jwt.sign({ iss: teamId, aud: 'https://appleid.apple.com', sub: bundleId }, key, { algorithm: 'ES256' });\n",
    },
  ],

  *check(assertion, _workspace, uri) {
    const { claims, supplied, areClaimsWhole, isFederated, span, claimsSpan } = assertion;
    if (isFederated || !areClaimsWhole || isTestFile(uri)) return;
    const has = (name: string) => supplied.includes(name) || claims.some((claim) => claim.name === name);
    const missing = REQUIRED.filter(([name]) => !has(name));
    const at = claimsSpan ?? span;
    const [first] = missing;
    if (first) {
      const names = missing.map(([name]) => name);
      const remedy = missing.map(([, , each]) => each).join('; ');
      const values = { names: listed(names), code: String(first[1]), remedy };
      yield { message: 'missing', at, values, fixes: fixesFor(assertion, names) };
      return;
    }
    const advised = [...(has('jti') ? [] : ['jti']), ...(has('nbf') || has('iat') ? [] : ['nbf'])];
    if (advised.length === 0) return;
    const values = { names: listed(advised) };
    yield { message: 'advised', at, severity: 'info', values, fixes: fixesFor(assertion, advised) };
  },
});

/** Several claims take several edits at one place, of which only one would be made. */
function fixesFor(assertion: Assertion, names: readonly string[]): readonly Fix[] {
  const [name, second] = names;
  return name === undefined || second !== undefined ? [] : addClaim(assertion, name);
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
