import assert from 'node:assert/strict';
import { AUD, told } from './assertion-line.ts';
import { factsIn } from './reading.ts';

type Case = readonly [path: string, text: string, line: string];

const inCSharp = (source: string) => `class A { void F() { ${source} } }`;
const inJava = (library: string, source: string) => `import ${library};\nclass A { void f() { ${source} } }`;
const inGo = (library: string, source: string) =>
  `package main\nimport "github.com/${library}"\nfunc f() {\n\t${source}\n}`;

const JOSE = 'go-jose/go-jose/v4/jwt';
const GOLANG = 'golang-jwt/jwt/v5';
const CLAIMS = `jwt.Claims{Audience: jwt.Audience{"${AUD}"}}`;

/** What goes into an assertion, in the ways in which libraries are given it. */
const cases: Readonly<Record<string, Case>> = {
  'entries of a payload and a header of .NET by their names': [
    'A.cs',
    inCSharp(
      `var h = new JwtHeader(new SigningCredentials(key, SecurityAlgorithms.RsaSha256)) { ["x5t"] = x, { "kid", k } };\nvar p = new JwtPayload { { "aud", "${AUD}" }, { "iss", app } };\nvar t = new JwtSecurityToken(h, p);`,
    ),
    'System.IdentityModel.Tokens.Jwt | x5t=x kid=k … | aud="AUD" iss=app | RS256 | key',
  ],
  'a header of .NET by its entries alone': [
    'A.cs',
    inCSharp(
      `var t = new JwtSecurityToken(header: new JwtHeader { ["x5t"] = x }, payload: new JwtPayload { ["aud"] = "${AUD}" });`,
    ),
    'System.IdentityModel.Tokens.Jwt | x5t=x | aud="AUD" | - | -',
  ],
  'no claims of what credentials of .NET are set up with': [
    'A.cs',
    inCSharp(
      `var d = new SecurityTokenDescriptor { Audience = "${AUD}", SigningCredentials = new X509SigningCredentials(cert, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = factory } };`,
    ),
    'System.IdentityModel.Tokens.Jwt | … | aud="AUD" | RS256 | cert | adds exp nbf iat kid x5t',
  ],
  'a key of .NET with a name': [
    'A.cs',
    inCSharp(
      `var d = new SecurityTokenDescriptor { Audience = "${AUD}", SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = k }, SecurityAlgorithms.RsaSha256) };`,
    ),
    'System.IdentityModel.Tokens.Jwt | kid=k | aud="AUD" | RS256 | - | adds exp nbf iat',
  ],
  'claims of .NET in a list, with some that are not known': [
    'A.cs',
    inCSharp(
      `var t = new JwtSecurityToken(claims: new[] { new Claim(JwtRegisteredClaimNames.Aud, "${AUD}"), new Claim(type, app), new Claim("jti") }, signingCredentials: creds);`,
    ),
    'System.IdentityModel.Tokens.Jwt | … | aud="AUD" type=app … | - | -',
  ],
  'a header entry of .NET added by a method': [
    'A.cs',
    inCSharp(
      `var t = new JwtSecurityToken(app, "${AUD}", all, now, later, new SigningCredentials(key, SecurityAlgorithms.RsaSha256));\nt.Header.Add("x5t", x);\nt.Payload.Add("sub", app);`,
    ),
    'System.IdentityModel.Tokens.Jwt | x5t=x … | iss=app aud="AUD" nbf=now exp=later sub=app … | RS256 | key',
  ],
  'a signing key of Go with all that it holds': [
    'a.go',
    inGo(
      JOSE,
      `s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: jose.JSONWebKey{Key: key, KeyID: id}}, &jose.SignerOptions{ExtraHeaders: map[jose.HeaderKey]any{"x5t": x}})\n\tt := jwt.Signed(s).Claims(${CLAIMS})`,
    ),
    'go-jose | kid=id x5t=x | aud=jwt.Audience{"AUD"} | PS256 | jose.JSONWebKey{Key: key, KeyID: id}',
  ],
  'a signing key of Go without a name': [
    'a.go',
    inGo(
      JOSE,
      `s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: jose.JSONWebKey{Key: key}}, nil)\n\tt := jwt.Signed(s).Claims(${CLAIMS})`,
    ),
    'go-jose | - | aud=jwt.Audience{"AUD"} | PS256 | jose.JSONWebKey{Key: key}',
  ],
  'a signing key of Go that may have a name': [
    'a.go',
    inGo(
      JOSE,
      `s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: key}, nil)\n\tt := jwt.Signed(s).Claims(${CLAIMS})`,
    ),
    'go-jose | … | aud=jwt.Audience{"AUD"} | PS256 | key',
  ],
  'a signer of Go that is not known': [
    'a.go',
    inGo(JOSE, `t := jwt.Signed(signer).Claims(${CLAIMS})`),
    'go-jose | … | aud=jwt.Audience{"AUD"} … | - | -',
  ],
  'options of a signer of Go, by their methods': [
    'a.go',
    inGo(
      JOSE,
      `o := (&jose.SignerOptions{}).WithType("JWT").WithHeader("x5t", x)\n\ts, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: jose.JSONWebKey{Key: key}}, o)\n\tt := jwt.Signed(s).Claims(${CLAIMS})`,
    ),
    'go-jose | typ="JWT" x5t=x | aud=jwt.Audience{"AUD"} | PS256 | jose.JSONWebKey{Key: key}',
  ],
  'a whole header put in the place of another': [
    'a.go',
    inGo(
      GOLANG,
      `t := jwt.New(jwt.SigningMethodRS256)\n\tt.Header = map[string]any{"x5t": x}\n\tt.Claims = jwt.MapClaims{"aud": "${AUD}"}`,
    ),
    'golang-jwt | x5t=x | aud="AUD" | RS256 | -',
  ],
  'claims put in one by one': [
    'a.go',
    inGo(
      GOLANG,
      `claims := jwt.MapClaims{}\n\tclaims["aud"] = "${AUD}"\n\tclaims["iss"] = app\n\tt := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)\n\tt.Header["kid"] = k`,
    ),
    'golang-jwt | kid=k | aud="AUD" iss=app | RS256 | -',
  ],
  'a key of Java with its name': [
    'A.java',
    inJava(
      'com.nimbusds.jose.*',
      `SignedJWT j = new SignedJWT(new JWSHeader(JWSAlgorithm.PS256), new JWTClaimsSet.Builder().audience("${AUD}").claim("iss", app).build()); j.sign(new RSASSASigner(key));`,
    ),
    'Nimbus | - | aud="AUD" iss=app | PS256 | key',
  ],
  'an authentication of Nimbus': [
    'A.java',
    inJava(
      'com.nimbusds.oauth2.*',
      `var a = new PrivateKeyJWT(app, URI.create("${AUD}"), JWSAlgorithm.PS256, key, "kid", null, null);`,
    ),
    'Nimbus | kid="kid" | iss=app aud=URI.create("AUD") | PS256 | key | adds sub exp iat jti',
  ],
  'a time that jjwt knows by itself': [
    'A.java',
    inJava(
      'io.jsonwebtoken.Jwts',
      `Jwts.builder().setIssuedAt().header().add("x5t", x).keyId(k).and().audience().add("${AUD}").and().signWith(key, Jwts.SIG.PS256).compact();`,
    ),
    'jjwt | x5t=x kid=k | aud="AUD" | PS256 | key | adds aud iat',
  ],
  'a header and claims of jjwt as maps': [
    'A.java',
    inJava(
      'io.jsonwebtoken.Jwts',
      `Jwts.builder().setHeader(Map.of("x5t", x)).setClaims(Map.of("iss", app)).setAudience("${AUD}").signWith(key).compact();`,
    ),
    'jjwt | x5t=x | iss=app aud="AUD" | - | key',
  ],
  'a header and claims of jjwt that are not known': [
    'A.java',
    inJava(
      'io.jsonwebtoken.Jwts',
      `Jwts.builder().setHeader(h).setClaims(c).setAudience("${AUD}").signWith(key).compact();`,
    ),
    'jjwt | … | aud="AUD" … | - | key',
  ],
  'an algorithm of Java that may know the name of its key': [
    'A.java',
    inJava('com.auth0.jwt.JWT', `JWT.create().withAudience("${AUD}").sign(Algorithm.RSA256(provider));`),
    'java-jwt | … | aud="AUD" | RS256 | -',
  ],
  'an algorithm of Java that is kept elsewhere': [
    'A.java',
    inJava('com.auth0.jwt.JWT', `JWT.create().withAudience("${AUD}").sign(algorithm);`),
    'java-jwt | … | aud="AUD" | - | -',
  ],
  'options of jsonwebtoken in a variable': [
    'a.js',
    `const jwt = require('jsonwebtoken');\nconst options = { algorithm: 'RS256', audience: '${AUD}', subject: app, notBefore: '1m', header: { x5t: x } };\njwt.sign({}, key, options);`,
    "jsonwebtoken | x5t=x | aud='AUD' sub=app nbf='1m' | RS256 | key | adds iat typ",
  ],
  'options of jsonwebtoken that hold others': [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { algorithm: 'RS256', ...options });`,
    "jsonwebtoken | … | aud='AUD' … | RS256 | key | adds iat typ",
  ],
  'nothing of options that are null': [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, null);`,
    "jsonwebtoken | - | aud='AUD' | HS256 by default | key | adds iat typ",
  ],
  'nothing of what is null': [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}', sub: null, iss: undefined }, key, { algorithm: 'RS256', header: null });`,
    "jsonwebtoken | - | aud='AUD' | RS256 | key | adds iat typ",
  ],
  'the first of what is said twice': [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}', iss: app }, key, { algorithm: 'RS256', issuer: other });`,
    "jsonwebtoken | - | aud='AUD' iss=app | RS256 | key | adds iat typ",
  ],
  'headers of other names, which may be variables': [
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { algorithm: 'RS256', header: { other: x } });`,
    "jsonwebtoken | other=x … | aud='AUD' | RS256 | key | adds iat typ",
  ],
  'a builder of PHP': [
    'a.php',
    `<?php\nuse Lcobucci\\JWT\\Builder;\n$t = (new Builder())->permittedFor('${AUD}')->relatedTo($app)->identifiedBy($id)->issuedAt($now)->canOnlyBeUsedAfter($now)->expiresAt($later)->withClaim('iss', $app)->withHeader($name, $x)->getToken($signer, $key);`,
    "lcobucci/jwt | name=$x … | aud='AUD' sub=$app jti=$id iat=$now nbf=$now exp=$later iss=$app | - | $key",
  ],
  'a header of Rust that is written whole': [
    'a.rs',
    `use jsonwebtoken::{encode, Algorithm, Header};\nfn f() { let header = Header { alg: Algorithm::PS256, x5t_s256: Some(x), ..Default::default() }; let t = encode(&header, &json!({ "aud": "${AUD}" }), &key); }`,
    'jsonwebtoken (Rust) | alg=Algorithm::PS256 x5t#S256=Some(x) … | aud="AUD" | PS256 | key',
  ],
  'a certificate of .NET with a name of its own': [
    'A.cs',
    inCSharp(
      `var d = new SecurityTokenDescriptor { Audience = "${AUD}", SigningCredentials = new SigningCredentials(new X509SecurityKey(cert) { KeyId = k }, "RS256") };`,
    ),
    'System.IdentityModel.Tokens.Jwt | kid=k | aud="AUD" | RS256 | - | adds exp nbf iat kid x5t',
  ],
  'options of a signer of Go that say nothing of the header': [
    'a.go',
    inGo(
      JOSE,
      `s, _ := jose.NewSigner(jose.SigningKey{Algorithm: jose.PS256, Key: jose.JSONWebKey{Key: key}}, &jose.SignerOptions{EmbedJWK: true})\n\tt := jwt.Signed(s).Claims(${CLAIMS})`,
    ),
    'go-jose | - | aud=jwt.Audience{"AUD"} | PS256 | jose.JSONWebKey{Key: key}',
  ],
  'a header of Python that is filled later, whatever it is called': [
    'a.py',
    `import jwt\nextra = {"kid": k}\nextra["x5t"] = x\nmore = {"aud": "${AUD}"}\nmore["iss"] = app\nt = jwt.encode(more, key, algorithm="RS256", headers=extra)`,
    'PyJWT | kid=k x5t=x | aud="AUD" iss=app | RS256 | key',
  ],
  'claims by dict() that are filled later': [
    'a.py',
    `import jwt\nclaims = dict(iss=app)\nclaims["aud"] = "${AUD}"\nt = jwt.encode(claims, key, algorithm="RS256")`,
    'PyJWT | - | iss=app aud="AUD" | RS256 | key',
  ],
  'a builder of Java that is called in statements': [
    'A.java',
    inJava(
      'com.nimbusds.jose.*',
      `JWTClaimsSet.Builder b = new JWTClaimsSet.Builder();\nb.issuer(app);\nb.claim("jti", id);\nSignedJWT j = new SignedJWT(h, b.audience("${AUD}").build());`,
    ),
    'Nimbus | … | iss=app jti=id aud="AUD" | - | -',
  ],
  'a claim of Java whose name is computed': [
    'A.java',
    inJava(
      'com.auth0.jwt.JWT',
      `JWT.create().withAudience("${AUD}").withClaim(prefix + name, x).sign(Algorithm.none());`,
    ),
    'java-jwt | … | aud="AUD" … | none | -',
  ],
  'a header of Java whose name is computed': [
    'A.java',
    inJava(
      'io.jsonwebtoken.Jwts',
      `Jwts.builder().setHeaderParam(prefix + name, x).setAudience("${AUD}").signWith(key).compact();`,
    ),
    'jjwt | … | aud="AUD" | - | key',
  ],
  'a field of a token of Go that is no header': [
    'a.go',
    inGo(
      GOLANG,
      `t := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": "${AUD}"})\n\tt.Method = other\n\tt.Header["kid"] = k`,
    ),
    'golang-jwt | kid=k | aud="AUD" | RS256 | -',
  ],
  'a claim put into the payload of a token of .NET': [
    'A.cs',
    inCSharp(
      `var t = new JwtSecurityToken(app, "${AUD}", all, now, later, creds);\nt.Payload["sub"] = app;\nt.Header["kid"] = k;\nt.SigningKey = key;`,
    ),
    'System.IdentityModel.Tokens.Jwt | kid=k … | iss=app aud="AUD" nbf=now exp=later sub=app … | - | -',
  ],
  'pairs by methods of these names alone': [
    'a.js',
    `import { SignJWT } from 'jose';\nnew SignJWT({ aud: '${AUD}' }).put('iss', app).readd('sub', app).log('jti', id).set('exp').setProtectedHeader({ alg: 'PS256' }).sign(key);`,
    "jose | alg='PS256' … | aud='AUD' iss=app … | PS256 | key",
  ],
  'what a method adds that nobody knows': [
    'a.js',
    `import { SignJWT } from 'jose';\nnew SignJWT({ aud: '${AUD}' }).setProtectedHeader({ alg: 'PS256' }).withMoreClaims(x).sign(key);`,
    "jose | alg='PS256' … | aud='AUD' … | PS256 | key",
  ],
  'nothing by a method without arguments, or that puts nothing in': [
    'a.js',
    `import { SignJWT } from 'jose';\nnew SignJWT({ aud: '${AUD}' }).setProtectedHeader({ alg: 'PS256' }).headers().log(x).sign(key);`,
    "jose | alg='PS256' | aud='AUD' | PS256 | key",
  ],
};

/** Of entries by methods: the entry, its name where that is a text, and the call that another can follow. */
const places: readonly (readonly [entry: string, name: string | undefined, call: string])[] = [
  ['"iss", app', '"iss"', 'claim'],
  ['NAMES.sub, app', undefined, 'claim'],
  ['id', undefined, 'jwtID'],
];

describe('what goes into an assertion', () => {
  for (const [entry, name, method] of places) {
    it(`stands at ${entry} of ${method}`, async () => {
      const text = inJava(
        'com.nimbusds.jose.*',
        `SignedJWT j = new SignedJWT(h, new JWTClaimsSet.Builder().audience("${AUD}").${method}(${entry}).build());`,
      );
      const [assertion] = await factsIn('assertion', 'A.java', text);
      const found = assertion?.claims.find(({ span }) => text.slice(span.start, span.end) === entry);
      assert.ok(found);
      assert.equal(found.nameSpan && text.slice(found.nameSpan.start, found.nameSpan.end), name);
      const end = text.indexOf(')', text.indexOf(`.${method}(`)) + 1;
      assert.deepEqual(found.method, { name: method, end });
    });
  }

  it('has no method where it is given to a constructor', async () => {
    const text = inCSharp(`var t = new JwtSecurityToken(h, new JwtPayload(app, "${AUD}", all, now, later));`);
    const [assertion] = await factsIn('assertion', 'A.cs', text);
    assert.deepEqual(
      assertion?.claims.map(({ method }) => method),
      [undefined, undefined, undefined, undefined],
    );
  });

  for (const [name, [path, text, line]] of Object.entries(cases)) {
    it(`is ${name}`, async () => {
      const found = await factsIn('assertion', path, text);
      assert.deepEqual(
        found.map((assertion) => told(assertion, text)),
        [line],
      );
    });
  }
});
