import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import type { WithTree } from '../../src/core/syntax.ts';
import { readers } from '../../src/readers/index.ts';
import { parserOf } from '../grammars.ts';
import { afterReferences } from './references.ts';
import { type Sample, statedValues } from './sample.ts';

/** Values that tempt an encoder: quotes, escapes, comment marks, line breaks, words with a meaning. */
const awkward = fc.oneof(
  fc.constantFrom(
    ...[
      'true',
      'null',
      '~',
      '0x10',
      '- a',
      'a: b',
      'a #b',
      '#a',
      "it's",
      '"',
      '\\',
      '\\n',
      '$HOME',
      '${X}',
      '#{x}',
    ],
    ...[
      '`',
      '%A%',
      'a\nb',
      ' a ',
      '\t',
      'é\u2028😀',
      '\'"`',
      '{0}',
      '{{x}}',
      '<b>&amp;',
      ']]>',
      'a;b',
      '$(x)',
      '"""',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/[\0\uFEFF]/.test(text)),
);

const broken = fc.array(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '"',
      "'",
      '`',
      ':',
      ',',
      ';',
      '\n',
      ' ',
      '- ',
      '#',
      '=',
      '&a ',
      '*a',
    ],
    ...['|\n', '<<: ', 'a', '\\', '\r', '/*', '//', '$', '@', '"""', "r'", '%', 'é', '😀'],
  ),
  { maxLength: 60 },
);
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  broken.map((parts) => parts.join('')),
);

const samples = new Map<string, Sample>();
for (const file of readdirSync(join(import.meta.dirname, 'samples'))) {
  samples.set(file.replace(/\.ts$/, ''), (await import(`./samples/${file}`)).sample);
}
const parsers = new Map<string, WithTree | undefined>();
for (const reader of readers) parsers.set(reader.id, await parserOf(reader));

describe('samples', () => {
  it('there is one for each reader', () => {
    // Certificates state no settings: test/readers/pem.test.ts reads them.
    const withSettings = readers.map(({ id }) => id).filter((id) => id !== 'pem');
    assert.deepEqual([...samples.keys()].toSorted(), withSettings.toSorted());
  });
});

for (const reader of readers) {
  const sample = samples.get(reader.id);
  if (!sample) continue;
  const { path, text, names, comments, writtenSecret = 'sécret', keepsEntries, keepsSecret } = sample;
  const read = (source: string) => reader.read(source, path, parsers.get(reader.id));
  const settings = (source: string) =>
    read(source).settings.filter((each) => names.includes(each.path.join('/')));
  const pairs = (source: string) =>
    settings(source).map((setting) => [setting.path.join('/'), setting.value]);
  const faultsIn = (source: string) =>
    parsers.get(reader.id)?.(source, (root) => root.descendantsOfType(['ERROR']).length);
  const stated = names.map((name, index) => [name, statedValues[index]]);

  describe(`reader ${reader.id}`, () => {
    it('reads its sample', () => {
      assert.match(path, reader.fileNames);
      assert.deepEqual(pairs(text), stated);
    });

    it('gives the spans of the values, without quotes', () => {
      const spans = settings(text).map(({ place }) => text.slice(place.span.start, place.span.end));
      assert.deepEqual(spans, [statedValues[0], statedValues[1], writtenSecret, '']);
    });

    it('gives the comments', () => {
      assert.deepEqual(
        read(text).comments.map(({ start, end }) => text.slice(start, end).trim()),
        comments,
      );
    });

    it('writes any value so that it is read back, and nothing else changes', () => {
      fc.assert(
        fc.property(awkward, fc.nat({ max: 3 }), (value, index) => {
          const setting = settings(text)[index];
          assert.ok(setting);
          const changed = applyEdits(text, [replaceValue(setting.place, value)]);
          const expected = stated.map(([name, old], each) => [name, each === index ? value : old]);
          assert.deepEqual(pairs(changed), expected, changed);
        }),
      );
    });

    if (keepsSecret) {
      it('knows no way to take a value from outside', () => {
        const { place } = settings(text)[2] ?? assert.fail();
        assert.deepEqual(afterReferences(text, place), []);
      });
    } else {
      it('takes the secret from outside in each of its ways, and nothing else changes', () => {
        const { place } = settings(text)[2] ?? assert.fail();
        const changed = afterReferences(text, place, 'AZURE_CLIENT_SECRET');
        assert.notEqual(changed.length, 0);
        for (const after of changed) {
          assert.ok(!after.includes(writtenSecret), after);
          const others = (all: readonly (readonly unknown[])[]) => all.filter(([name]) => name !== names[2]);
          assert.deepEqual(others(pairs(after)), others(stated), after);
          assert.equal(faultsIn(after), faultsIn(text), after);
        }
      });
    }

    if (!keepsEntries) {
      it('removes an entry, and nothing else changes', () => {
        for (const index of stated.keys()) {
          const setting = settings(text)[index];
          assert.ok(setting);
          const changed = applyEdits(text, [removeEntry(setting.place)]);
          assert.deepEqual(
            pairs(changed),
            stated.filter((_, each) => each !== index),
            changed,
          );
        }
      });
    }

    it('reads what stands before a fault, at every length of a half-typed file', () => {
      for (let length = 0; length <= text.length; length++) {
        const half = pairs(text.slice(0, length));
        const whole = stated.slice(0, Math.max(0, half.length - 1));
        assert.deepEqual(half.slice(0, whole.length), whole, `cut at ${length}`);
      }
    });

    it('takes any text: no exception, spans inside it', () => {
      fc.assert(
        fc.property(noise, fc.boolean(), (source, inSample) => {
          const whole = inSample
            ? `${text.slice(0, text.length / 2)}${source}${text.slice(text.length / 2)}`
            : source;
          for (const { place } of read(whole).settings) {
            for (const { start, end } of [place.span, place.literal, place.entry]) {
              assert.ok(
                0 <= start && start <= end && end <= whole.length,
                JSON.stringify({ start, end, whole }),
              );
            }
          }
        }),
      );
    });

    it('survives nesting deeper than the stack', () => {
      for (const deep of [
        '['.repeat(10_000),
        '{"a":'.repeat(10_000),
        '('.repeat(10_000),
        `${'- '.repeat(3000)}a`,
      ]) {
        assert.ok(read(deep));
      }
    });
  });
}
