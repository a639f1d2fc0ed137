import type { Fix } from '../core/types.ts';
import type { Assertion, AssertionThumbprint } from '../facts/assertion-types.ts';
import type { Content, HashAlgorithm } from '../facts/content.ts';
import { readThumbprint } from '../tokens/thumbprint.ts';
import { writtenPartOf } from './assertion-encoding-fixes.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

const WANTED = { x5t: 'SHA-1', 'x5t#S256': 'SHA-256' } as const;

export default defineRule({
  id: 'assertion-x5t-algorithm',
  on: 'assertion',
  severity: 'error',
  prevents: [700027],
  finds: 'A thumbprint under the name that belongs to another hash: SHA-256 in x5t, SHA-1 in x5t#S256.',
  why: 'The name of the header says which hash it holds: x5t the SHA-1 hash of the certificate, x5t#S256 the SHA-256 hash (RFC 7515). Entra looks for a certificate with that hash, and a hash of another kind is that of none.',
  messages: {
    wrong:
      '{name} holds {found} here, and {name} is for {wanted}. Entra will not find the certificate and answer AADSTS700027: {remedy}.',
  },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.7',
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  ],
  examples: [
    {
      path: 'token.js',
      bad: "const crypto = require('node:crypto');\nconst jwt = require('jsonwebtoken');\n\nmodule.exports = jwt.sign({ jti: crypto.randomUUID() }, key, {\n  algorithm: 'RS256',\n  header: { x5t: «crypto.createHash('sha256').update(certificate.raw).digest('base64url')» },\n  issuer: clientId,\n  subject: clientId,\n  audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  expiresIn: '10m',\n});\n",
      fixed:
        "const crypto = require('node:crypto');\nconst jwt = require('jsonwebtoken');\n\nmodule.exports = jwt.sign({ jti: crypto.randomUUID() }, key, {\n  algorithm: 'RS256',\n  header: { 'x5t#S256': crypto.createHash('sha256').update(certificate.raw).digest('base64url') },\n  issuer: clientId,\n  subject: clientId,\n  audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  expiresIn: '10m',\n});\n",
    },
    {
      path: 'token.ps1',
      bad: '$x5t = «[Convert]::ToBase64String($cert.GetCertHash()).TrimEnd("=").Replace("+", "-").Replace("/", "_")»\n$now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()\n$header = @{ alg = "PS256"; typ = "JWT"; "x5t#S256" = $x5t } | ConvertTo-Json -Compress\n$claims = @{ aud = "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token"; iss = $clientId; sub = $clientId; jti = (New-Guid).Guid; nbf = $now; exp = $now + 600 } | ConvertTo-Json -Compress\n$signed = "$(ConvertTo-Base64Url $header).$(ConvertTo-Base64Url $claims)"\n',
      fixed:
        '$x5t = [Convert]::ToBase64String($cert.GetCertHash()).TrimEnd("=").Replace("+", "-").Replace("/", "_")\n$now = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()\n$header = @{ alg = "PS256"; typ = "JWT"; "x5t" = $x5t } | ConvertTo-Json -Compress\n$claims = @{ aud = "https://login.microsoftonline.com/$tenant/oauth2/v2.0/token"; iss = $clientId; sub = $clientId; jti = (New-Guid).Guid; nbf = $now; exp = $now + 600 } | ConvertTo-Json -Compress\n$signed = "$(ConvertTo-Base64Url $header).$(ConvertTo-Base64Url $claims)"\n',
    },
    {
      path: 'Token.cs',
      bad: 'using System.IdentityModel.Tokens.Jwt;\n\nvar token = new JwtSecurityToken(clientId, $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), credentials);\ntoken.Header["x5t"] = «Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256))»;\n',
      fixed:
        'using System.IdentityModel.Tokens.Jwt;\n\nvar token = new JwtSecurityToken(clientId, $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), credentials);\ntoken.Header["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256));\n',
    },
  ],
  fine: [
    {
      path: 'token.rb',
      text: "require 'jwt'\n\nx5t = Base64.urlsafe_encode64(OpenSSL::Digest::SHA1.digest(certificate.to_der), padding: false)\nclaims = { aud: \"https://login.microsoftonline.com/#{tenant}/oauth2/v2.0/token\", iss: client_id, sub: client_id, jti: SecureRandom.uuid, nbf: Time.now.to_i, exp: Time.now.to_i + 600 }\nassertion = JWT.encode(claims, key, 'RS256', { x5t: x5t })\n",
    },
    {
      path: 'token.py',
      text: 'import jwt\n\nheaders = {"x5t": thumbprint(hashes.SHA256())}\nassertion = jwt.encode({"aud": "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token", "iss": app, "sub": app, "jti": jti, "nbf": now, "exp": exp}, key, algorithm="PS256", headers=headers)\n',
    },
  ],

  *check(assertion, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const thumbprint of assertion.thumbprints) {
      const { name } = thumbprint;
      const held = writtenPartOf(thumbprint);
      const found = algorithmOf(held.content);
      if (found === undefined || found === WANTED[name]) continue;
      const other = found === 'SHA-256' ? 'x5t#S256' : found === 'SHA-1' ? 'x5t' : undefined;
      const wanted = WANTED[name];
      const remedy = other ? `call the header ${other}` : `hash the certificate with ${wanted}`;
      yield {
        message: 'wrong',
        at: held.span,
        values: { name, found: `a hash by ${found}`, wanted, remedy },
        fixes: other ? renamed(assertion, thumbprint, other) : [],
      };
    }
  },
});

function algorithmOf(content: Content): HashAlgorithm | undefined {
  switch (content.kind) {
    case 'digest':
      return content.algorithm;
    case 'encoded':
    case 'text-bytes':
      return algorithmOf(content.of);
    case 'literal': {
      const reading = readThumbprint(content.text);
      return reading.kind === 'unknown' ? undefined : reading.hash;
    }
    default:
      return undefined;
  }
}

/** Where the other name is there already, two entries would be called the same. */
function renamed(
  { header }: Assertion,
  { renamed: rename }: AssertionThumbprint,
  other: string,
): readonly Fix[] {
  if (!rename || header.some(({ name }) => name === other)) return [];
  return [{ kind: 'edit', title: `Call it ${other}`, safe: true, edits: [rename(other)] }];
}
