import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import type { Expression } from '../../src/core/expressions.ts';
import { http } from '../../src/readers/http.ts';
import { awkwardValues } from './awkward.ts';
import { afterReferences } from './references.ts';

const TOKEN = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';
const FORM = 'Content-Type: application/x-www-form-urlencoded';

const read = (text: string) => http.read(text, 'a.http');
const pairs = (text: string) => read(text).settings.map(({ path, value }) => `${path.join(' ')}=${value}`);
const written = (text: string) =>
  read(text).settings.map(({ place: { span } }) => text.slice(span.start, span.end));

describe('http', () => {
  const cases: Readonly<Record<string, readonly [text: string, settings: readonly string[]]>> = {
    variables: [
      '@a = one\n@b=two # three\n  @c =  \n@d = t\\nw\\ o\\ \n',
      ['a=one', 'b=two # three', 'c=', 'd=t\nw o '],
    ],
    'references as they are': [
      '@a = {{host}}/x\nGET {{a}}/y?b={{c d}}\n',
      ['a={{host}}/x', '{{a}}/y b={{c d}}'],
    ],
    'a form on one line': [
      `POST ${TOKEN}\n${FORM}\n\nclient_id=one&client_secret=t%2Bw+o%3D&empty=&flag\n`,
      [`${TOKEN} client_id=one`, `${TOKEN} client_secret=t+w o=`, `${TOKEN} empty=`],
    ],
    'a form on several lines, with comments between them': [
      `POST ${TOKEN}\n${FORM}; charset=utf-8\n\n  client_id = one &\n# client_secret=old\nclient_secret=two=\n&scope=a%20b\n\n\n### next\n`,
      [`${TOKEN} client_id=one`, `${TOKEN} client_secret=two=`, `${TOKEN} scope=a b`],
    ],
    'a form without its content type': [`POST /token\n\na=b\n`, ['/token a=b']],
    'no form in other text': ['POST /x\nContent-Type: text/plain\n\na=b\n', []],
    'percent signs that encode nothing': [
      `GET /x?a=%zz&b=%ff&c=100%\n`,
      ['/x a=%zz', '/x b=%ff', '/x c=100%'],
    ],
    'a query over several lines': [
      'GET https://a/b\n    ?c=one\n    &d=two HTTP/1.1\nX: y\n',
      ['https://a/b c=one', 'https://a/b d=two'],
    ],
    'JSON, with comments': [
      'POST /x\nContent-Type: application/json\n\n{\n  // ours\n  "a": { "b": "o\\"ne" },\n# theirs\n  "c": {{d}}\n}\n',
      ['/x a b=o"ne'],
    ],
    'requests by name': ['# @name one\nGET /x?a=b\n###\n// @name two\nGET /x?a=b\n', ['one a=b', 'two a=b']],
    'requests of one address apart': ['GET /x?a=b\n\n### again\nGET /x?a=c\n', ['/x a=b', '/x 2 a=c']],
    'nothing in scripts and answers': [
      '< {%\n  x = "a=b"\n%}\nPOST /x\n\na=b\n\n> {%\n  y?c=d\n%}\n###\nHTTP/1.1 200 OK\n\na=b\n',
      ['/x a=b'],
    ],
    'Windows line breaks': [
      '@a = one\r\nPOST /x\r\n\r\nb=two\r\n&c=three\r\n',
      ['a=one', '/x b=two', '/x c=three'],
    ],
  };
  for (const [name, [text, settings]] of Object.entries(cases)) {
    it(`reads ${name}`, () => assert.deepEqual(pairs(text), settings));
  }

  it('underlines values as they are written, and says how', () => {
    const text = `@a = \\ one\nPOST /x?q=%41\n\nb=t%20wo&c=\n###\nPOST /y\n\n{"d": "\\u0041"}\n`;
    assert.deepEqual(written(text), ['\\ one', '%41', 't%20wo', '', '\\u0041']);
    assert.deepEqual(
      read(text).settings.map(({ encoding }) => encoding),
      [undefined, 'percent', 'percent', 'percent', undefined],
    );
  });

  it('gives its comments, marks between requests and names included', () => {
    const text = '### one\n# @name a\nGET /x\n  // two\n\n#three\n';
    const comments = read(text).comments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(comments, ['### one', '# @name a', '// two', '#three']);
  });

  it('writes any value, and nothing else changes', () => {
    const text = `@a = one\n@b = two\n\n# @name r\nPOST /x?q=one&p=two HTTP/1.1\n${FORM}\n\nc=one\n&d=two\n\n###\n# @name j\nPUT /y\n\n{"e": "one", "f": "two"}\n`;
    const settings = read(text).settings;
    fc.assert(
      fc.property(awkwardValues, fc.nat(settings.length - 1), (value, index) => {
        const changed = applyEdits(text, [replaceValue((settings[index] ?? assert.fail()).place, value)]);
        const expected = settings.map((each, other) => [each.path, other === index ? value : each.value]);
        assert.deepEqual(
          read(changed).settings.map(({ path, value: now }) => [path, now]),
          expected,
          changed,
        );
      }),
    );
  });

  it('refers to variables of the environment', () => {
    for (const [source, expected] of [
      ['@a = one\n', ['@a = {{$dotenv X}}\n', '@a = {{$processEnv X}}\n', '@a = {{X}}\n']],
      ['POST /x\n\nb=two\n', ['POST /x\n\nb={{$dotenv X}}\n']],
      ['POST /x\n\n{"b": "two"}\n', ['POST /x\n\n{"b": "{{$dotenv X}}"}\n']],
    ] as const) {
      const changed = afterReferences(source, read(source).settings[0]?.place);
      assert.deepEqual(changed.slice(0, expected.length), expected);
    }
  });
});

/** An expression as a value: texts, and objects by their names. */
function plain(expression: Expression): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind !== 'object') return expression.kind;
  return Object.fromEntries(expression.entries.map(({ name, value }) => [name, plain(value)]));
}

describe('http requests as calls', () => {
  const cases: Readonly<Record<string, readonly [text: string, callee: string, args: readonly unknown[]]>> = {
    'a form': [
      `POST ${TOKEN} HTTP/1.1\n${FORM}\nX-Id: 1\n\nclient_id={{id}}&client_secret=a%2Bb\n`,
      'post',
      [
        [undefined, TOKEN],
        ['body', { client_id: '{{id}}', client_secret: 'a+b' }],
        ['headers', { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Id': '1' }],
      ],
    ],
    JSON: [
      'PATCH /x\nContent-Type: application/json\n\n{"a": {"b": "c", "d": "e"}, "f": "g"}\n',
      'patch',
      [
        [undefined, '/x'],
        ['body', { a: { b: 'c', d: 'e' }, f: 'g' }],
        ['headers', { 'Content-Type': 'application/json' }],
      ],
    ],
    'an address alone': ['https://a/b?c=d\n  &e=f\n', 'get', [[undefined, 'https://a/b?c=d&e=f']]],
    'other text': [
      'POST /x\n\n<a/>\n',
      'post',
      [
        [undefined, '/x'],
        ['body', '<a/>'],
      ],
    ],
  };
  for (const [name, [text, callee, args]] of Object.entries(cases)) {
    it(`with ${name}`, () => {
      const [call, second] = read(text).code?.calls ?? [];
      assert.ok(call && !second);
      assert.equal(call.callee, callee);
      assert.deepEqual(
        call.arguments.map((each) => [each.name, plain(each.value)]),
        args,
      );
      assert.equal(text.slice(call.span.start, call.span.end), text.trimEnd());
    });
  }

  it('with what variables are assigned', () => {
    const [assignment] = read('@a = one\n').code?.assignments ?? [];
    assert.deepEqual(assignment && [assignment.target, plain(assignment.value)], [['a'], 'one']);
  });
});
