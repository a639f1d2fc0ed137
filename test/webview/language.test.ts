import assert from 'node:assert/strict';
import { inspectToken } from '../../src/tokens/inspect.ts';
import type { PanelState } from '../../src/webview/messages.ts';
import { filled, type Words, words } from '../../src/webview/words.ts';
import { leftInEnglish, ownTexts } from '../pseudo-language.ts';
import { builtPage } from './page-document.ts';
import { importWith } from './without-vscode.ts';

const NOW = 1_800_000_000;

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object): string {
  return `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}.c2ln`;
}

const ISSUER = {
  iss: 'https://login.microsoftonline.com/6e1b7c40-2f9d-4a83-b5c6-08d31fe47a92/v2.0',
  ver: '2.0',
};
const APP = { iss: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4', sub: '4f2a9c31-7be0-4d58-9a16-c3e07d5b28f4' };

/** Tokens which together make the page say all that it can say. */
const TOKENS = {
  'a token that holds': token({ ...ISSUER, iat: NOW - 60, nbf: NOW - 60, exp: NOW + 60, own: 'x' }),
  'one that has expired': token({ ...ISSUER, nbf: NOW - 60, exp: NOW - 30 }),
  'one that does not hold yet': token({ ...ISSUER, nbf: NOW + 60, exp: NOW + 120 }),
  'one that never holds': token({ ...ISSUER, nbf: NOW + 60, exp: NOW - 60 }),
  'one without an end': token({ ...ISSUER, nbf: NOW - 60 }),
  'an assertion': token({ ...APP, exp: NOW - 60 }),
  'one that is long': token({ ...ISSUER, exp: NOW + 60, own: 'x'.repeat(30_000) }),
  'an encrypted one': `${encoded({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.eHh4.eHh4.eHh4.eHh4`,
  'no token': 'eyJhbGci',
};

/** What the page does when it is used. */
interface Doings {
  readonly ask: () => void;
  readonly toggleRaw: () => void;
}

describe('the language of the page', () => {
  let translated: Words;
  let all: readonly string[] = [];

  let renderState: (state: PanelState, isRaw: boolean, doings: Doings) => readonly unknown[];

  before(async () => {
    // Not by its types, which are those of a browser.
    const file = '../../src/webview/render-state.ts';
    ({ renderState } = await import(file));
    const inBrackets = "'⟦' + text.replace(/\\{(\\d)\\}/g, (_, place) => values[place]) + '⟧'";
    const vscode = `export const l10n = { t: (text, ...values) => ${inBrackets} };`;
    const { tokenWords } = await importWith<{ readonly tokenWords: () => unknown }>(
      vscode,
      'src/vscode/token-words.ts',
    );
    const table = tokenWords();
    assert(words(table), 'the extension hands over every word');
    translated = table;
  });

  /** With every button, and with none that only some hosts have. */
  function states(text: string): readonly PanelState[] {
    const inspection = inspectToken(text, NOW);
    const plain: PanelState = {
      inspection,
      titles: [inspection.title],
      selected: 0,
      asClientAssertion: false,
      rulesPage: 'https://example.com/rules.md',
      words: translated,
      offers: { build: false, verify: false, issuerKeys: false },
    };
    const offers = { build: true, verify: true, issuerKeys: true };
    const full = { ...plain, titles: [inspection.title, inspection.title], comparedWith: 'shop.cer', offers };
    const judged = inspectToken(text, NOW, { as: 'client-assertion' });
    return [plain, full, { ...full, inspection: judged, asClientAssertion: true }];
  }

  function said(text: string): readonly string[] {
    const doings = { ask: () => {}, toggleRaw: () => {} };
    const pages = states(text).flatMap((state) =>
      [true, false].map((isRaw) => builtPage(() => renderState(state, isRaw, doings))),
    );
    return pages.flat().flatMap(ownTexts);
  }

  for (const [name, text] of Object.entries(TOKENS)) {
    it(`is that of VS Code, all of it, around ${name}`, () => {
      const texts = said(text);
      assert(texts.length > 5);
      assert.deepEqual(
        texts.filter((each) => /\p{L}/u.test(leftInEnglish(each))),
        [],
      );
      all = [...all, ...texts];
    });
  }

  it('needs every word that is handed over', () => {
    const unsaid = Object.entries(translated).filter(([, word]) => {
      const parts = word.split(/\{\d\}/);
      return !all.some((text) => parts.every((part) => text.includes(part)));
    });
    assert.deepEqual(
      unsaid.map(([name]) => name),
      [],
    );
  });

  it('puts values into their places, however these are ordered, and nothing into values', () => {
    assert.equal(filled('{1} von {0}', 'a {1}', 2), '2 von a {1}');
    assert.equal(filled('{0} {1}', 'a'), 'a {1}');
  });
});
