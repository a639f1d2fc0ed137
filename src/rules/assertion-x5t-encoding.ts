import type { Fix, Span } from '../core/types.ts';
import type { Assertion } from '../facts/assertion-types.ts';
import type { Content } from '../facts/content.ts';
import type { Held } from '../facts/content-of.ts';
import { base64urlOf, readThumbprint, type ThumbprintReading } from '../tokens/thumbprint.ts';
import { encodeThumbprint, writtenPartOf } from './assertion-encoding-fixes.ts';
import { defineRule } from './define-rule.ts';
import { isTestFile } from './test-files.ts';

type Fault = 'hex' | 'hexEncoded' | 'textEncoded' | 'certificate' | 'hashOfText' | 'standard' | 'padded';

export default defineRule({
  id: 'assertion-x5t-encoding',
  on: 'assertion',
  severity: 'error',
  prevents: [700027],
  finds: 'A thumbprint in the header of a client assertion that is not the base64url text of the hash.',
  why: 'x5t and x5t#S256 hold the bytes of the hash of the certificate’s DER encoding as base64url without padding (RFC 7515). The forty hexadecimal digits that a certificate dialog shows stand for twenty bytes: they have to be decoded before they are encoded. AADSTS700027 prints the thumbprint as Entra read it: eighty digits mean that the digits themselves were encoded. Standard base64 has been seen to work, so it is a warning.',
  messages: {
    hex: '{name} is hexadecimal text here. Entra will not find the certificate and answer AADSTS700027: encode the bytes of the hash as base64url.',
    hexEncoded:
      '{name} is made of the hexadecimal digits of the thumbprint, not of the bytes that they stand for. Entra will answer AADSTS700027: decode the digits to bytes before encoding them.',
    textEncoded:
      '{name} is made of the characters of a text, not of the bytes of a hash. Entra will answer AADSTS700027: encode the bytes of the hash of the certificate.',
    certificate:
      '{name} is made of the certificate itself, not of its hash. Entra will answer AADSTS700027: hash the DER bytes, and encode the hash.',
    hashOfText:
      '{name} is made of the hash of a text. Entra hashes the DER bytes of the certificate, not PEM or base64 text, and will answer AADSTS700027: hash the DER bytes.',
    standard:
      '{name} is standard base64 here. The header of a JWT takes base64url without padding: with + or / in it the thumbprint may not be understood, which ends in AADSTS700027.',
    padded:
      '{name} ends in =. The header of a JWT takes base64url without padding: leave it out, before a reader that is strict answers AADSTS700027.',
  },
  sources: [
    'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
    'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.7',
  ],
  examples: [
    {
      path: 'Token.cs',
      bad: 'using System.IdentityModel.Tokens.Jwt;\n\nvar token = new JwtSecurityToken(clientId, $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), credentials);\ntoken.Header["x5t"] = «certificate.Thumbprint»;\n',
      fixed:
        "using System.IdentityModel.Tokens.Jwt;\n\nvar token = new JwtSecurityToken(clientId, $\"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token\", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), credentials);\ntoken.Header[\"x5t\"] = Convert.ToBase64String(certificate.GetCertHash()).TrimEnd('=').Replace('+', '-').Replace('/', '_');\n",
    },
    {
      path: 'token.py',
      bad: 'import base64, time, uuid\nimport jwt\n\nx5t = «base64.urlsafe_b64encode(thumbprint.encode()).decode()»\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": int(time.time()), "exp": int(time.time()) + 600}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
      fixed:
        'import base64, time, uuid\nimport jwt\n\nx5t = base64.urlsafe_b64encode(bytes.fromhex(thumbprint.replace(":", ""))).rstrip(b"=").decode()\nclaims = {"aud": f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", "iss": client_id, "sub": client_id, "jti": str(uuid.uuid4()), "nbf": int(time.time()), "exp": int(time.time()) + 600}\nassertion = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": x5t})\n',
    },
    {
      path: 'token.js',
      bad: "const crypto = require('node:crypto');\nconst jwt = require('jsonwebtoken');\n\nconst thumbprint = «crypto.createHash('sha256').update(certificate.raw).digest('base64')»;\nmodule.exports = jwt.sign({ jti: crypto.randomUUID() }, key, {\n  algorithm: 'PS256',\n  header: { 'x5t#S256': thumbprint },\n  issuer: clientId,\n  subject: clientId,\n  audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  expiresIn: '10m',\n});\n",
      fixed:
        "const crypto = require('node:crypto');\nconst jwt = require('jsonwebtoken');\n\nconst thumbprint = crypto.createHash('sha256').update(certificate.raw).digest('base64url');\nmodule.exports = jwt.sign({ jti: crypto.randomUUID() }, key, {\n  algorithm: 'PS256',\n  header: { 'x5t#S256': thumbprint },\n  issuer: clientId,\n  subject: clientId,\n  audience: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,\n  expiresIn: '10m',\n});\n",
    },
    {
      path: 'token.php',
      bad: "<?php\nuse Firebase\\JWT\\JWT;\n\n$x5t = «base64_encode(hex2bin($thumbprint))»;\n$claims = ['aud' => \"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", 'iss' => $id, 'sub' => $id, 'jti' => uniqid(), 'nbf' => time(), 'exp' => time() + 600];\n$assertion = JWT::encode($claims, $key, 'RS256', null, ['x5t' => $x5t]);\n",
      fixed:
        "<?php\nuse Firebase\\JWT\\JWT;\n\n$x5t = rtrim(strtr(base64_encode(hex2bin($thumbprint)), '+/', '-_'), '=');\n$claims = ['aud' => \"https://login.microsoftonline.com/$tenant/oauth2/v2.0/token\", 'iss' => $id, 'sub' => $id, 'jti' => uniqid(), 'nbf' => time(), 'exp' => time() + 600];\n$assertion = JWT::encode($claims, $key, 'RS256', null, ['x5t' => $x5t]);\n",
    },
  ],
  fine: [
    {
      path: 'Token.cs',
      text: 'using System.IdentityModel.Tokens.Jwt;\n\nvar token = new JwtSecurityToken(clientId, $"https://login.microsoftonline.com/{tenantId}/oauth2/v2.0/token", claims, DateTime.UtcNow, DateTime.UtcNow.AddMinutes(10), credentials);\ntoken.Header["x5t"] = Base64UrlEncoder.Encode(certificate.GetCertHash());\n',
    },
    {
      path: 'Token.java',
      text: 'import com.nimbusds.jose.*;\nimport com.nimbusds.jwt.*;\n\nclass Token {\n  SignedJWT of(String x5t, Date now, Date later) {\n    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertThumbprint(new Base64URL(x5t)).build();\n    JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(id).subject(id).audience("https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token").jwtID(uuid).notBeforeTime(now).expirationTime(later).build();\n    return new SignedJWT(header, claims);\n  }\n}\n',
    },
    {
      path: 'msal.py',
      text: 'import msal\n\napp = msal.ConfidentialClientApplication(client_id, authority=authority, client_credential={"private_key": key, "thumbprint": cert.fingerprint(hashes.SHA1()).hex()})\n',
    },
  ],

  *check(assertion, _workspace, uri) {
    if (isTestFile(uri)) return;
    for (const thumbprint of assertion.thumbprints) {
      const { name } = thumbprint;
      const held = writtenPartOf(thumbprint);
      const message = faultOf(held.content);
      if (!message) continue;
      const isLenient = message === 'standard' || message === 'padded';
      yield {
        message,
        at: held.span,
        values: { name },
        ...(isLenient && { severity: 'warning' as const }),
        fixes: isMendable(message) ? mending(assertion, held) : [],
      };
    }
  },
});

/** A certificate that is taken for its hash, or a text for what it says, takes more than another encoding. */
function isMendable(fault: Fault): boolean {
  return fault !== 'certificate' && fault !== 'hashOfText';
}

const TITLE = 'Write base64url';

/** Digits are encoded where they stand; a text that is encoded already is written anew. */
function mending(assertion: Assertion, held: Held): readonly Fix[] {
  const reading = held.content.kind === 'literal' && readThumbprint(held.content.text);
  if (!reading || reading.kind === 'unknown' || reading.kind === 'hex')
    return encodeThumbprint(assertion, held, TITLE);
  const span = assertion.language === undefined ? undefined : textWithin(held);
  return span
    ? [{ kind: 'edit', title: TITLE, safe: true, edits: [{ span, newText: base64urlOf(reading) }] }]
    : [];
}

/** Where a literal’s text stands between its quotes; undefined for a name, and where it is written with escapes. */
function textWithin({ content, span: { start, end } }: Held): Span | undefined {
  const isQuoted = content.kind === 'literal' && end - start === content.text.length + 2;
  return isQuoted ? { start: start + 1, end: end - 1 } : undefined;
}

function faultOf(content: Content): Fault | undefined {
  if (content.kind === 'literal') return faultOfText(content.text);
  if (content.kind !== 'encoded') return undefined;
  if (content.as === 'hex') return 'hex';
  return faultOfBytes(content.of) ?? faultOfAlphabet(content.as, content.isPadded);
}

const FAULTS: Readonly<Partial<Record<ThumbprintReading['kind'], Fault>>> = {
  hex: 'hex',
  'base64-of-hex': 'hexEncoded',
  base64: 'standard',
  'padded-base64url': 'padded',
};

function faultOfText(text: string): Fault | undefined {
  return FAULTS[readThumbprint(text).kind];
}

function faultOfBytes(bytes: Content): Fault | undefined {
  if (bytes.kind === 'certificate') return 'certificate';
  if (bytes.kind === 'digest') return bytes.of.kind === 'text-bytes' ? 'hashOfText' : undefined;
  if (bytes.kind !== 'text-bytes') return undefined;
  const { of } = bytes;
  if (of.kind === 'certificate') return 'certificate';
  if (of.kind === 'literal') return faultOfText(of.text) === 'hex' ? 'hexEncoded' : undefined;
  return of.kind === 'encoded' && of.as === 'hex' ? 'hexEncoded' : 'textEncoded';
}

function faultOfAlphabet(as: 'base64' | 'base64url', isPadded: boolean | undefined): Fault | undefined {
  if (as === 'base64') return 'standard';
  return isPadded ? 'padded' : undefined;
}
