import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { toPem } from '../../../src/emulator/certificate.ts';
import { certificateDer, keyPairs } from '../../certificates.ts';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
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
  waitForNoSquiggle,
  waitForSquiggle,
} from './driver.ts';

const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const SECRET = 'Kq38Q~wT5xY_made.up.for.a.test-0Zb7Vn2Ra';
const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';
const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';

const FILES: Readonly<Record<string, string>> = {
  'daemon.ts': [
    "import { ClientSecretCredential } from '@azure/identity';",
    '',
    'export const credential = new ClientSecretCredential(',
    `  '${TENANT}',`,
    `  '${CLIENT}',`,
    `  '${SECRET_ID}',`,
    ');',
    '',
  ].join('\n'),
  'appsettings.Web.json': JSON.stringify(
    { AzureAd: { TenantId: TENANT, ClientId: CLIENT, ClientSecret: SECRET } },
    null,
    2,
  ),
  'request.http': [
    `POST https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    'Content-Type: application/x-www-form-urlencoded',
    '',
    `grant_type=client_credentials&client_id=${CLIENT}&client_secret={{secret}}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default`,
    '',
  ].join('\n'),
  'shop.pem': toPem(certificateDer({ commonName: 'shop', keyPair: keyPairs.rsa() })),
};

describe('VS Code in a browser, without Node', function () {
  this.timeout(180_000);
  const folder = copyOfExamples();
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder.path, name), text);
    server = await startServer({
      install: await installServer(),
      extension: join(checkout, 'aadsts-lens.vsix'),
      // Of its two entries the one for browsers is taken, in the extension host that runs in a worker of the page.
      settings: { 'remote.extensionKind': { 'aadsts-lens.aadsts-lens': ['web'] } },
    });
    browser = await launchBrowser();
    page = await openWindow(browser, server, folder.path);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
    // A list or a dialog that a test left open would take the keys.
    await page.keyboard.press('Escape');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'View: Close All Editors');
  });

  /** What the offer of a notification puts into the clipboard. */
  async function copiedAsCurl(): Promise<string> {
    await page.evaluate("navigator.clipboard.writeText('nothing copied yet')");
    const notification = page.locator('.notification-list-item', {
      hasText: 'cannot be sent from a browser',
    });
    await notification.getByRole('button', { name: 'Copy as curl' }).click();
    await readNotification(page, 'The curl command is in the clipboard.');
    return page.evaluate<string>('navigator.clipboard.readText()');
  }

  it('runs in the extension host of the browser', async () => {
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    await runCommand(page, 'Developer: Show Running Extensions');
    // Those that took longest to start come first, and only what fits is there to be read.
    await page.setViewportSize({ width: 1280, height: 1600 });
    const row = page.locator('.monaco-list-row .extension', { hasText: 'AADSTS Lens' });
    await row.waitFor();
    assert.match(await row.innerText(), /web worker/);
    await takeScreenshot(page, 'web 1 running extensions');
    await page.getByRole('button', { name: /^Close Modal Editor/ }).click();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('sees a secret ID in settings, explains it, and mends it', async () => {
    await openFile(page, '.env');
    await waitForSquiggle(page, 'warning');
    assert.match(await readHover(page, SECRET_ID, 'AADSTS7000215'), /ID of a client secret, not its value/);
    await takeScreenshot(page, 'web 2 squiggle and hover');
    await selectText(page, SECRET_ID);
    await applyCodeAction(page, 'Enter the secret value…');
    await page.locator('.quick-input-widget input[type="password"]').fill("it's#a$value");
    await page.keyboard.press('Enter');
    await waitForNoSquiggle(page, 'warning');
    assert.match(await editorText(page), /^AZURE_CLIENT_SECRET="it's#a\$value"$/m);
  });

  it('reads code: its grammar is loaded in the worker', async () => {
    await openFile(page, 'daemon.ts');
    await waitForSquiggle(page, 'warning');
    assert.match(await readHover(page, SECRET_ID, 'AADSTS7000215'), /ID of a client secret, not its value/);
    await takeScreenshot(page, 'web 3 code');
  });

  it('explains an AADSTS code', async () => {
    await openFile(page, 'errors.log');
    await readHover(page, 'AADSTS700027', 'What to do');
  });

  it('finds the mistakes of files that are not open', async () => {
    await runCommand(page, 'AADSTS Lens: Scan Workspace');
    await runCommand(page, 'Problems: Focus on Problems View');
    const problems = page.locator('.markers-panel-container');
    for (const name of ['compose.yaml', 'daemon.ts']) {
      await page.getByPlaceholder(/^Filter \(e\.g/).fill(name);
      await problems.locator('.monaco-list-row', { hasText: name }).first().waitFor();
    }
    await takeScreenshot(page, 'web 4 workspace scanned');
    await page.keyboard.press('Control+J');
  });

  it('decodes a token', async () => {
    await openFile(page, 'token.http');
    await selectText(page, 'eyJhbGci');
    await page.keyboard.press('ArrowRight');
    await runCommand(page, 'AADSTS Lens: Decode JWT');
    const panel = tokenPanel(page);
    const claims = panel.getByRole('region', { name: 'Claims', exact: true });
    assert.match(await claims.getByRole('row', { name: 'iss' }).innerText(), new RegExp(CLIENT));
    assert.match((await panel.getByRole('main').textContent()) ?? '', /AADSTS5002723/);
    await takeScreenshot(page, 'web 5 token decoded');
  });

  it('says why it sends no request, and copies it as curl without the secret', async () => {
    await openFile(page, 'appsettings.Web.json');
    await page.locator('.codelens-decoration a', { hasText: 'Test token request' }).click();
    const told = await readNotification(page, 'cannot be sent from a browser');
    assert.match(told, /Entra lets pages of a browser have tokens for single-page applications only/);
    await takeScreenshot(page, 'web 6 not sent');
    const command = await copiedAsCurl();
    assert.match(command, new RegExp(`^curl --request POST .*/${TENANT}/oauth2/v2\\.0/token`));
    assert.match(command, /--data-urlencode "client_secret=\$CLIENT_SECRET"/);
    assert.ok(!command.includes(SECRET));
  });

  it('copies a request as it is written, its variable left open', async () => {
    await openFile(page, 'request.http');
    await page.locator('.codelens-decoration a', { hasText: 'Send as written' }).click();
    const command = await copiedAsCurl();
    assert.match(command, new RegExp(`client_id=${CLIENT}`));
    assert.match(command, /"client_secret=\$CLIENT_SECRET"/);
  });

  it('offers no command that cannot work', async () => {
    await openFile(page, 'compose.yaml');
    await page.keyboard.press('F1');
    const list = page.locator('.quick-input-widget');
    await list.locator('.quick-input-box input').fill('>AADSTS Lens');
    await list.locator('.monaco-list-row', { hasText: 'Decode JWT' }).waitFor();
    const offered = (await list.locator('.monaco-list-row .label-name').allInnerTexts()).join('\n');
    await page.keyboard.press('Escape');
    assert.match(offered, /Test Token Request$/m);
    assert.doesNotMatch(offered, /Local Token Endpoint|All Apps|Kept Secrets/);
  });

  it('reads certificates', async () => {
    await openFile(page, 'shop.pem');
    await page.locator('.codelens-decoration a', { hasText: /^CN=shop, .*RSA, 2048 bits$/ }).waitFor();
    await takeScreenshot(page, 'web 7 certificate');
  });
});
