import { setImmediate as turn } from 'node:timers/promises';
import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { readOneFile } from '../node/files.ts';
import { diagnosticOf, resultIdOf } from './diagnostic.ts';
import type { FileLearner, LearnedFile } from './learn-files.ts';
import type { PushOptions } from './push-diagnostics.ts';
import { withoutMark } from './workspace-files.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

export interface WorkspaceDiagnosticsOptions extends PushOptions {
  readonly files: FileLearner;
  readonly index: WorkspaceIndex;
}

/** The findings of all files of the workspace, those that are not open included. */
export interface WorkspaceDiagnostics {
  /** Sends the findings of files that are not open, and from now on whenever they change. Gives how many there are. */
  publish(): Promise<number>;
  /** Sends what has changed since, if anything was sent at all. */
  catchUp(): void;
  /** A file was opened: the editor's own way to its findings begins. */
  opened(uri: string): void;
}

interface FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  readonly resultId: string;
}

export function workspaceDiagnostics(options: WorkspaceDiagnosticsOptions): WorkspaceDiagnostics {
  const { connection, client, documents, index, tell } = options;
  const published = new Map<string, string>();
  let publishing: Promise<number> | undefined;

  const send = async () => {
    await index.settled();
    const current = new Set<string>();
    let count = 0;
    for await (const { uri, items, resultId } of reportsOf(options)) {
      count += items.length;
      if (documents.get(uri) || (items.length === 0 && !published.has(uri))) continue;
      current.add(uri);
      if (published.get(uri) === resultId) continue;
      published.set(uri, resultId);
      void connection.sendDiagnostics({ uri, diagnostics: [...items] });
    }
    for (const uri of published.keys()) if (!current.has(uri)) withdraw(uri);
    return count;
  };
  const withdraw = (uri: string) => {
    if (published.delete(uri) && !documents.get(uri))
      void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  let isWanted = false;
  const publish = () => {
    isWanted = true;
    publishing = (publishing ?? Promise.resolve(0)).then(send, send);
    return publishing;
  };
  if (client.pullsDiagnostics)
    connection.languages.diagnostics.onWorkspace(
      tell.answering('Checking the workspace', (params, token) => answer(params, token, options)),
    );
  return {
    publish,
    catchUp: tell.safely('Checking the workspace', () => (isWanted ? publish() : undefined)),
    opened: (uri) => {
      if (client.pullsDiagnostics && published.delete(uri))
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      else published.delete(uri);
    },
  };
}

async function answer(
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  options: WorkspaceDiagnosticsOptions,
): Promise<WorkspaceDiagnosticReport> {
  await options.index.settled();
  const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for await (const { uri, version, items: found, resultId } of reportsOf(options)) {
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Checking the workspace was cancelled.');
    items.push(
      before.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...found] },
    );
    before.delete(uri);
  }
  // Files that are gone, or say nothing any more.
  for (const uri of before.keys())
    items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
  return { items };
}

/** One report a file, open documents first. What is asked for meanwhile is answered between two files. */
async function* reportsOf(options: WorkspaceDiagnosticsOptions): AsyncGenerator<FileReport> {
  const { documents, judge, files, client } = options;
  const reportOf = (
    uri: string,
    version: number | null,
    { found }: Awaited<ReturnType<typeof judge.judge>>,
  ) => {
    const items = found.map((each) => diagnosticOf(uri, each, client));
    return { uri, version, items, resultId: resultIdOf(items) };
  };
  for (const document of documents.all()) {
    const { uri, version } = document;
    yield reportOf(uri, version, await judge.judge(document, documents.fileOf(uri)));
  }
  for (const file of files.all()) {
    await turn();
    const document = await documentOf(file, options);
    if (document) yield reportOf(file.uri, null, await judge.judge(document, file.path));
  }
}

async function documentOf({ path }: LearnedFile, { documents, files }: WorkspaceDiagnosticsOptions) {
  if (documents.isOpen(path)) return undefined;
  const read = await readOneFile(path);
  return read.kind === 'text' ? files.documentOf(path, withoutMark(read.text)) : undefined;
}
