import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import { batch } from '../../src/readers/batch.ts';
import { awkwardValues } from './awkward.ts';
import { outliner } from './outline.ts';
import { afterReferences } from './references.ts';

const read = await outliner(batch, 'a.cmd');

const settings: Readonly<Record<string, readonly string[]>> = {
  'set A=b': ['A = "b"'],
  '@SET A=b c ': ['A = "b c "'],
  'set "A=b & c" trailing': ['A = "b & c"'],
  'set "A=b"c"': ['A = "b\\"c"'],
  'set A="b"': ['A = "\\"b\\""'],
  'set A=': ['A = ""'],
  'set A=b^&c^^d%%e': ['A = "b&c^d%e"'],
  'set A=b^\nc': ['A = "bc"'],
  'set A=b^\n\nc': ['A = "b\\nc"'],
  'set A=b& set C=d': ['A = "b"', 'C = "d"'],
  'set A=%B%': ['A = ?'],
  'set A=%~dp0': ['A = ?'],
  'set A=!B!': ['A = "!B!"'],
  'setlocal EnableDelayedExpansion\nset A=!B!': ['A = ?'],
  'set /p A=b\nset /a C=1': [],
  'set A': [],
  'if not defined A set A=b': ['A = "b"'],
  'if exist a (set A=b) else (set C=d)': ['A = "b"', 'C = "d"'],
  'if "%X%"=="" (\n  set A=b)\n)': ['A = "b)"'],
  'for %%a in (b c) do set A=d': ['A = "d"'],
  'echo set A=b': [],
  'echo a & set A=b': ['A = "b"'],
  'rem set A=b\n:: set A=b': [],
  'setx A b': ['A = "b"'],
  'setx A "b c" /M': ['A = "b c"'],
  'setx A "b\\"c\\\\"': ['A = "b\\"c\\\\"'],
  'setx A %B%': ['A = ?'],
};

describe('batch', () => {
  for (const [source, expected] of Object.entries(settings)) {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = `${source}\n`.replaceAll('\n', lineBreak);
      it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text).settings, expected));
    }
  }

  for (const source of [
    'set A=b\n',
    'if x (set A=b) else set C=d\n',
    'setx A b /M\n',
    'setx A "b"\n',
    'set "A=b" & c\n',
  ]) {
    it(`writes any value into ${source.trim()}`, () => {
      fc.assert(
        fc.property(awkwardValues, (value) => {
          const [setting] = batch.read(source, 'a.cmd').settings;
          assert.ok(setting);
          const changed = applyEdits(source, [replaceValue(setting.place, value)]);
          assert.equal(batch.read(changed, 'a.cmd').settings[0]?.value, value, changed);
          assert.equal(
            batch.read(changed, 'a.cmd').settings.length,
            batch.read(source, 'a.cmd').settings.length,
          );
        }),
      );
    });
  }

  it('writes variables of the environment', () => {
    const changed = ['set A=b', 'setx A b'].flatMap((source) =>
      afterReferences(source, batch.read(source, 'a.cmd').settings[0]?.place),
    );
    assert.deepEqual(changed, ['set "A=%X%"', 'setx A "%X%"']);
  });

  it('takes as long as the text is', () => {
    for (const part of ['set a=b&', 'set "', '^', '(', 'if set ', 'setx a "\\', '%']) {
      assert.ok(batch.read(part.repeat(10_000), 'a.cmd'));
    }
  });
});
