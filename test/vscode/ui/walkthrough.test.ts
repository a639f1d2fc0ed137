import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import manifest from '../../../package.json' with { type: 'json' };
import texts from '../../../package.nls.json' with { type: 'json' };
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openWindow, runCommand, takeScreenshot } from './driver.ts';

const [walkthrough] = manifest.contributes.walkthroughs;

/** What a key of the manifest stands for. */
function shown(key = ''): string {
  const [, text = ''] = Object.entries(texts).find(([name]) => `%${name}%` === key) ?? [];
  return text;
}

describe('the walkthrough', function () {
  this.timeout(180_000);
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    server = await startServer({ install: await installServer(), extension: checkout });
    browser = await launchBrowser();
    page = await openWindow(browser, server, copyOfExamples().path);
    // Beside steps that have little room VS Code shows no pictures.
    await page.setViewportSize({ width: 1600, height: 900 });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
  });

  it('is offered, with a picture to each step', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list').getByText(shown(walkthrough?.title)).first().click();
    for (const { title, media } of walkthrough?.steps ?? []) {
      const step = page.locator('.getting-started-step', { hasText: shown(title) });
      await step.click();
      await step.locator('.button-container').first().waitFor();
      const frame = page
        .locator('.getting-started-media iframe.webview')
        .contentFrame()
        .locator('iframe#active-frame');
      const picture = frame.contentFrame().locator('svg title', { hasText: shown(media.altText) });
      await picture.waitFor({ state: 'attached' });
      await takeScreenshot(page, `15 walkthrough, ${shown(title)}`);
    }
  });

  it('shows the mistake of the sample, and its fixes', async () => {
    await page.locator('.getting-started-step', { hasText: 'Mend it' }).click();
    await page.getByRole('button', { name: 'Show the Fixes' }).click();
    await page.locator('.action-widget .monaco-list', { hasText: 'placeholder' }).first().waitFor();
    await takeScreenshot(page, '16 the fixes of the sample');
    await page.keyboard.press('Escape');
    assert(await page.locator('.squiggly-warning, .squiggly-error').first().isVisible());
  });
});
