import assert from 'node:assert/strict';
import { AUD } from './assertion-line.ts';
import { factsIn } from './reading.ts';

/** A file in which `@` is the algorithm. */
const files = {
  'a.js': `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { algorithm: @ });`,
  'A.cs': `var d = new SecurityTokenDescriptor { Audience = "${AUD}", SigningCredentials = new SigningCredentials(key, @) };`,
  'a.go': `package main\nimport "github.com/golang-jwt/jwt/v5"\nvar t = jwt.NewWithClaims(@, jwt.MapClaims{"aud": "${AUD}"})`,
  'A.java': `import com.auth0.jwt.JWT;\nclass A { String f() { return JWT.create().withAudience("${AUD}").sign(@); } }`,
};

/** Source of an algorithm, and its registered name. */
const sources: Readonly<Record<keyof typeof files, readonly (readonly [source: string, name: string])[]>> = {
  'a.js': [
    ["'RS256'", 'RS256'],
    ["'ps384'", 'PS384'],
    ["'ES512'", 'ES512'],
    ["'ES256K'", 'ES256'],
    ["'none'", 'none'],
    ["'NONE'", 'none'],
    ["'EdDSA'", 'EdDSA'],
    ["'Ed25519'", 'EdDSA'],
    ["'noneOf'", '-'],
    ["'anyone'", '-'],
    ["'EdDSA2'", '-'],
    ["'notEdDSA'", '-'],
    ["'XRS256'", '-'],
    ["'RS2567'", '-'],
    ["'RS224'", '-'],
    ['RS256', 'RS256'],
    ['algorithms.PS256', 'PS256'],
    ['algorithm', '-'],
    ['f() + 1', '-'],
  ],
  'A.cs': [
    ['SecurityAlgorithms.RsaSha256', 'RS256'],
    ['SecurityAlgorithms.RsaSha512Signature', 'RS512'],
    ['SecurityAlgorithms.RsaSsaPssSha256', 'PS256'],
    ['SecurityAlgorithms.RsaSsaPssSha384Signature', 'PS384'],
    ['SecurityAlgorithms.HmacSha256', 'HS256'],
    ['SecurityAlgorithms.HmacSha256Signature', 'HS256'],
    ['SecurityAlgorithms.EcdsaSha384', 'ES384'],
    ['SecurityAlgorithms.EcdsaSha256Signature', 'ES256'],
    ['SecurityAlgorithms.RsaSha256Digest', '-'],
    ['SecurityAlgorithms.Aes256KW', '-'],
  ],
  'a.go': [
    ['jwt.SigningMethodRS256', 'RS256'],
    ['jwt.SigningMethodPS512', 'PS512'],
    ['jwt.SigningMethodNone', 'none'],
    ['jwt.SigningMethodEdDSA', 'EdDSA'],
    ['jwt.GetSigningMethod(name)', '-'],
  ],
  'A.java': [
    ['Algorithm.RSA256(pub, key)', 'RS256'],
    ['Algorithm.HMAC512(secret)', 'HS512'],
    ['Algorithm.ECDSA384(pub, key)', 'ES384'],
    ['Algorithm.none()', 'none'],
    ['algorithm()', '-'],
  ],
};

/** Files that say nothing of the algorithm, or say it where it cannot be seen. */
const unsaid: readonly (readonly [what: string, path: string, text: string, told: string])[] = [
  [
    'is what jsonwebtoken takes',
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key);`,
    'HS256 by default',
  ],
  [
    'is what jsonwebtoken takes, beside other options',
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { expiresIn: '5m' });`,
    'HS256 by default',
  ],
  [
    'may be in options that are not known',
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, options);`,
    '-',
  ],
  [
    'may be in options that hold others',
    'a.js',
    `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { ...options });`,
    '-',
  ],
  [
    'may be in a header that is not known',
    'a.py',
    `import jwt\njwt.encode({"aud": "${AUD}"}, key, headers=headers)`,
    '-',
  ],
  [
    'may not be in other options',
    'a.js',
    `const jwt = require('jwt-simple');\njwt.encode({ aud: '${AUD}' }, key);`,
    'HS256 by default',
  ],
  [
    'may be in the header, not in other options',
    'a.js',
    `const jwt = require('jwt-simple');\njwt.encode({ aud: '${AUD}' }, key, undefined, { ...options });`,
    '-',
  ],
  [
    'is not known of jose',
    'a.js',
    `import { SignJWT } from 'jose';\nnew SignJWT({ aud: '${AUD}' }).sign(key);`,
    '-',
  ],
  [
    'stands in the header',
    'a.js',
    `import { SignJWT } from 'jose';\nnew SignJWT({ aud: '${AUD}' }).setProtectedHeader({ alg: 'PS256' }).sign(key);`,
    "PS256 at 'PS256'",
  ],
  [
    'is handed over before the key',
    'A.java',
    `import io.jsonwebtoken.Jwts;\nclass A { String f() { return Jwts.builder().setAudience("${AUD}").signWith(SignatureAlgorithm.RS256, key).compact(); } }`,
    'RS256 at SignatureAlgorithm.RS256',
  ],
  [
    'is handed over behind the key',
    'A.java',
    `import io.jsonwebtoken.Jwts;\nclass A { String f() { return Jwts.builder().setAudience("${AUD}").signWith(key, SignatureAlgorithm.RS256).compact(); } }`,
    'RS256 at SignatureAlgorithm.RS256',
  ],
  [
    'is that of a variable',
    'a.js',
    `const jwt = require('jsonwebtoken');\nconst method = 'PS256';\njwt.sign({ aud: '${AUD}' }, key, { algorithm: method });`,
    "PS256 at 'PS256'",
  ],
];

async function algorithmIn(path: string, text: string) {
  const [assertion, ...others] = await factsIn('assertion', path, text);
  assert.ok(assertion);
  assert.deepEqual(others, []);
  return assertion.algorithm;
}

describe('the algorithm of an assertion', () => {
  for (const [path, rows] of Object.entries(sources)) {
    for (const [source, name] of rows) {
      it(`is ${name === '-' ? 'not known' : name} for ${source}`, async () => {
        const text = files[path as keyof typeof files].replace('@', source);
        const algorithm = await algorithmIn(path, text);
        assert.equal(algorithm?.name ?? '-', name);
        if (!algorithm) return;
        const { span, place } = algorithm;
        assert.equal(text.slice(span.start, span.end), source.replaceAll("'", ''));
        assert.equal(place !== undefined, source.startsWith("'"));
      });
    }
  }

  for (const [what, path, text, told] of unsaid) {
    it(`${what}: ${told} in ${text.split('\n').at(-1)?.replace(AUD, 'AUD')}`, async () => {
      const algorithm = await algorithmIn(path, text);
      const source = algorithm && text.slice(algorithm.span.start, algorithm.span.end);
      const line = algorithm?.isDefault ? `${algorithm.name} by default` : `${algorithm?.name} at ${source}`;
      assert.equal(algorithm ? line.replaceAll("'", '') : '-', told.replaceAll("'", ''));
    });
  }
});
