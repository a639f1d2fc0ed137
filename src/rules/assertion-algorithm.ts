import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

/** What Entra has been seen to take: RSA, with either padding. */
const RSA = /^(?:RS|PS)(?:256|384|512)$/;

export default defineRule({
  id: 'assertion-algorithm',
  on: 'assertion',
  severity: 'error',
  prevents: [5002738],
  finds: 'A client assertion that is not signed with RSA.',
  why: 'Entra checks client assertions with the public key of a certificate, and takes RSA keys only: PS256, which its documentation asks for, or RS256. A client secret cannot sign an assertion here (client_secret_jwt), and certificates with elliptic curves are not taken.',
  messages: {
    symmetric:
      '{name} signs with a secret that both sides know. Entra will answer AADSTS5002738: sign with the private key of a certificate and PS256, or RS256.',
    symmetricByDefault:
      'No algorithm is named, and the library then signs with HS256 and a secret. Entra will answer AADSTS5002738: name PS256, or RS256, and sign with the private key of a certificate.',
    curve:
      '{name} signs with an elliptic curve key. Entra will answer AADSTS5002738: use a certificate with an RSA key and PS256, or RS256.',
    none: 'The assertion is not signed. Entra will answer AADSTS5002738: sign it with the private key of a certificate and PS256, or RS256.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7518#section-3.1',
  ],
  examples: [
    {
      path: 'token.py',
      bad: 'import time, uuid\nimport jwt\n\nnow = int(time.time())\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": now, "exp": now + 600}\nassertion = jwt.encode(claims, client_secret, algorithm="«HS256»", headers={"kid": key_id})\n',
    },
    {
      path: 'token.go',
      bad: 'package token\n\nimport "github.com/golang-jwt/jwt/v5"\n\nfunc assertion(tenant, clientID, x5t string, key any) (string, error) {\n\tclaims := jwt.MapClaims{"aud": "https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token", "iss": clientID, "sub": clientID, "jti": id, "nbf": now, "exp": exp}\n\ttoken := jwt.NewWithClaims(«jwt.SigningMethodES256», claims)\n\ttoken.Header["x5t"] = x5t\n\treturn token.SignedString(key)\n}\n',
    },
    {
      path: 'token.js',
      bad: "const jwt = require('jsonwebtoken');\n\nmodule.exports = «jwt.sign({ jti: crypto.randomUUID(), iss: id, sub: id, aud: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token' }, secret, { keyid, expiresIn: 600 })»;\n",
    },
    {
      path: 'token.rb',
      bad: "require 'jwt'\n\nclaims = { aud: \"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\", iss: client_id, sub: client_id, jti: SecureRandom.uuid, nbf: Time.now.to_i, exp: Time.now.to_i + 600 }\nassertion = JWT.encode(claims, nil, '«none»', { x5t: x5t })\n",
    },
  ],
  fine: [
    {
      path: 'Token.java',
      text: 'import io.jsonwebtoken.Jwts;\n\nclass Token {\n  String of(Date now, Date later) {\n    return Jwts.builder().setHeaderParam("x5t", x5t).setIssuer(id).setSubject(id).setAudience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token").setId(jti).setNotBefore(now).setExpiration(later).signWith(key, SignatureAlgorithm.PS256).compact();\n  }\n}\n',
    },
    {
      path: 'token.js',
      text: "const jwt = require('jsonwebtoken');\n\nmodule.exports = (options) => jwt.sign({ iss: id, sub: id, aud: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token' }, key, options);\n",
    },
    {
      path: 'apple.rb',
      text: "require 'jwt'\n\nJWT.encode({ iss: team, sub: client_id, aud: 'https://appleid.apple.com', exp: exp }, key, 'ES256', { kid: kid })\n",
    },
  ],

  *check({ algorithm, isFederated }, _workspace, uri) {
    if (!algorithm || isFederated || isTestFile(uri) || RSA.test(algorithm.name)) return;
    const { name, span, isDefault } = algorithm;
    const values = { name };
    if (isDefault) yield { message: 'symmetricByDefault', at: span };
    else if (name === 'none') yield { message: 'none', at: span };
    else if (name.startsWith('HS')) yield { message: 'symmetric', at: span, values };
    else yield { message: 'curve', at: span, values };
  },
});
