import assert from 'node:assert/strict';
import { factsIn } from './reading.ts';

const AUD = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';

/** Where source that gives a time may stand; `@` is where. */
const places = {
  'a claims set': `import { SignJWT } from 'jose';\nawait new SignJWT({ aud: '${AUD}', exp: @ }).setProtectedHeader({ alg: 'PS256' }).sign(key);`,
  "a method of jose's": `import { SignJWT } from 'jose';\nawait new SignJWT({ aud: '${AUD}' }).setProtectedHeader({ alg: 'PS256' }).setExpirationTime(@).sign(key);`,
  'expiresIn of jsonwebtoken': `const jwt = require('jsonwebtoken');\njwt.sign({ aud: '${AUD}' }, key, { algorithm: 'RS256', expiresIn: @ });`,
};

/** Source, and what becomes of it in each of these places. */
const rows: readonly (readonly [source: string, inClaims: string, typed: string, length: string])[] = [
  ["'10m'", '-', 'length 600', 'length 600'],
  ["'90'", '-', '-', 'length 0.09'],
  ["'90x'", '-', '-', '-'],
  ["'x90'", '-', '-', '-'],
  ["'500ms'", '-', 'length 0.5', 'length 0.5'],
  ["'1 sec'", '-', 'length 1', 'length 1'],
  ["'2 minutes'", '-', 'length 120', 'length 120'],
  ["'1.5 hrs'", '-', 'length 5400', 'length 5400'],
  ["'1d'", '-', 'length 86400', 'length 86400'],
  ["'1 Week'", '-', 'length 604800', 'length 604800'],
  ["'1y'", '-', 'length 31557600', 'length 31557600'],
  ["'1 fortnight'", '-', '-', '-'],
  ["'m'", '-', '-', '-'],
  ["'- 5 minutes'", '-', 'length -300', 'length -300'],
  ["'+5 minutes'", '-', 'length 300', 'length 300'],
  ["'5 minutes ago'", '-', 'length -300', 'length -300'],
  ["' 5 minutes from now '", '-', 'length 300', 'length 300'],
  ["'in 5 minutes'", '-', '-', '-'],
  ["'5 minutes later'", '-', '-', '-'],
  ["'1767225600'", 'text of seconds', '-', 'length 1767225.6'],
  ["'1767225600 s'", '-', 'length 1767225600', 'length 1767225600'],
  ["'1.25m'", '-', 'length 75', 'length 75'],
  ["'2m  ago'", '-', 'length -120', 'length -120'],
  ["'1767'", '-', '-', 'length 1.767'],
  ["'since 1767225600'", '-', '-', '-'],
  ["'2026-01-01T00:00:00Z'", 'text', '-', '-'],
  ["'on 2026-01-01'", '-', '-', '-'],
  ["'January 2026'", '-', '-', '-'],
  ['1767225600', 'number 1767225600', 'number 1767225600', 'number 1767225600'],
  ['Date.now()', 'milliseconds from now 0', 'milliseconds from now 0', 'milliseconds from now 0'],
  ['when', '-', '-', '-'],
];

/** The time that a file's assertion ends, and what gives it. */
async function timeIn(path: string, text: string): Promise<string> {
  const [assertion, ...others] = await factsIn('assertion', path, text);
  assert.ok(assertion);
  assert.deepEqual(others, []);
  const times = assertion.times.map(({ name, value, span }) => {
    const { kind, ...rest } = value;
    const said = Object.values(rest).filter((each) => typeof each !== 'boolean');
    const what =
      value.kind === 'text'
        ? `text${value.isNumber ? ' of seconds' : ''}`
        : value.kind === 'instant'
          ? `${value.unit} from now ${value.fromNow}${value.isOffByZone ? ' off by zone' : ''}${value.isText ? ' as text' : ''}`
          : [kind, ...said].join(' ');
    return `${name} ${what}: ${text.slice(span.start, span.end)}`;
  });
  return times.join(', ') || '-';
}

describe('times of an assertion', () => {
  for (const [source, ...told] of rows) {
    for (const [index, [place, text]] of Object.entries(places).entries()) {
      it(`are ${told[index]} for ${source} in ${place}`, async () => {
        const expected = told[index] === '-' ? '-' : `exp ${told[index]}: ${source.replaceAll("'", '')}`;
        const written = text.replace('@', source);
        const inQuotes = /^'.*'$/.test(source) ? expected.replace(/: .*/, `: ${source}`) : expected;
        assert.equal(await timeIn('a.js', written), inQuotes);
      });
    }
  }

  const dates: readonly (readonly [module: string, source: string, told: string])[] = [
    ['jwt', 'datetime.utcnow() + timedelta(minutes=5)', 'seconds from now 300'],
    ['jwt', 'datetime.now() + timedelta(minutes=5)', 'seconds from now 300 off by zone'],
    ['jwt', 'datetime.now(timezone.utc)', 'seconds from now 0'],
    ['jwt', 'time.time() + 300', 'seconds from now 300'],
    ['jwt', 'datetime.utcnow().isoformat()', 'date from now 0 as text'],
    ['jwt', 'timedelta(minutes=5)', '-'],
    ['jwcrypto.jwt', 'datetime.utcnow()', 'date from now 0'],
  ];
  for (const [module, source, told] of dates) {
    it(`are ${told} for ${source} given to ${module}`, async () => {
      const claims = `{"aud": "${AUD}", "exp": ${source}}`;
      const call =
        module === 'jwt'
          ? `jwt.encode(${claims}, key, algorithm="RS256")`
          : `JWT(header={"alg": "PS256"}, claims=${claims})`;
      const text = `import ${module}\nt = ${call}`;
      assert.equal(await timeIn('a.py', text), told === '-' ? '-' : `exp ${told}: ${source}`);
    });
  }

  const texts: readonly (readonly [text: string, told: string])[] = [
    ['1767225600', 'number 1767225600'],
    ['at 1767225600', '-'],
    ['1767225600 s', '-'],
    ['10m', '-'],
  ];
  for (const [source, told] of texts) {
    it(`are ${told} for the text ${source} of a claim of .NET`, async () => {
      const text = `var t = new JwtSecurityToken(app, "${AUD}", new[] { new Claim("exp", "${source}") });`;
      assert.equal(await timeIn('A.cs', text), told === '-' ? '-' : `exp ${told}: "${source}"`);
    });
  }

  it('are those of the claims that are times, each by its name', async () => {
    const text = `import jwt\nt = jwt.encode({"aud": "${AUD}", "exp": 1, "nbf": 2, "iat": 3, "jti": 4, "auth_time": 5}, key, algorithm="RS256")`;
    assert.equal(await timeIn('a.py', text), 'exp number 1: 1, nbf number 2: 2, iat number 3: 3');
  });
});
