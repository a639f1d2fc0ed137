import assert from 'node:assert/strict';
import type { Content } from '../../src/facts/content.ts';
import { contentOf } from '../../src/facts/content-of.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

function told(content: Content): string {
  switch (content.kind) {
    case 'unknown':
      return '?';
    case 'literal':
      return 'text';
    case 'certificate':
      return content.form === 'object' ? 'certificate' : content.form;
    case 'digest':
      return `${content.algorithm}(${told(content.of)})`;
    case 'text-bytes':
      return `bytes(${told(content.of)})`;
    case 'encoded':
      return `${content.as}${content.isPadded ? '=' : ''}(${told(content.of)})`;
  }
}

/** Each file assigns to `x5t` as its last statement. */
const cases: Readonly<Record<string, readonly (readonly [source: string, content: string])[]>> = {
  'a.js': [
    ["const x5t = Buffer.from(thumbprint, 'hex').toString('base64url');", 'base64url(?)'],
    [
      "const x5t = Buffer.from('01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14'.replace(/:/g, ''), 'hex').toString('base64');",
      'base64=(SHA-1(?))',
    ],
    [
      "const cert = new X509Certificate(pem);\nconst x5t = Buffer.from(cert.fingerprint).toString('base64url');",
      'base64url(bytes(hex(SHA-1(DER))))',
    ],
    ["const x5t = crypto.createHash('sha1').update(cert.raw).digest('base64url');", 'base64url(SHA-1(DER))'],
    [
      "const x5t = crypto.createHash('sha256').update(fs.readFileSync('cert.pem')).digest('base64');",
      'base64=(SHA-256(bytes(PEM)))',
    ],
    [
      "const x5t = btoa(cert.fingerprint256).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');",
      'base64url(bytes(hex(SHA-256(DER))))',
    ],
    ['const x5t = base64url.encode(cert.raw);', 'base64url(DER)'],
    ['const x5t = settings.thumbprint;', '?'],
    ['const x5t = base64url.encode(new TextEncoder().encode(thumbprint));', 'base64url(bytes(?))'],
    ['const x5t = hextob64u(cert.fingerprint);', 'base64url(SHA-1(DER))'],
    ["const x5t = fs.readFileSync('cert.pem');", 'PEM'],
    ["const x5t = read('cert.der');", 'DER'],
    ["const x5t = openFile('./certs/cert.cer', 'r');", 'DER'],
    ["const x5t = load('cert.pem.bak');", '?'],
    ["const x5t = load('cert.cer.txt');", '?'],
    ["const x5t = load('notes');", '?'],
    ['const x5t = load(path);', '?'],
    ["const x5t = send('cert.pem');", '?'],
    ['const x5t = 12;', '?'],
    ["const x5t = 'a';", 'text'],
    ["const x5t = '-----BEGIN CERTIFICATE-----';", 'PEM'],
    ['const x5t = settings.cert.fingerprint256;', 'hex(SHA-256(DER))'],
    [
      "const hex = 'hex'; const x5t = crypto.createHash('sha1').update(cert.raw).digest(hex);",
      'hex(SHA-1(DER))',
    ],
  ],
  'a.py': [
    [
      'x5t = base64.urlsafe_b64encode(bytes.fromhex(cert.thumbprint)).decode().rstrip("=")',
      'base64url(SHA-1(DER))',
    ],
    ['x5t = base64.b64encode(bytes.fromhex(t)).decode()', 'base64=(?)'],
    [
      'x5t = base64.urlsafe_b64encode(hashlib.sha1(der).hexdigest().encode())',
      'base64url=(bytes(hex(SHA-1(?))))',
    ],
    [
      'x5t = base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=")',
      'base64url(SHA-256(DER))',
    ],
    ['x5t = hashlib.sha1(cert.public_bytes(serialization.Encoding.PEM)).digest()', 'SHA-1(bytes(PEM))'],
    ['x5t = binascii.hexlify(cert.fingerprint(hashes.SHA1()))', 'hex(SHA-1(DER))'],
    ['x5t = base64.urlsafe_b64encode(thumbprint.encode("utf-8"))', 'base64url=(bytes(?))'],
    ['x5t = base64.urlsafe_b64encode(thumbprint.encode("latin-1"))', 'base64url=(?)'],
    ['x5t = base64.b64encode("0102030405060708090A0B0C0D0E0F1011121314".decode("hex"))', 'base64=(SHA-1(?))'],
  ],
  'A.cs': [
    ['class A { void F() { var x5t = cert.Thumbprint; } }', 'hex(SHA-1(DER))'],
    ['class A { void F() { var x5t = Convert.ToBase64String(cert.GetCertHash()); } }', 'base64=(SHA-1(DER))'],
    [
      'class A { void F() { var x5t = Base64UrlEncoder.Encode(cert.GetCertHash()); } }',
      'base64url(SHA-1(DER))',
    ],
    [
      'class A { void F() { var x5t = Base64UrlEncoder.Encode(cert.Thumbprint); } }',
      'base64url(bytes(hex(SHA-1(DER))))',
    ],
    [
      'class A { void F() { var x5t = WebEncoders.Base64UrlEncode(cert.GetCertHash(HashAlgorithmName.SHA256)); } }',
      'base64url(SHA-256(DER))',
    ],
    [
      "class A { void F() { var x5t = Convert.ToBase64String(SHA256.HashData(cert.RawData)).TrimEnd('=').Replace('+', '-').Replace('/', '_'); } }",
      'base64url(SHA-256(DER))',
    ],
    [
      'class A { void F() { var x5t = Convert.ToBase64String(Encoding.UTF8.GetBytes(cert.GetCertHashString())); } }',
      'base64=(bytes(hex(SHA-1(DER))))',
    ],
  ],
  'B.cs': [
    [
      'class A { void F() { var x5t = BitConverter.ToString(cert.GetCertHash()).Replace("-", ""); } }',
      'hex(SHA-1(DER))',
    ],
    [
      'class A { void F() { var x5t = Convert.ToBase64String(Encoding.UTF8.GetBytes(thumbprint)); } }',
      'base64=(bytes(?))',
    ],
  ],
  'A.java': [
    [
      'class A { void f() { Base64URL x5t = new Base64URL(Base64.getEncoder().encodeToString(DigestUtils.sha1(cert.getEncoded()))); } }',
      'base64=(SHA-1(DER))',
    ],
    [
      'class A { void f() { Base64URL x5t = X509CertUtils.computeSHA256Thumbprint(cert); } }',
      'base64url(SHA-256(DER))',
    ],
    [
      'class A { void f() { Base64URL x5t = Base64URL.encode(thumbprint.getBytes()); } }',
      'base64url(bytes(?))',
    ],
    [
      'class A { void f() { String x5t = Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-1").digest(cert.getEncoded())); } }',
      'base64url(SHA-1(DER))',
    ],
    [
      'class A { void f() { String x5t = Base64.getEncoder().encodeToString(DigestUtils.sha1(cert.getEncoded())); } }',
      'base64=(SHA-1(DER))',
    ],
    [
      'class A { void f() { String x5t = Base64.getUrlEncoder().encodeToString(DatatypeConverter.printHexBinary(md).getBytes()); } }',
      'base64url=(bytes(hex(?)))',
    ],
  ],
  'a.go': [
    [
      'package a\nfunc f() {\n\tsum := sha1.Sum(cert.Raw)\n\tx5t := base64.RawURLEncoding.EncodeToString(sum[:])\n}',
      'base64url(SHA-1(DER))',
    ],
    [
      'package a\nfunc f() {\n\tsum := sha256.Sum256(cert.Raw)\n\tx5t := base64.StdEncoding.EncodeToString(sum[:])\n}',
      'base64=(SHA-256(DER))',
    ],
    ['package a\nfunc f() {\n\tx5t := hex.EncodeToString(sum)\n}', 'hex(?)'],
    [
      'package a\nfunc f() {\n\tx5t := strings.ToUpper(fmt.Sprintf("%x", sha1.Sum(cert.Raw)))\n}',
      'hex(SHA-1(DER))',
    ],
  ],
  'a.php': [
    [
      "<?php\n$x5t = base64_encode(hex2bin('0102030405060708090A0B0C0D0E0F1011121314'));",
      'base64=(SHA-1(?))',
    ],
    [
      "<?php\n$x5t = rtrim(strtr(base64_encode(openssl_x509_fingerprint($cert, 'sha1', true)), '+/', '-_'), '=');",
      'base64url(SHA-1(DER))',
    ],
    ['<?php\n$x5t = base64_encode(openssl_x509_fingerprint($cert));', 'base64=(bytes(hex(SHA-1(DER))))'],
    ["<?php\n$x5t = sha1(file_get_contents('cert.pem'));", 'hex(SHA-1(bytes(PEM)))'],
  ],
  'a.rb': [
    [
      'x5t = Base64.urlsafe_encode64(OpenSSL::Digest::SHA1.digest(cert.to_der), padding: false)',
      'base64url(SHA-1(DER))',
    ],
    ['x5t = Base64.strict_encode64([thumbprint].pack("H*"))', 'base64=(?)'],
    ['x5t = OpenSSL::Digest::SHA256.hexdigest(cert.to_pem)', 'hex(SHA-256(bytes(PEM)))'],
    ['x5t = Digest::SHA1.base64digest(cert.to_der)', 'base64=(SHA-1(DER))'],
  ],
  'a.rs': [
    ['fn f() { let x5t = URL_SAFE_NO_PAD.encode(Sha1::digest(&der)); }', 'base64url(SHA-1(?))'],
    ['fn f() { let x5t = STANDARD.encode(hex::decode(thumbprint).unwrap()); }', 'base64=(?)'],
    ['fn f() { let x5t = base64::encode(cert.digest(MessageDigest::sha1())?); }', 'base64=(SHA-1(DER))'],
    [
      'fn f() { let x5t = base64::encode_config(Sha256::digest(&der), base64::URL_SAFE_NO_PAD); }',
      'base64url(SHA-256(?))',
    ],
  ],
  'a.kt': [
    [
      'val x5t = Base64.getUrlEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(cert.encoded))',
      'base64url=(SHA-256(DER))',
    ],
    [
      'val x5t = Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint.encodeToByteArray())',
      'base64url(bytes(?))',
    ],
  ],
  'a.scala': [
    [
      'object A { val x5t = Base64.getEncoder.encodeToString(MessageDigest.getInstance("SHA-1").digest(cert.getEncoded)) }',
      'base64=(SHA-1(DER))',
    ],
  ],
  'a.ps1': [
    ['$x5t = [Convert]::ToBase64String($cert.GetCertHash())', 'base64=(SHA-1(DER))'],
    [
      "$x5t = [Convert]::ToBase64String($cert.GetCertHash()).TrimEnd('=').Replace('+', '-').Replace('/', '_')",
      'base64url(SHA-1(DER))',
    ],
    [
      "$x5t = [Convert]::ToBase64String($cert.GetCertHash()) -replace '\\+','-' -replace '/','_' -replace '='",
      'base64url(SHA-1(DER))',
    ],
    ['$x5t = $Certificate.Thumbprint', 'hex(SHA-1(DER))'],
    [
      '$x5t = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($cert.Thumbprint))',
      'base64=(bytes(hex(SHA-1(DER))))',
    ],
  ],
};

describe('contentOf', () => {
  for (const [path, sources] of Object.entries(cases)) {
    for (const [source, content] of sources) {
      it(`${path}: ${source.split('\n').at(-1)?.slice(0, 110)}`, async () => {
        const reader = readerFor(readers, path, '');
        assert.ok(reader);
        const { code } = reader.read(source, path, await parserOf(reader));
        const value = code?.assignments.findLast(
          ({ target }) => target.at(-1)?.replace('$', '') === 'x5t',
        )?.value;
        assert.ok(value, 'nothing is assigned to x5t');
        assert.equal(told(contentOf(value)), content);
      });
    }
  }
});
