import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { factsOf } from '../../src/facts/index.ts';
import { mattersIn } from '../../src/facts/matters.ts';
import { createEntraLens, type EntraLens, readerFor, readers } from '../../src/index.ts';
import { certificateParser } from '../../src/node/certificate-parser.ts';
import { rules } from '../../src/rules/index.ts';
import { grammars, parserOf } from '../grammars.ts';
import { TODAY } from '../workspace.ts';

/** Of each format that is read in pieces: what files of it are called, and text before and behind others, `#` a number. */
interface Format {
  readonly files: RegExp;
  readonly before: string;
  readonly behind: string;
}

const FORMATS: readonly Format[] = [
  { files: /\.env(?:\.[a-z]+)?$/, before: 'FEATURE_#=on\n', behind: 'OTHER_#="on"\n' },
  { files: /\.json$/, before: '"feature#": { "isOn": [1, "b"] },\n', behind: '' },
  { files: /\.ya?ml$/, before: '', behind: 'feature#:\n  isOn: [1, "b"]\n' },
  { files: /\.toml$/, before: 'feature# = ["a",\n  1]\n', behind: '[feature#]\nis_on = """\n[no]\n"""\n' },
  {
    files: /\.(?:tf|tfvars)$/,
    before: 'feature# = {\n  on = "}"\n}\n',
    behind: 'locals {\n  l# = <<EOT\n}\nEOT\n}\n',
  },
];

interface Sample {
  readonly path: string;
  readonly text: string;
  readonly format: Format;
}

/** Files of stories and of the rules' examples, in formats that are read in pieces. */
const files = [...inScenarios(), ...inRules()].map(({ path, text }) => ({
  path,
  text: text.replace(/[«»]/g, ''),
}));
const samples: readonly Sample[] = files.flatMap((file) => {
  const format = FORMATS.find((each) => each.files.test(file.path));
  return format ? [{ ...file, format }] : [];
});

function inScenarios() {
  const folder = join(import.meta.dirname, '../scenarios');
  return readdirSync(folder).flatMap((file) => {
    const blocks = readFileSync(join(folder, file), 'utf8').matchAll(
      /^```\S+ (\S+)(?: fixed| beside)?\n([\s\S]*?)^```\n/gm,
    );
    return Array.from(blocks, ([, path = '', text = '']) => ({ path, text }));
  });
}

function inRules() {
  return rules.flatMap(({ examples, fine }) => [
    ...examples.map(({ path, bad }) => ({ path, text: bad })),
    ...fine,
  ]);
}

function padding(line: string): string {
  return Array.from({ length: Math.ceil(1300 / (line.length + 2)) }, (_, at) =>
    line.replaceAll('#', () => String(at * 7)),
  ).join('');
}

/** The text among others that say nothing of Entra; undefined where nothing can stand beside it. */
function padded({ text, format: { files, before, behind } }: Sample): string | undefined {
  if (files.test('a.json')) {
    const start = /^\s*\{(?=\s*")/.exec(text)?.[0];
    return start === undefined ? undefined : `${start}\n${padding(before)}${text.slice(start.length)}`;
  }
  // Other entries would say what a document of YAML means, and a list takes none.
  if (files.test('a.yaml') && !/^[A-Za-z]/.test(text)) return undefined;
  return `${padding(before)}${text}${text.endsWith('\n') ? '' : '\n'}${padding(behind)}`;
}

/** Some of each format, with text around them. */
const large = FORMATS.flatMap((format) => {
  const all = samples.flatMap((sample) => {
    const text = sample.format === format ? padded(sample) : undefined;
    return text === undefined ? [] : [{ path: sample.path, alone: sample.text, text }];
  });
  const step = Math.ceil(all.length / 12);
  return all.filter((_, index) => index % step === 0);
});

const GRAMMARS = ['tree-sitter-toml', 'tree-sitter-terraform'];
const settings = { rules: {} };

function newLens(): EntraLens {
  return createEntraLens({ certificates: certificateParser, grammars, now: () => TODAY });
}

function documentOf(path: string, text: string, version = 1): TextDocument {
  return TextDocument.create(`file:///project/${path}`, '', version, text);
}

function findingsIn(lens: EntraLens, document: TextDocument) {
  return lens.diagnose(document, settings).map(({ rule, range, actions }) => ({
    rule,
    text: document.getText(range),
    titles: actions.map((action) => ('title' in action ? action.title : '')),
  }));
}

describe('pieces of files', () => {
  before(() => Promise.all(GRAMMARS.map(grammars.load)));

  it('leave what is found as it is, whatever stands around it', () => {
    for (const { path, alone, text } of large) {
      const found = findingsIn(newLens(), documentOf(path, text));
      assert.deepEqual(found, findingsIn(newLens(), documentOf(path, alone)), path);
    }
  });

  it('may lack what no fact is made of', async () => {
    for (const { path, text } of files) {
      const reader = readerFor(readers, path, '');
      if (!reader) continue;
      if (reader.grammar) await grammars.load(reader.grammar);
      const reading = reader.read(text, path, await parserOf(reader));
      const left = { ...reading, settings: reading.settings.filter(mattersIn(path)) };
      assert.equal(
        JSON.stringify(factsOf(left, path, certificateParser)),
        JSON.stringify(factsOf(reading, path, certificateParser)),
        path,
      );
    }
  });

  it('give after any edits what a text gives that is read at once', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      deleted: fc.nat({ max: 30 }),
      added: fc.constantFrom(
        '',
        '"',
        '{',
        '}',
        '[',
        ']',
        '\n',
        ',',
        ' # a',
        '<<EOT\n',
        'x = 1\n',
        '- a: b\n',
        ': ',
      ),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...large),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (sample, edits) => {
          const lens = newLens();
          let { text } = sample;
          lens.diagnose(documentOf(sample.path, text, 0), settings);
          for (const [index, { at, deleted, added }] of edits.entries()) {
            const offset = Math.floor(text.length * at);
            text = text.slice(0, offset) + added + text.slice(offset + deleted);
            const document = documentOf(sample.path, text, index + 1);
            const fresh = newLens();
            assert.deepEqual(findingsIn(lens, document), findingsIn(fresh, document));
            assert.equal(JSON.stringify(lens.factsIn(document)), JSON.stringify(fresh.factsIn(document)));
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
