import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { threadPreselector } from '../../src/node/preselect-threads.ts';
import { type Folder, makeFolder } from '../folder.ts';

/** What a thread does with a question, in place of an answer or before it. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'ends with its first question': 'process.exit(0)',
  'throws at its first question': 'throw new Error("broken")',
};

const answering = (act: string) =>
  `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${act} });\n`;

/** Ends where a file says so, and else selects nothing. */
const MOODY = answering(
  "if (paths[0] === 'bad') process.exit(1); parentPort.postMessage({ promising: [], built: [] });",
).replace('() =>', '(paths) =>');

describe('threads that look into files', function () {
  this.timeout(20_000);
  let folder: Folder;
  let losses: number;
  before(async () => {
    folder = await makeFolder({ 'moody.mjs': MOODY, 'syntax.mjs': 'const;', 'silent.mjs': answering('') });
  });
  beforeEach(() => {
    losses = 0;
  });
  after(() => folder.remove());

  const promising = (...paths: readonly string[]) => ({ promising: paths, built: [] });

  function start(script: string, most = 1, signal = new AbortController().signal) {
    const onLoss = () => {
      losses += 1;
    };
    return threadPreselector(most, { signal, onLoss, script: pathToFileURL(join(folder.path, script)) });
  }

  for (const [what, act] of Object.entries(SCRIPTS)) {
    it(`lose nothing when one ${what}`, async () => {
      await folder.write({ 'dying.mjs': answering(act) });
      const threads = start('dying.mjs');
      assert.deepEqual(await threads.select(['a', 'b']), promising('a', 'b'));
      assert.deepEqual(await threads.select(['c']), promising('c'));
      assert.equal(losses, 1);
      await threads.close();
    });
  }

  for (const script of ['syntax.mjs', 'missing.mjs']) {
    it(`lose nothing when none can start: ${script}`, async () => {
      const threads = start(script, 2);
      const batches = [['a'], ['b'], ['c'], ['d'], ['e']];
      const selected = await Promise.all(batches.map((paths) => threads.select(paths)));
      assert.deepEqual(
        selected,
        batches.map((paths) => promising(...paths)),
      );
      await threads.close();
    });
  }

  it('are replaced by others, which go on with what waits', async () => {
    const threads = start('moody.mjs', 1);
    const asked = [['bad'], ['b'], ['bad', 'c'], ['d']].map((paths) => threads.select(paths));
    assert.deepEqual(await Promise.all(asked), [
      promising('bad'),
      promising(),
      promising('bad', 'c'),
      promising(),
    ]);
    assert.equal(losses, 1);
    await threads.close();
  });

  it('have the next question before anybody has heard the answer to the last', async () => {
    const act = 'if (++count === 3) parentPort.postMessage({ promising: [0], built: [] });';
    await folder.write({ 'counting.mjs': `let count = 0;\n${answering(act)}` });
    const threads = start('counting.mjs');
    const first = threads.select(['a']);
    void threads.select(['b']).catch(() => {});
    void threads.select(['c']).catch(() => {});
    // It answers the first question when it has got the third.
    assert.deepEqual(await first, promising('a'));
    await threads.close();
  });

  it('end when the run is cancelled, and with them everything that waits for one', async () => {
    const controller = new AbortController();
    const threads = start('silent.mjs', 1, controller.signal);
    const asked = ['a', 'b', 'c'].map((path) => threads.select([path]));
    controller.abort();
    for (const each of await Promise.allSettled(asked)) {
      assert.equal(each.status === 'rejected' && each.reason.name, 'AbortError');
    }
    assert.equal(losses, 0);
    await threads.close();
  });
});
