import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { chmod, cp, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { runCli } from './cli/fake-io.ts';
import { read, root } from './derived.ts';
import { type Folder, makeFolder } from './folder.ts';

/** Everything a pipeline may be made of that names our options. */
const FILES = [
  'action.yml',
  '.pre-commit-hooks.yaml',
  'azure-pipelines/aadsts-lens.yml',
  'docs/pipelines.md',
  'docs/command-line.md',
  'docs/configuration.md',
  'README.md',
];

/** Options of `check` in a text: those behind the command, on its line or in the words that are put together for it. */
function optionsIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => /\bcheck\b|\bargs\+?=|^\| `--|`--/.test(line));
  return [...new Set(lines.flatMap((line) => line.match(/(?<=[\s`(])--[a-z][a-z-]+/g) ?? []))];
}

/** Options of other commands that stand on such lines. */
const OF_OTHERS = new Set(['--depth', '--certificate', '--tenant', '--client-id', '--help', '--curl']);

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(read('action.yml'));
const steps: readonly Step[] = action.runs.steps;

describe('what pipelines are made of', () => {
  for (const file of FILES) {
    it(`${file} names options that there are`, async () => {
      const { output } = await runCli(['check', '--help']);
      const named = optionsIn(read(file)).filter((option) => !OF_OTHERS.has(option));
      assert.ok(named.length > 0);
      for (const option of named) assert.match(output, new RegExp(`^ {2}${option}[ ,]`, 'm'));
    });
  }

  it('every option of check is told on the pages of the command line, of pipelines, or of the configuration', async () => {
    const { output } = await runCli(['check', '--help']);
    const pages = ['command-line', 'pipelines', 'configuration']
      .map((page) => read(`docs/${page}.md`))
      .join('');
    const options = [...output.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option);
    assert.ok(options.length > 15);
    for (const option of options) assert.ok(pages.includes(option), option);
  });

  it('the action uses the inputs it has, and its page tells each', () => {
    const used = [...read('action.yml').matchAll(/\binputs\.([a-z-]+)/g)].map(([, name]) => name);
    const inputs = Object.keys(action.inputs);
    assert.deepEqual([...new Set(used)].toSorted(), inputs.toSorted());
    const page = read('docs/pipelines.md');
    for (const name of inputs) assert.match(page, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
    for (const name of Object.keys(action.outputs)) assert.ok(page.includes(`\`${name}\``), name);
  });

  it('the action hands nothing of its inputs to the shell but by variables', () => {
    for (const { run } of steps) assert.ok(!run?.includes('${{'), run);
    assert.equal(action.runs.using, 'composite');
  });

  it('the template uses the parameters it has, and its page tells each', () => {
    const text = read('azure-pipelines/aadsts-lens.yml');
    const names = parse(text).parameters.map(({ name }: { name: string }) => name);
    const used = [...text.matchAll(/\bparameters\.(\w+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(used)].toSorted(), names.toSorted());
    const [, told = ''] = /^The parameters are ([\s\S]*?)\n\n/m.exec(read('docs/pipelines.md')) ?? [];
    for (const name of names) assert.ok(told.includes(`\`${name}\``), name);
  });

  it('the hooks run a file that can be run', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml'));
    const page = read('docs/pipelines.md');
    for (const { id, entry, language } of hooks) {
      const [file = '', command] = entry.split(' ');
      assert.deepEqual([language, command], ['script', 'check']);
      if (process.platform !== 'win32') assert.ok(statSync(join(root, file)).mode & 0o100, file);
      assert.ok(page.includes(`\`${id}\``), id);
    }
  });

  it('the page shows YAML that can be read, and shards that are a whole', () => {
    const blocks = [...read('docs/pipelines.md').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => parse(text),
    );
    assert.ok(blocks.length >= 6);
    const matrices = blocks.flatMap((block) => block.jobs?.check?.strategy?.matrix?.shard ?? []);
    assert.deepEqual(matrices, ['1/4', '2/4', '3/4', '4/4']);
    const given = blocks.flatMap((block) => block.jobs?.check?.steps ?? []);
    const inputs = given.flatMap(({ uses = '', with: values = {} }) =>
      uses.startsWith('aadsts-lens/') ? Object.keys(values) : [],
    );
    for (const name of inputs) assert.ok(name in action.inputs, name);
  });
});

const exec = promisify(execFile);

/** Prints what it was called with, and ends as it is told to. */
const FAKE_CLI = `process.stdout.write(JSON.stringify(process.argv.slice(2)));process.exit(Number(process.env.ENDS_WITH ?? 0));\n`;

describe('scripts/run.mjs', () => {
  let folder: Folder;
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    exec(process.execPath, [join(folder.path, 'scripts/run.mjs'), ...args], {
      env: { ...process.env, ...env },
    }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  beforeEach(async () => {
    folder = await makeFolder();
    await cp(join(root, 'scripts/run.mjs'), join(folder.path, 'scripts/run.mjs'));
  });
  afterEach(() => folder.remove());

  it('runs what was built, with its arguments and exit code', async () => {
    await folder.write({ 'dist/cli.cjs': FAKE_CLI });
    const { code, stdout } = await run(['check', 'a b', '--staged'], { ENDS_WITH: '1' });
    assert.deepEqual([code, JSON.parse(stdout)], [1, ['check', 'a b', '--staged']]);
  });

  it('builds what was not, and keeps standard output for the command', async function () {
    if (process.platform === 'win32') this.skip();
    await folder.write({
      'bin/npm': '#!/bin/sh\necho "npm $*"\n',
      'esbuild.mjs': `import { mkdirSync, writeFileSync } from 'node:fs';\nconsole.log('building');\nmkdirSync('dist');\nwriteFileSync('dist/cli.cjs', ${JSON.stringify(FAKE_CLI)});\n`,
    });
    await chmod(join(folder.path, 'bin/npm'), 0o755);
    const PATH = `${join(folder.path, 'bin')}${delimiter}${process.env.PATH}`;
    const { stdout } = await run(['check', '.'], { PATH });
    assert.deepEqual(JSON.parse(stdout), ['check', '.']);
  });

  it('ends with 2 when it cannot build', async function () {
    if (process.platform === 'win32') this.skip();
    await folder.write({ 'bin/npm': '#!/bin/sh\nexit 1\n' });
    await chmod(join(folder.path, 'bin/npm'), 0o755);
    const { code, stderr } = await run(['check'], { PATH: join(folder.path, 'bin') });
    assert.equal(code, 2);
    assert.match(stderr, /aadsts-lens: npm ci failed: the command line cannot be built\./);
  });
});

describe('the shell of the action and the template', () => {
  let folder: Folder;
  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await makeFolder({ 'aadsts-lens/dist/cli.cjs': FAKE_CLI, 'checked/x': '' });
    await cp(join(root, 'scripts/run.mjs'), join(folder.path, 'aadsts-lens/scripts/run.mjs'));
  });
  after(() => folder?.remove());

  const bash = async (script: string, env: Readonly<Record<string, string>>) => {
    const options = { cwd: join(folder.path, 'checked'), env: { PATH: process.env.PATH, ...env } };
    const ran = await exec('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], options).catch(
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
    return { code: 'code' in ran ? ran.code : 0, stdout: String(ran.stdout) };
  };

  const ACTION: Readonly<Record<string, string>> = {
    PATHS: '.',
    FAIL_ON: 'warning',
    SINCE: '',
    SHARD: '',
    CONFIG: '',
    BASELINE: '',
    SARIF_FILE: 'r.sarif',
  };
  const CALLS: readonly (readonly [given: Readonly<Record<string, string>>, args: readonly string[]])[] = [
    [{}, ['--fail-on', 'warning', '--', '.']],
    [{ FAIL_ON: 'never' }, ['--', '.']],
    [
      { PATHS: 'a b\n$(id)\n', SHARD: '1/4' },
      ['--fail-on', 'warning', '--shard', '1/4', '--', 'a b', '$(id)'],
    ],
    [
      { SINCE: 'origin/main', CONFIG: 'c.json', BASELINE: 'b.json' },
      [
        '--fail-on',
        'warning',
        '--since',
        'origin/main',
        '--config',
        'c.json',
        '--baseline',
        'b.json',
        '--',
        '.',
      ],
    ],
  ];
  for (const [given, args] of CALLS) {
    it(`the action calls check ${args.join(' ')}`, async () => {
      const { run = '', env = {} } = steps[1] ?? {};
      assert.deepEqual(Object.keys(env).toSorted(), Object.keys(ACTION).toSorted());
      const { code, stdout } = await bash(run, {
        ...ACTION,
        ...given,
        GITHUB_ACTION_PATH: join(folder.path, 'aadsts-lens'),
        GITHUB_OUTPUT: join(folder.path, 'output'),
        ENDS_WITH: '1',
      });
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), ['check', '--format', 'sarif', '--output', 'r.sarif', ...args]);
      assert.match(await readFile(join(folder.path, 'output'), 'utf8'), /^exit-code=1$/m);
    });
  }

  it('the action fails for what was found, unless it never does, and for what went wrong', async () => {
    const { run = '' } = steps.at(-1) ?? {};
    for (const [EXIT_CODE, FAIL_ON, expected] of [
      ['0', 'warning', 0],
      ['1', 'warning', 1],
      ['1', 'never', 0],
      ['2', 'never', 2],
    ] as const) {
      assert.equal((await bash(run, { EXIT_CODE, FAIL_ON })).code, expected, `${EXIT_CODE} ${FAIL_ON}`);
    }
  });

  it('the template calls check for the part of its agent', async () => {
    const [job] = parse(read('azure-pipelines/aadsts-lens.yml')).jobs;
    const step = job.steps.find((each: { bash?: string }) => each.bash);
    const env = {
      PATHS: 'a b;c',
      FAIL_ON: 'error',
      SINCE: '',
      BASELINE: 'k.json',
      PART: '2',
      PARTS: '3',
      REPORT: 'r',
    };
    assert.deepEqual(Object.keys(step.env).toSorted(), Object.keys(env).toSorted());
    const { code, stdout } = await bash(step.bash, { ...env, ENDS_WITH: '1' });
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(stdout), [
      ...['check', '--format', 'sarif', '--output', 'r', '--fail-on', 'error', '--shard', '2/3'],
      ...['--baseline', 'k.json', '--', 'a b', 'c'],
    ]);
  });
});
