import * as vscode from 'vscode';
import { editorRange } from './documents.ts';
import { wantsExpiryLenses } from './settings.ts';

/** How a token begins: `{"` and the like in base64url. Most texts hold nothing like it, and cost no more than this. */
const MAY_BEGIN = /ey[JA]|ew[o0]/;
const IN_TOKEN = /[\w.%\\+/=-]/;
/** A token may be broken over lines; each holds 64 characters or more. */
const LINES_AROUND = 60;
/** Characters: longer texts are not searched while the pointer moves or somebody types. */
const LONGEST = 500_000;

/** Tells in short about the token under the pointer, in any document. */
export function provideTokenHovers(): vscode.Disposable {
  return vscode.languages.registerHoverProvider([{ scheme: '*' }], {
    async provideHover(document, position) {
      if (!IN_TOKEN.test(document.lineAt(position).text.charAt(position.character))) return undefined;
      const first = new vscode.Position(Math.max(0, position.line - LINES_AROUND), 0);
      const text = document.getText(new vscode.Range(first.line, 0, position.line + LINES_AROUND, 0));
      if (text.length > LONGEST || !MAY_BEGIN.test(text)) return undefined;
      const { glanceAt } = await import('./token-glance.ts');
      const offset = document.offsetAt(first);
      const uri = document.uri.toString();
      const glance = glanceAt(text, document.offsetAt(position) - offset, { uri, offset });
      if (!glance) return undefined;
      const start = document.positionAt(offset + glance.span.start);
      return new vscode.Hover(
        glance.text,
        editorRange({ start, end: document.positionAt(offset + glance.span.end) }),
      );
    },
  });
}

/** The last digits of a time in seconds or milliseconds: most numbers are shorter, and cost no more than this. */
const MAY_BE_TIME = /\d{9}/;

/** Tells which time a number stands for, where JSON says that it is `exp`, `nbf`, `iat` or the like. */
export function provideTimeHovers(): vscode.Disposable {
  return vscode.languages.registerHoverProvider([{ scheme: '*' }], {
    async provideHover(document, { line, character }) {
      const { text } = document.lineAt(line);
      if (!/\d/.test(text.charAt(character)) || text.length > LONGEST || !MAY_BE_TIME.test(text))
        return undefined;
      const { instantAt } = await import('./token-glance.ts');
      const found = instantAt(text, character);
      return (
        found && new vscode.Hover(found.text, new vscode.Range(line, found.span.start, line, found.span.end))
      );
    },
  });
}

/** Tells above each token of a text how long it holds; off unless `aadstsLens.tokenLenses` is set. */
export function provideExpiryLenses(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      if (!wantsExpiryLenses()) return [];
      const text = document.getText();
      if (text.length > LONGEST || !MAY_BEGIN.test(text)) return [];
      const { validityOfTokens } = await import('./token-glance.ts');
      return validityOfTokens(text).map(({ title, offset }) => {
        const start = document.positionAt(offset);
        const place = { uri: document.uri.toString(), offset };
        return new vscode.CodeLens(new vscode.Range(start, start), {
          title,
          tooltip: vscode.l10n.t('Decode JWT'),
          command: 'aadstsLens.decodeJwt',
          arguments: [place],
        });
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider({ pattern: '**' }, provider),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aadstsLens.tokenLenses')) changed.fire();
    }),
  );
}
