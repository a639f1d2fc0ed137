import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { toPem } from '../../../src/emulator/certificate.ts';
import { describeCertificate } from '../../../src/node/certificate.ts';
import { buildClientAssertion } from '../../../src/tokens/client-assertion.ts';
import { certificateDer, keyPairs } from '../../certificates.ts';
import { launchBrowser } from '../host/browser.ts';
import { checkout, copyOfExamples } from '../host/folders.ts';
import { type RunningServer, startServer } from '../host/server.ts';
import { installServer } from '../host/server-install.ts';
import { openFile, openWindow, runCommand, takeScreenshot, tokenPanel } from './driver.ts';

const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
const CLIENT = '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4';
const TENANT = '6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92';
const SIGNATURE = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1zdGF5';

function token(claims: string): string {
  const encoded = (text: string) => Buffer.from(text).toString('base64url');
  return `${encoded('{"alg":"RS256","typ":"JWT"}')}.${encoded(claims)}.${SIGNATURE}`;
}

const access = token(
  JSON.stringify({
    aud: 'api://shop',
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    iat: now - DAY,
    nbf: now - DAY,
    exp: now + DAY + 3_600,
    azp: CLIENT,
    roles: ['Orders.Read.All'],
    tid: TENANT,
    ver: '2.0',
    own_claim: { kept: [1, 2] },
  }),
);
const assertion = token(
  JSON.stringify({ iss: CLIENT, sub: CLIENT, exp: now - 3 * DAY - 60, iat: 0, nbf: 0 }),
);

const NESTED = 3_000;
const hostile = token(
  [
    '{"aud":"<img src=x onerror=document.title=1><script>document.title=1</script>"',
    '"<b id=planted>":"</code><a href=javascript:alert(1)>go</a>"',
    '"__proto__":{"isAdmin":true},"constructor":"c","toString":null,"hasOwnProperty":1',
    '"exp":1e308,"nbf":-1e308,"iat":123456789012345678901234567890',
    '"direction":"user\u202Egpj.exe \u05E9\u05DC\u05D5\u05DD"',
    `"deep":${'['.repeat(NESTED)}${']'.repeat(NESTED)}}`,
  ].join(','),
);

const der = certificateDer({ keyPair: keyPairs.rsa(), notAfter: new Date((now + 90 * DAY) * 1000) });

/** As Entra takes it, signed with the key of the certificate. */
async function signedAssertion(): Promise<string> {
  const result = await buildClientAssertion({
    authority: `https://login.microsoftonline.com/${TENANT}`,
    clientId: CLIENT,
    certificate: describeCertificate(new X509Certificate(der)),
    privateKey: keyPairs.rsa().privateKey,
    algorithm: 'PS256',
    now: Math.floor(Date.now() / 1000),
    jti: '0d4b6f11-52a8-4a7e-9c7d-1c2f33aa5e90',
  });
  assert(result.kind === 'assertion');
  return result.assertion.reveal();
}

/** What an expression gives in the page of the panel. */
function inPanel<T>(page: Page, expression: string): Promise<T> {
  return tokenPanel(page).locator('html').evaluate<T, undefined>(expression, undefined);
}

/** The rules of axe-core (WCAG 2, levels A and AA, and good practice) that the panel breaks, and where. */
function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  return inPanel(
    page,
    `(async () => {
      ${axe};
      const { passes, violations } = await axe.run(document);
      if (passes.length < 20) return ['axe-core found nothing to judge'];
      return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ').slice(0, 300));
    })()`,
  );
}

describe('the token panel', function () {
  this.timeout(180_000);
  const folder = copyOfExamples();
  let server: RunningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    writeFileSync(join(folder.path, 'access.txt'), `Bearer ${access}\n`);
    writeFileSync(join(folder.path, 'both.txt'), `${access}\n\n${assertion}\n`);
    writeFileSync(join(folder.path, 'shop.cer'), der);
    mkdirSync(join(folder.path, 'certificates'));
    writeFileSync(join(folder.path, 'certificates', 'shop.pem'), toPem(der));
    writeFileSync(join(folder.path, 'signed.txt'), `${await signedAssertion()}\n`);
    writeFileSync(join(folder.path, 'hostile.txt'), `${hostile}\n`);
    mkdirSync(join(folder.path, '.vscode'));
    server = await startServer({ install: await installServer(), extension: checkout });
    browser = await launchBrowser();
    page = await openWindow(browser, server, folder.path);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    await runCommand(page, 'View: Close All Editors');
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await takeScreenshot(page, `failed ${this.currentTest.title}`);
  });

  async function decodeAll(file: string): Promise<void> {
    await openFile(page, file);
    await page.keyboard.press('Control+A');
    await runCommand(page, 'AADSTS Lens: Decode JWT');
  }

  function clipboard(): Promise<string> {
    return page.evaluate<string>('navigator.clipboard.readText()');
  }

  async function pressed(times: number): Promise<readonly string[]> {
    const names: string[] = [];
    for (let time = 0; time < times; time += 1) {
      await page.keyboard.press('Tab');
      names.push(await inPanel(page, 'document.activeElement?.id ?? ""'));
    }
    return names;
  }

  it('tells all about the selected token', async () => {
    await decodeAll('access.txt');
    const panel = tokenPanel(page);
    await panel.getByRole('heading', { level: 1 }).waitFor();
    const claims = panel.getByRole('region', { name: 'Claims', exact: true });
    const expiry = claims.getByRole('row', { name: 'exp' });
    const told = await expiry.innerText();
    assert.match(told, /\(local\)/);
    assert.match(told, / UTC/);
    assert.match(told, /in 1 day/);
    assert.match(await claims.getByRole('row', { name: 'own_claim' }).innerText(), /"kept"/);
    await panel.getByRole('img', { name: 'When the token holds' }).waitFor();
    const words = await panel.getByRole('region', { name: 'Validity' }).innerText();
    assert.match(words, /It is within its times\. Issued \(iat\) [\s\S]+ Expires \(exp\) /);
    const verdicts = panel.getByRole('region', { name: 'Verdicts' }).getByRole('listitem');
    for (const verdict of await verdicts.allInnerTexts()) {
      assert.match(verdict, /^(?:Right|Wrong|Cannot tell)\s+\S/);
    }
    assert.deepEqual(await panel.locator('.legend li').allInnerTexts(), ['Header', 'Claims', 'Signature']);
    assert.equal(await panel.locator('.token').innerText(), access);
  });

  it('copies by the keyboard alone, and says so', async () => {
    await decodeAll('access.txt');
    await tokenPanel(page).getByRole('button', { name: 'Copy header' }).waitFor();
    assert.deepEqual(await pressed(4), ['copy-header', 'copy-claims', 'copy-unsigned', 'raw']);
    const status = tokenPanel(page).getByRole('status');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await status.filter({ hasText: 'without the signature' }).waitFor();
    assert.equal(await clipboard(), access.replace(SIGNATURE, ''));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await status.filter({ hasText: 'claims were copied' }).waitFor();
    assert.equal(JSON.parse(await clipboard()).aud, 'api://shop');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await status.filter({ hasText: 'header was copied' }).waitFor();
    assert.deepEqual(JSON.parse(await clipboard()), { alg: 'RS256', typ: 'JWT' });
  });

  it('shows the JSON, keeps the focus, and stays so when it was hidden', async () => {
    await decodeAll('access.txt');
    const panel = tokenPanel(page);
    await panel.getByRole('button', { name: 'Raw JSON' }).focus();
    await page.keyboard.press('Enter');
    const raw = panel.getByRole('region', { name: 'Claims as JSON' });
    assert.deepEqual(JSON.parse(await raw.innerText()).own_claim, { kept: [1, 2] });
    assert.equal(await panel.locator(':focus').innerText(), 'Raw JSON');
    await openFile(page, 'both.txt');
    await page.locator('iframe.webview.ready:visible').waitFor({ state: 'detached' });
    await page.locator('.tab', { hasText: 'Decoded token' }).click();
    await raw.waitFor();
    await panel.getByRole('button', { name: 'Raw JSON' }).click();
    await panel.getByRole('region', { name: 'Claims, table' }).waitFor();
  });

  it('judges it as a client assertion when asked to', async () => {
    await decodeAll('access.txt');
    const panel = tokenPanel(page);
    const judge = panel.getByRole('button', { name: 'Judge as client assertion' });
    await judge.click();
    await panel.getByRole('button', { name: 'Judge as client assertion', pressed: true }).waitFor();
    assert.match(await panel.getByRole('region', { name: 'Verdicts' }).innerText(), /Wrong[\s\S]+AADSTS\d+/);
    await panel.getByRole('button', { name: 'Compare with certificate…' }).waitFor();
    await judge.click();
    await panel.getByRole('button', { name: 'Judge as client assertion', pressed: false }).waitFor();
  });

  it('lets one choose among several tokens, and builds a right assertion', async () => {
    await decodeAll('access.txt');
    await tokenPanel(page).getByRole('heading', { level: 1 }).waitFor();
    await decodeAll('both.txt');
    const panel = tokenPanel(page);
    const choice = panel.getByRole('combobox', { name: 'Token' });
    await choice.waitFor();
    assert.equal(await choice.locator('option').count(), 2);
    await choice.selectOption({ index: 1 });
    await panel.locator('figcaption', { hasText: 'It has expired.' }).waitFor();
    assert.match(await panel.getByRole('region', { name: 'Claims', exact: true }).innerText(), /3 days ago/);
    assert.deepEqual(await accessibilityFaults(page), []);
    await takeScreenshot(page, '9 client assertion in the panel');
    await panel.getByRole('button', { name: 'Build a right assertion…' }).click();
    await page.locator('.quick-input-widget', { hasText: 'Build Client Assertion' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('finds the certificate of the workspace that the token names', async () => {
    await decodeAll('signed.txt');
    const verdicts = tokenPanel(page).getByRole('region', { name: 'Verdicts' });
    await verdicts.getByText(/made with the private key of .+ in certificates\/shop\.pem\./).waitFor();
    await takeScreenshot(page, '9b client assertion and the certificate of the workspace');
  });

  it('leads from a verdict to the rule, and to what the code means', async () => {
    await decodeAll('both.txt');
    const panel = tokenPanel(page);
    await panel.getByRole('combobox', { name: 'Token' }).selectOption({ index: 1 });
    const fault = panel.getByRole('listitem').filter({ hasText: 'Explain AADSTS700024' }).first();
    const rule = fault.getByRole('link', { name: 'Rule assertion-lifetime' });
    assert.match((await rule.getAttribute('href')) ?? '', /\/docs\/rules\.md#assertion-lifetime$/);
    await fault.scrollIntoViewIfNeeded();
    await takeScreenshot(page, '9c a verdict and where it leads');
    await fault.getByRole('button', { name: 'Explain AADSTS700024' }).press('Enter');
    await page.locator('.tab', { hasText: 'AADSTS700024' }).waitFor();
  });

  it('shows what Check Client Assertion finds', async () => {
    await openFile(page, 'signed.txt');
    await page.keyboard.press('Control+A');
    await runCommand(page, 'AADSTS Lens: Check Client Assertion');
    await page.locator('.quick-input-list').getByText('Compare with a certificate').click();
    const path = page.locator('.quick-input-widget .quick-input-box input');
    await path.fill(join(folder.path, 'shop.cer'));
    await path.press('Enter');
    const panel = tokenPanel(page);
    await panel.getByText('compared with shop.cer').waitFor();
    await panel.getByText('The signature was made with the private key of this certificate.').waitFor();
  });

  it('compares a client assertion with a certificate', async () => {
    await decodeAll('signed.txt');
    const panel = tokenPanel(page);
    await panel.getByRole('button', { name: 'Compare with certificate…' }).click();
    const dialog = page.locator('.quick-input-widget', { hasText: 'Check Client Assertion' });
    const path = dialog.locator('.quick-input-box input');
    await path.fill(join(folder.path, 'shop.cer'));
    await path.press('Enter');
    await panel.getByText('compared with shop.cer').waitFor();
    const verdicts = await panel.getByRole('region', { name: 'Verdicts' }).innerText();
    assert.match(verdicts, /Right\s+The signature was made with the private key of this certificate\./);
    assert.doesNotMatch(verdicts, /Wrong/);
  });

  it('shows hostile claims as text', async () => {
    await decodeAll('hostile.txt');
    const panel = tokenPanel(page);
    const claims = panel.getByRole('region', { name: 'Claims', exact: true });
    await claims.getByText('onerror').waitFor();
    const told = await claims.innerText();
    assert.match(told, /<img src=x onerror=document\.title=1><script>document\.title=1<\/script>/);
    assert.match(told, /<b id=planted>/);
    assert.match(told, /__proto__[\s\S]+isAdmin/);
    assert.match(told, /hasOwnProperty/);
    assert.match(told, /user\\u202egpj\.exe \u05E9/);
    assert.equal(await panel.locator('main :is(img, script, b, a:not(#advice a))').count(), 0);
    assert.equal(await inPanel(page, 'document.title'), 'Decoded token');
    await takeScreenshot(page, '10 hostile claims');
  });

  for (const [name, theme, kind] of [
    ['light', 'Light Modern', 'vscode-light'],
    ['dark', 'Dark Modern', 'vscode-dark'],
    ['high contrast', 'Default High Contrast', 'vscode-high-contrast'],
    ['light high contrast', 'Default High Contrast Light', 'vscode-high-contrast-light'],
  ] as const) {
    it(`has the colours of a ${name} theme, and keeps the rules of accessibility`, async () => {
      writeFileSync(
        join(folder.path, '.vscode', 'settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      await decodeAll('access.txt');
      const panel = tokenPanel(page);
      await panel.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      await panel.getByText('It is within its times.').waitFor();
      const [background, expected] = await inPanel<readonly string[]>(
        page,
        `(() => {
          const probe = document.createElement('p');
          probe.style.color = 'var(--vscode-editor-background)';
          document.body.append(probe);
          const colours = [getComputedStyle(document.body).backgroundColor, getComputedStyle(probe).color];
          probe.remove();
          return colours;
        })()`,
      );
      assert.equal(background, expected);
      assert.deepEqual(await accessibilityFaults(page), []);
      await runCommand(page, 'View: Toggle Maximize Editor Group');
      await takeScreenshot(page, `11 token panel, ${name}`);
      await panel.getByRole('region', { name: 'Header, table' }).scrollIntoViewIfNeeded();
      await takeScreenshot(page, `12 token panel, ${name}, validity`);
      await panel.locator('.token').scrollIntoViewIfNeeded();
      await takeScreenshot(page, `13 token panel, ${name}, token`);
      await runCommand(page, 'View: Toggle Maximize Editor Group');
    });
  }
});
