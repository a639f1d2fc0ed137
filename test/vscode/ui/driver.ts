// Uses VS Code in a browser as a person does: with the keyboard, the mouse and what stands on the screen.
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { checkout } from '../host/folders.ts';
import type { RunningServer } from '../host/server.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

const startMilliseconds = 60_000;
const waitMilliseconds = 20_000;

/** Opens a window of VS Code on a folder and waits until its files are listed. Later waits give up after 20 seconds. */
export async function openWindow(browser: Browser, server: RunningServer, folder: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMilliseconds);
  await page.goto(server.address(folder), { timeout: startMilliseconds });
  await page
    .locator('.explorer-folders-view .monaco-list-row')
    .first()
    .waitFor({ timeout: startMilliseconds });
  return page;
}

/** Opens a file by its name, or its path inside the folder where the name alone is not enough. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  await pick(page, 'Control+P', path, name);
  await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
  await focusEditor(page);
}

/** Runs a command of the palette by its full title, such as `AADSTS Lens: Explain a code`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, title);
}

/** Types into the editor, key by key; VS Code closes brackets and offers completions as it does for anyone. */
export async function typeText(page: Page, text: string): Promise<void> {
  await focusEditor(page);
  await page.keyboard.type(text);
}

/** Puts the cursor on the first place in the file where this text stands, and selects it. */
export async function selectText(page: Page, text: string): Promise<Locator> {
  await focusEditor(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const find = page.locator('.editor-group-container.active .find-widget.visible');
  const search = find.locator('textarea, input').first();
  // The box keeps what was looked for before, and the same text again starts no new search.
  await search.fill('');
  await search.fill(text);
  await find.locator('.matchesCount', { hasText: /^1 of / }).waitFor();
  // By the mouse: something else may be there to take an Escape.
  await find.getByRole('button', { name: /^Close/ }).click();
  await find.waitFor({ state: 'hidden' });
  await focusEditor(page);
  return editor(page).locator('.selected-text').first();
}

/** Waits until a squiggle of this severity is on the screen. */
export async function waitForSquiggle(page: Page, severity: Severity): Promise<void> {
  await squiggle(page, severity).waitFor();
}

/** Waits until no squiggle of this severity is left. */
export async function waitForNoSquiggle(page: Page, severity: Severity): Promise<void> {
  await squiggle(page, severity).waitFor({ state: 'detached' });
}

/** A hover is asked for so often, at most. */
const HOVERS = 5;

/** Rests the mouse on a text until the hover says `expected`, and gives all the hover says. */
export async function readHover(page: Page, text: string, expected: string | RegExp): Promise<string> {
  const place = await selectText(page, text);
  await place.waitFor();
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).first();
  // What comes too late for one hover, as when its code is loaded, is there for the next.
  for (let tries = 1; tries <= HOVERS && !(await hover.isVisible()); tries += 1) {
    await page.mouse.move(0, 0);
    // The selection lies behind the text, so the mouse meets the text; force says that this is as wanted.
    await place.hover({ force: true });
    await hover.waitFor({ timeout: 5_000 }).catch(() => {});
  }
  await hover.waitFor({ timeout: 1_000 });
  return (await hover.locator('.hover-row').allInnerTexts()).join('\n');
}

/** Opens the menu of quick fixes at the cursor, where a squiggle is seen already, and picks the entry with this title. */
export async function applyCodeAction(page: Page, title: string): Promise<void> {
  // Not the light bulb is waited for: it goes out whenever the editor scrolls, and comes back with the next move only.
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget .monaco-list');
  const entry = menu.locator('.monaco-list-row', { has: exactly(page, '.title', title) });
  await entry.click();
  await menu.waitFor({ state: 'detached' });
}

/** Waits for a notification that contains this text, and gives all of its text. */
export async function readNotification(page: Page, expected: string | RegExp): Promise<string> {
  const message = page.locator('.notification-list-item-message', { hasText: expected }).first();
  await message.waitFor();
  return (await message.textContent()) ?? '';
}

/** The whole text of the active editor, by way of the clipboard. Leaves everything selected. */
export async function editorText(page: Page): Promise<string> {
  const before = 'nothing copied yet';
  await page.evaluate(`navigator.clipboard.writeText('${before}')`);
  await focusEditor(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const copied = await page.waitForFunction<{ readonly text: string }, undefined>(
    `navigator.clipboard.readText().then((text) => text !== '${before}' && { text })`,
    undefined,
  );
  return (await copied.jsonValue()).text;
}

/** The page of the panel that shows tokens, by the title of the panel in VS Code’s language. */
export function tokenPanel(page: Page, title = 'Decoded token'): FrameLocator {
  // Hidden panels keep their frames.
  return page
    .locator('iframe.webview.ready:visible')
    .contentFrame()
    .locator(`iframe[title="${title}"]`)
    .contentFrame();
}

/** Saves a picture of the window as `test-output/screenshots/<name>.png` and gives its path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const path = join(checkout, 'test-output', 'screenshots', `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Opens a list with a key, filters it with `text`, and picks the entry that is called `entry`. */
async function pick(page: Page, key: string, text: string, entry: string): Promise<void> {
  const list = page.locator('.quick-input-widget');
  await openList(page, key, list.locator('.quick-input-box input'), text);
  const row = list.locator('.monaco-list-row', { has: exactly(page, '.label-name', entry) }).first();
  await row.click();
  // What was picked may open a list of its own in the same place: only the entry has to be gone.
  await row.waitFor({ state: 'hidden' });
}

/** A key that came just before, such as Escape, may close the list that this one opens: then it is opened again. */
async function openList(page: Page, key: string, box: Locator, text: string): Promise<void> {
  for (let left = 4; left > 0; left--) {
    await page.keyboard.press(key);
    const isFilled = await box.fill(text, { timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (isFilled) return;
  }
  await page.keyboard.press(key);
  await box.fill(text);
}

async function focusEditor(page: Page): Promise<void> {
  await editor(page).locator('.native-edit-context').focus();
}

function editor(page: Page): Locator {
  return page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
}

function squiggle(page: Page, severity: Severity): Locator {
  return editor(page).locator(`.squiggly-${severity}`).first();
}

/** An element of that kind with that text and no more. */
function exactly(page: Page, selector: string, text: string): Locator {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return page.locator(selector, { hasText: new RegExp(`^${escaped}$`) });
}
