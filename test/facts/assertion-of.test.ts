import assert from 'node:assert/strict';
import type { Assertion } from '../../src/facts/assertion-types.ts';
import { AUD } from './assertion-line.ts';
import { factsIn } from './reading.ts';

const ID = '4f6c1f0e-8f0b-4a36-9a53-1f6f0a1d2c3b';
const SENDING = `fetch('${AUD}', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: app, scope: 's/.default', client_assertion: jwt }) });`;

function inJavaScript(claims: string, header = `alg: 'PS256'`): string {
  return `import { SignJWT } from 'jose';\nconst jwt = await new SignJWT({ ${claims} }).setProtectedHeader({ ${header} }).sign(key);\n${SENDING}`;
}

async function onlyIn(path: string, text: string): Promise<Assertion> {
  const [assertion, ...others] = await factsIn('assertion', path, text);
  assert.ok(assertion);
  assert.deepEqual(others, []);
  return assertion;
}

const EXCHANGE = `aud: 'api://AzureADTokenExchange'`;

/** Claims, and whether they are those of another issuer’s token that Entra exchanges. */
const federated: readonly (readonly [claims: string, isFederated: boolean])[] = [
  [`${EXCHANGE}, iss: 'https://issuer.contoso.net', sub: 'build'`, true],
  [`${EXCHANGE}, iss: issuer, sub: subject`, true],
  [`${EXCHANGE}, iss: '${ID}', sub: subject`, true],
  [`${EXCHANGE}, iss: issuer, sub: '${ID}'`, true],
  [`${EXCHANGE}, iss: '${ID}', sub: '${ID}'`, false],
  [`${EXCHANGE}, iss: clientId, sub: clientId`, false],
  [`${EXCHANGE}, iss: clientId, sub: '${ID}'`, false],
  [`${EXCHANGE}, iss: tenantId, sub: clientId`, true],
  [`${EXCHANGE}, iss: clientId, sub: userId`, true],
  [`aud: audience, iss: 'https://issuer.contoso.net', sub: 'build'`, true],
  [`aud: audience, iss: 'contoso', sub: 'build'`, false],
  [`aud: audience, iss: issuer, sub: subject`, false],
  [`iss: 'https://issuer.contoso.net', sub: 'build'`, true],
  [`aud: '${AUD}', iss: 'https://issuer.contoso.net', sub: 'build'`, false],
];

/** How a thumbprint’s entry is written, and how it is once it has the other name; undefined where that is no small edit. */
const renamed: readonly (readonly [path: string, source: string, other: string | undefined])[] = [
  ['a.js', `x5t: t`, `'x5t#S256': t`],
  ['a.js', `'x5t': t`, `'x5t#S256': t`],
  ['a.js', `"x5t": t`, `"x5t#S256": t`],
  ['a.js', `'x5t#S256': t`, `'x5t': t`],
  ['a.js', `['x5t']: t`, undefined],
  ['a.py', `"x5t": t`, `"x5t#S256": t`],
  ['a.py', `'x5t#S256': t`, `'x5t': t`],
  ['a.rb', `x5t: t`, `'x5t#S256': t`],
  ['a.rb', `'x5t' => t`, `'x5t#S256' => t`],
  ['a.rs', `x5t: t`, `x5t_s256: t`],
  ['a.rs', `x5t_s256: t`, `x5t: t`],
  ['A.java', `.x509CertThumbprint(t)`, undefined],
  ['A.kt', `.withHeader(mapOf("x5t" to t))`, `.withHeader(mapOf("x5t#S256" to t))`],
];

const headers: Readonly<Record<string, string>> = {
  'a.js': `import { SignJWT } from 'jose';\nconst jwt = await new SignJWT({ aud: '${AUD}' }).setProtectedHeader({ alg: 'PS256', @ }).sign(key);`,
  'a.py': `import jwt\nt = jwt.encode({"aud": "${AUD}"}, key, algorithm="RS256", headers={@})`,
  'a.rb': `require 'jwt'\nt = JWT.encode({ aud: '${AUD}' }, key, 'RS256', { @ })`,
  'a.rs': `use jsonwebtoken::{encode, Algorithm, Header};\nfn f() { let header = Header { @, ..Default::default() }; let signed = encode(&header, &json!({ "aud": "${AUD}" }), &key); }`,
  'A.java': `import com.nimbusds.jose.*;\nclass A { void f() { var j = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.PS256)@.build(), new JWTClaimsSet.Builder().audience("${AUD}").build()); } }`,
  'A.kt': `import com.auth0.jwt.JWT\nfun f() = JWT.create()@.withAudience("${AUD}").sign(algorithm)`,
};

describe('what an assertion is', () => {
  for (const [claims, isFederated] of federated) {
    it(`is ${isFederated ? 'for an exchange' : 'the client’s own'} with ${claims.replace(AUD, 'AUD')}`, async () => {
      assert.equal((await onlyIn('a.js', inJavaScript(claims))).isFederated, isFederated);
    });
  }

  for (const [path, source, other] of renamed) {
    it(`has a thumbprint ${source} that becomes ${other ?? 'no other'} in ${path}`, async () => {
      const text = (headers[path] ?? '').replace('@', source);
      const [thumbprint, ...others] = (await onlyIn(path, text)).thumbprints;
      assert.ok(thumbprint);
      assert.deepEqual(others, []);
      const edit = thumbprint.renamed?.(thumbprint.name === 'x5t' ? 'x5t#S256' : 'x5t');
      const edited = edit && text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
      assert.equal(edited, other && (headers[path] ?? '').replace('@', other));
    });
  }

  it('has only thumbprints of that name', async () => {
    const text = inJavaScript(`aud: '${AUD}'`, `alg: 'PS256', kid: k, x5c: [c], x5t: t, 'x5t#S256': s`);
    const { thumbprints } = await onlyIn('a.js', text);
    assert.deepEqual(
      thumbprints.map(({ name }) => name),
      ['x5t', 'x5t#S256'],
    );
  });

  it('has parts only where no library puts them together', async () => {
    const joined = `const input = btoa(header) + '.' + btoa(claims);`;
    assert.deepEqual((await onlyIn('a.js', `${inJavaScript(`aud: '${AUD}'`)}\n${joined}`)).segments, []);
    const byHand = `const header = { alg: 'PS256', typ: 'JWT' };\nconst claims = { aud: '${AUD}', iss: app, sub: app };\n${joined}`;
    assert.equal((await onlyIn('a.js', byHand)).segments.length, 2);
  });

  it('knows the language and the modules of its file', async () => {
    const { language, modules } = await onlyIn('a.js', inJavaScript(`aud: '${AUD}'`));
    assert.deepEqual([language, ...modules], ['javascript', 'jose']);
  });
});
