import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { toPem } from '../../../src/emulator/certificate.ts';
import { certificateDer, keyPairs } from '../../certificates.ts';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, readNotification, runCommand, selectText, takeScreenshot } from './driver.ts';

const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const CERTIFICATE = 'Show Certificate and Thumbprints';
const SCAN = 'Scan Folder for Entra ID Mistakes';

describe('context menus', function () {
  this.timeout(180_000);
  const folder = copyOfExamples();
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const der = certificateDer({ commonName: 'shop', keyPair: keyPairs.rsa() });
    writeFileSync(join(folder.path, 'shop.pem'), toPem(der));
    writeFileSync(join(folder.path, 'shop.cer'), der);
    mkdirSync(join(folder.path, 'deploy'));
    writeFileSync(join(folder.path, 'deploy', 'service.env'), `AZURE_CLIENT_SECRET=${SECRET_ID}\n`);
    server = await startServer({ install: await installServer(), extension: checkout });
    browser = await launchBrowser();
    page = await openWindow(browser, server, folder.path);
    // By then the window knows what the extension offers.
    await openFile(page, 'appsettings.json');
    await page.getByRole('button', { name: 'Entra Apps Section' }).waitFor();
    await runCommand(page, 'View: Close All Editors');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Close All Editors');
  });

  const entry = (name: string): Locator => page.getByRole('menuitem', { name, exact: true });
  /** A menu that has just opened takes no click, so that the one that opened it does nothing in it. */
  const choose = async (name: string): Promise<void> => {
    await entry(name).hover();
    await page.keyboard.press('Enter');
  };
  const inExplorer = (name: string): Locator =>
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  /** Opens the menu and waits for an entry that VS Code puts there itself. */
  async function openMenu(place: Locator, own: RegExp): Promise<void> {
    await place.click({ button: 'right' });
    await page.getByRole('menuitem', { name: own }).first().waitFor();
  }

  it('of a file in the explorer shows a certificate, and of other files offers nothing', async () => {
    await openMenu(inExplorer('shop.cer'), /^Copy Path/);
    assert.equal(await entry(SCAN).count(), 0);
    await takeScreenshot(page, '17 context menu of a certificate');
    await choose(CERTIFICATE);
    await page.locator('.tab.active', { hasText: 'Certificate.md' }).waitFor();
    await openMenu(inExplorer('appsettings.json'), /^Copy Path/);
    assert.equal(await entry(CERTIFICATE).count(), 0);
    assert.equal(await entry(SCAN).count(), 0);
  });

  it('of a folder scans it', async () => {
    await openMenu(inExplorer('deploy'), /^Copy Path/);
    await takeScreenshot(page, '18 context menu of a folder');
    await choose(SCAN);
    await readNotification(page, '1 finding in 1 file that is not open. Files checked: 1.');
    await runCommand(page, 'Notifications: Clear All Notifications');
  });

  it('of a tab shows the certificate in it', async () => {
    await openFile(page, 'shop.pem');
    await openMenu(page.locator('.tab.active'), /^Reopen Editor With/);
    await choose(CERTIFICATE);
    await page.locator('.tab.active', { hasText: 'Certificate.md' }).waitFor();
  });

  it('of an editor explains what is selected, and offers nothing where nothing is', async () => {
    await openFile(page, 'errors.log');
    await selectText(page, 'AADSTS700027');
    // By the key: the mouse would scroll the long line first, and that closes menus.
    await page.keyboard.press('Shift+F10');
    await entry('Decode JWT').waitFor();
    await takeScreenshot(page, '19 context menu of a selection');
    await choose('Explain AADSTS Error');
    await page.locator('.tab.active', { hasText: 'AADSTS700027.md' }).waitFor();
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'appsettings.json');
    // VS Code takes an editor that it uses again to have its selection still, until the cursor moves.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Command Palette/ }).waitFor();
    for (const name of ['Decode JWT', 'Explain AADSTS Error', CERTIFICATE]) {
      assert.equal(await entry(name).count(), 0, name);
    }
  });
});
