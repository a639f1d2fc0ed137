import type { Connection } from 'vscode-languageserver';
import { createLazyLens, type EntraLens, type Grammars, mayConcernEntra } from '../index.ts';
import { certificateParser } from '../node/certificate-parser.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf } from './client.ts';
import { createClientSettings } from './client-settings.ts';
import { createConfiguration } from './configuration.ts';
import { createOpenDocuments } from './documents.ts';
import { pathOfUri } from './file-uri.ts';
import { createJudge } from './judge.ts';
import { createFileLearner } from './learn-files.ts';
import { pullDiagnostics } from './pull-diagnostics.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { answerRequests } from './requests.ts';
import { createTell, type Tell } from './tell.ts';
import { watch } from './watch.ts';
import { workspaceDiagnostics } from './workspace-diagnostics.ts';
import { createWorkspaceIndex } from './workspace-index.ts';

export interface ServerOptions {
  /** Parsers for programming languages. */
  readonly grammars: Grammars;
  readonly version: string;
  /** Seconds since 1970. */
  readonly now?: () => number;
  readonly pauses?: Pauses;
}

/** How long is waited for what comes in bursts (milliseconds). */
export interface Pauses {
  /** After a keystroke. */
  readonly typing: number;
  /** When other files have changed. */
  readonly catchUp: number;
  /** Before the workspace is read: the documents that are open come first. */
  readonly scan: number;
  /** After a file has changed on disk: a branch that is switched changes many. */
  readonly change: number;
}

const PAUSES: Pauses = { typing: 200, catchUp: 400, scan: 500, change: 300 };

/** Serves one client until it is gone. Nothing that documents hold is sent anywhere but to this client. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const tell = createTell(connection);
  connection.onInitialize((params) => {
    const client = clientOf(params);
    serve(connection, client, tell, options);
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: 'aadsts-lens', version: options.version },
    };
  });
  connection.listen();
}

function serve(connection: Connection, client: Client, tell: Tell, options: ServerOptions): void {
  const parts = assemble(connection, client, tell, options);
  const { settings, diagnostics, index, folders } = parts;
  const { judgeAnew, fileChanged } = reactions(parts);
  const surroundings = {
    settingsChanged: (sent: unknown) => {
      settings.forget(sent);
      judgeAnew();
    },
    fileChanged,
    foldersChanged: (added: readonly string[], removed: readonly string[]) => {
      folders.change(added, removed);
      judgeAnew();
    },
  };
  watch(connection, client, tell, surroundings, index.scan);
  followDocuments(parts, fileChanged);
  answerRequests({ ...parts, folders: folders.all, now: options.now ?? systemClock });
  connection.onShutdown(() => {
    index.dispose();
    diagnostics.dispose();
  });
}

type Parts = ReturnType<typeof assemble>;

function assemble(connection: Connection, client: Client, tell: Tell, options: ServerOptions) {
  const { pauses = PAUSES } = options;
  const folders = openFolders(client.folders);
  const lens = makeLens(tell, options);
  const documents = createOpenDocuments();
  const settings = createClientSettings(connection, client, tell);
  const configuration = createConfiguration({ settings, folders: folders.all, tell });
  const judge = createJudge(lens, configuration, tell);
  const files = createFileLearner(lens, documents.isOpen);
  const judging = { connection, client, lens, documents, judge, tell, pauses };
  const diagnostics = client.pullsDiagnostics ? pullDiagnostics(judging) : pushDiagnostics(judging);
  const roots = async () => {
    const all = folders.all();
    const wanted = await Promise.all(all.map(async (folder) => (await settings.of(folder)).workspaceIndex));
    return all.flatMap((folder, at) => (wanted[at] ? (pathOfUri(folder) ?? []) : []));
  };
  const onDidLearn = () => {
    diagnostics.catchUp();
    workspace.catchUp();
  };
  const index = createWorkspaceIndex({ connection, configuration, files, roots, tell, onDidLearn, pauses });
  const workspace = workspaceDiagnostics({ ...judging, files, index });
  return { ...judging, folders, settings, configuration, files, diagnostics, index, workspace };
}

/** The folders that are open, by their URIs. */
function openFolders(first: readonly string[]) {
  let open = first;
  return {
    all: () => open,
    change: (added: readonly string[], removed: readonly string[]) => {
      open = [...open.filter((folder) => !removed.includes(folder)), ...added];
    },
  };
}

function reactions({ configuration, diagnostics, index }: Parts) {
  const judgeAnew = () => {
    configuration.forget();
    diagnostics.refreshAll();
    index.scan();
  };
  const fileChanged = (path: string, isGone: boolean) => {
    if (configuration.isPart(path)) judgeAnew();
    else index.note(path, isGone);
  };
  return { judgeAnew, fileChanged };
}

function followDocuments(
  { connection, documents, lens, files, diagnostics, workspace }: Parts,
  fileChanged: (path: string, isGone: boolean) => void,
): void {
  documents.listen(connection, {
    opened: (document) => {
      workspace.opened(document.uri);
      diagnostics.opened(document);
    },
    changed: diagnostics.changed,
    closed: (document) => {
      // What is no file, or a file that nobody watches, says nothing to others any more.
      lens.forget(document.uri);
      diagnostics.closed(document);
    },
    touched: (path, how) => {
      if (how === 'opened') files.leave(path);
      else fileChanged(path, false);
    },
  });
}

function makeLens(tell: Tell, { grammars, now }: ServerOptions): EntraLens {
  return createLazyLens(async () => {
    const { createEntraLens } = await import('../engine.ts');
    return createEntraLens({
      certificates: certificateParser,
      grammars,
      ...(now && { now }),
      reportBug: (rule, error) => tell.bug(`The rule ${rule}`, error),
      reportUnread: (_, error) => tell.bug('Reading a file', error),
    });
  }, mayConcernEntra);
}

function systemClock(): number {
  return Math.floor(Date.now() / 1000);
}
