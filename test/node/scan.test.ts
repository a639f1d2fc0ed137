import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { mayConcernEntra } from '../../src/facts/concern.ts';
import { findRipgrep } from '../../src/node/find-ripgrep.ts';
import { createPreselector, type PreselectOptions, type Preselector } from '../../src/node/preselect.ts';
import { scanFiles } from '../../src/node/scan.ts';
import { type Folder, makeFolder } from '../folder.ts';

const EVERYTHING = { isWanted: () => true, mayEnter: () => true, honoursIgnoreFiles: true };
const ripgrep = findRipgrep(process.env);

const TEXTS: Readonly<Record<string, string>> = {
  'a/host.env': 'AUTHORITY=https://login.microsoftonline.com/x',
  'a/marker.txt': 'password: "Xr28Q~fT0.examplePq_7rW~mB3kZ-uN5vC1dHsA"',
  'a/none.env': 'PORT=8080',
  'b/header.ts': 'const header = { "X5T#S256": thumbprint };',
  'b/parts.yaml': 'client-id: a\ntenant-id: b\n',
  'b/part.yaml': 'client-id: a\n',
  'b/provider.json': '{ "AzureAd": { "ClientSecret": "x" } }',
  'c/command.ps1': 'New-AzureADApplicationKeyCredential -ObjectId x',
  'c/company.js': '// Copyright (c) Microsoft Corporation.\nlet password = 1;\n',
  'c/far.env': `AZURE_X=1\n${'#\n'.repeat(2_200_000)}CLIENT_ID=a\n`,
  'c/cut.env': `${'x'.repeat(4 * 1024 * 1024 - 5)}=microsoftonline`,
  'c/über.env': 'AZURE_CLIENT_ID=é',
  'd/.ignore': 'left-out.env\n',
  'd/left-out.env': 'AZURE_CLIENT_ID=x',
};

async function scan(folder: Folder, options: Omit<PreselectOptions, 'signal'> = {}) {
  const preselector = createPreselector({ signal: new AbortController().signal, ...options });
  const all: string[] = [];
  const promising: string[] = [];
  for await (const found of scanFiles([folder.path], EVERYTHING, preselector)) {
    const path = relative(folder.path, found.path).replaceAll(sep, '/');
    all.push(`${found.kind} ${path}`);
    if (found.kind === 'file' && found.is === 'promising') promising.push(path);
  }
  await preselector.close();
  return { all, promising };
}

describe('scanFiles', () => {
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(TEXTS);
    await symlink(folder.path, join(folder.path, 'a', 'circle'));
    await mkdir(join(folder.path, 'e', 'folder.env'), { recursive: true });
  });
  after(() => folder.remove());

  it('names every file once, in order, and goes round in no circles', async () => {
    const { all } = await scan(folder);
    const expected = Object.keys(TEXTS)
      .toSorted()
      .map((path) => `${path.includes('left-out') ? 'ignored' : 'file'} ${path}`);
    assert.deepEqual(all, expected);
  });

  it('selects every file that may concern Entra, and few others', async () => {
    const { promising } = await scan(folder);
    const concerning = Object.keys(TEXTS).filter(
      (path) => mayConcernEntra(TEXTS[path] ?? '') && !path.includes('left-out'),
    );
    assert.ok(concerning.length > 7);
    assert.deepEqual(
      concerning.filter((path) => !promising.includes(path)),
      [],
    );
    for (const path of ['a/none.env', 'b/part.yaml', 'd/.ignore']) assert.ok(!promising.includes(path), path);
  });

  it('selects the same files with ripgrep, where there is one', async function () {
    if (ripgrep === undefined) this.skip();
    assert.deepEqual(await scan(folder, { ripgrep }), await scan(folder));
  });

  it('does without a ripgrep that does not start', async () => {
    assert.deepEqual(await scan(folder, { ripgrep: join(folder.path, 'rg') }), await scan(folder));
  });

  /** Answers when it is told to. Counts the questions, and whether it was closed. */
  function heldPreselector(ahead: number) {
    const held = { asked: 0, isClosed: false, answer: () => {} };
    const answering = new Promise<void>((resolve) => {
      held.answer = resolve;
    });
    const preselector: Preselector = {
      batch: 1,
      ahead,
      select: async (paths) => {
        held.asked++;
        await answering;
        return { promising: paths, built: [] };
      },
      close: async () => {
        held.isClosed = true;
      },
    };
    return { held, preselector };
  }

  it('lists files while the first are looked into, so many batches ahead', async () => {
    const { held, preselector } = heldPreselector(4);
    const scanned = scanFiles([folder.path], EVERYTHING, preselector);
    const first = scanned.next();
    while (held.asked < 4) await turn();
    for (let turns = 0; turns < 50; turns++) await turn();
    assert.equal(held.asked, 4);
    held.answer();
    await first;
    let files = 1;
    for await (const { kind } of scanned) if (kind === 'file') files++;
    assert.equal(files, Object.keys(TEXTS).length - 1);
    assert.ok(held.isClosed);
  });

  it('lists no more when nobody wants more', async () => {
    const { held, preselector } = heldPreselector(2);
    held.answer();
    for await (const _ of scanFiles([folder.path], EVERYTHING, preselector)) break;
    const { asked } = held;
    for (let turns = 0; turns < 50; turns++) await turn();
    assert.ok(asked < 5);
    assert.equal(held.asked, asked);
  });

  it('fails as what picks files does', async () => {
    const { held, preselector } = heldPreselector(2);
    held.answer();
    const selection = { ...EVERYTHING, mayEnter: () => Promise.reject(new Error('broken')) };
    await assert.rejects(scanFiles([folder.path], selection, preselector).next(), /broken/);
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const preselector = createPreselector({ signal: controller.signal });
    controller.abort();
    await assert.rejects(preselector.select([join(folder.path, 'a/host.env')]), { name: 'AbortError' });
    await preselector.close();
  });
});
