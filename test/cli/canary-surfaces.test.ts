import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CANARIES, CANARY_FILES, canariesIn } from '../canaries.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { runCli } from './fake-io.ts';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'gitlab', 'github'];

describe('secrets in files', function () {
  this.timeout(20_000);
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(CANARY_FILES);
  });
  after(() => folder.remove());

  const run = (args: readonly string[], input = '') =>
    runCli(args, { cwd: folder.path, readStandardInput: async () => input });

  it('are all there, and found by this test', () => {
    const all = Object.values(CANARY_FILES).join('\n');
    assert.equal(canariesIn(all).length, Object.keys(CANARIES).length);
  });

  for (const format of FORMATS) {
    it(`are not in the report: ${format}`, async () => {
      const { output, errors, exitCode } = await run(['check', '.', '--no-ignore', '--format', format]);
      assert.equal(exitCode, 1);
      assert.ok(output.length > 2_000);
      assert.deepEqual(canariesIn(output + errors), []);
    });
  }

  const SURFACES: readonly (readonly [string, readonly string[]])[] = [
    ['a diff of the safe fixes', ['check', '.', '--no-ignore', '--diff']],
    ['a diff of all fixes', ['check', '.', '--no-ignore', '--fix-unsafe', '--diff']],
    ['a report that stands in a file', ['check', '.', '--output', 'report.sarif', '--format', 'sarif']],
    ['a baseline', ['check', '.', '--no-ignore', '--write-baseline', 'report.sarif']],
    ['what explains an error, with files', ['explain', '7000215', '--in', '.', '--format', 'json']],
    ['certificates', ['thumbprint', 'app.pem']],
    ['certificates as JSON', ['thumbprint', 'app.pem', '--format', 'json']],
  ];
  for (const [what, args] of SURFACES) {
    it(`are not in ${what}`, async () => {
      const { output, errors } = await run(args);
      const written = await readFile(join(folder.path, 'report.sarif'), 'utf8').catch(() => '');
      await rm(join(folder.path, 'report.sarif'), { force: true });
      assert.ok(output + errors !== '');
      assert.deepEqual(canariesIn(output + errors + written), []);
    });
  }

  for (const [kind, { text }] of Object.entries(CANARIES)) {
    for (const format of ['text', 'json']) {
      it(`are not repeated from the text of an error: ${kind}, ${format}`, async () => {
        const error = `POST body: client_secret=${encodeURIComponent(text)}&x=${text}\nAADSTS7000215: Invalid client secret provided. ${text} Trace ID: 3f2a9c31-7be0-4d58-9a16-c3e07d5b28f4`;
        const { output, errors, exitCode } = await run(['explain', '-', '--format', format], error);
        assert.equal(exitCode, 0, errors);
        assert.deepEqual(canariesIn(output + errors), []);
      });

      it(`are not repeated when they are decoded: ${kind}, ${format}`, async () => {
        const { output, errors } = await run(['decode', '-', '--format', format], text);
        assert.deepEqual(canariesIn(output + errors), []);
      });
    }
  }
});
