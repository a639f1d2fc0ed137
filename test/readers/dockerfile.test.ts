import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, removeEntry, replaceValue } from '../../src/core/edits.ts';
import { dockerfile } from '../../src/readers/dockerfile.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';
import { outliner } from './outline.ts';

const read = await outliner(dockerfile, 'Dockerfile');
const withTree = await parserOf(dockerfile);

const settings: Readonly<Record<string, readonly string[]>> = {
  'ENV A=b': ['A = "b"'],
  'env A=b C="d e" F=\'g h\'': ['A = "b"', 'C = "d e"', 'F = "g h"'],
  'ENV A=b\\ c': ['A = "b c"'],
  'ENV A=b"c"d': ['A = "bcd"'],
  'ENV A="b\\"c\\$d\\e"': ['A = "b\\"c$d\\\\e"'],
  "ENV A='b\\c$d'": ['A = "b\\\\c$d"'],
  'ENV A=$B C="${D}/e" F=\\$G': ['A = ?', 'C = ?', 'F = "$G"'],
  'ENV A=': ['A = ""'],
  'ENV A b  c ': ['A = "b  c"'],
  'ENV A "b c"': ['A = "b c"'],
  'ENV A b=c': ['A = "b=c"'],
  'ENV A="b': ['A = "\\"b"'],
  'ENV A=b \\\n  # c\n\n  D=e': ['A = "b"', 'D = "e"'],
  'ARG A=b': ['A = "b"'],
  'ARG A\nARG B': [],
  'ONBUILD ENV A=b': ['A = "b"'],
  'RUN a \\\n  ENV A=b\nENV C=d': ['a/A = "b"', 'C = "d"'],
  'RUN <<X\nexport A=b\nX\nENV C=d': ['A = "b"', 'C = "d"'],
  'RUN --mount=type=secret,id=a --network=none A=b c -d "e=f g"': ['A = "b"', 'c/e = "f g"', 'c/d = "e=f g"'],
  'RUN a \\ \n  # b=c\n\n  -d e && f g=h # i=j\nRUN k l=m': ['a/d = "e"', 'f/g = "h"', 'k/l = "m"'],
  'RUN ["a", "b=c"]\nCMD a b=c\nENTRYPOINT d -e f': ['a/b = "c"', 'd/e = "f"'],
  'SHELL ["pwsh", "-c"]\nRUN a b=c\nSHELL ["/bin/bash", "-c"]\nRUN d e=f': ['d/e = "f"'],
  '# escape=`\nRUN a b=c': [],
  'COPY <<-"X" <<Y /a\nENV A=b\n\tX\nENV A=b\nY\nENV C=d': ['C = "d"'],
  'RUN <<X\nENV C=d': ['C = "d"'],
  '# escape=`\nENV A=b`\nc D=e\\f': ['A = "bc"', 'D = "e\\\\f"'],
  'FROM a\nLABEL b=c\nUSER d': [],
};

describe('dockerfile', () => {
  for (const [source, expected] of Object.entries(settings)) {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = `${source}\n`.replaceAll('\n', lineBreak);
      it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text).settings, expected));
    }
  }

  for (const source of ['ENV A=b C=d\n', 'ENV A b c\n', 'ARG A\nARG B="c"\n', '# escape=`\nENV A=b\n']) {
    it(`writes any value into ${JSON.stringify(source)}`, () => {
      fc.assert(
        fc.property(awkwardValues, (value) => {
          const [setting] = dockerfile.read(source, 'Dockerfile', withTree).settings;
          assert.ok(setting);
          const changed = applyEdits(source, [replaceValue(setting.place, value)]);
          assert.equal(dockerfile.read(changed, 'Dockerfile', withTree).settings[0]?.value, value, changed);
        }),
      );
    });
  }

  for (const [source, index, expected] of [
    ['ENV A=b\nRUN c\n', 0, 'RUN c\n'],
    ['ENV A=b \\\n  C=d \\\n  E=f\nRUN g\n', 0, 'ENV C=d \\\n  E=f\nRUN g\n'],
    ['ENV A=b \\\n  C=d \\\n  E=f\nRUN g\n', 1, 'ENV A=b \\\n  E=f\nRUN g\n'],
    ['ENV A=b \\\n  C=d \\\n  E=f\nRUN g\n', 2, 'ENV A=b \\\n  C=d\nRUN g\n'],
  ] as const) {
    it(`takes variable ${index} out of ${JSON.stringify(source)}`, () => {
      const setting = dockerfile.read(source, 'Dockerfile', withTree).settings[index];
      assert.ok(setting);
      assert.equal(applyEdits(source, [removeEntry(setting.place)]), expected);
    });
  }

  it('gives comments, between continued lines too, and none from here-documents', () => {
    const source = '# a\nENV B=c \\\n  # d\n  E=f\nRUN <<X\n# g\nX\nRUN "# h" # i\n';
    const comments = dockerfile
      .read(source, 'Dockerfile', withTree)
      .comments.map(({ start, end }) => source.slice(start, end));
    assert.deepEqual(comments, ['# a', '# d']);
  });

  it('reads its files by their names', () => {
    for (const name of [
      'Dockerfile',
      'dockerfile.dev',
      'Containerfile',
      'api.Dockerfile',
      'a.containerfile',
    ]) {
      assert.match(name, dockerfile.fileNames);
    }
    for (const name of ['Dockerfile-notes', 'docker-compose.yml'])
      assert.doesNotMatch(name, dockerfile.fileNames);
  });

  it('takes as long as the text is', () => {
    for (const part of ['ENV A="', "ENV A='\n", 'ENV A=b ', '\\\n', '#\n', 'RUN <<X\n', 'ENV A=`']) {
      assert.ok(dockerfile.read(part.repeat(10_000), 'Dockerfile', withTree));
    }
  });
});
