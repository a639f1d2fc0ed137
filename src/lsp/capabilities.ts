import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { commandNames } from './command-names.ts';

/** The kind of the code action that applies every safe fix: editors can be told to apply it on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.aadstsLens`;

/** What the server offers a client. Positions count UTF-16 units, which every client has to know. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: '*' }] }] },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'aadsts-lens',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      },
    }),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: true },
    executeCommandProvider: { commands: Object.values(commandNames) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
