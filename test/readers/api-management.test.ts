import assert from 'node:assert/strict';
import type { Expression } from '../../src/core/expressions.ts';
import { xml } from '../../src/readers/xml.ts';
import { outliner } from './outline.ts';

const read = await outliner(xml, 'policy.xml');

const policyOf = (body: string) =>
  `<policies><inbound><send-request mode="new"><set-url>https://a/b</set-url><set-method>POST</set-method><set-body>${body}</set-body></send-request></inbound></policies>`;

/** Bodies of requests, and what they are put together of. */
const bodies: Readonly<Record<string, string>> = {
  'a=b': '"a=b"',
  'a=b&amp;c={{d}}': '("a=b" + "&" + "c={{d}}")',
  'a=b&c=\\"d': '("a=b" + "&" + "c=\\\\\\"d")',
  '<![CDATA[a=b&c=d]]>': '("a=b" + "&" + "c=d")',
  '@("a=b")': '"a=b"',
  '@("a=" + b + "&amp;c=\\"d" )': '("a=" + ? + "&" + "c=" + "\\"" + "d")',
  '@("a=" + (string)b["c + d"] + "e")': '("a=" + ? + "e")',
  '@("a=" + System.Net.WebUtility.UrlEncode("b") + "c")': '("a=" + UrlEncode() + "c")',
  '@($"a={b["c"]}&d={e}")': '("a=" + ? + "&" + "d=" + ?)',
  '@{ var b = "c"; return "a=" + b; }': '("a=" + ?)',
  '<![CDATA[@{ return "a=b"; }]]>': '"a=b"',
  '@b': '"@b"',
};

describe('api-management', () => {
  for (const [body, expected] of Object.entries(bodies)) {
    it(`reads the body ${body}`, () =>
      assert.deepEqual(read(policyOf(body)).calls, [`post("https://a/b", body: ${expected})`]));
  }

  it('reads each request by itself', () => {
    const source =
      '<policies><send-request><set-url>a</set-url></send-request><set-url>b</set-url><send-one-way-request><set-body>c</set-body></send-one-way-request><send-request/></policies>';
    assert.deepEqual(read(source).calls, ['get("a")', 'get(body: "c")']);
  });

  it('gives the places of texts', () => {
    const source = policyOf('@("a=b&amp;c=" + d + $"e{f}g")');
    const body = xml.read(source, 'policy.xml').code?.calls[0]?.arguments[1]?.value;
    assert.ok(body?.kind === 'concatenation');
    const written = ({ span }: Expression) => source.slice(span.start, span.end);
    assert.deepEqual(body.parts.map(written), ['a=b', '&amp;', 'c=', 'd', 'e', '{f}', 'g']);
  });

  it('leaves other XML alone', () => {
    assert.equal(xml.read('<a><set-body>b=c</set-body></a>', 'a.xml').code, undefined);
  });
});
