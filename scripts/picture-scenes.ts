// What each picture of the documentation shows, and how one gets there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Emulator } from '../src/emulator/emulator.ts';
import {
  openFile,
  readHover,
  runCommand,
  selectText,
  tokenPanel,
  waitForSquiggle,
} from '../test/vscode/ui/driver.ts';

export interface Scene {
  /** The picture is `<name>-light.png` and `<name>-dark.png`. */
  readonly name: string;
  /** Of the window (CSS pixels). */
  readonly size: { readonly width: number; readonly height: number };
  /** A CSS selector of the part of the window that is shown. */
  readonly part: string;
  /** Adds files to the copy of the examples. */
  readonly prepare?: (folder: string, endpoint: Emulator) => void;
  readonly show: (page: Page) => Promise<void>;
}

/** Readers load them with the page (bytes). */
export const largest = 60_000;

const EDITORS = '.part.editor';
const WINDOW = '.monaco-workbench';
const SECRET_ID = 'b7d03e5a-91c4-4f6e-8d27-5ae61f09c3b8';
const REGISTERED = 'c3d5f9e2-7a41-4b86-9f20-5e8d1c6b4a73';
const DAY = 86_400_000;

/** Every picture, in the order of the README. */
export const scenes: readonly Scene[] = [
  { name: 'finding', size: { width: 960, height: 430 }, part: EDITORS, show: showFinding },
  { name: 'hover', size: { width: 960, height: 720 }, part: EDITORS, show: showHover },
  { name: 'token-panel', size: { width: 960, height: 703 }, part: EDITORS, show: showTokenPanel },
  { name: 'entra-apps', size: { width: 960, height: 560 }, part: WINDOW, prepare: writeApps, show: showApps },
  {
    name: 'token-refused',
    size: { width: 960, height: 590 },
    part: EDITORS,
    prepare: writeEndpointSettings,
    show: showRefusal,
  },
  { name: 'walkthrough', size: { width: 1280, height: 800 }, part: EDITORS, show: showWalkthrough },
];

async function showFinding(page: Page): Promise<void> {
  await hideSideBar(page);
  await openFile(page, '.env');
  await waitForSquiggle(page, 'warning');
  await page.locator('.codelens-decoration a', { hasText: 'Test token request' }).waitFor();
  await selectText(page, SECRET_ID);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
}

async function showHover(page: Page): Promise<void> {
  await hideSideBar(page);
  await openFile(page, 'errors.log');
  await readHover(page, 'AADSTS700027', 'What to do');
  await enlargeHover(page, 190);
}

/** Pulls at the lower edge of the hover, as one does to read on (CSS pixels). */
async function enlargeHover(page: Page, by: number): Promise<void> {
  const box = await page
    .locator('.monaco-hover:not(.hidden)', { hasText: 'What to do' })
    .first()
    .boundingBox();
  if (!box) throw new Error('The hover is gone.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + by, { steps: 10 });
  await page.mouse.up();
  // Into the hover: the edge shows itself as long as it is pointed at.
  await page.mouse.move(box.x + 8, box.y + 8);
}

async function showTokenPanel(page: Page): Promise<void> {
  await hideSideBar(page);
  await openFile(page, 'token.http');
  await selectText(page, 'eyJhbGci');
  await page.keyboard.press('ArrowRight');
  await runCommand(page, 'AADSTS Lens: Decode JWT');
  await tokenPanel(page).getByRole('region', { name: 'Verdicts' }).waitFor();
  await runCommand(page, 'View: Toggle Maximize Editor Group');
}

function writeApps(folder: string): void {
  const registration = {
    appId: REGISTERED,
    displayName: 'Orders',
    passwordCredentials: [
      {
        keyId: '0d4b6f11-52a8-4a7e-9c7d-1c2f33aa5e90',
        displayName: 'ci',
        endDateTime: new Date(Date.now() + 10.5 * DAY).toISOString(),
      },
    ],
    keyCredentials: [],
  };
  const settings = {
    AzureAd: { TenantId: 'contoso.com', ClientId: REGISTERED, ClientSecret: '#{secret}#' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(registration, null, 2));
  writeFileSync(join(folder, 'appsettings.Production.json'), JSON.stringify(settings, null, 2));
}

async function showApps(page: Page): Promise<void> {
  await openFile(page, 'appsettings.json');
  await waitForSquiggle(page, 'error');
  await page.getByRole('button', { name: 'Entra Apps Section' }).click();
  // Leaves the view the whole of the side bar.
  await page.getByRole('button', { name: 'Explorer Section: examples' }).click();
  const row = (name: RegExp) =>
    page.getByRole('tree', { name: 'Entra Apps' }).getByRole('treeitem', { name }).first();
  await row(/^Orders/).click();
  await row(/^Last test/).waitFor();
}

/** The settings of an app of the local token endpoint, without its secret. */
function writeEndpointSettings(folder: string, { directory, origin }: Emulator): void {
  const application = directory.applications.find(({ secrets }) => secrets.length > 0);
  if (!application) throw new Error('The local token endpoint knows no app with a secret.');
  const settings = {
    AzureAd: { Instance: origin, TenantId: application.tenant, ClientId: application.clientId },
  };
  writeFileSync(join(folder, 'appsettings.Local.json'), JSON.stringify(settings, null, 2));
}

async function showRefusal(page: Page): Promise<void> {
  await hideSideBar(page);
  await openFile(page, 'appsettings.Local.json');
  await page.locator('.codelens-decoration a', { hasText: 'Test token request' }).click();
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Client secret' }).click();
  await page.locator('.quick-input-widget input[type="password"]').fill(SECRET_ID);
  await page.keyboard.press('Enter');
  const report = page.frameLocator('iframe.webview.ready').frameLocator('iframe').locator('body');
  await report.getByRole('heading', { name: 'Token refused: AADSTS7000215' }).waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  // What lies under the mouse would say what it is for.
  await page.mouse.move(0, 0);
}

/** The second step: its mistake is in a sample of its own. */
async function showWalkthrough(page: Page): Promise<void> {
  await hideSideBar(page);
  await runCommand(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list').getByText('AADSTS Lens').first().click();
  const step = page.locator('.getting-started-step', { hasText: 'Mend it' });
  await step.click();
  await step.locator('.button-container').first().waitFor();
  const media = page.locator('.getting-started-media iframe.webview').contentFrame();
  // Beside it the picture of the first step may be there still.
  const picture = media
    .locator('iframe#active-frame')
    .contentFrame()
    .locator('svg title', { hasText: 'light bulb' });
  await picture.waitFor({ state: 'attached' });
  await page.mouse.move(0, 0);
}

async function hideSideBar(page: Page): Promise<void> {
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}
