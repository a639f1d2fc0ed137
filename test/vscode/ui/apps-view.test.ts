import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples, temporaryFolder } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, takeScreenshot } from './driver.ts';

const CLIENT = 'c3d5f9e2-7a41-4b86-9f20-5e8d1c6b4a73';

describe('the view Entra Apps', function () {
  this.timeout(180_000);
  const folder = copyOfExamples();
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const end = new Date(Date.now() + 10 * 86_400_000).toISOString();
    writeFileSync(
      join(folder.path, 'manifest.json'),
      JSON.stringify({
        appId: CLIENT,
        displayName: 'Orders',
        passwordCredentials: [
          { keyId: '0d4b6f11-52a8-4a7e-9c7d-1c2f33aa5e90', displayName: 'ci', endDateTime: end },
        ],
        keyCredentials: [],
      }),
    );
    writeFileSync(
      join(folder.path, 'appsettings.Production.json'),
      JSON.stringify({ AzureAd: { TenantId: 'contoso.com', ClientId: CLIENT, ClientSecret: '#{secret}#' } }),
    );
    server = await startServer({ install: await installServer(), extension: checkout });
    browser = await launchBrowser();
    page = await openWindow(browser, server, folder.path);
    // High enough for all rows to be there.
    await page.setViewportSize({ width: 1280, height: 1800 });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
  });

  const view = (): Locator => page.getByRole('tree', { name: 'Entra Apps' });
  const row = (name: RegExp): Locator => view().getByRole('treeitem', { name }).first();
  /** Rows out of sight are not there: goes down until the row is. */
  const down = async (name: RegExp): Promise<Locator> => {
    for (let step = 0; step < 12 && !(await row(name).isVisible()); step += 1)
      await page.keyboard.press('ArrowDown');
    await row(name).waitFor();
    return row(name);
  };

  /** Opens a row by the keys: a click would close what is open already. */
  const unfold = async (name: string): Promise<void> => {
    const focused = view().locator('.monaco-list-row.focused');
    const wanted = view().locator(`.monaco-list-row.focused[aria-label*="${name}"]`);
    for (let step = 0; step < 12 && !(await wanted.isVisible()); step += 1) {
      const before = await focused.getAttribute('id');
      await page.keyboard.press('ArrowDown');
      await view().locator(`.monaco-list-row.focused:not([id="${before}"])`).waitFor();
    }
    // What is opening while the view is read anew stays closed.
    for (let tries = 0; tries < 5 && (await focused.getAttribute('aria-expanded')) !== 'true'; tries += 1) {
      await page.keyboard.press('ArrowRight');
      const opened = view().locator('.monaco-list-row.focused[aria-expanded="true"]');
      await opened.waitFor({ timeout: 2_000 }).catch(() => {});
    }
    assert.equal(await focused.getAttribute('aria-expanded'), 'true');
  };

  it('shows the apps by environment, with name and credential', async () => {
    await openFile(page, 'errors.log');
    await page.getByRole('button', { name: 'Entra Apps Section' }).click();
    // Leaves the room to this view: nothing scrolls away under the mouse.
    await page.getByRole('button', { name: /^Explorer Section/ }).click();
    await row(/^Orders secret/).waitFor();
    await row(/^Production 1 app/).waitFor();
    await down(/^No environment/);
  });

  it('tells of one when its credential ends and where it stands, and opens the file', async () => {
    await row(/^Orders/).click();
    await row(/^Tenant: contoso\.com/).waitFor();
    await down(/^Secret: 9 days left, ci/);
    await down(/^Last test: not tested yet/);
    await (await down(/^appsettings\.Production\.json:1/)).click();
    await page.locator('.tab.active', { hasText: 'appsettings.Production.json' }).waitFor();
  });

  it('shows what is found, and leads to it', async () => {
    await row(/^Production/).click();
    await unfold('finding');
    const finding = await down(/^(?:secret|tenant|client-id)-/);
    await finding.hover();
    await takeScreenshot(page, '14 Entra Apps');
    assert.equal(await finding.getByRole('button').count(), 0);
    await finding.click();
    await page.locator('.tab.active', { hasText: /appsettings\.json|\.env/ }).waitFor();
  });

  it('offers the test and the client id in its rows', async () => {
    await row(/^Production/).click();
    await row(/^Orders/).hover();
    await row(/^Orders/)
      .getByRole('button', { name: 'Copy Client ID' })
      .click();
    await page.waitForFunction(`navigator.clipboard.readText().then((text) => text === '${CLIENT}')`);
    await row(/^Orders/).hover();
    await row(/^Orders/)
      .getByRole('button', { name: 'Test Token Request' })
      .click();
    await page.locator('.quick-input-widget:visible').waitFor();
    await page.keyboard.press('Escape');
  });

  it('says so in a folder without apps, and how to go on', async () => {
    const plain = temporaryFolder('plain');
    writeFileSync(join(plain.path, 'token.txt'), 'AADSTS50011\n');
    const other = await openWindow(browser, server, plain.path);
    try {
      await other.getByRole('button', { name: 'Entra Apps Section' }).click();
      await other.getByText('No file of this workspace configures an app').waitFor();
      const welcome = other.getByRole('region', { name: 'Welcome' });
      await welcome.getByRole('button', { name: 'Scan Workspace' }).waitFor();
      await welcome.getByRole('button', { name: 'Try It on a Sample' }).waitFor();
      await takeScreenshot(other, '20 a folder without apps');
    } finally {
      await other.context().close();
    }
  });
});
