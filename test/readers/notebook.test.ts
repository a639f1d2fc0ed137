import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, replaceValue } from '../../src/core/edits.ts';
import { type Expression, resolved } from '../../src/core/expressions.ts';
import { notebook } from '../../src/readers/notebook.ts';
import { parserOf } from '../grammars.ts';
import { awkwardValues } from './awkward.ts';
import { afterReferences } from './references.ts';

const withTree = await parserOf(notebook);
const read = (text: string) => notebook.read(text, 'a.ipynb', withTree);
const pairs = (text: string) => read(text).settings.map(({ path, value }) => `${path.join('/')}=${value}`);

interface Cell {
  readonly source: string | readonly string[];
  readonly type?: string;
  readonly metadata?: object;
}

/** A notebook as Jupyter writes it. */
function notebookOf(
  cells: readonly Cell[],
  metadata: object = { language_info: { name: 'python' } },
): string {
  return JSON.stringify(
    {
      cells: cells.map(({ source, type = 'code', metadata: own = {} }) => ({
        cell_type: type,
        metadata: own,
        outputs: [{ data: { 'text/plain': ['SECRET = "shown"'] } }],
        source,
      })),
      metadata,
      nbformat: 4,
    },
    null,
    1,
  );
}

describe('notebook', () => {
  const cases: Readonly<Record<string, readonly [text: string, settings: readonly string[]]>> = {
    'code as a list of lines': [
      notebookOf([{ source: ['A = "o\\"ne"\n', 'B = "two"'] }]),
      ['A=o"ne', 'B=two'],
    ],
    'code as one text': [notebookOf([{ source: 'A = "one"\nB = "two"\n' }]), ['A=one', 'B=two']],
    'no text cells': [notebookOf([{ source: 'A = "one"', type: 'markdown' }]), []],
    'what stands behind commands of IPython': [
      notebookOf([{ source: ['%pip install x\n', '!az login\n', '?x\n', '%%time\n', 'A = "one"'] }]),
      ['A=one'],
    ],
    'no cell of another language': [
      notebookOf([
        { source: '%%bash\nA="one"' },
        { source: 'A = "two"', metadata: { vscode: { languageId: 'javascript' } } },
        { source: 'B = "three"' },
      ]),
      ['B=three'],
    ],
    'no cell of another kernel, but for those in Python': [
      notebookOf(
        [
          { source: 'A = "one"' },
          { source: 'B = "two"', metadata: { polyglot_notebook: { kernelName: 'python' } } },
        ],
        { kernelspec: { name: '.net-csharp', language: 'C#' } },
      ),
      ['B=two'],
    ],
    'a notebook that says nothing of its kernel': [notebookOf([{ source: 'A = "one"' }], {}), ['A=one']],
    'texts over several lines': [
      notebookOf([{ source: ['A = """one\n', 'two"""\n', 'B = "three"'] }]),
      ['A=one\ntwo', 'B=three'],
    ],
    'a cell by itself, as editors show it': ['A = "one"\n', ['A=one']],
    'a cell that starts with a brace': ['{"a": 1}\nA = "one"\n', ['A=one']],
  };
  for (const [name, [text, settings]] of Object.entries(cases)) {
    it(`reads ${name}`, () => assert.deepEqual(pairs(text), settings));
  }

  it('underlines values as they stand in the file', () => {
    const text = notebookOf([
      { source: ['A = "o\\\\ne"\n', 'B = """t\n', 'wo"""\n'] },
      { source: "C = 'é\"'" },
    ]);
    assert.deepEqual(
      read(text).settings.map(({ place: { span } }) => text.slice(span.start, span.end)),
      ['o\\\\\\\\ne', 't\\n",\n    "wo', 'é\\"'],
    );
  });

  it('gives the comments of the code', () => {
    const text = notebookOf([
      { source: '# Title', type: 'markdown' },
      { source: ['x = 1 # "one"\n', '# two'] },
    ]);
    const comments = read(text).comments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(comments, ['# \\"one\\"', '# two']);
  });

  it('follows names from cell to cell', () => {
    const text = notebookOf([
      { source: 'SECRET = "o\\"ne"' },
      { source: ['credential = ClientSecretCredential("t", "c",\n', '    client_secret=SECRET)'] },
    ]);
    const [call] = read(text).code?.calls ?? [];
    assert.equal(call?.callee, 'ClientSecretCredential');
    assert.equal(
      text.slice(call.span.start, call.span.end).startsWith('ClientSecretCredential(\\"t\\"'),
      true,
    );
    const argument: Expression = call.arguments.at(-1)?.value ?? assert.fail();
    const literal = resolved(argument);
    assert.ok(literal.kind === 'literal');
    assert.equal(text.slice(argument.span.start, argument.span.end), 'SECRET');
    assert.equal(text.slice(literal.place.span.start, literal.place.span.end), 'o\\\\\\"ne');
  });

  it('writes any value as JSON, and nothing else changes', () => {
    const text = notebookOf([
      { source: ['A = "one"\n', 'B = """two\n', 'three"""\n'] },
      { source: 'C = {"d": \'four\'}' },
    ]);
    const { settings } = read(text);
    fc.assert(
      fc.property(awkwardValues, fc.nat(settings.length - 1), (value, index) => {
        const changed = applyEdits(text, [replaceValue((settings[index] ?? assert.fail()).place, value)]);
        assert.equal(JSON.parse(changed).nbformat, 4);
        const expected = settings.map((each, other) => [each.path, other === index ? value : each.value]);
        assert.deepEqual(
          read(changed).settings.map(({ path, value: now }) => [path, now]),
          expected,
          changed,
        );
      }),
    );
  });

  it('refers to variables of the environment', () => {
    const source = notebookOf([{ source: 'A = "one"' }]);
    const expected = notebookOf([{ source: 'import os\n\nA = os.environ["X"]' }]);
    assert.deepEqual(afterReferences(source, read(source).settings[0]?.place), [expected]);
  });
});
