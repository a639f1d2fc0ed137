import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { AUD } from '../facts/assertion-line.ts';
import { checkFile } from '../workspace.ts';

/** A file by its imports and what comes before; `@` is the thumbprint, in the header or before. */
type FileOf = (imports: string, before: string, thumbprint: string) => string;

const files: Readonly<Record<string, FileOf>> = {
  'a.js': (imports, before, x5t) =>
    `${imports}\nconst jwt = require('jsonwebtoken');\n${before}\njwt.sign({ jti: id }, key, { algorithm: 'RS256', header: { x5t: ${x5t} }, issuer: app, subject: app, audience: '${AUD}', expiresIn: '10m' });\n`,
  'a.py': (imports, before, x5t) =>
    `import jwt\n${imports}\n${before}\nt = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": ${x5t}})\nrequests.post("${AUD}", data={"grant_type": "client_credentials", "client_id": app, "client_assertion": t})\n`,
  'a.go': (imports, before, x5t) =>
    `package main\nimport "github.com/golang-jwt/jwt/v5"\n${imports}\nfunc f() {\n\t${before}\n\tt := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}", "iss": app, "sub": app})\n\tt.Header["x5t"] = ${x5t}\n}\n`,
  'a.rb': (imports, before, x5t) =>
    `require 'jwt'\n${imports}\n${before}\nt = JWT.encode({ aud: '${AUD}', iss: app, sub: app }, key, 'RS256', { x5t: ${x5t} })\n`,
  'A.cs': (imports, before, x5t) =>
    `using System.IdentityModel.Tokens.Jwt;\n${imports}\n${before}\nvar t = new JwtSecurityToken(app, "${AUD}", claims, now, later, credentials);\nt.Header["x5t"] = ${x5t};\n`,
  'a.php': (imports, before, x5t) =>
    `<?php\nuse Firebase\\JWT\\JWT;\n${imports}\n${before}\n$t = JWT::encode(['aud' => '${AUD}', 'iss' => $app, 'sub' => $app], $key, 'RS256', null, ['x5t' => ${x5t}]);\n`,
};

const HEX = '2A7F90C4E1B835D6071F4C92EB6D8A053C9E17B4';

interface Case {
  readonly path: keyof typeof files;
  readonly imports?: string;
  readonly before?: string;
  readonly x5t: string;
  /** What stands there after the fix, where there is one. */
  readonly fixed?: { readonly before?: string; readonly x5t?: string };
}

const cases: Readonly<Record<string, Case>> = {
  'digits of a text': {
    path: 'a.js',
    x5t: `'${HEX}'`,
    fixed: { x5t: `Buffer.from('${HEX}', 'hex').toString('base64url')` },
  },
  'a text with padding': {
    path: 'a.js',
    x5t: "'Kn-QxOG4NdYHH0yS622KBTyeF7Q='",
    fixed: { x5t: "'Kn-QxOG4NdYHH0yS622KBTyeF7Q'" },
  },
  'a text in standard base64': {
    path: 'a.py',
    x5t: '"Kn+QxOG4NdYHH0yS622KBTyeF7Q="',
    fixed: { x5t: '"Kn-QxOG4NdYHH0yS622KBTyeF7Q"' },
  },
  'a text of encoded digits': {
    path: 'A.cs',
    x5t: '"MkE3RjkwQzRFMUI4MzVENjA3MUY0QzkyRUI2RDhBMDUzQzlFMTdCNA"',
    fixed: { x5t: '"Kn-QxOG4NdYHH0yS622KBTyeF7Q"' },
  },
  'a constant with padding, which others may use': {
    path: 'a.js',
    before: "const THUMBPRINT = 'Kn-QxOG4NdYHH0yS622KBTyeF7Q=';",
    x5t: 'THUMBPRINT',
  },
  'digits with colons': {
    path: 'a.js',
    x5t: `'${HEX.replace(/..(?!$)/g, '$&:')}'`,
    fixed: {
      x5t: `Buffer.from('${HEX.replace(/..(?!$)/g, '$&:')}'.replaceAll(':', ''), 'hex').toString('base64url')`,
    },
  },
  'a digest as digits': {
    path: 'a.js',
    x5t: `crypto.createHash('sha1').update(cert.raw).digest('hex')`,
    fixed: { x5t: `crypto.createHash('sha1').update(cert.raw).digest('base64url')` },
  },
  'a digest in standard base64, by a variable': {
    path: 'a.js',
    before: `const thumbprint = crypto.createHash('sha1').update(cert.raw).digest('base64');`,
    x5t: 'thumbprint',
    fixed: { before: `const thumbprint = crypto.createHash('sha1').update(cert.raw).digest('base64url');` },
  },
  'a digest whose digits were encoded': {
    path: 'a.js',
    x5t: `Buffer.from(crypto.createHash('sha1').update(cert.raw).digest('hex')).toString('base64url')`,
    fixed: {
      x5t: `Buffer.from(crypto.createHash('sha1').update(cert.raw).digest('hex'), 'hex').toString('base64url')`,
    },
  },
  'digits of a certificate that were encoded': {
    path: 'a.js',
    x5t: 'btoa(cert.fingerprint)',
    fixed: { x5t: `Buffer.from(cert.fingerprint.replaceAll(':', ''), 'hex').toString('base64url')` },
  },
  'bytes in standard base64': {
    path: 'a.js',
    x5t: `Buffer.from(thumbprint, 'hex').toString('base64')`,
    fixed: { x5t: `Buffer.from(thumbprint, 'hex').toString('base64url')` },
  },
  'bytes in Python': {
    path: 'a.py',
    imports: 'import base64',
    x5t: 'base64.b64encode(bytes.fromhex(thumbprint)).decode()',
    fixed: {
      x5t: 'base64.urlsafe_b64encode(bytes.fromhex(thumbprint)).rstrip(b"=").decode()',
    },
  },
  'bytes in Python, where a function of base64 is imported': {
    path: 'a.py',
    imports: 'from base64 import b64encode',
    x5t: 'b64encode(bytes.fromhex(thumbprint)).decode()',
  },
  'digits in Python, where base64 has another name': {
    path: 'a.py',
    imports: 'import time, base64 as b64',
    x5t: `"${HEX}"`,
  },
  'digits in Python, where another module has another name': {
    path: 'a.py',
    imports: 'import base64, time as t',
    x5t: `"${HEX}"`,
    fixed: { x5t: `base64.urlsafe_b64encode(bytes.fromhex("${HEX}")).rstrip(b"=").decode()` },
  },
  'a digest in Go, where base64 has another name': {
    path: 'a.go',
    imports: 'import b64 "encoding/base64"',
    before: 'sum := sha1.Sum(cert.Raw)',
    x5t: 'b64.StdEncoding.EncodeToString(sum[:])',
  },
  'digits in Python without base64': { path: 'a.py', x5t: `"${HEX}"` },
  'digits in Python': {
    path: 'a.py',
    imports: 'import base64',
    x5t: `"${HEX}"`,
    fixed: { x5t: `base64.urlsafe_b64encode(bytes.fromhex("${HEX}")).rstrip(b"=").decode()` },
  },
  'a digest in Go': {
    path: 'a.go',
    imports: 'import "encoding/base64"',
    before: 'sum := sha1.Sum(cert.Raw)',
    x5t: 'base64.StdEncoding.EncodeToString(sum[:])',
    fixed: { x5t: 'base64.RawURLEncoding.EncodeToString(sum[:])' },
  },
  'digits in Go, which has no short way to bytes': {
    path: 'a.go',
    imports: 'import "encoding/base64"',
    x5t: `"${HEX}"`,
  },
  'digits of a digest in Go without base64': {
    path: 'a.go',
    before: 'sum := sha1.Sum(cert.Raw)',
    x5t: 'hex.EncodeToString(sum[:])',
  },
  'digits of a digest in Go': {
    path: 'a.go',
    imports: 'import "encoding/base64"',
    before: 'sum := sha1.Sum(cert.Raw)',
    x5t: 'hex.EncodeToString(sum[:])',
    fixed: { x5t: 'base64.RawURLEncoding.EncodeToString(sum[:])' },
  },
  'digits in Ruby': {
    path: 'a.rb',
    imports: "require 'base64'",
    x5t: `'${HEX}'`,
    fixed: { x5t: `Base64.urlsafe_encode64(['${HEX}'].pack("H*"), padding: false)` },
  },
  'digits in Ruby without base64': { path: 'a.rb', x5t: `'${HEX}'` },
  'digits of a certificate in .NET': {
    path: 'A.cs',
    x5t: 'certificate.Thumbprint',
    fixed: {
      x5t: "Convert.ToBase64String(certificate.GetCertHash()).TrimEnd('=').Replace('+', '-').Replace('/', '_')",
    },
  },
  'digits of a certificate in .NET that has base64url': {
    path: 'A.cs',
    imports: 'using Microsoft.IdentityModel.Tokens;',
    x5t: 'certificate.Thumbprint',
    fixed: { x5t: 'Base64UrlEncoder.Encode(certificate.GetCertHash())' },
  },
  'standard base64 in .NET': {
    path: 'A.cs',
    x5t: 'Convert.ToBase64String(certificate.GetCertHash())',
    fixed: {
      x5t: "Convert.ToBase64String(certificate.GetCertHash()).TrimEnd('=').Replace('+', '-').Replace('/', '_')",
    },
  },
  'digits in .NET': {
    path: 'A.cs',
    x5t: `"${HEX}"`,
    fixed: {
      x5t: `Convert.ToBase64String(Convert.FromHexString("${HEX}")).TrimEnd('=').Replace('+', '-').Replace('/', '_')`,
    },
  },
  'digits in PHP': {
    path: 'a.php',
    x5t: `'${HEX}'`,
    fixed: { x5t: `rtrim(strtr(base64_encode(hex2bin('${HEX}')), '+/', '-_'), '=')` },
  },
  'what is encoded without its alphabet, in PHP': {
    path: 'a.php',
    x5t: 'base64_encode($thumbprint)',
    fixed: { x5t: "rtrim(strtr(base64_encode($thumbprint), '+/', '-_'), '=')" },
  },
  'a certificate that was taken for its hash': { path: 'a.js', x5t: "cert.raw.toString('base64url')" },
};

describe('fixes that encode a thumbprint anew', () => {
  for (const [name, { path, imports = '', before = '', x5t, fixed }] of Object.entries(cases)) {
    it(`are ${fixed ? 'made' : 'not offered'} for ${name}`, async () => {
      const fileOf = files[path];
      assert.ok(fileOf);
      const { found, document } = await checkFile(path, fileOf(imports, before, x5t));
      const edits = found
        .filter(({ rule }) => rule === 'assertion-x5t-encoding')
        .flatMap(({ actions }) => actions)
        .filter((action) => action.kind === 'edit' && action.title === 'Write base64url');
      const after = edits.map((action) =>
        action.kind === 'edit' ? TextDocument.applyEdits(document, [...action.edits]) : '',
      );
      assert.deepEqual(after, fixed ? [fileOf(imports, fixed.before ?? before, fixed.x5t ?? x5t)] : []);
    });
  }
});
