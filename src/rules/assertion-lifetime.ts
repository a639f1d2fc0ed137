import { ADVISED_LIFETIME, writeTime } from './assertion-claim-fixes.ts';
import { judgeExpiry, judgeOrder, judgeStart } from './assertion-time-faults.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

export default defineRule({
  id: 'assertion-lifetime',
  on: 'assertion',
  severity: 'error',
  prevents: [700024],
  finds:
    'Times of a client assertion that Entra does not read as meant: milliseconds, texts, local time as UTC, already past; and lifetimes over ten minutes.',
  why: 'exp, nbf and iat are numbers of seconds since 1970, UTC (RFC 7519). Milliseconds are a date in the far future, a local time is hours off, and a time that is past, or not yet there, is refused. Microsoft advises ten minutes at most from nbf to exp: whoever finds an assertion can use it until then.',
  messages: {
    unit: '{name} is in {unit} here, and a JWT has seconds. Entra will answer AADSTS700024: divide the number.',
    text: '{name} is a date in a text here. A JWT has a number of seconds there, and Entra will answer AADSTS700024: write seconds since 1970.',
    digits:
      '{name} is a text here. A JWT has a number there, and a reader that is strict answers AADSTS700024: leave it a number.',
    date: '{name} is a date here, which JSON writes as a text. A JWT has a number of seconds there, and Entra will answer AADSTS700024: write seconds since 1970.',
    past: '{name} is past: {when}. Entra will answer AADSTS700024: compute it from the time now.',
    over: 'The assertion was over on {when}. Entra will answer AADSTS700024: sign a new one for each request.',
    fixed:
      '{name} is always {when}. Entra will answer AADSTS700024 from then on: compute it from the time now.',
    epoch:
      '{name} is a day of January 1970: the type for dates counts milliseconds, and was given seconds. Entra will answer AADSTS700024: multiply by 1000.',
    atOnce:
      '{name} is the time now: the assertion is over at once. Entra will answer AADSTS700024: add some minutes.',
    order: 'exp is not after nbf. Entra will answer AADSTS700024: let exp be ten minutes after nbf.',
    ahead: '{name} is {length} ahead: until then Entra will answer AADSTS700024. Write the time now.',
    zone: '{name} takes a local time for UTC, or the other way round. Where the clock is not UTC, it is hours off, and Entra will answer AADSTS700024: take the time in UTC.',
    short:
      '{name} is {length} from now: less than a second. Entra will answer AADSTS700024: give it ten minutes.',
    long: 'The assertion lives for {length}. Microsoft advises ten minutes at most: whoever finds it can use it that long.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7519#section-2',
  ],
  examples: [
    {
      path: 'token.js',
      bad: "const jwt = require('jsonwebtoken');\n\nconst claims = {\n  aud: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  iss: clientId,\n  sub: clientId,\n  jti: crypto.randomUUID(),\n  exp: «Date.now() + 10 * 60 * 1000»,\n};\nmodule.exports = jwt.sign(claims, key, { algorithm: 'RS256', header: { x5t } });\n",
      fixed:
        "const jwt = require('jsonwebtoken');\n\nconst claims = {\n  aud: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  iss: clientId,\n  sub: clientId,\n  jti: crypto.randomUUID(),\n  exp: Math.floor(Date.now() / 1000) + 600,\n};\nmodule.exports = jwt.sign(claims, key, { algorithm: 'RS256', header: { x5t } });\n",
    },
    {
      path: 'token.py',
      bad: 'import time, uuid\nimport jwt\n\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": int(time.time()), "exp": «int(time.time()) + 365 * 24 * 3600»}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
      fixed:
        'import time, uuid\nimport jwt\n\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": int(time.time()), "exp": int(time.time()) + 600}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'Token.java',
      bad: 'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(clientId).subject(clientId)\n        .audience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")\n        .jwtID(jti).notBeforeTime(new Date())\n        .expirationTime(«new Date(System.currentTimeMillis() / 1000 + 600)»).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
      fixed:
        'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(JWSHeader header, String jti) {\n    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(clientId).subject(clientId)\n        .audience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token")\n        .jwtID(jti).notBeforeTime(new Date())\n        .expirationTime(java.util.Date.from(java.time.Instant.now().plusSeconds(600))).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
    },
    {
      path: 'token.ps1',
      bad: '$epoch = [datetime]"1970-01-01T00:00:00"\n$exp = «[int](New-TimeSpan -Start $epoch -End (Get-Date)).TotalSeconds + 300»\n$header = @{ alg = "RS256"; typ = "JWT"; x5t = $x5t } | ConvertTo-Json -Compress\n$claims = @{ aud = "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token"; iss = $clientId; sub = $clientId; jti = (New-Guid).Guid; iat = $now; exp = $exp } | ConvertTo-Json -Compress\n$signed = "$(ConvertTo-Base64Url $header).$(ConvertTo-Base64Url $claims)"\n',
      fixed:
        '$epoch = [datetime]"1970-01-01T00:00:00"\n$exp = [DateTimeOffset]::UtcNow.AddSeconds(600).ToUnixTimeSeconds()\n$header = @{ alg = "RS256"; typ = "JWT"; x5t = $x5t } | ConvertTo-Json -Compress\n$claims = @{ aud = "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token"; iss = $clientId; sub = $clientId; jti = (New-Guid).Guid; iat = $now; exp = $exp } | ConvertTo-Json -Compress\n$signed = "$(ConvertTo-Base64Url $header).$(ConvertTo-Base64Url $claims)"\n',
    },
  ],
  fine: [
    {
      path: 'token.js',
      text: "const jwt = require('jsonwebtoken');\n\nmodule.exports = jwt.sign({ jti: crypto.randomUUID() }, key, { algorithm: 'RS256', header: { x5t }, issuer: id, subject: id, audience: 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token', expiresIn: '10m', notBefore: 0 });\n",
    },
    {
      path: 'token.py',
      text: 'from datetime import datetime, timedelta, timezone\nimport jwt\n\nnow = datetime.now(timezone.utc)\nassertion = jwt.encode({"aud": "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", "iss": app, "sub": app, "jti": jti, "nbf": now, "exp": now + timedelta(minutes=10)}, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'session.js',
      text: "const jwt = require('jsonwebtoken');\n\nmodule.exports = (user) => jwt.sign({ sub: user.id, exp: Date.now() + 1000 }, secret);\n",
    },
  ],

  *check(assertion, workspace, uri) {
    if (isTestFile(uri)) return;
    const [exp, ...others] = ['exp', 'nbf', 'iat'].map((name) =>
      assertion.times.find((time) => time.name === name),
    );
    const judged = exp && judgeExpiry(exp, assertion.library === 'token', workspace.now());
    if (judged) {
      const isTooLong = judged.message === 'long';
      yield { ...judged, at: exp.span, fixes: writeTime(assertion, exp, ADVISED_LIFETIME, !isTooLong) };
    }
    let isRight = !judged;
    for (const time of others) {
      const found = time && judgeStart(time);
      if (!found) continue;
      isRight = false;
      yield { ...found, at: time.span, fixes: writeTime(assertion, time, 0, true) };
    }
    const fault = isRight && exp ? judgeOrder(exp, assertion) : undefined;
    if (fault && exp)
      yield { ...fault, at: exp.span, fixes: writeTime(assertion, exp, ADVISED_LIFETIME, true) };
  },
});
