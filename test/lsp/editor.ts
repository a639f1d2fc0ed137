import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type ProtocolConnection,
  type TextDocumentContentChangeEvent,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serveClient } from '../../src/lsp/language-server.ts';
import type { ServerOptions } from '../../src/lsp/server.ts';
import { type Folder, makeFolder } from '../folder.ts';
import { grammars } from '../grammars.ts';
import { TODAY } from '../workspace.ts';

/** An editor at the other end of the wire, made of the protocol's own client. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly folder: Folder;
  /** What the server answers `exit` with. */
  readonly exitCode: Promise<0 | 1>;
  /** All that the server sent by itself, requests included, as JSON. */
  readonly sent: readonly { readonly method: string; readonly params: unknown }[];
  uri(name: string): string;
  open(name: string, text: string, languageId?: string): TextDocument;
  /** Types: replaces the first `before` of a document. */
  type(document: TextDocument, before: string, after: string): void;
  close(document: TextDocument): void;
  fileChanged(name: string, type: 1 | 2 | 3): Promise<void>;
  /** The diagnostics that are shown for a file, the last that were sent, as soon as they are as wanted. */
  shown(name: string, isWanted: (shown: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Waits until something was sent that is wanted; gives its parameters. */
  received(method: string, isWanted?: (params: never) => boolean): Promise<unknown>;
  actions(document: TextDocument, at: string, only?: readonly string[]): Promise<readonly CodeAction[]>;
  stop(): Promise<void>;
}

export interface EditorOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What it answers when the server asks for settings. */
  readonly settings?: () => unknown;
  readonly server?: Partial<ServerOptions>;
  /** Told of a request of the server; gives the answer, by default null. */
  readonly answer?: (method: string, params: never, editor: ProtocolConnection) => unknown;
}

/** What most editors can do. */
export const COMMON: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

/** Starts a server in this process and connects to it. Nothing is waited for that comes in bursts. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const folder = await makeFolder(options.files);
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const stopped = new AbortController();
  const exitCode = serveClient({
    input: toServer,
    output: toClient,
    stopped: stopped.signal,
    grammars,
    version: '1.2.3',
    now: () => TODAY,
    pauses: { typing: 0, catchUp: 0, scan: 0, change: 0 },
    ...options.server,
  });
  const connection = createProtocolConnection(toClient, toServer);
  const heard = hear(connection, options);
  connection.listen();
  const uri = (name: string) => pathToFileURL(join(folder.path, name)).href;
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder.path).href, name: 'project' }],
    capabilities: options.capabilities ?? COMMON,
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    ...typing(connection, uri),
    ...heard,
    shown: (name, isWanted) => heard.shownAt(uri(name), isWanted),
    connection,
    initialized,
    folder,
    exitCode,
    uri,
    fileChanged: (name, type) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(name), type }] }),
    stop: async () => {
      await connection.sendRequest('shutdown');
      stopped.abort();
      connection.dispose();
      await folder.remove();
    },
  };
}

/** Keeps what the server sends. What was waited for once is not taken again. */
function hear(connection: ProtocolConnection, { answer, settings }: EditorOptions) {
  const sent: { method: string; params: unknown }[] = [];
  const taken = new Set<object>();
  let listeners: (() => void)[] = [];
  const next = () => new Promise<void>((resolve) => listeners.push(resolve));
  const take = (method: string, params: unknown) => {
    sent.push({ method, params });
    const woken = listeners;
    listeners = [];
    for (const wake of woken) wake();
  };
  // Handlers for whatever comes: the protocol's own type leaves them out.
  const every = connection as unknown as MessageConnection;
  every.onNotification((method, params) => take(method, params));
  every.onRequest((method, params) => {
    take(method, params);
    if (method === 'workspace/configuration') return [settings?.() ?? null];
    return answer?.(method, params as never, connection) ?? null;
  });
  every.onUnhandledProgress(({ token, value }) => take('$/progress', { token, value }));
  const received = async (method: string, isWanted: (params: never) => boolean = () => true) => {
    for (;;) {
      const found = sent.find(
        (each) => each.method === method && !taken.has(each) && isWanted(each.params as never),
      );
      if (found) {
        taken.add(found);
        return found.params;
      }
      await next();
    }
  };
  const shownAt = async (uri: string, isWanted: (shown: readonly Diagnostic[]) => boolean) => {
    for (;;) {
      const last = sent.findLast(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' && (params as Published).uri === uri,
      );
      const shown = last && (last.params as Published).diagnostics;
      if (shown && isWanted(shown)) return shown;
      await next();
    }
  };
  return { sent, received, shownAt };
}

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

function typing(connection: ProtocolConnection, uriOf: (name: string) => string) {
  const tell = (method: string, params: unknown) => void connection.sendNotification(method, params);
  return {
    open: (name: string, text: string, languageId = '') => {
      const uri = name.includes(':') ? name : uriOf(name);
      tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      return TextDocument.create(uri, languageId, 1, text);
    },
    type: (document: TextDocument, before: string, after: string) => {
      const offset = document.getText().indexOf(before);
      const range = {
        start: document.positionAt(offset),
        end: document.positionAt(offset + before.length),
      };
      const contentChanges: TextDocumentContentChangeEvent[] = [{ range, text: after }];
      TextDocument.update(document, contentChanges, document.version + 1);
      const { uri, version } = document;
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    close: ({ uri }: TextDocument) => tell('textDocument/didClose', { textDocument: { uri } }),
    actions: async (document: TextDocument, at: string, only?: readonly string[]) => {
      const position = document.positionAt(document.getText().indexOf(at));
      return connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: document.uri },
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only && { only }) },
      });
    },
  };
}

/** The document with the edits of a code action applied. */
export function applied(document: TextDocument, { edit }: CodeAction): string {
  const [change] = edit?.documentChanges ?? [];
  const edits = change && 'edits' in change ? change.edits : edit?.changes?.[document.uri];
  return TextDocument.applyEdits(document, (edits ?? []) as TextEdit[]);
}

export const rulesOf = (shown: readonly Diagnostic[]) => shown.map(({ code }) => code);
