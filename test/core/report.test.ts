import assert from 'node:assert/strict';
import { list, table, toMarkdown, toText } from '../../src/core/report.ts';

describe('quoted text', () => {
  it('that is empty opens nothing that another text could close', () => {
    const quoted = ['', '`` ](command:evil)', '\u0007', '``'].map((text) => [{ quoted: text }]);
    assert.equal(toMarkdown([list(quoted)]), '- ` `\n- ``` `` ](command:evil) ```\n- ` `\n- ``` `` ```\n');
  });
});

describe('table', () => {
  const block = table(
    ['Where', 'Result'],
    [
      [[{ link: 'a|b.env:3', address: 'file:///a|b.env' }], ['granted']],
      [[{ quoted: 'x|y' }], ['not sent: ', { quoted: 'two\nlines\\|' }]],
      [['own | text\nof two lines'], []],
    ],
  );

  it('is Markdown of which each row has its cells, whatever they hold', () => {
    assert.deepEqual(toMarkdown([block]).split('\n'), [
      '| Where | Result |',
      '| --- | --- |',
      '| [a\\|b.env:3](file:///a%7Cb.env) | granted |',
      '| `x\\|y` | not sent: `two lines\\ \\|` |',
      '| own \\| text of two lines |  |',
      '',
    ]);
  });

  it('is aligned as text', () => {
    assert.deepEqual(toText([block]).split('\n'), [
      'Where                    Result',
      'a|b.env:3                granted',
      'x|y                      not sent: two lines\\|',
      'own | text of two lines',
      '',
    ]);
  });
});
