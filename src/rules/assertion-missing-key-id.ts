import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const NAMES = ['kid', 'x5t', 'x5t#S256', 'x5c'];

export default defineRule({
  id: 'assertion-missing-key-id',
  on: 'assertion',
  severity: 'error',
  prevents: [5002723, 700027],
  finds: 'A client assertion whose header does not say which certificate signed it.',
  why: 'An application may have many certificates. Entra finds the one to check the signature with by the header: by x5t#S256 or x5t, the thumbprint of the certificate in base64url, or by kid.',
  messages: {
    missing:
      'The header names no certificate: it has neither x5t#S256 nor x5t nor kid. Entra will answer AADSTS5002723: add x5t#S256, the base64url text of the SHA-256 hash of the certificate’s DER bytes.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.8',
  ],
  examples: [
    {
      path: 'token.js',
      bad: "import { SignJWT } from 'jose';\n\nexport const assertion = (key, clientId, tenantId) =>\n  «new SignJWT({ jti: crypto.randomUUID() })»\n    .setProtectedHeader({ alg: 'PS256', typ: 'JWT' })\n    .setIssuer(clientId)\n    .setSubject(clientId)\n    .setAudience(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`)\n    .setNotBefore('0s')\n    .setExpirationTime('10m')\n    .sign(key);\n",
    },
    {
      path: 'token.py',
      bad: 'import time\nimport uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {\n    "aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",\n    "iss": client_id,\n    "sub": client_id,\n    "jti": str(uuid.uuid4()),\n    "nbf": now,\n    "exp": now + 600,\n}\nassertion = «jwt.encode(claims, private_key, algorithm="RS256")»\n',
    },
    {
      path: 'token.go',
      bad: 'package token\n\nimport (\n\t"time"\n\n\t"github.com/golang-jwt/jwt/v5"\n\t"github.com/google/uuid"\n)\n\nfunc assertion(tenant, clientID string, key any) (string, error) {\n\ttoken := «jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{\n\t\t"aud": "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token",\n\t\t"iss": clientID,\n\t\t"sub": clientID,\n\t\t"jti": uuid.NewString(),\n\t\t"nbf": time.Now().Unix(),\n\t\t"exp": time.Now().Add(10 * time.Minute).Unix(),\n\t})»\n\treturn token.SignedString(key)\n}\n',
    },
  ],
  fine: [
    {
      path: 'Token.cs',
      text: 'using Microsoft.IdentityModel.Tokens;\n\nvar descriptor = new SecurityTokenDescriptor\n{\n    Issuer = clientId,\n    Audience = $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token",\n    Claims = new Dictionary<string, object> { ["sub"] = clientId, ["jti"] = Guid.NewGuid().ToString() },\n    SigningCredentials = new X509SigningCredentials(certificate),\n};\nvar assertion = new JsonWebTokenHandler().CreateToken(descriptor);\n',
    },
    {
      path: 'token.js',
      text: "const jwt = require('jsonwebtoken');\n\nmodule.exports = (claims, key, options) =>\n  jwt.sign({ aud: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', iss: id, sub: id, exp, jti, nbf }, key, options);\n",
    },
    {
      path: 'github.py',
      text: 'import jwt\n\ntoken = jwt.encode({"iat": now, "exp": now + 600, "iss": app_id}, key, algorithm="RS256")\n',
    },
  ],

  *check(assertion, _workspace, uri) {
    const { header, supplied, isHeaderWhole, isFederated, span } = assertion;
    if (isFederated || !isHeaderWhole || isTestFile(uri)) return;
    const named = [...header.map(({ name }) => name), ...supplied];
    if (!NAMES.some((name) => named.includes(name))) yield { message: 'missing', at: span };
  },
});
