import assert from 'node:assert/strict';
import { AUD, told } from './assertion-line.ts';
import { factsIn } from './reading.ts';

const HEADER = `const header = { alg: 'RS256', typ: 'JWT' };`;
const CLAIMS = `const claims = { aud: '${AUD}', iss: app, sub: app, exp: e };`;
const ENCODED = `const input = btoa(header) + '.' + btoa(claims);`;
const SENDING = `fetch('${AUD}', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: app, scope: 's/.default', client_assertion: jwt }) });`;

async function linesIn(path: string, text: string): Promise<readonly string[]> {
  const found = await factsIn('assertion', path, text);
  return found.map((assertion) => told(assertion, text));
}

/** Whether objects with these entries are taken for a JWT's header, and for its claims set. */
const headers: readonly (readonly [entries: string, isHeader: boolean])[] = [
  [`alg: 'RS256', typ: 'JWT'`, true],
  [`alg: 'RS256', kid: k`, true],
  [`alg: 'RS256', x5t: t`, true],
  [`alg: 'RS256', 'x5t#S256': t`, true],
  [`alg: 'RS256', x5c: [c]`, true],
  [`alg: 'RS256'`, false],
  [`typ: 'JWT', kid: k`, false],
  [`alg: 'RS256', hash: 'SHA-256'`, false],
];
const claimsSets: readonly (readonly [entries: string, areClaims: boolean])[] = [
  [`aud: '${AUD}', iss: app, sub: app`, true],
  [`aud: '${AUD}', iss: app, exp: e`, true],
  [`aud: '${AUD}', sub: app, exp: e`, true],
  [`iss: app, sub: app, exp: e`, true],
  [`iss: app, sub: app, nbf: e`, true],
  [`iss: app, sub: app, jti: id`, true],
  [`aud: '${AUD}', iss: app`, false],
  [`aud: '${AUD}', exp: e, nbf: e`, false],
  [`iss: app, sub: app`, false],
  [`iss: app, exp: e, jti: id`, false],
  [`sub: app, exp: e, nbf: e`, false],
];

/** What encodes, and whether it makes of header and claims a JWT. */
const encoders: readonly (readonly [source: string, isEncoding: boolean])[] = [
  ['btoa(header);', true],
  ["Buffer.from(header).toString('base64url');", true],
  ['base64url.of(header);', true],
  ['libs.base64.of(header);', true],
  ['encode(header);', true],
  ['JSON.stringify(header);', true],
  ['b64(header);', true],
  ['reencode(header);', false],
  ['encoder(header);', false],
  ['send(header);', false],
  ['send(base64);', false],
  ['tables().of(header);', false],
  ['', false],
];

/** Texts of JSON in PHP, which has no objects that look like it; and what is seen of the assertion. */
const texts: Readonly<Record<string, readonly [header: string, claims: string, lines: readonly string[]]>> = {
  'with values that are known and computed': [
    `'{"alg":"RS256","x5t":"abc"}'`,
    `"{\\"aud\\":\\"${AUD}\\",\\"iss\\":\\"$app\\",\\"sub\\":\\"a\\",\\"exp\\":$exp}"`,
    ['alg="RS256" x5t="abc" | aud="AUD" iss=? sub="a" exp=?'],
  ],
  'with numbers, lists and objects': [
    `'{"alg":"RS256","kid":null,"x5c":["a"],"typ":"JWT"}'`,
    `'{"aud":"${AUD}","iss":{"a":1},"sub":"a","exp":1767225600,"nbf":true}'`,
    ['alg="RS256" x5c=? typ="JWT" | aud="AUD" iss=? sub="a" exp=1767225600 nbf=true'],
  ],
  'with a number for a time': [
    `' {"alg":"RS256","typ":"JWT","x5c":["a"]}'`,
    `'\n{"aud":"${AUD}","sub":"a","exp":1767225600}'`,
    ['alg="RS256" typ="JWT" x5c=? | aud="AUD" sub="a" exp=1767225600'],
  ],
  'that does not end': [`'{"alg":"RS256","typ":"JWT"'`, `'{"aud":"${AUD}","sub":"a","exp":1}'`, []],
  'behind other words': [`'is {"alg":"RS256","typ":"JWT"}'`, `'{"aud":"${AUD}","sub":"a","exp":1}'`, []],
  'of something else': [`'{"alg":"RS256","typ":"JWT"}'`, `'{"user":"a","name":"aud","exp":1}'`, []],
};

describe('assertions that are put together by hand', () => {
  for (const [entries, isHeader] of headers) {
    it(`${isHeader ? 'have' : 'do not have'} a header { ${entries} }`, async () => {
      const text = [`const header = { ${entries} };`, CLAIMS, ENCODED].join('\n');
      assert.equal((await linesIn('a.js', text)).length, isHeader ? 1 : 0);
    });
  }

  for (const [entries, areClaims] of claimsSets) {
    it(`${areClaims ? 'have' : 'do not have'} claims { ${entries.replace(AUD, 'AUD')} }`, async () => {
      const text = [HEADER, `const claims = { ${entries} };`, ENCODED, SENDING].join('\n');
      assert.equal((await linesIn('a.js', text)).length, areClaims ? 1 : 0);
    });
  }

  for (const [source, isEncoding] of encoders) {
    it(`${isEncoding ? 'are' : 'are not'} seen beside ${source || 'nothing that encodes'}`, async () => {
      const text = [HEADER, CLAIMS, source].join('\n');
      assert.equal((await linesIn('a.js', text)).length, isEncoding ? 1 : 0);
    });
  }

  it('take in what is put into the header and the claims later, whatever they are called', async () => {
    const text = [
      `const first = { alg: 'RS256', typ: 'JWT' };`,
      `const second = { aud: '${AUD}', iss: app, sub: app, exp: e };`,
      `first['x5t#S256'] = t;\nsecond.nbf = now;\nsecond['jti'] = id;`,
      `const input = btoa(first) + '.' + btoa(second);`,
    ].join('\n');
    assert.deepEqual(await linesIn('a.js', text), [
      "hand-made | alg='RS256' typ='JWT' x5t#S256=t | aud='AUD' iss=app sub=app exp=e nbf=now jti=id | RS256 | -",
    ]);
  });

  it('take in what is added by methods later', async () => {
    const text = [HEADER, CLAIMS, `header.set('x5t', t);\nclaims.put('jti', id);`, ENCODED].join('\n');
    assert.deepEqual(await linesIn('a.js', text), [
      "hand-made | alg='RS256' typ='JWT' x5t=t | aud='AUD' iss=app sub=app exp=e jti=id | RS256 | -",
    ]);
  });

  it('are open where more is in the objects than can be seen', async () => {
    const header = HEADER.replace(' }', ', ...rest }');
    const claims = CLAIMS.replace(' }', ', ...rest }');
    assert.deepEqual(await linesIn('a.js', [header, CLAIMS, ENCODED].join('\n')), [
      "hand-made | alg='RS256' typ='JWT' … | aud='AUD' iss=app sub=app exp=e | RS256 | -",
    ]);
    assert.deepEqual(await linesIn('a.js', [HEADER, claims, ENCODED].join('\n')), [
      "hand-made | alg='RS256' typ='JWT' | aud='AUD' iss=app sub=app exp=e … | RS256 | -",
    ]);
  });

  it('have times as JSON has them', async () => {
    const text = [HEADER, CLAIMS.replace('exp: e', "exp: '1767225600', nbf: '10m'"), ENCODED].join('\n');
    const [assertion] = await factsIn('assertion', 'a.js', text);
    assert.deepEqual(
      assertion?.times.map(({ name, value }) => ({ name, value })),
      [{ name: 'exp', value: { kind: 'text', isNumber: true } }],
    );
  });

  it('are one for each header, and none of what a library was given', async () => {
    const text = [
      `import { SignJWT } from 'jose';`,
      `await new SignJWT({ aud: '${AUD}', iss: app, sub: app }).setProtectedHeader({ alg: 'PS256', typ: 'JWT' }).sign(key);`,
      ENCODED,
    ].join('\n');
    assert.equal((await linesIn('a.js', text)).length, 1);
    const twice = [HEADER, `const other = { alg: 'PS256', kid: k };`, CLAIMS, ENCODED].join('\n');
    assert.equal((await linesIn('a.js', twice)).length, 2);
  });

  it('stand at the header, with the span of the claims', async () => {
    const text = [HEADER, CLAIMS, ENCODED].join('\n');
    const [assertion] = await factsIn('assertion', 'a.js', text);
    const source = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.ok(assertion?.claimsSpan);
    assert.equal(source(assertion.span), "{ alg: 'RS256', typ: 'JWT' }");
    assert.equal(source(assertion.claimsSpan), `{ aud: '${AUD}', iss: app, sub: app, exp: e }`);
    assert.equal(assertion.language, 'javascript');
  });

  for (const [name, [header, claims, lines]] of Object.entries(texts)) {
    it(`are seen in texts of JSON ${name}`, async () => {
      const text = `<?php\n$h = base64_encode(${header});\n$c = base64_encode(${claims});`;
      const found = await factsIn('assertion', 'a.php', text);
      const shown = found.map((assertion) => {
        const entries = (all: typeof assertion.header) =>
          all.map(({ name: entry, value }) => {
            const known =
              value.kind === 'literal' && (value.type === 'text' ? `"${value.value}"` : value.value);
            return `${entry}=${known || '?'}`.replace(AUD, 'AUD');
          });
        return [assertion.header, assertion.claims].map((all) => entries(all).join(' ')).join(' | ');
      });
      assert.deepEqual(shown, lines);
      for (const { language, audience, span } of found) {
        assert.equal(language, undefined, 'nothing can be written into the text');
        assert.equal(audience?.place, undefined);
        assert.equal(text.slice(span.start, span.end), header);
      }
    });
  }
});
