import type { InitializeParams } from 'vscode-languageserver';

/** What the editor at the other end can do, and what it said about the workspace. */
export interface Client {
  /** It asks for diagnostics when it wants them; else they are sent when they change. */
  readonly pullsDiagnostics: boolean;
  /** It asks again for all diagnostics when it is told to. */
  readonly refreshesDiagnostics: boolean;
  readonly showsRelatedInformation: boolean;
  /** It is asked for settings; else it sends them. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFileWatchers: boolean;
  readonly tellsWorkspaceFolders: boolean;
  /** Edits may name the version of the document that they are for. */
  readonly takesDocumentChanges: boolean;
  readonly takesSnippetEdits: boolean;
  /** It opens files and web pages. */
  readonly showsDocuments: boolean;
  readonly hoversMarkdown: boolean;
  /** URIs of the folders that are open. */
  readonly folders: readonly string[];
  /** Settings it gave at the start. */
  readonly initializationOptions: unknown;
}

/** Reads the first request of a client (LSP 3.18, `initialize`). */
export function clientOf(params: InitializeParams): Client {
  const { textDocument, workspace, window } = params.capabilities;
  const documents = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  const formats = textDocument?.hover?.contentFormat ?? ['plaintext'];
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsRelatedInformation:
      documents?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation ?? false,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsWorkspaceFolders: workspace?.workspaceFolders === true,
    takesDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    takesSnippetEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    hoversMarkdown: formats.includes('markdown'),
    folders: foldersOf(params),
    initializationOptions: params.initializationOptions,
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
