import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { leftInEnglish, ownTexts, pseudo } from '../../pseudo-language.ts';
import { launchBrowser } from '../host/browser.ts';
import { copyOfExamples } from '../host/folders.ts';
import { translatedExtension } from '../host/language.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, runCommand, selectText, takeScreenshot, tokenPanel } from './driver.ts';

/** A command of ours, as the palette shows it in that language. */
function command(title: string): string {
  return `${pseudo('AADSTS Lens')}: ${pseudo(title)}`;
}

describe('VS Code in another language', function () {
  this.timeout(180_000);
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const { folder: extension, language } = translatedExtension();
    server = await startServer({ install: await installServer(), extension, language });
    browser = await launchBrowser();
    page = await openWindow(browser, server, copyOfExamples().path);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
  });

  it('has the texts of the manifest in it: the view, and commands of the palette', async () => {
    await openFile(page, 'appsettings.json');
    await page.getByRole('button', { name: `${pseudo('Entra Apps')} Section` }).waitFor();
    await runCommand(page, command('Explain AADSTS Error'));
    await page.locator('.quick-input-widget .quick-input-title', { hasText: '⟦' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('has what stands above the settings of an app in it', async () => {
    await page
      .locator('.codelens-decoration a', { hasText: pseudo('Test token request') })
      .first()
      .waitFor();
  });

  it('has the page around a token in it, all but the token and what is said of it', async () => {
    await openFile(page, 'token.http');
    await selectText(page, 'eyJhbGci');
    await page.keyboard.press('ArrowRight');
    await runCommand(page, command('Decode JWT'));
    const panel = tokenPanel(page, pseudo('Decoded token'));
    await panel.getByRole('region', { name: pseudo('Verdicts') }).waitFor();
    assert.equal(await panel.locator('html').getAttribute('lang'), 'qps-ploc');
    const texts = await panel.locator('main').evaluate(ownTexts);
    assert.ok(texts.length > 20);
    assert.deepEqual(
      texts.filter((text) => /\p{L}/u.test(leftInEnglish(text))),
      [],
    );
    await panel.getByRole('button', { name: pseudo('Copy header') }).click();
    await panel
      .getByRole('status')
      .filter({ hasText: pseudo('The header was copied as JSON.') })
      .waitFor();
    await takeScreenshot(page, '20 another language');
  });
});
