import assert from 'node:assert/strict';
import { segmentsIn } from '../../src/facts/assertion-segments.ts';
import { readerFor, readers } from '../../src/index.ts';
import { parserOf } from '../grammars.ts';

/** The parts of JWTs that a file puts together, as source text. */
async function segments(path: string, text: string): Promise<readonly string[]> {
  const reader = readerFor(readers, path, '');
  assert.ok(reader);
  const { code } = reader.read(text, path, await parserOf(reader));
  assert.ok(code);
  return segmentsIn(code).map(({ span }) => text.slice(span.start, span.end));
}

const BOTH = ['btoa(h)', 'btoa(c)'];

const cases: Readonly<Record<string, readonly (readonly [source: string, segments: readonly string[]])[]>> = {
  'a.js': [
    ["x = btoa(h) + '.' + btoa(c);", BOTH],
    ["x = btoa(h) + '.' + btoa(c) + '.' + btoa(s);", [...BOTH, 'btoa(s)']],
    ["x = (btoa(h) + '.') + (btoa(c));", BOTH],
    ["sign(btoa(h) + '.' + btoa(c));", BOTH],
    ["x = wrap(sign(btoa(h) + '.' + btoa(c)));", BOTH],
    ["x = { input: btoa(h) + '.' + btoa(c) };", BOTH],
    ['x = `${btoa(h)}.${btoa(c)}`;', BOTH],
    ["x = [btoa(h), btoa(c)].join('.');", BOTH],
    ["parts = [btoa(h), btoa(c)];\nx = parts.join('.');", BOTH],
    ["first = btoa(h);\nsecond = btoa(c);\nx = first + '.' + second;", BOTH],
    ["second = btoa(c);\nfirst = btoa(h);\nx = first + '.' + second;", ['btoa(c)', 'btoa(h)']],
    [
      "first = btoa(h);\nx = first + '.' + btoa(c);\ny = x + '.' + btoa(s);\nz = first + '.' + y;",
      [...BOTH, 'btoa(s)'],
    ],
    ["x = util.format('%s.%s', btoa(h), btoa(c));", BOTH],
    ["x = util.format('%s.%s.%s', btoa(h), btoa(c), btoa(s));", [...BOTH, 'btoa(s)']],
    ["x = btoa(h) + '.' + c;", ['btoa(h)']],
    ["x = h + '.' + c;", []],
    ['x = btoa(h) + btoa(c);', []],
    ["x = btoa(h) + '-' + btoa(c);", []],
    ["x = btoa(h) + '.';", []],
    ["x = '.' + btoa(h) + '.';", []],
    ["x = btoa(h) + '.' + '.' + btoa(c);", []],
    ["x = btoa(s) + btoa(h) + '.' + btoa(c);", []],
    ["x = [btoa(h), btoa(c)].join('-');", []],
    ["x = [btoa(h), btoa(c)].joined('.');", []],
    ["x = [btoa(h), btoa(c)].rejoin('.');", []],
    ["x = all.join('.');", []],
    ["x = util.format('%s-%s', btoa(h), btoa(c));", []],
    ["x = util.format('at %s.%s', btoa(h), btoa(c));", []],
    ["x = util.format('%s.%s!', btoa(h), btoa(c));", []],
    ["x = util.format('%s', btoa(h));", []],
    ['x = send(btoa(h), btoa(c));', []],
  ],
  'a.py': [
    [
      'x = ".".join([base64.urlsafe_b64encode(h), base64.urlsafe_b64encode(c)])',
      ['base64.urlsafe_b64encode(h)', 'base64.urlsafe_b64encode(c)'],
    ],
    [
      'x = base64.urlsafe_b64encode(h) + b"." + base64.urlsafe_b64encode(c)',
      ['base64.urlsafe_b64encode(h)', 'base64.urlsafe_b64encode(c)'],
    ],
    [
      'x = "{}.{}".format(base64.b64encode(h), base64.b64encode(c))',
      ['base64.b64encode(h)', 'base64.b64encode(c)'],
    ],
    [
      'x = "{0}.{1}".format(base64.b64encode(h), base64.b64encode(c))',
      ['base64.b64encode(h)', 'base64.b64encode(c)'],
    ],
    ['x = "{a}.{b}".format(base64.b64encode(h), base64.b64encode(c))', []],
  ],
  'a.php': [
    [
      "<?php $x = implode('.', [base64_encode($h), base64_encode($c)]);",
      ['base64_encode($h)', 'base64_encode($c)'],
    ],
    ["<?php $x = base64_encode($h) . '.' . base64_encode($c);", ['base64_encode($h)', 'base64_encode($c)']],
  ],
  'A.cs': [
    [
      'var x = string.Join(".", Convert.ToBase64String(h), Convert.ToBase64String(c));',
      ['Convert.ToBase64String(h)', 'Convert.ToBase64String(c)'],
    ],
    ['var x = string.Join("-", Convert.ToBase64String(h), Convert.ToBase64String(c));', []],
    [
      'var x = $"{Convert.ToBase64String(h)}.{Convert.ToBase64String(c)}";',
      ['Convert.ToBase64String(h)', 'Convert.ToBase64String(c)'],
    ],
  ],
};

describe('parts of a JWT that are put together by hand', () => {
  for (const [path, rows] of Object.entries(cases)) {
    for (const [source, expected] of rows) {
      it(`are ${expected.join(' and ') || 'none'} in ${source.replaceAll('\n', ' ')}`, async () => {
        assert.deepEqual(await segments(path, source), expected);
      });
    }
  }
});
