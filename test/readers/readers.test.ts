import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { readers } from '../../src/readers/index.ts';

/** A file of each format that states the same four things, and what removing one leaves. */
const samples: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
  dotenv: {
    path: '.env',
    text: '# app\nexport AZURE_TENANT_ID=contoso.onmicrosoft.com # ours\nAZURE_CLIENT_ID="4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\r\nAZURE_CLIENT_SECRET=\'sécret\'\nEMPTY=\n',
  },
  json: {
    path: 'appsettings.json',
    text: '{\n  // app\n  "AZURE_TENANT_ID": "contoso.onmicrosoft.com",\n  "AZURE_CLIENT_ID": "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4",\n  "AZURE_CLIENT_SECRET": "s\\u00e9cret",\n  "EMPTY": ""\n}\n',
  },
  yaml: {
    path: 'values.yaml',
    text: '# app\nAZURE_TENANT_ID: contoso.onmicrosoft.com # ours\nAZURE_CLIENT_ID: "4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4"\nAZURE_CLIENT_SECRET: \'sécret\'\nEMPTY: ""\n',
  },
};

const stated = [
  ['AZURE_TENANT_ID', 'contoso.onmicrosoft.com'],
  ['AZURE_CLIENT_ID', '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4'],
  ['AZURE_CLIENT_SECRET', 'sécret'],
  ['EMPTY', ''],
];

/** Values that tempt an encoder: quotes, escapes, comment marks, line breaks, words with a meaning. */
const awkward = fc.oneof(
  fc.constantFrom(
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
    '`',
    '%A%',
    'a\nb',
    ' a ',
    '\t',
    'é\u2028😀',
    '\'"`',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !/[\0\uFEFF]/.test(text)),
);

for (const reader of readers) {
  describe(`reader ${reader.id}`, () => {
    const sample = samples[reader.id];
    assert.ok(sample, `${reader.id} has no sample`);
    const { path, text } = sample;
    const pairs = (source: string) =>
      reader.read(source, path).settings.map((setting) => [setting.path.join('/'), setting.value]);

    it('reads its sample', () => {
      assert.match(path, reader.fileNames);
      assert.deepEqual(pairs(text), stated);
    });

    it('gives the spans of the values, without quotes', () => {
      const spans = reader
        .read(text, path)
        .settings.map(({ place }) => text.slice(place.span.start, place.span.end));
      assert.deepEqual(
        spans.map((span) => span.replace('\\u00e9', 'é')),
        stated.map(([, value]) => value),
      );
    });

    it('gives the comments', () => {
      const { comments } = reader.read(text, path);
      assert.match(
        comments.map(({ start, end }) => text.slice(start, end)).join('|'),
        /^(?:# app\|# ours|\/\/ app)$/,
      );
    });

    it('writes any value so that it is read back, and nothing else changes', () => {
      fc.assert(
        fc.property(awkward, fc.nat({ max: 3 }), (value, index) => {
          const setting = reader.read(text, path).settings[index];
          assert.ok(setting);
          const changed = applyEdits(text, [replaceValue(setting.place, value)]);
          assert.deepEqual(
            pairs(changed),
            stated.map(([name, old], each) => [name, each === index ? value : old]),
          );
        }),
      );
    });

    it('removes an entry, and nothing else changes', () => {
      for (const index of stated.keys()) {
        const setting = reader.read(text, path).settings[index];
        assert.ok(setting);
        const changed = applyEdits(text, [removeEntry(setting.place)]);
        assert.deepEqual(
          pairs(changed),
          stated.filter((_, each) => each !== index),
          changed,
        );
      }
    });

    it('reads what stands before a fault, at every length of a half-typed file', () => {
      for (let length = 0; length <= text.length; length++) {
        const half = pairs(text.slice(0, length));
        const whole = stated.slice(0, Math.max(0, half.length - 1));
        assert.deepEqual(half.slice(0, whole.length), whole, `cut at ${length}`);
      }
    });

    it('takes any text: no exception, spans inside it', () => {
      const noise = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc
          .array(
            fc.constantFrom(
              '{',
              '}',
              '[',
              ']',
              '"',
              "'",
              ':',
              ',',
              '\n',
              ' ',
              '- ',
              '#',
              '=',
              '&a ',
              '*a',
              '|\n',
              '<<: ',
              'a',
              '\\',
              '`',
              '\r',
            ),
            { maxLength: 60 },
          )
          .map((parts) => parts.join('')),
      );
      fc.assert(
        fc.property(noise, (source) => {
          for (const { place } of reader.read(source, path).settings) {
            for (const { start, end } of [place.span, place.literal, place.entry]) {
              assert.ok(
                0 <= start && start <= end && end <= source.length,
                JSON.stringify({ start, end, source }),
              );
            }
          }
        }),
      );
    });

    it('survives nesting deeper than the stack', () => {
      for (const deep of ['['.repeat(100_000), '{"a":'.repeat(50_000), `${'- '.repeat(20_000)}a`])
        reader.read(deep, path);
    });
  });
}
