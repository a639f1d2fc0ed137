import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, readHover, waitForSquiggle } from './driver.ts';

const file = join(checkout, 'aadsts-lens.vsix');

describe('the packaged extension', function () {
  this.timeout(180_000);
  let server: RunningServer | undefined;
  let browser: Browser | undefined;

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('is under 5 MB', () => {
    const { size } = statSync(file);
    assert.ok(size < 5_000_000, `${size} bytes`);
  });

  it('starts with a bundle under 150 KB', () => {
    const { size } = statSync(join(checkout, 'dist', 'extension.cjs'));
    assert.ok(size < 150_000, `${size} bytes`);
  });

  it('has an entry for browsers that is one script under 2.5 MB, and asks for VS Code alone', () => {
    const script = readFileSync(join(checkout, 'dist', 'web', 'extension.cjs'), 'utf8');
    assert.ok(script.length < 2_500_000, `${script.length} characters`);
    const asked = new Set<string>();
    const give = () => anything;
    const anything: object = new Proxy(give, { get: give, apply: give, getPrototypeOf: give });
    const loaded: { exports: { activate?: unknown } } = { exports: {} };
    // As the extension host of a browser loads it, and with no global of Node's.
    runInNewContext(`(module, exports, require) => {${script}\n}`, { TextDecoder, TextEncoder, self: {} })(
      loaded,
      loaded.exports,
      (name: string) => {
        asked.add(name);
        return anything;
      },
    );
    assert.deepEqual([...asked], ['vscode']);
    assert.equal(typeof loaded.exports.activate, 'function');
  });

  it('installs into VS Code, and works there', async () => {
    server = await startServer({ install: await installServer(), extension: file });
    browser = await launchBrowser();
    const page = await openWindow(browser, server, copyOfExamples().path);
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    await openFile(page, 'errors.log');
    await readHover(page, 'AADSTS700027', 'What to do');
  });
});
