import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findToken } from '../../src/tokens/find.ts';
import { APP_TOKEN, compose, GRAPH_TOKEN, HEADER } from './tokens.ts';

const TOKEN = compose(HEADER, APP_TOKEN);
const OTHER = compose(HEADER, GRAPH_TOKEN);
const [FIRST = '', SECOND = '', THIRD = ''] = TOKEN.split('.');

/** The text in lines of a width, joined by what ends a line and begins the next. */
function wrap(text: string, width: number, joint: string): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(joint);
}

const WRAPPED_AT_80 = wrap(`Authorization: Bearer ${TOKEN}`, 80, '\n');

/** Name, text, and the token in it. */
const FOUND: readonly (readonly [name: string, text: string, token: string])[] = [
  ['alone', TOKEN, TOKEN],
  ['in a header', `Authorization: Bearer ${TOKEN}\r\nHost: example.org\r\n`, TOKEN],
  ['in JSON', `{"access_token":"${TOKEN}","expires_in":3599}`, TOKEN],
  ['in JSON inside JSON', `{\\"access_token\\":\\"${TOKEN}\\"}`, TOKEN],
  ['in single quotes, with a comma', `token = '${TOKEN}',`, TOKEN],
  ['in backticks', `\`${TOKEN}\``, TOKEN],
  ['in XML', `<token>${TOKEN}</token>`, TOKEN],
  ['bold in Markdown', `**${TOKEN}**`, TOKEN],
  ['at the end of a sentence', `The token is ${TOKEN}. It has expired.`, TOKEN],
  ['in a fragment', `https://app.example/#id_token=${TOKEN}&state=1`, TOKEN],
  ['with escaped dots', `client_assertion=${FIRST}%2E${SECOND}%2e${THIRD}&scope=x`, TOKEN],
  ['after an escaped blank', `Authorization=Bearer%20${TOKEN}`, TOKEN],
  ['after an escaped line break in JSON', `"curl\\n${TOKEN}\\n"`, TOKEN],
  [
    'with every character escaped that can be',
    TOKEN.replace(/[-_.]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    TOKEN,
  ],
  ['with characters escaped as JSON may', TOKEN.replaceAll('.', '\\u002e'), TOKEN],
  ['as an argument', `token.split("${TOKEN}".length)`, TOKEN],
  ['with a property behind it', `${TOKEN}.length`, TOKEN],
  ['wrapped by a console', WRAPPED_AT_80, TOKEN],
  ['wrapped, with text below', `${WRAPPED_AT_80}\nstatus: 200`, TOKEN],
  ['wrapped with Windows line ends', wrap(TOKEN, 64, '\r\n'), TOKEN],
  ['wrapped in a quoted mail', `> ${wrap(TOKEN, 70, '\n> ')}`, TOKEN],
  ['wrapped in the frame of Terraform', `│ ${wrap(TOKEN, 70, '\n│ ')}`, TOKEN],
  ['wrapped with escaped line breaks', `{"t": "${wrap(TOKEN, 64, '\\n')}"}`, TOKEN],
  ['wrapped with escaped Windows line breaks', `{"t": "${wrap(TOKEN, 64, '\\r\\n')}"}`, TOKEN],
  ['wrapped with line breaks in a URL', `t=${wrap(TOKEN, 64, '%0D%0A')}&u`, TOKEN],
  ['continued by a shell', wrap(TOKEN, 64, '\\\n  '), TOKEN],
  ['with invisible characters', wrap(TOKEN, 30, '\u200B'), TOKEN],
  ['not wrapped, with a word on the next line', `${TOKEN}\nnext`, TOKEN],
  ['unsecured', `"${FIRST}.${SECOND}."`, `${FIRST}.${SECOND}.`],
  ['without signature', `${FIRST}.${SECOND} `, `${FIRST}.${SECOND}`],
  ['with an ellipsis for the signature', `${FIRST}.${SECOND}...`, `${FIRST}.${SECOND}`],
  ['encrypted, without encrypted key', `${FIRST}..AAAA.BBBB.CCCC`, `${FIRST}..AAAA.BBBB.CCCC`],
  ['encrypted, at the end of a sentence', `${FIRST}.KKKK.AAAA.BBBB.CCCC.`, `${FIRST}.KKKK.AAAA.BBBB.CCCC`],
  [
    'in standard base64',
    'eyJhIjoi+/v7In0=.eyJiIjoi+/v7In0=.+/v7==',
    'eyJhIjoi+/v7In0=.eyJiIjoi+/v7In0=.+/v7==',
  ],
  ['with a header that begins with a blank', 'x eyAiYWxnIjoibm9uZSJ9.e30.', 'eyAiYWxnIjoibm9uZSJ9.e30.'],
  ['the first of two', `${TOKEN} ${OTHER}`, TOKEN],
];

const NOTHING: readonly string[] = [
  '',
  'eyJ',
  'eyJhbGciOiJub25lIn0',
  'eyJhbGciOiJub25lIn0.',
  'eyJhbGciOiJub25lIn0...',
  'see keyJar.prototype.name',
  'A/eye.of.the.beholder',
  'no token\u0000here',
];

describe('findToken', () => {
  for (const [name, text, token] of FOUND) {
    it(name, () => {
      const found = findToken(text);
      assert.equal(found?.token, token);
      assert.equal(text.slice(found?.span.start, (found?.span.start ?? 0) + 3), token.slice(0, 3));
    });
  }

  for (const text of NOTHING) {
    it(`nothing in ${JSON.stringify(text)}`, () => assert.equal(findToken(text), undefined));
  }

  it('covers the token as written', () => {
    const text = `before "${FIRST}%2E${SECOND}.${THIRD}", after`;
    const span = findToken(text)?.span;
    assert.equal(text.slice(span?.start, span?.end), `${FIRST}%2E${SECOND}.${THIRD}`);
  });

  it('takes the token under the cursor', () => {
    const text = `one: ${TOKEN}\ntwo: ${OTHER}\n`;
    const second = text.indexOf(OTHER);
    assert.equal(findToken(text, text.indexOf(TOKEN))?.token, TOKEN);
    assert.equal(findToken(text, second + 40)?.token, OTHER);
    assert.equal(findToken(text, second + OTHER.length)?.token, OTHER);
    assert.equal(findToken(text, second - 1), undefined);
    assert.equal(findToken(text, 0), undefined);
    assert.equal(findToken(text, text.length), undefined);
  });

  it('never throws, and gives a span inside the text', () => {
    const pieces = fc.constantFrom(
      'eyJ',
      '.',
      'ab',
      '%2E',
      '\\n',
      '\n',
      '=',
      '+',
      '\\',
      '%',
      '\\u00',
      ' ',
      '…',
      'ewo',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const found = findToken(text);
        if (found === undefined) return;
        assert.ok(
          found.span.start >= 0 && found.span.end <= text.length && found.span.start < found.span.end,
        );
        assert.deepEqual(findToken(text, found.span.start), found);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  // Each takes minutes where the time grows with the square of the length.
  const LONG: readonly (readonly [name: string, piece: string])[] = [
    ['starts of a header', 'eyJ'],
    ['starts after dots', 'eyJ.'],
    ['line breaks as text', 'eyJ.\\n'],
    ['line breaks', 'eyJ.a\n'],
    ['long runs', 'a'],
    ['plus signs', '+'],
    ['blank lines', '\n '],
  ];
  for (const [name, piece] of LONG) {
    it(`reads a long text once: ${name}`, () => {
      const text = `eyJa.eyJb.${piece.repeat(40_000 / piece.length)}`;
      assert.equal(findToken(text, text.length + 1), undefined);
    });
  }
});
