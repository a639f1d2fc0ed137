import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, runCommand, takeScreenshot, waitForSquiggle } from './driver.ts';

const TOKEN_COMMANDS = [
  'AADSTS Lens: Test Token Request',
  'AADSTS Lens: Send Token Request as Written',
  'AADSTS Lens: Test Token Requests of All Apps',
  'AADSTS Lens: Start Local Token Endpoint',
];

describe('Restricted Mode', function () {
  this.timeout(180_000);
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const settings = { 'security.workspace.trust.startupPrompt': 'never' };
    const install = await installServer();
    server = await startServer({ install, extension: checkout, workspaceTrust: true, settings });
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

  const lenses = () => page.locator('.codelens-decoration', { hasText: 'Test token request' });

  /** The commands that the palette offers for a text. */
  async function offered(text: string): Promise<readonly string[]> {
    await page.keyboard.press('F1');
    const list = page.locator('.quick-input-widget');
    await list.locator('.quick-input-box input').fill(`>${text}`);
    // It is offered in either mode, and by then the list is that for the text.
    await list.locator('.monaco-list-row', { hasText: 'AADSTS Lens: Decode JWT' }).waitFor();
    const names = await list.locator('.monaco-list-row .label-name').allInnerTexts();
    await page.keyboard.press('Escape');
    // While the list is open, the key that opens it would close it.
    await list.waitFor({ state: 'hidden' });
    return names.filter((name) => TOKEN_COMMANDS.includes(name)).toSorted();
  }

  it('checks files, and offers no way to send a credential', async () => {
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    assert.equal(await lenses().count(), 0);
    assert.deepEqual(await offered('AADSTS Lens'), []);
    await takeScreenshot(page, '9 restricted mode');
  });

  it('is left when the folder is trusted', async () => {
    await runCommand(page, 'Workspaces: Manage Workspace Trust');
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .first()
      .click();
    // The page about trust lies over the window, and takes its keys.
    await page.locator('.workspace-trust-editor', { hasText: 'You trust this folder' }).waitFor();
    await page.getByRole('button', { name: /^Close Modal Editor/ }).click();
    await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    await lenses().first().waitFor();
    assert.deepEqual(await offered('AADSTS Lens'), TOKEN_COMMANDS.toSorted());
  });
});
