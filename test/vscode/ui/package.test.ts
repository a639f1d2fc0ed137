import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
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
