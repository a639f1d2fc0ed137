import assert from 'node:assert/strict';
import { unescapeString, unwrap } from '../../src/codes/wrappings.ts';

const WRAPPED: readonly (readonly [string, string, string])[] = [
  ['plain text stays', 'AADSTS50012: 100% sure & "quoted"', 'AADSTS50012: 100% sure & "quoted"'],
  ['line ends become one kind', 'a\r\nb\rc', 'a\nb\nc'],
  ['colours go', '\u001b[1;31mred\u001b[0m', 'red'],
  ['box lines go', '╷\n│ Error: x\n│ \n│   y\n╵', '\nError: x\n\n  y\n'],
  [
    'entities are decoded',
    '&quot;a&#39;b&#x27;c&quot; &lt;d&gt; &amp;amp; &unknown;',
    '"a\'b\'c" <d> & &unknown;',
  ],
  ['an entity that is no character stays', '&#99999999; &#x110000; &#0;', '&#99999999; &#x110000; &#0;'],
  ['tags of a page part its texts', '<p>a <b>bold</b></p><p>c</p>', '\na bold\n\nc\n'],
  ['comparisons are no tags', 'if a < b and c > d', 'if a < b and c > d'],
  ['percent-encoding', 'x%20y%0d%0az%E2%80%A6', 'x y\nz…'],
  ['percent-encoding, twice', 'x%2520y', 'x y'],
  ['percent-encoding, not three times', 'x%252520y', 'x%20y'],
  ['bytes that are no UTF-8 stay, letters are read', '%ff%41%0a', '%ffA\n'],
  ['a lone percent sign stays', '50%zz %2', '50%zz %2'],
  [
    'parameters part',
    'https://a/?error=x&error_description=b+c%3a',
    'https://a/\nerror=x\nerror_description=b c:',
  ],
  ['a plus outside a form stays', 'C++%20and%20D', 'C++ and D'],
];

describe('unwrap', () => {
  for (const [name, text, expected] of WRAPPED) it(name, () => assert.equal(unwrap(text), expected));

  it('joins the lines of a console, with the blank lost at the margin', () => {
    const width = 44;
    const lines = ['a'.repeat(width), 'b'.repeat(width - 1), 'c'.repeat(width), 'end'];
    assert.equal(unwrap(lines.join('\r\n')), `${lines[0]}${lines[1]} ${lines[2]}end`);
  });

  it('leaves lines of a log apart, however long', () => {
    const log = [
      '2024-12-03 08:15:30 GET /orders/1234567890 for anna',
      '2024-12-03 08:15:31 GET /orders/1234567890 for emma',
      'x',
    ];
    assert.equal(unwrap(log.join('\n')).split('\n').length, 2);
  });
});

describe('unescapeString', () => {
  const cases: readonly (readonly [string, string])[] = [
    [String.raw`a\"b\'c\\d\/e`, `a"b'c\\d/e`],
    [String.raw`a\r\nb\tc`, 'a\n\nb c'],
    [String.raw`\u0027\x27`, "''"],
    [String.raw`CONTOSO\anna \u12`, String.raw`CONTOSO\anna \u12`],
    ['cut\\', 'cut\\'],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(unescapeString(text), expected));
  }
});
