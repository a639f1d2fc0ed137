import * as vscode from 'vscode';
import { findToken, tokensIn } from '../tokens/find.ts';
import type { TokenPanel } from './token-panel.ts';

/** More are not listed: nobody looks through so many. */
const MOST_TOKENS = 50;

/**
 * `Decode JWT`: the selections, else the token at the cursor, else those in the clipboard, else what is typed in. A
 * caller may hand over a text, or say where a token stands.
 */
export function decodeJwt(panel: () => Promise<TokenPanel>) {
  return async (given?: unknown): Promise<void> => {
    const texts = isPlace(given) ? tokenIn(given) : await textsFrom(given);
    if (texts.length > 0) (await panel()).show(texts);
    else if (isPlace(given))
      void vscode.window.showInformationMessage(vscode.l10n.t('The token is no longer there.'));
  };
}

/** The first of the selections, else the token at the cursor, else the clipboard's, else what is typed in. */
export async function tokenText(title: string): Promise<string | undefined> {
  return (await tokenTexts(title))[0];
}

async function tokenTexts(title: string): Promise<readonly string[]> {
  const edited = inEditor();
  if (edited.length > 0) return edited;
  const copied = await inClipboard();
  if (copied.length > 0) return copied;
  const typed = await asked(title);
  return typed ? [typed] : [];
}

/** Where a token stands in a document that is open. A hover names the place: no token becomes part of a link. */
export interface TokenPlace {
  readonly uri: string;
  /** UTF-16. */
  readonly offset: number;
}

async function textsFrom(given: unknown): Promise<readonly string[]> {
  return typeof given === 'string' && given !== '' ? [given] : tokenTexts(vscode.l10n.t('Decode JWT'));
}

function tokenIn({ uri, offset }: TokenPlace): readonly string[] {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  const found = document && findToken(document.getText(), offset);
  return found ? [found.token] : [];
}

function isPlace(given: unknown): given is TokenPlace {
  if (typeof given !== 'object' || given === null || !('uri' in given) || !('offset' in given)) return false;
  return typeof given.uri === 'string' && typeof given.offset === 'number';
}

function inEditor(): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const { document, selections } = editor;
  const selected = selections.filter(({ isEmpty }) => !isEmpty);
  const texts =
    selected.length > 0
      ? selected.flatMap((selection) => tokensOrAll(document.getText(selection)))
      : selections.flatMap(({ active }) => tokenAt(document, active));
  return distinct(texts);
}

function tokenAt(document: vscode.TextDocument, position: vscode.Position): readonly string[] {
  const found = findToken(document.getText(), document.offsetAt(position));
  return found ? [found.token] : [];
}

/** The tokens of a text that holds several; else the text as it is, for what is damaged about it is told too. */
function tokensOrAll(text: string): readonly string[] {
  const tokens = tokensOf(text);
  return tokens.length > 1 ? tokens : [text];
}

async function inClipboard(): Promise<readonly string[]> {
  return tokensOf(await vscode.env.clipboard.readText());
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const { token } of tokensIn(text, text.length)) {
    if (tokens.push(token) === MOST_TOKENS) break;
  }
  return distinct(tokens);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, MOST_TOKENS);
}

async function asked(title: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Paste a token. It is decoded here and sent nowhere.'),
    ignoreFocusOut: true,
  });
}
