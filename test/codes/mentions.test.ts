import assert from 'node:assert/strict';
import { findMentions, mentionAt } from '../../src/codes/mentions.ts';

/** Text, and what is underlined in it. */
const FOUND: readonly (readonly [string, readonly string[]])[] = [
  ['AADSTS50012: Invalid client secret', ['AADSTS50012']],
  ['aadsts700027 AaDsTs90002', ['aadsts700027', 'AaDsTs90002']],
  ['ADSTS50059', ['ADSTS50059']],
  ['AADSTS 50012, AADSTS-50013, AADSTS_50020', ['AADSTS 50012', 'AADSTS-50013', 'AADSTS_50020']],
  ['AADSTS50013 AADSTS500131 AADSTS5001311', ['AADSTS50013', 'AADSTS500131', 'AADSTS5001311']],
  ['credentials.AADSTS70008:', ['AADSTS70008']],
  ['**AADSTS50012** `AADSTS50013`', ['AADSTS50012', 'AADSTS50013']],
  ['错误AADSTS50012：', ['AADSTS50012']],
  ['const AADSTS50012Handler = 1', ['AADSTS50012']],
  [
    String.raw`401\nAADSTS50012 \u0022AADSTS50013\u0022 \x27AADSTS50020`,
    ['AADSTS50012', 'AADSTS50013', 'AADSTS50020'],
  ],
  ['error_description=%0aAADSTS50012%3a+x', ['AADSTS50012']],
  ['\u001b[31mAADSTS50012\u001b[0m', ['AADSTS50012']],
  ['"error_codes":[7000215]', ['7000215']],
  ['"error_codes": [\r\n    70002,\r\n    50012\r\n  ]', ['70002', '50012']],
  ["'error_codes': ['500011']", ['500011']],
  [String.raw`\"error_codes\":[\n  7000215\n]`, ['7000215']],
  [String.raw`\\\"error_codes\\\":[70002,50012]`, ['70002', '50012']],
  ['error_codes : {7000215}', ['7000215']],
  ['"error_codes":[7000215', ['7000215']],
  ['https://login.microsoftonline.com/error?code=50058', ['50058']],
  ['login.windows.net/error?code=50058&x=1', ['50058']],
  ['https://centraluseuap.mtlsauth.microsoft.com/error?code=392200', ['392200']],
  ['https://contoso.ciamlogin.com/error?code=90002', ['90002']],
  ['https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d90123', ['90123']],
  ['https%253A%252F%252Flogin.microsoftonline.us%252Ferror%253Fcode%253D90123', ['90123']],
  [String.raw`https:\/\/westus2.login.microsoft.com\/error?code\u003d392200`, ['392200']],
  ['SigninLogs | where ResultType == "50126"', ['50126']],
  ['ResultType !in ("0", "50126", 53003)', ['50126', '53003']],
  ['"status":{"errorCode":50126,"failureReason":"…"}', ['50126']],
  ['"sErrorCode":"50011","iErrorCode":50011', ['50011', '50011']],
  ['Error Code: 50105', ['50105']],
  ['Sign-in error code\n50105\nFailure reason', ['50105']],
  ['**Error code:** 50105', ['50105']],
  ['| Error code | 50105 |', ['50105']],
  ['the error code is 50126.', ['50126']],
  ['Error(s): 900382 - Timestamp', ['900382']],
  ['status/errorCode eq 50126', ['50126']],
  ['status_errorCode=50126', ['50126']],
  ['ResultType has_any ("50126","50053")', ['50126', '50053']],
  ['error_codes[0]: 7000215', ['7000215']],
  ['error_codes.1 = 50012', ['50012']],
  [String.raw`"query":"ResultType in (\"50126\", \"50053\")"`, ['50126', '50053']],
  [String.raw`https:\\\/\\\/login.windows.net\\\/error?code=50058`, ['50058']],
  ['Anmeldefehlercode: 1 Fehlercode\n50105', ['50105']],
  ['Code d’erreur : 50105', ['50105']],
  ['Código de error: 50105', ['50105']],
  ['Código de erro: 50105', ['50105']],
  ['エラー コード: 50105', ['50105']],
  ['错误代码：50105', ['50105']],
];

const NOT_FOUND: readonly string[] = [
  'AADSTS5001',
  'AADSTS50012123',
  'MYAADSTS50012',
  'XADSTS50012',
  'AADSTS50000x AADSTS500xx',
  'AADSTS: AADSTSxxxxx',
  'AADB2C90118: no',
  'IDX10501: Signature validation failed.',
  'ACS50000: no',
  'MSALErrorDomain Code=-50000',
  'Error Code: -50126',
  'Error code: 3399614476, Tag: 557973642',
  'Error Code: 10060',
  'SQL ErrorCode: 18456, 40613',
  'ORA error code 17002',
  'Win32ErrorCode: 50126',
  'lastErrorCode: 50126',
  'suberror_codes: [50012]',
  'errorCode: 50126.5',
  'errorCode: 50126abc',
  'errorCode: 50126-rc',
  'Fehlercode: 10060',
  'ClientStatus_ErrorCode_errorCode=50126',
  'MyResultType: 50126',
  'https://example.com/error?code=50058',
  'https://login.microsoftonline.com.example.com/error?code=50058',
  'https://notlogin.windows.net/error?code=50058',
  'login.microsoftonline.com/error?code=5005',
  'code: 50012',
  'order 7000215 shipped',
];

const shown = (text: string) => findMentions(text).map(({ span }) => text.slice(span.start, span.end));

describe('findMentions', () => {
  for (const [text, expected] of FOUND) {
    it(`sees ${expected.join(', ')} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(shown(text), expected);
      const numbers = expected.map((part) => Number(part.replace(/\D/g, '')));
      assert.deepEqual(
        findMentions(text).map(({ code }) => code),
        numbers,
      );
    });
  }

  for (const text of NOT_FOUND) {
    it(`sees nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(findMentions(text), []));
  }

  it('gives only what lies inside the wanted part', () => {
    const text = 'AADSTS50012 AADSTS50013 AADSTS50020';
    assert.deepEqual(findMentions(text, { start: 12, end: 23 }), [
      { code: 50013, span: { start: 12, end: 23 } },
    ]);
    assert.deepEqual(findMentions(text, { start: 13, end: 34 }), []);
  });

  it('sees the key word before the wanted part', () => {
    const text = `${'x'.repeat(1000)} "error_codes": [7000215]`;
    const start = text.indexOf('7000215');
    assert.equal(findMentions(text, { start, end: start + 7 })[0]?.code, 7000215);
    assert.deepEqual(findMentions(text, { start, end: start + 5 }), []);
  });

  it('finds the one code of a large log', () => {
    const log = '2024-12-03T08:15:30Z INFO GET /orders errors=0\n'.repeat(10_000);
    assert.deepEqual(shown(`${log}AADSTS50012 ${log}`), ['AADSTS50012']);
  });

  for (const part of [
    'AADSTS',
    'error_codes:[',
    'error_codes: [50012,',
    'ErrorCode" : [',
    '\\',
    'error?code=50058 ',
  ]) {
    it(`finishes on a long run of ${JSON.stringify(part)}`, () => {
      const found = findMentions(part.repeat(5000));
      assert.equal(found.length > 0, part.startsWith('error_codes: '));
    });
  }
});

/** Lines as a terminal hands them to whoever looks for links: no line knows another. */
const TERMINAL: readonly (readonly [string, readonly string[]])[] = [
  ['ERROR: AADSTS7000222: The provided client secret keys are expired.', ['AADSTS7000222']],
  ['│ Error: building account: AADSTS700016: Application with identifier', ['AADSTS700016']],
  ['Login-AzAccount : aadsts50012: Invalid client secret', ['aadsts50012']],
  ['  "error_codes": [7000215, 50012],', ['7000215', '50012']],
  ['error_codes       : {7000215}', ['7000215']],
  ['$ az monitor query "SigninLogs | where ResultType == 50126"', ['50126']],
  ['See https://login.microsoftonline.com/error?code=50011 for help', ['50011']],
  ['    7000215', []],
  ['  7000215,', []],
  ['-rw-r--r-- 1 ida ida 50012 Dec  3 08:15 tokens.log', []],
  ['[1]+  50126 Running  node server.js', []],
  ['Listening on 0.0.0.0:50011', []],
  ['error: process 50012 exited with code 50126', []],
  ['npm error code 50012ms', []],
  ['Downloaded 7000215 of 9002326 bytes', []],
];

describe('a line of a terminal', () => {
  for (const [line, expected] of TERMINAL) {
    it(`links ${expected.join(', ') || 'nothing'} in ${JSON.stringify(line)}`, () =>
      assert.deepEqual(shown(line), expected));
  }
});

describe('mentionAt', () => {
  const text = `${'filler '.repeat(3000)}\nsee AADSTS500131, then\n  "error_codes": [\n    70002,\n    50012\n  ]\n`;
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['AADSTS500131', 500131],
    ['500131', 500131],
    [', then', 500131],
    [' then', undefined],
    ['error_codes', undefined],
    ['70002', 70002],
    ['50012', 50012],
  ];
  for (const [place, code] of cases) {
    it(`gives ${code ?? 'nothing'} at ${JSON.stringify(place)}`, () => {
      assert.equal(mentionAt(text, text.indexOf(place))?.code, code);
    });
  }

  it('gives offsets of the whole text', () => {
    const mention = mentionAt(text, text.indexOf('500131'));
    assert.equal(text.slice(mention?.span.start, mention?.span.end), 'AADSTS500131');
  });

  it('takes any offset', () => {
    for (const offset of [-5, 0, text.length, text.length + 5])
      assert.equal(mentionAt(text, offset), undefined);
  });
});
