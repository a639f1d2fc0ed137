import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/core/edits.ts';
import type { ClientSecret, SecretFlaw } from '../../src/facts/types.ts';
import { holdsIdentifiableSecret, writtenSecretOf } from '../../src/facts/written-secret.ts';

const SECRET = 'Zk58Q~unit.test_Only-8sWq3TdVb7Lm1NcXe6H';
const OLDER = 'Zk57Q~unit.test_Only-8sWq3TdVb7Lm1NcX';
const OWN = 'nV4-payroll.Qx27';
const LEGACY = 'gHduiL_j6t4b6DG?Qr-G6M@IOS?mX3B9';

/** A secret that stands verbatim in a file of its own. */
function read(text: string, names: readonly string[] = []): ClientSecret {
  return writtenSecretOf({ text, span: { start: 0, end: text.length }, names });
}

function flawsOf(secret: ClientSecret): readonly SecretFlaw[] {
  return secret.kind === 'value' ? (secret.flaws ?? []) : [];
}

function namesOf(secret: ClientSecret): readonly string[] {
  return flawsOf(secret).map(({ kind, detail }) => `${kind} ${detail}`);
}

function repaired(text: string): string {
  return applyEdits(
    text,
    flawsOf(read(text)).flatMap(({ repair = [] }) => repair),
  );
}

describe('writtenSecretOf', () => {
  it('finds nothing wrong with secrets as Entra makes them, or as people do', () => {
    for (const text of [
      SECRET,
      OLDER,
      OWN,
      LEGACY,
      'hunter2hunter2',
      'correct-horse-battery-staple',
      'a%b',
    ]) {
      assert.deepEqual(namesOf(read(text)), [], text);
    }
  });

  const mended: readonly (readonly [text: string, flaws: string, after: string])[] = [
    [` ${OWN}`, 'whitespace blank', OWN],
    [`${OWN}\t`, 'whitespace blank', OWN],
    [` ${SECRET} `, 'whitespace blank', SECRET],
    [`${OWN}\r\n`, 'whitespace line-break', OWN],
    [`${OWN}\u200b`, 'whitespace invisible', OWN],
    [`\ufeff${OWN}`, 'whitespace invisible', OWN],
    [`nV4-\u200epayroll.Qx27`, 'whitespace invisible', OWN],
    [`${SECRET.slice(0, 20)}\n  ${SECRET.slice(20)}`, 'whitespace inside', SECRET],
    [`"${OWN}"`, 'whitespace quotes', OWN],
    [`'${OWN}'`, 'whitespace quotes', OWN],
    [`"${SECRET}`, 'whitespace quotes', SECRET],
    [`“${OWN}”`, 'whitespace smart-quotes', OWN],
    [`‘${OWN}’ `, 'whitespace smart-quotes, whitespace blank', OWN],
    [`{{${SECRET}}}`, 'expanded template', SECRET],
    [`<${SECRET}>`, 'expanded template', SECRET],
    [`\${${SECRET}}`, 'expanded template', SECRET],
    [SECRET.replaceAll('~', '%7E'), 'encoded percent', SECRET],
    [SECRET.replaceAll('~', '%7e'), 'encoded percent', SECRET],
    [SECRET + SECRET, 'mistyped twice', SECRET],
    [SECRET.replace('-', '–'), 'mistyped typographic', SECRET],
    [SECRET.replace('~', '˜'), 'mistyped typographic', SECRET],
    [`${SECRET};`, 'mistyped extra', SECRET],
    [`:${SECRET}`, 'mistyped extra', SECRET],
  ];
  for (const [text, flaws, after] of mended) {
    it(`finds ${flaws} in ${JSON.stringify(text.replace(SECRET, 'S'))} and mends it`, () => {
      assert.equal(namesOf(read(text)).join(', '), flaws);
      assert.equal(repaired(text), after);
    });
  }

  const told: readonly (readonly [text: string, flaws: string])[] = [
    [SECRET.slice(0, 38), 'mistyped short'],
    [`${SECRET}9a`, 'mistyped long'],
    [`${OLDER}ab`, 'mistyped long'],
    [SECRET.slice(1), 'mistyped start'],
    [SECRET.slice(3), 'mistyped start'],
    [btoa(SECRET), 'encoded base64'],
    [btoa(`${OLDER}\n`), 'encoded base64'],
    ['2027-05-31', 'description expiry'],
    ['5/31/2027', 'description expiry'],
    ['Recommended: 180 days (6 months)', 'description expiry'],
    ['24 months', 'description expiry'],
    ['Password uploaded on Sat Nov 21 2026', 'description uploaded'],
    ['Invoice sync staging', 'description words'],
  ];
  for (const [text, flaws] of told) {
    it(`finds ${flaws} in ${text.length} characters`, () => {
      assert.equal(namesOf(read(text)).join(', '), flaws);
      assert.equal(repaired(text), text);
    });
  }

  it('leaves alone what stands for a secret, or hides one', () => {
    const texts = [
      '"<client-secret>"',
      ' ${AZURE_CLIENT_SECRET}\n',
      '"your-client-secret"',
      '{{clientSecret}}',
      'abc8Q~...',
      `abc8Q~${'x'.repeat(34)}`,
      `abc8Q~${'.'.repeat(30)}`,
      'abc8Q~your-secret-goes-here',
      'value from the portal',
      'see Key Vault',
      'Secret of the client: ',
      '   ',
    ];
    for (const text of texts) assert.deepEqual(namesOf(read(text)), [], text);
  });

  it('takes what is encoded on purpose for what it is', () => {
    assert.deepEqual(namesOf(read(btoa(SECRET), ['azure', 'clientSecretBase64'])), []);
    assert.deepEqual(namesOf(read(SECRET.replace('~', '%7E'), ['AZURE_CLIENT_SECRET_URLENCODED'])), []);
  });

  it('underlines what is wrong, or everything where escapes hide its place', () => {
    const spanOf = (text: string, length: number) =>
      flawsOf(writtenSecretOf({ text, span: { start: 10, end: 10 + length } }))[0];
    assert.deepEqual(spanOf(`${OWN} `, 17)?.span, { start: 26, end: 27 });
    const escaped = spanOf(`${OWN}\n`, 18);
    assert.deepEqual([escaped?.span, escaped?.repair], [{ start: 10, end: 28 }, []]);
  });

  it('takes a computed text for a reference unless the text reads like a secret', () => {
    const meaning = (meant: string) =>
      writtenSecretOf({
        text: '',
        isComputed: true,
        span: { start: 0, end: meant.length },
        mangling: { kind: 'expansion', by: 'shell', span: { start: 1, end: 2 }, meant, repair: [] },
      });
    for (const meant of ['hG5!tR$2kV-9wQz@7LmXp', 'gHd$iL_j6t4b6DG?Qr-G6M@IOS?mX3B9']) {
      assert.deepEqual(namesOf(meaning(meant)), ['expanded shell'], meant);
    }
    const patterns = [
      '$PREFIX-$SUFFIX',
      'Contoso-Prod1-$environment-Api2x',
      'MyAppSecret2024-$env',
      'https://contoso.vault.azure.net/secrets/Api1/$version',
      'Kx81Lm29Qw-$CLIENT_SECRET',
      '$a$b$c',
    ];
    for (const meant of patterns) assert.equal(meaning(meant).kind, 'reference', meant);
  });

  it('tells what a value is called without giving it away', () => {
    const secret = read('Payroll 2026 rotation');
    assert.ok(secret.kind === 'value' && secret.isCalled?.('payroll 2026 Rotation'));
    assert.ok(!secret.isCalled?.('something else'));
  });

  it('gives no part of a secret away, in flaws or in repairs', () => {
    for (const text of [...mended, ...told].map(([each]) => each)) {
      const secret = read(text);
      for (const { repair = [] } of flawsOf(secret)) {
        for (const { newText } of repair) assert.ok(newText.length <= 1, newText);
      }
      assert.doesNotMatch(JSON.stringify(secret), /unit\.test|payroll|Only-8s/i);
    }
  });

  it('takes any text, and points nowhere else', () => {
    const parts = fc.constantFrom(
      ...[SECRET, OWN, ' ', '"', '“', '\u200b', '\n', '{{', '}}', '%7E', '–', '8Q~', '$a', ';'],
    );
    const text = fc.array(fc.oneof(parts, fc.string()), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        for (const { span, repair = [] } of flawsOf(read(written))) {
          for (const { start, end } of [span, ...repair.map((edit) => edit.span)]) {
            assert.ok(0 <= start && start <= end && end <= written.length);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('holdsIdentifiableSecret', () => {
  it('sees a secret through what stands around it and how it is encoded', () => {
    for (const text of [SECRET, ` ${SECRET}\n`, `"${SECRET}"`, SECRET.replaceAll('~', '%7E'), OLDER]) {
      assert.ok(holdsIdentifiableSecret(text), text.slice(0, 2));
    }
    for (const text of [OWN, LEGACY, `see ${SECRET} here`, '8Q~', 'x'.repeat(5000)]) {
      assert.ok(!holdsIdentifiableSecret(text), text.slice(0, 12));
    }
  });
});
