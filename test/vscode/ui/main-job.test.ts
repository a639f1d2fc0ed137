import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples, temporaryFolder } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import {
  applyCodeAction,
  editorText,
  openFile,
  openWindow,
  readHover,
  readNotification,
  runCommand,
  selectText,
  takeScreenshot,
  tokenPanel,
  typeText,
  waitForNoSquiggle,
  waitForSquiggle,
} from './driver.ts';

const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';

describe('a person at the keyboard', function () {
  this.timeout(180_000);
  const folder = copyOfExamples();
  let endpoint: Emulator;
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    endpoint = await startEmulator();
    const certificate = join(temporaryFolder('certificate').path, 'endpoint.pem');
    writeFileSync(certificate, endpoint.certificate);
    writeFileSync(join(folder.path, 'docker-compose.yml'), 'services:\n  api:\n    environment:\n      ');
    writeEndpointSettings(join(folder.path, 'appsettings.Local.json'));
    const settings = { 'aadstsLens.tokenTest.certificateAuthorities': [certificate] };
    server = await startServer({ install: await installServer(), extension: checkout, settings });
    browser = await launchBrowser();
    page = await openWindow(browser, server, folder.path);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await endpoint?.close();
  });

  /** The settings of an app of the local token endpoint, without its secret. */
  function writeEndpointSettings(path: string): void {
    const application = endpoint.directory.applications.find(({ secrets }) => secrets.length > 0);
    assert.ok(application);
    const { clientId, tenant } = application;
    const settings = { AzureAd: { Instance: endpoint.origin, TenantId: tenant, ClientId: clientId } };
    writeFileSync(path, JSON.stringify(settings, null, 2));
  }

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
  });

  it('types a secret ID, sees the squiggle, and mends it from the menu of quick fixes', async () => {
    await openFile(page, 'docker-compose.yml');
    await page.keyboard.press('Control+End');
    await typeText(page, `AZURE_CLIENT_SECRET: ${SECRET_ID}`);
    await waitForSquiggle(page, 'warning');
    const hover = await readHover(page, SECRET_ID, 'AADSTS7000215');
    assert.match(hover, /ID of a client secret, not its value/);
    await takeScreenshot(page, '1 squiggle and hover');
    await selectText(page, SECRET_ID);
    await applyCodeAction(page, 'Take it from the environment: ${AZURE_CLIENT_SECRET}');
    await waitForNoSquiggle(page, 'warning');
    assert.match(await editorText(page), /AZURE_CLIENT_SECRET: \$\{AZURE_CLIENT_SECRET\}$/);
    await takeScreenshot(page, '2 mended');
  });

  it('enters the secret value where its ID stood, and the value is not shown while typed', async () => {
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    await selectText(page, SECRET_ID);
    await applyCodeAction(page, 'Enter the secret value…');
    const box = page.locator('.quick-input-widget input[type="password"]');
    await box.fill("it's#a$value");
    await takeScreenshot(page, '3 secret asked');
    await page.keyboard.press('Enter');
    await waitForNoSquiggle(page, 'warning');
    assert.match(await editorText(page), /^AZURE_CLIENT_SECRET="it's#a\$value"$/m);
  });

  it('rests the mouse on an AADSTS code in a log', async () => {
    await openFile(page, 'errors.log');
    const hover = await readHover(page, 'AADSTS700027', 'What to do');
    assert.match(hover, /3D7E21A94C0B5F8862E1D94A07BC63F5E8120A7D/i);
    await takeScreenshot(page, '4 code explained');
  });

  it('clicks on a code in the terminal', async () => {
    await runCommand(page, 'Terminal: Create New Terminal');
    const terminal = page.locator('.terminal-wrapper.active .xterm-screen');
    await terminal.waitFor();
    await page.locator('.xterm-helper-textarea').first().focus();
    await page.keyboard.type("clear; echo 'AADSTS50011: The redirect URI does not match.'\n");
    const tab = page.locator('.tab.active', { hasText: 'AADSTS50011.md' });
    // The shell takes its time to start; until then the text is not there to be clicked.
    for (let attempt = 0; attempt < 10 && (await tab.count()) === 0; attempt++) {
      await page.waitForTimeout(500);
      const box = await terminal.boundingBox();
      assert.ok(box);
      await page.keyboard.down('Control');
      await page.mouse.move(box.x + 30, box.y + 8);
      await page.waitForTimeout(300);
      await page.mouse.click(box.x + 30, box.y + 8);
      await page.keyboard.up('Control');
    }
    await tab.waitFor();
    await takeScreenshot(page, '4 terminal link');
    await page.keyboard.press('Control+J');
    await terminal.waitFor({ state: 'hidden' });
    // Beside a report the editor is too narrow to search in.
    await runCommand(page, 'View: Close All Editors');
  });

  it('decodes the token at the cursor', async () => {
    await openFile(page, 'token.http');
    await selectText(page, 'eyJhbGci');
    await page.keyboard.press('ArrowRight');
    await runCommand(page, 'AADSTS Lens: Decode JWT');
    const panel = tokenPanel(page);
    await panel.getByRole('heading', { level: 1 }).waitFor();
    assert.match((await panel.getByRole('main').textContent()) ?? '', /AADSTS5002723/);
    await takeScreenshot(page, '5 token decoded');
  });

  it('tests a token request: asked for the secret, refused, and told why', async () => {
    await openFile(page, 'appsettings.Local.json');
    const lenses = page.locator('.editor-group-container.active .codelens-decoration a');
    await lenses.filter({ hasText: 'Test token request' }).click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Client secret' }).click();
    const box = page.locator('.quick-input-widget input[type="password"]');
    await box.fill(SECRET_ID);
    await page.keyboard.press('Enter');
    assert.match(await readNotification(page, 'Token refused'), /AADSTS7000215/);
    const preview = page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('body');
    await preview.getByRole('heading', { name: 'Token refused: AADSTS7000215' }).waitFor();
    assert.ok(!(await preview.textContent())?.includes(SECRET_ID));
    await takeScreenshot(page, '6 token refused');
  });

  it('searches the codes by words', async () => {
    await openFile(page, 'compose.yaml');
    await runCommand(page, 'AADSTS Lens: Explain AADSTS Error');
    const list = page.locator('.quick-input-widget');
    const search = list.getByPlaceholder('A number, a word, or the whole error message');
    await search.fill('expired');
    await list.locator('.monaco-list-row', { hasText: 'AADSTS7000222' }).waitFor();
    await takeScreenshot(page, '7 codes searched');
    await search.fill('7000222');
    await list.locator('.monaco-list-row', { hasText: 'AADSTS7000222' }).first().click();
    await page.locator('.tab.active', { hasText: 'AADSTS7000222.md' }).waitFor();
    await takeScreenshot(page, '8 code shown');
  });
});
