import assert from 'node:assert/strict';
import { AUD, told } from './assertion-line.ts';
import { factsIn } from './reading.ts';

type Case = readonly [path: string, text: string, assertions: readonly string[]];

const cases: Readonly<Record<string, Case>> = {
  'jose for JavaScript': [
    'a.js',
    `import { SignJWT } from 'jose';\nconst jwt = await new SignJWT({ jti: id() }).setProtectedHeader({ alg: 'PS256', 'x5t#S256': t }).setIssuer(app).setSubject(app).setAudience('${AUD}').setExpirationTime('10m').sign(key);`,
    ["jose | alg='PS256' x5t#S256=t | jti=id() iss=app sub=app aud='AUD' exp='10m' | PS256 | key"],
  ],
  'jsonwebtoken for JavaScript': [
    'a.js',
    `const jwt = require('jsonwebtoken');\nconst payload = { aud: '${AUD}', iss: app, sub: app, exp: Date.now() };\nconst a = jwt.sign(payload, key, { algorithm: 'RS256', header: { x5t: t }, jwtid: id });`,
    ["jsonwebtoken | x5t=t | aud='AUD' iss=app sub=app exp=Date.now() jti=id | RS256 | key | adds iat typ"],
  ],
  PyJWT: [
    'a.py',
    `import jwt\nclaims = {"aud": "${AUD}", "iss": app, "exp": time.time() + 600}\nt = jwt.encode(claims, key, algorithm="RS256", headers={"x5t": thumbprint})`,
    ['PyJWT | x5t=thumbprint | aud="AUD" iss=app exp=time.time() + 600 | RS256 | key'],
  ],
  'python-jose': [
    'a.py',
    `from jose import jwt\nt = jwt.encode({"aud": "${AUD}"}, key, algorithm="RS256", headers={"kid": k})`,
    ['python-jose | kid=k | aud="AUD" | RS256 | key'],
  ],
  authlib: [
    'a.py',
    `from authlib.jose import jwt\nt = jwt.encode({"alg": "RS256", "x5t": x}, {"aud": "${AUD}"}, key)`,
    ['authlib | alg="RS256" x5t=x | aud="AUD" | RS256 | key'],
  ],
  SecurityTokenDescriptor: [
    'A.cs',
    `var d = new SecurityTokenDescriptor { Issuer = app, Audience = "${AUD}", Claims = new Dictionary<string, object> { ["sub"] = app }, Expires = DateTime.UtcNow, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256) };\nvar t = new JsonWebTokenHandler().CreateToken(d);`,
    [
      'System.IdentityModel.Tokens.Jwt | … | iss=app aud="AUD" sub=app exp=DateTime.UtcNow | RS256 | key | adds exp nbf iat',
    ],
  ],
  'JwtSecurityToken by position, with a header entry': [
    'A.cs',
    `var t = new JwtSecurityToken(app, "${AUD}", new[] { new Claim("sub", app) }, now, later, new X509SigningCredentials(cert));\nt.Header["x5t"] = Convert.ToBase64String(cert.GetCertHash());`,
    [
      'System.IdentityModel.Tokens.Jwt | x5t=Convert.ToBase64String(cert.GetCertHash()) … | iss=app aud="AUD" sub=app nbf=now exp=later | - | cert | adds kid x5t',
    ],
  ],
  Nimbus: [
    'A.java',
    `import com.nimbusds.jose.*;\nclass A { void f() { JWSHeader h = new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertThumbprint(t).build();\n JWTClaimsSet c = new JWTClaimsSet.Builder().issuer(app).subject(app).audience("${AUD}").expirationTime(d).jwtID(id).build();\n SignedJWT j = new SignedJWT(h, c);\n j.sign(new RSASSASigner(key)); } }`,
    ['Nimbus | x5t=t | iss=app sub=app aud="AUD" exp=d jti=id | RS256 | key'],
  ],
  jjwt: [
    'A.java',
    `import io.jsonwebtoken.Jwts;\nclass A { String f() { return Jwts.builder().setHeaderParam("x5t", t).setIssuer(app).setSubject(app).setAudience("${AUD}").setExpiration(d).signWith(key, SignatureAlgorithm.RS256).compact(); } }`,
    ['jjwt | x5t=t | iss=app sub=app aud="AUD" exp=d | RS256 | key'],
  ],
  'java-jwt': [
    'A.java',
    `import com.auth0.jwt.JWT;\nclass A { String f() { return JWT.create().withIssuer(app).withAudience("${AUD}").withExpiresAt(d).sign(Algorithm.RSA256(pub, key)); } }`,
    ['java-jwt | - | iss=app aud="AUD" exp=d | RS256 | -'],
  ],
  'golang-jwt with a map': [
    'a.go',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nfunc f() {\n\ttoken := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}", "iss": app})\n\ttoken.Header["x5t"] = t\n\ts, _ := token.SignedString(key)\n}`,
    ['golang-jwt | x5t=t | aud="AUD" iss=app | RS256 | key'],
  ],
  'golang-jwt with registered claims': [
    'a.go',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nfunc f() {\n\tclaims := jwt.RegisteredClaims{Issuer: app, Audience: []string{"${AUD}"}, ExpiresAt: e}\n\ttoken := jwt.NewWithClaims(jwt.SigningMethodPS256, claims)\n}`,
    ['golang-jwt | - | iss=app aud=[]string{"AUD"} exp=e | PS256 | -'],
  ],
  'firebase/php-jwt': [
    'a.php',
    `<?php\nuse Firebase\\JWT\\JWT;\n$t = JWT::encode(['aud' => '${AUD}', 'iss' => $app], $key, 'RS256', null, ['x5t' => $x]);`,
    ["firebase/php-jwt | x5t=$x | aud='AUD' iss=$app | RS256 | $key"],
  ],
  'lcobucci/jwt': [
    'a.php',
    `<?php\nuse Lcobucci\\JWT\\Configuration;\n$t = $config->builder()->issuedBy($app)->permittedFor('${AUD}')->withHeader('x5t', $x)->getToken($config->signer(), $key);`,
    ["lcobucci/jwt | x5t=$x | iss=$app aud='AUD' | - | $key"],
  ],
  'ruby-jwt': [
    'a.rb',
    `require 'jwt'\nt = JWT.encode({ aud: '${AUD}', iss: app }, key, 'RS256', { x5t: x })`,
    ["ruby-jwt | x5t=x | aud='AUD' iss=app | RS256 | key"],
  ],
  'jwt-simple': [
    'a.js',
    `const jwt = require('jwt-simple');\nconst t = jwt.encode({ aud: '${AUD}', iss: app }, key, 'RS256', { header: { x5t: x } });`,
    ["jwt-simple | x5t=x | aud='AUD' iss=app | RS256 | key"],
  ],
  'jws of python-jose': [
    'a.py',
    `from jose import jws\nt = jws.sign({"aud": "${AUD}"}, key, headers={"x5t": x}, algorithm="RS256")`,
    ['python-jose | x5t=x | aud="AUD" | RS256 | key'],
  ],
  'jose-jwt for .NET': [
    'A.cs',
    `using Jose;\nvar t = JWT.Encode(new Dictionary<string, object> { ["aud"] = "${AUD}" }, key, JwsAlgorithm.PS256, extraHeaders: new Dictionary<string, object> { ["x5t"] = x });`,
    ['jose-jwt | x5t=x | aud="AUD" | PS256 | key'],
  ],
  'jsrsasign, with texts of JSON': [
    'a.js',
    `const { KJUR } = require('jsrsasign');\nconst t = KJUR.jws.JWS.sign('RS256', JSON.stringify({ alg: 'RS256', kid: k }), JSON.stringify({ aud: '${AUD}', iss: app }), key);`,
    ["jsrsasign | alg='RS256' kid=k | aud='AUD' iss=app | RS256 | key"],
  ],
  jws: [
    'a.js',
    `const jws = require('jws');\nconst t = jws.sign({ header: { alg: 'RS256', x5t: x }, payload: { aud: '${AUD}', iss: app }, privateKey: key });`,
    ["jws | alg='RS256' x5t=x | aud='AUD' iss=app | RS256 | key"],
  ],
  'claims by names that may be any': [
    'a.js',
    `const jwt = require('jsonwebtoken');\nconst t = jwt.sign({ aud: '${AUD}', [Names.ISSUER]: app }, key, { algorithm: 'RS256', keyid: k });`,
    ["jsonwebtoken | kid=k | aud='AUD' [Names.ISSUER]=app … | RS256 | key | adds iat typ"],
  ],
  'JwtSecurityToken of a header and a payload': [
    'A.cs',
    `var t = new JwtSecurityToken(new JwtHeader(new SigningCredentials(new X509SecurityKey(cert), SecurityAlgorithms.RsaSha256)), new JwtPayload(app, "${AUD}", claims, now, later));`,
    [
      'System.IdentityModel.Tokens.Jwt | - | iss=app aud="AUD" nbf=now exp=later … | RS256 | - | adds kid x5t',
    ],
  ],
  'Rust, with a header that is completed': [
    'a.rs',
    `use jsonwebtoken::{encode, Algorithm, Header};\nfn f() { let mut header = Header::new(Algorithm::PS256); header.x5t_s256 = Some(x); let t = encode(&header, &json!({ "aud": "${AUD}", "iss": app }), &key); }`,
    ['jsonwebtoken (Rust) | x5t#S256=Some(x) | aud="AUD" iss=app | PS256 | key'],
  ],
  'segments made by hand in JavaScript': [
    'a.js',
    `const header = { alg: 'RS256', typ: 'JWT', x5t: t };\nconst claims = { aud: '${AUD}', iss: app, sub: app, exp: e };\nconst input = b64(JSON.stringify(header)) + '.' + b64(JSON.stringify(claims));`,
    ["hand-made | alg='RS256' typ='JWT' x5t=t | aud='AUD' iss=app sub=app exp=e | RS256 | -"],
  ],
  'segments made by hand in PowerShell': [
    'a.ps1',
    `$header = @{ alg = 'RS256'; typ = 'JWT'; x5t = $t }\n$claims = @{ aud = '${AUD}'; iss = $app; sub = $app; exp = $e }\n$h = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(($header | ConvertTo-Json)))`,
    ["hand-made | alg='RS256' typ='JWT' x5t=$t | aud='AUD' iss=$app sub=$app exp=$e | RS256 | -"],
  ],
  'an audience that is computed, in a file that sends the assertion to Entra': [
    'a.py',
    `import jwt, requests\nt = jwt.encode({"aud": url, "iss": app}, key, algorithm="RS256")\nrequests.post("${AUD}", data={"grant_type": "client_credentials", "client_assertion": t})`,
    ['PyJWT | - | aud=url iss=app | RS256 | key'],
  ],
  'claims that are not followed': [
    'a.py',
    `import jwt, requests\nt = jwt.encode(make_claims(), key, algorithm="RS256")\nrequests.post("${AUD}", data={"grant_type": "client_credentials", "client_assertion": t})`,
    ['PyJWT | - | … | RS256 | key'],
  ],
  'claims and header by dict()': [
    'a.py',
    `import jwt\nt = jwt.encode(dict(aud="${AUD}", iss=app, sub=app), key, algorithm="RS256", headers=dict(x5t=x))`,
    ['PyJWT | x5t=x | aud="AUD" iss=app sub=app | RS256 | key'],
  ],
  'claims by dict() of others': [
    'a.py',
    `import jwt\nt = jwt.encode(dict(base, aud="${AUD}"), key, algorithm="RS256")`,
    ['PyJWT | - | aud="AUD" … | RS256 | key'],
  ],
  'the nearer of two claims sets made by hand': [
    'a.js',
    `const other = { aud: 'https://api.example.com', iss: me, sub: me, exp: 1 };\nconst more = [1, 2, 3];\nconst claims = { aud: '${AUD}', iss: app, sub: app, exp: e };\nconst header = { alg: 'RS256', typ: 'JWT', x5t: t };\nconst input = b64(JSON.stringify(header)) + '.' + b64(JSON.stringify(claims));`,
    ["hand-made | alg='RS256' typ='JWT' x5t=t | aud='AUD' iss=app sub=app exp=e | RS256 | -"],
  ],
  'a claim whose name is computed': [
    'A.java',
    `import com.auth0.jwt.JWT;\nclass A { String f() { return JWT.create().withIssuer(app).withAudience("${AUD}").withClaim(name, value).sign(Algorithm.RSA256(pub, key)); } }`,
    ['java-jwt | - | iss=app aud="AUD" name=value | RS256 | -'],
  ],
  'entries that are put in by the name of what they are put into': [
    'a.go',
    `package main\nimport "github.com/golang-jwt/jwt/v5"\nfunc f() {\n\ttoken := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}", "iss": app})\n\ttoken.Header.Set("x5t", t)\n\ttoken.Claims.Set("sub", app)\n}`,
    ['golang-jwt | x5t=t | aud="AUD" iss=app sub=app | RS256 | -'],
  ],
};

const silent: readonly (readonly [path: string, text: string])[] = [
  [
    'a.py',
    `import jwt\nt = jwt.encode({"aud": "https://oauth2.googleapis.com/token", "iss": app}, key, algorithm="RS256")`,
  ],
  [
    'a.js',
    `import { SignJWT } from 'jose';\nawait new SignJWT({ sub: 'user' }).setProtectedHeader({ alg: 'HS256' }).setAudience('my-api').sign(secret);`,
  ],
  [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ iss: appId, exp: 1 }, key, { algorithm: 'RS256' });`,
  ],
  [
    'a.js',
    `const jwt = require('jsonwebtoken');\nconst session = jwt.sign({ user }, secret);\nfetch('${AUD}', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, scope: 's/.default', client_assertion: readFile('token') }) });`,
  ],
  [
    'a.js',
    `const header = '{"alg":"RS256","typ":"JWT"';\nconst claims = { aud: '${AUD}', iss: app, sub: app, exp: e };\nbtoa(header);`,
  ],
  ['A.cs', `var read = new JwtSecurityToken("${AUD}");`],
  [
    'a.js',
    `const header = { alg: 'RS256', typ: 'JWT' };\nconst claims = { aud: 'https://api.example.com', iss: 'me', sub: 'me', exp: 1 };\nbtoa(JSON.stringify(header));`,
  ],
];

describe('assertions in code', () => {
  for (const [name, [path, text, assertions]] of Object.entries(cases)) {
    it(`sees ${name}`, async () => {
      const found = await factsIn('assertion', path, text);
      assert.deepEqual(
        found.map((assertion) => told(assertion, text)),
        assertions,
      );
    });
  }

  for (const [path, text] of silent) {
    it(`leaves alone ${path}: ${text.split('\n').at(-1)?.slice(0, 70)}`, async () => {
      const found = await factsIn('assertion', path, text);
      assert.deepEqual(
        found.map((assertion) => told(assertion, text)),
        [],
      );
    });
  }
});
