import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, readdir, rm, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentFor, findProgram } from '../../src/node/find-program.ts';
import { findRipgrep } from '../../src/node/find-ripgrep.ts';
import { changedSince, stagedFiles, stagedTexts } from '../../src/node/git.ts';
import { type Folder, makeFolder } from '../folder.ts';

const PROGRAM = '#!/bin/sh\ntouch "$(dirname "$0")/ran-$(basename "$0")"\ncat\n';

const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@contoso.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@contoso.com',
};

/** Settings of a repository that name a program, each with what makes git run it. */
const HOSTILE: Readonly<Record<string, (program: string) => readonly (readonly [string, string])[]>> = {
  'core.fsmonitor': (program) => [['core.fsmonitor', program]],
  'core.hooksPath': (program) => [['core.hooksPath', join(program, '..', 'hooks')]],
  'diff.external': (program) => [['diff.external', program]],
  'the textconv and the command of a driver': (program) => [
    ['diff.evil.textconv', program],
    ['diff.evil.command', program],
  ],
  'a filter': (program) => [
    ['filter.evil.clean', program],
    ['filter.evil.smudge', program],
    ['filter.evil.required', 'true'],
  ],
  'a filter that is a process': (program) => [['filter.evil.process', program]],
  'a filter with dots and blanks': (program) => [['filter.e v.i.l.clean', program]],
  'a remote that objects are promised by': (program) => [
    ['extensions.partialClone', 'origin'],
    ['remote.origin.url', `ext::${program}`],
    ['remote.origin.promisor', 'true'],
    ['protocol.ext.allow', 'always'],
  ],
  'the pager': (program) => [
    ['core.pager', program],
    ['pager.diff', program],
  ],
};

describe('git in a hostile repository', function () {
  this.timeout(20_000);
  if (process.platform === 'win32') return;
  let folder: Folder;
  let programs: Folder;
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder.path, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  beforeEach(async () => {
    folder = await makeFolder({ 'a.env': 'A=1\n', 'b.env': 'B=1\n', '.gitattributes': '' });
    programs = await makeFolder({ evil: PROGRAM, 'hooks/post-index-change': PROGRAM });
    await chmod(join(programs.path, 'evil'), 0o755);
    await chmod(join(programs.path, 'hooks', 'post-index-change'), 0o755);
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
  });
  afterEach(() => Promise.all([folder.remove(), programs.remove()]));

  const ran = async () =>
    (await readdir(programs.path, { recursive: true })).filter((name) => /ran-/.test(name));

  /** One file is changed, and one only looks so until its content is compared. */
  async function change(): Promise<void> {
    await folder.write({ '.gitattributes': '*.env diff=evil filter=evil\n', 'a.env': 'A=2\n' });
    if (git('config', '--list').includes('e v.i.l')) {
      await folder.write({ '.git/info/attributes': '"*.env" filter=evil\n' });
    }
    await utimes(join(folder.path, 'b.env'), 1, 1);
  }

  for (const [what, settings] of Object.entries(HOSTILE)) {
    it(`runs no program: ${what}`, async () => {
      for (const [name, value] of settings(join(programs.path, 'evil'))) git('config', name, value);
      await change();
      const place = { cwd: folder.path, env };
      const changed = await changedSince('main', place);
      assert.deepEqual(
        changed.kind === 'answer' && changed.value.map((path) => path.slice(folder.path.length + 1)),
        ['.gitattributes', 'a.env'],
      );
      const staged = await stagedFiles(place);
      assert.equal(staged.kind, 'answer');
      await stagedTexts([{ path: 'x', blob: '0123456789abcdef0123456789abcdef01234567' }], place);
      assert.deepEqual(await ran(), []);
    });
  }

  it('would run them: the settings are such that git heeds', async () => {
    const evil = join(programs.path, 'evil');
    for (const name of ['core.fsmonitor', 'filter.evil.clean']) git('config', name, evil);
    await change();
    git('diff', '--name-only', 'main');
    assert.deepEqual(await ran(), ['ran-evil']);
  });

  it('is not asked about files that the repository says lie elsewhere', async () => {
    const outside = await makeFolder({ 'private.env': 'A=1\n' });
    await rm(join(folder.path, 'a.env'));
    git('config', 'core.worktree', join(folder.path, '..'));
    for (const answer of [
      await changedSince('main', { cwd: folder.path, env }),
      await stagedFiles({ cwd: folder.path, env }),
    ]) {
      assert.deepEqual(answer, {
        kind: 'refused',
        message: 'the files of this repository are said to lie elsewhere',
      });
    }
    await outside.remove();
  });

  it('names no links, which lead anywhere', async () => {
    const outside = await makeFolder({ 'private.env': 'A=1\n' });
    await symlink(join(outside.path, 'private.env'), join(folder.path, 'new.env'));
    await rm(join(folder.path, 'a.env'));
    await symlink(join(outside.path, 'private.env'), join(folder.path, 'a.env'));
    git('add', '--all');
    const place = { cwd: folder.path, env };
    assert.deepEqual(await changedSince('main', place), { kind: 'answer', value: [] });
    assert.deepEqual(await stagedFiles(place), { kind: 'answer', value: [] });
    await outside.remove();
  });

  it('is not taken from a bare repository that is part of the files', async () => {
    const bare = join(folder.path, 'bare');
    git('init', '--quiet', '--bare', 'bare');
    git('-C', bare, 'config', 'core.bare', 'false');
    git('-C', bare, 'config', 'core.worktree', folder.path);
    git('-C', bare, 'config', 'core.fsmonitor', join(programs.path, 'evil'));
    const answer = await changedSince('main', { cwd: bare, env });
    assert.match(answer.kind === 'refused' ? answer.message : answer.kind, /bare repository/);
    assert.deepEqual(await ran(), []);
  });
});

describe('programs that are started', () => {
  let folder: Folder;
  before(async () => {
    const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
    folder = await makeFolder({
      [name]: '',
      [`node_modules/.bin/${name}`]: '',
    });
  });
  after(() => folder.remove());

  const separator = process.platform === 'win32' ? ';' : ':';

  it('are none of the working directory and none of packages', () => {
    const modules = join(folder.path, 'node_modules', '.bin');
    const path = ['.', '', 'bin', modules].join(separator);
    assert.equal(findRipgrep({ PATH: path }), undefined);
    assert.equal(findRipgrep({ PATH: path, AADSTS_LENS_RG: 'rg' }), undefined);
    assert.equal(findProgram('git', { PATH: path }), undefined);
    const found = findRipgrep({ PATH: [path, folder.path].join(separator) });
    assert.equal(found?.startsWith(folder.path), true);
  });

  it('are given no secrets of the environment', () => {
    const given = {
      PATH: '/bin',
      HOME: '/home/me',
      GIT_DIR: '.git',
      AZURE_CLIENT_SECRET: 'x',
      GIT_PASSWORD: 'x',
      GITHUB_TOKEN: 'x',
      RIPGREP_CONFIG_PATH: '/evil',
      GIT_EXTERNAL_DIFF: '/evil',
      GIT_SSH_COMMAND: '/evil',
      LD_PRELOAD: '/evil',
    };
    assert.deepEqual(environmentFor(given), { PATH: '/bin', HOME: '/home/me' });
    assert.deepEqual(environmentFor(given, /^GIT_DIR$/), { PATH: '/bin', HOME: '/home/me', GIT_DIR: '.git' });
  });
});
