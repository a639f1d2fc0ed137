import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { comparable, LONGEST_TEXT, MOST_LINES, readablePart } from '../../src/core/limits.ts';
import { createEntraLens } from '../../src/index.ts';
import { grammars } from '../grammars.ts';

const STATED = 'AZURE_CLIENT_ID=4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4\n';
const SWAPPED = 'AZURE_CLIENT_SECRET=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\n';

const FILLER = `# ${'nothing '.repeat(100)}\n`.repeat(LONGEST_TEXT / 800);

async function foundIn(path: string, text: string) {
  const lens = createEntraLens({ grammars, now: () => 0 });
  const document = TextDocument.create(`file:///${path}`, '', 1, text);
  await lens.prepare(document);
  assert.equal(lens.learn(document), true);
  return lens.diagnose(document, { rules: {} });
}

describe('a file that is larger than an editor can read', () => {
  const long = STATED + SWAPPED + FILLER + STATED;

  it('is checked at its beginning, and says so', async () => {
    const found = await foundIn('.env', long);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['checked-in-part', 'secret-id-as-value'],
    );
    assert.match(found[0]?.message ?? '', /only its first 512 KB/);
  });

  it('says nothing where what is left speaks of nothing that is looked for', async () => {
    const found = await foundIn('.env', STATED + SWAPPED + FILLER);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['secret-id-as-value'],
    );
  });

  it('is silent about what stands behind', async () => {
    const found = await foundIn('.env', `${STATED}${FILLER}${SWAPPED}`);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['checked-in-part'],
    );
  });

  it('is read to its end where somebody has the time', () => {
    const lens = createEntraLens({ longestText: 10_000_000, now: () => 0 });
    const document = TextDocument.create('file:///.env', '', 1, long);
    const found = lens.diagnose(document, { rules: { 'secret-id-as-value': 'off' } });
    assert.deepEqual(found, []);
  });
});

describe('readablePart', () => {
  for (const [text, part] of [
    ['ab\ncd\n', 'ab\ncd\n'],
    ['ab\ncdefgh', 'ab\n'],
    ['abcdefgh', 'abcdef'],
    ['abcde\nfg', 'abcde\n'],
    ['a\n\nb\nc\nd', 'a\n\n'],
    ['a\n\n b\nc', 'a\n\n b\n'],
    ['a\n\n}\nbc', 'a\n\n}\n'],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(part)}`, () =>
      assert.equal(readablePart(text, 6), part));
  }
});

describe('a text of very many lines', () => {
  for (const lineBreak of ['\n', '\r', '\r\n']) {
    it(`is read so far as there are ${MOST_LINES}, which end with ${JSON.stringify(lineBreak)}`, () => {
      const text = `a${lineBreak}`.repeat(MOST_LINES);
      assert.equal(readablePart(text, Infinity), text);
      assert.equal(readablePart(`${text}b`, Infinity), text);
    });
  }
});

/** Each would take seconds or minutes; what stands before is found, and it is said that there is more. */
describe('a hostile text behind a mistake', () => {
  const lens = () => createEntraLens({ grammars, longestText: 10_000_000, now: () => 0 });
  const GUID = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
  const app = (n: number) =>
    `{"azure": {"clientId": "${GUID.replace('4f2a', String(n))}", "clientSecret": "${GUID}"}}`;
  const env = `AZURE_CLIENT_ID=b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8\nAZURE_CLIENT_SECRET=${GUID}\n`;
  for (const [path, text, rule] of [
    ['a.sh', env + 'if a\n'.repeat(60_000) + env, 'secret-id-as-value'],
    ['a.env', env + '\n'.repeat(2_200_000) + env, 'secret-id-as-value'],
    [
      'a.json',
      `[${Array.from({ length: 3000 }, (_, n) => app(1000 + n)).join(',\n')}]`,
      'secret-id-as-value',
    ],
  ] as const) {
    it(`is left, in ${path}`, async function () {
      this.timeout(60_000);
      const document = TextDocument.create(`file:///${path}`, '', 1, text);
      const own = lens();
      await own.prepare(document);
      const rules = new Set(own.diagnose(document, { rules: {} }).map((each) => each.rule));
      assert.ok(rules.has('checked-in-part') && rules.has(rule), [...rules].join(' '));
    });
  }

  it('is given up where it is no YAML', () => {
    const text = `AZURE_CLIENT_SECRET login.microsoftonline.com\n${': '.repeat(10_000)}`;
    const document = TextDocument.create('file:///a.yaml', '', 1, text);
    const rules = lens()
      .diagnose(document, { rules: {} })
      .map(({ rule }) => rule);
    assert.deepEqual(rules, ['checked-in-part']);
  });
});

describe('comparable', () => {
  it('leaves out facts of a kind of which there are more than anybody states, and keeps the others', () => {
    const apps = Array.from({ length: 5000 }, () => ({ kind: 'app' }));
    const others = Array.from({ length: 5000 }, () => ({ kind: 'registration' }));
    let told = 0;
    const tellLimit = () => {
      told++;
    };
    assert.equal(comparable([...apps, ...others], tellLimit).length, 6000);
    assert.equal(told, 1);
    assert.equal(comparable(others, tellLimit).length, 5000);
    assert.equal(told, 1);
  });
});
