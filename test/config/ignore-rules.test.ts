import assert from 'node:assert/strict';
import { NO_IGNORE_RULES } from '../../src/config/ignore-rules.ts';

/** The rules of `.gitignore` files, by their folders from the root down. */
function rulesOf(files: Readonly<Record<string, string>>) {
  return Object.entries(files).reduce((rules, [folder, text]) => rules.with(folder, text), NO_IGNORE_RULES);
}

const STORIES: readonly {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly ignored: readonly string[];
  readonly kept: readonly string[];
}[] = [
  {
    title: 'a name holds at any depth, a path from its folder on',
    files: { '': '*.log\n/dist\ndocs/*.tmp\n' },
    ignored: ['a.log', 'x/y/a.log', 'dist', 'docs/a.tmp'],
    kept: ['x/dist', 'docs/x/a.tmp', 'a.logs'],
  },
  {
    title: 'the rules of a folder hold below it alone',
    files: { api: '.env\n/local/*.json\nout/\n' },
    ignored: ['api/.env', 'api/x/.env', 'api/local/a.json', 'api/x/out/a'],
    kept: ['.env', 'web/.env', 'api/x/local/a.json', 'api/out'],
  },
  {
    title: 'the last rule that matches decides, and deeper files come last',
    files: { '': '*.json\n', api: '!settings.json\n' },
    ignored: ['settings.json', 'api/other.json'],
    kept: ['api/settings.json', 'api/x/settings.json'],
  },
  {
    title: 'what a folder takes back stays, with all that is in it',
    files: { '': '/config/*\n', config: '!prod/\n' },
    ignored: ['config/a.env', 'config/test/a.env'],
    kept: ['config/prod/a.env'],
  },
  {
    title: 'comments, blanks, line breaks of Windows, and marks that are meant literally',
    files: { a: '# no\r\n\r\n   \r\n\\#yes\r\n\\!yes\r\ntrailing  \r\n' },
    ignored: ['a/#yes', 'a/!yes', 'a/trailing'],
    kept: ['a/no', 'a/# no', 'a/b'],
  },
  {
    title: 'folders with signs of patterns in their names are meant literally',
    files: { 'we[ir]d *': 'a\n' },
    ignored: ['we[ir]d */a'],
    kept: ['wei/a', 'wed x/a'],
  },
  { title: 'case counts', files: { '': 'Build\n' }, ignored: ['Build'], kept: ['build'] },
];

describe('ignore rules', () => {
  for (const { title, files, ignored, kept } of STORIES) {
    it(title, () => {
      const rules = rulesOf(files);
      assert.deepEqual(
        [...ignored, ...kept].filter((path) => rules.ignores(path, 'file')),
        ignored,
      );
    });
  }

  it('tell folders from files', () => {
    const rules = rulesOf({ '': 'out/\n' });
    assert.deepEqual([rules.ignores('out', 'folder'), rules.ignores('out', 'file')], [true, false]);
  });
});
