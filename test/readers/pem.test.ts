import assert from 'node:assert/strict';
import { pem } from '../../src/readers/pem.ts';

const block = (label: string) => `-----BEGIN ${label}-----\nMIIBszCC\nAVmgAwIB\n-----END ${label}-----\n`;

function blocksOf(text: string) {
  return pem
    .read(text, 'app.pem')
    .settings.map(({ path, place }) => [path.join('/'), text.slice(place.span.start, place.span.end)]);
}

describe('reader pem', () => {
  it('gives each block by its label, and underlines its first line', () => {
    assert.deepEqual(
      blocksOf(`subject=CN = shop\n${block('CERTIFICATE')}\n${block('ENCRYPTED PRIVATE KEY')}`),
      [
        ['CERTIFICATE', '-----BEGIN CERTIFICATE-----'],
        ['ENCRYPTED PRIVATE KEY', '-----BEGIN ENCRYPTED PRIVATE KEY-----'],
      ],
    );
  });

  it('gives the block as a parser wants it, whatever its line breaks', () => {
    const [setting] = pem.read(block('CERTIFICATE').replaceAll('\n', '\r\n'), 'app.pem').settings;
    assert.equal(setting?.value, block('CERTIFICATE'));
  });

  it('leaves out what is cut off, and reads on behind it', () => {
    const cut = block('CERTIFICATE').slice(0, 40);
    assert.deepEqual(
      blocksOf(`${cut}\n${block('PRIVATE KEY')}`).map(([label]) => label),
      ['PRIVATE KEY'],
    );
    for (const text of ['', '-----BEGIN ', '-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----']) {
      assert.deepEqual(blocksOf(text), []);
    }
  });

  it('comes to an end with thousands of openings', () => {
    assert.deepEqual(blocksOf('-----BEGIN CERTIFICATE-----\n'.repeat(20_000)), []);
  });
});
