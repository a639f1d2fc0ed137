import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Action, Diagnosis, EntraLens } from '../index.ts';
import { FIX_ALL } from './capabilities.ts';
import type { Client } from './client.ts';
import { commandNames } from './command-names.ts';
import { SOURCE } from './diagnostic.ts';
import type { OpenDocuments } from './documents.ts';
import type { Judge } from './judge.ts';

export interface ActionsOptions {
  readonly client: Client;
  readonly lens: EntraLens;
  readonly documents: OpenDocuments;
  readonly judge: Judge;
}

/** Quick fixes at a place, and the source action that applies every safe fix; computed on the current text. */
export async function actionsAt(
  { textDocument, range, context }: CodeActionParams,
  { client, lens, documents, judge }: ActionsOptions,
): Promise<readonly CodeAction[]> {
  const document = documents.get(textDocument.uri);
  const settings = document && (await judge.prepare(document, documents.fileOf(document.uri)));
  if (!document || !settings) return [];
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) {
    const found = lens.diagnosesAt(document, range, settings);
    actions.push(...found.flatMap((each) => quickFixes(document, each, context.diagnostics, client)));
  }
  // Saving asks for source actions by name: lists of quick fixes stay free of them.
  if (context.only && wants(context.only, FIX_ALL)) {
    const edits = lens.fixAll(document, settings);
    const title = 'Fix all that AADSTS Lens can fix safely';
    if (edits.length > 0) actions.push({ title, kind: FIX_ALL, edit: editOf(document, edits, client) });
  }
  return actions;
}

/** Kinds are hierarchical: who asks for `source` wants `source.fixAll` too. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

function quickFixes(
  document: TextDocument,
  found: Diagnosis,
  shown: readonly Diagnostic[],
  client: Client,
): readonly CodeAction[] {
  const diagnostics = shown.filter(
    ({ source, range, code }) =>
      source === SOURCE && code === found.rule && JSON.stringify(range) === JSON.stringify(found.range),
  );
  return found.actions.flatMap((action, index) => {
    const fix = quickFix(document, action, client);
    const isPreferred = index === 0 && action.kind === 'edit' && action.safe;
    return fix
      ? [{ title: action.title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, ...fix }]
      : [];
  });
}

/** Undefined for what this client cannot do. */
function quickFix(
  document: TextDocument,
  action: Action,
  client: Client,
): Pick<CodeAction, 'edit' | 'command'> | undefined {
  if (action.kind === 'edit') return { edit: editOf(document, action.edits, client) };
  if (action.kind === 'silence') return { edit: silencingEdit(document, action, client) };
  if (!client.showsDocuments) return undefined;
  const { title } = action;
  return {
    command:
      action.kind === 'open'
        ? { title, command: commandNames.openPage, arguments: [action.url] }
        : { title, command: commandNames.selectValue, arguments: [document.uri, action.range] },
  };
}

/** A comment whose reason is to be written; where snippets are not known, a word stands in its place. */
function silencingEdit(
  document: TextDocument,
  { at, before, after }: Action & { kind: 'silence' },
  client: Client,
): WorkspaceEdit {
  const range = { start: at, end: at };
  const value = `${escaped(before)}\${1:reason}${escaped(after)}$0`;
  return editOf(
    document,
    [
      client.takesSnippetEdits
        ? { range, snippet: { kind: 'snippet', value } }
        : { range, newText: `${before}reason${after}` },
    ],
    client,
  );
}

/** Text that a snippet takes as it stands (LSP 3.18, snippet syntax). */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function editOf(
  { uri, version }: TextDocument,
  edits: readonly (TextEdit | SnippetTextEdit)[],
  { takesDocumentChanges }: Client,
): WorkspaceEdit {
  if (takesDocumentChanges)
    return { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
  return { changes: { [uri]: edits.filter((edit) => 'newText' in edit) } };
}
