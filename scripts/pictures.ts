// npm run pictures: the pictures of the documentation, made of the extension in a real VS Code, in light and in dark.
//
//   node scripts/pictures.ts [name…]     media/pictures/<name>-light.png and -dark.png; all by default
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Emulator, startEmulator } from '../src/emulator/emulator.ts';
import { launchBrowser } from '../test/vscode/host/browser.ts';
import { checkout, copyOfExamples, temporaryFolder } from '../test/vscode/host/folders.ts';
import { exitOnSignals } from '../test/vscode/host/processes.ts';
import { type RunningServer, startServer } from '../test/vscode/host/server.ts';
import { installServer } from '../test/vscode/host/server-install.ts';
import { openWindow } from '../test/vscode/ui/driver.ts';
import { indexedPng, type Pixels } from './indexed-png.ts';
import { largest, type Scene, scenes } from './picture-scenes.ts';

const themes = { light: 'Light Modern', dark: 'Dark Modern' } as const;
type Shade = keyof typeof themes;

const pictures = join(checkout, 'media', 'pictures');

exitOnSignals();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no picture ${unknown.join(', ')}. There are: ${scenes.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
await takePictures(names.length === 0 ? scenes : scenes.filter(({ name }) => names.includes(name)));

async function takePictures(wanted: readonly Scene[]): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const endpoint = await startEmulator();
  const certificate = join(temporaryFolder('certificate').path, 'endpoint.pem');
  writeFileSync(certificate, endpoint.certificate);
  const settings = { 'aadstsLens.tokenTest.certificateAuthorities': [certificate] };
  const server = await startServer({ install: await installServer(), extension: checkout, settings });
  const browser = await launchBrowser();
  try {
    for (const scene of wanted) {
      for (const shade of ['light', 'dark'] as const)
        await takePicture(scene, shade, { browser, server, endpoint });
    }
  } finally {
    await browser.close();
    await server.stop();
    await endpoint.close();
  }
}

type Stage = { readonly browser: Browser; readonly server: RunningServer; readonly endpoint: Emulator };

/** Each is taken in a window and a copy of the examples of its own, so that none depends on another. */
async function takePicture(scene: Scene, shade: Shade, { browser, server, endpoint }: Stage): Promise<void> {
  const folder = copyOfExamples();
  writeSettings(folder.path, shade);
  scene.prepare?.(folder.path, endpoint);
  const page = await openWindow(browser, server, folder.path);
  const path = join(pictures, `${scene.name}-${shade}.png`);
  try {
    await page.setViewportSize(scene.size);
    await page.locator(shade === 'light' ? '.monaco-workbench.vs' : '.monaco-workbench.vs-dark').waitFor();
    await scene.show(page);
    await calm(page);
    const shot = await page.locator(scene.part).screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(path, indexedPng(await pixelsOf(shot, browser)));
  } finally {
    await page.context().close();
    folder.remove();
  }
  const { size } = statSync(path);
  process.stdout.write(`${relative(checkout, path)}  ${Math.ceil(size / 1000)} kB\n`);
  if (size > largest)
    throw new Error(`The picture is larger than ${largest / 1000} kB: make its scene smaller.`);
}

function writeSettings(folder: string, shade: Shade): void {
  mkdirSync(join(folder, '.vscode'));
  const settings = {
    'workbench.colorTheme': themes[shade],
    'breadcrumbs.enabled': false,
    'editor.cursorBlinking': 'solid',
    'editor.minimap.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'editor.scrollbar.vertical': 'hidden',
    // The examples hold comments.
    'files.associations': { 'appsettings*.json': 'jsonc' },
    'editor.wordWrap': 'on',
    'files.exclude': { '.vscode': true },
  };
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** What is in a picture: the browser knows how to read it. */
async function pixelsOf(picture: Buffer, browser: Browser): Promise<Pixels> {
  const page = await browser.newPage();
  const { width, height, rgba } = await page.evaluate<Bitmap>(`(async () => {
    const response = await fetch('data:image/png;base64,${picture.toString('base64')}');
    const bitmap = await createImageBitmap(await response.blob());
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    let rgba = '';
    for (let at = 0; at < data.length; at += 8192) rgba += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width, height, rgba: btoa(rgba) };
  })()`);
  await page.close();
  const rgb = Buffer.from(rgba, 'base64').filter((_, at) => at % 4 !== 3);
  return { width, height, rgb };
}

/** With the bytes in base64. */
interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: string;
}

/** Waits until nothing moves any more: two frames of the window that are alike. */
async function calm(page: Page): Promise<void> {
  let before = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await page.waitForTimeout(300);
    const after = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (after.equals(before)) return;
    before = after;
  }
  throw new Error('The window did not come to rest.');
}
