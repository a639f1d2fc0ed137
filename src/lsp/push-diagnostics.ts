import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createTimers, type EntraLens } from '../index.ts';
import type { Client } from './client.ts';
import { diagnosticOf, resultIdOf } from './diagnostic.ts';
import type { DiagnosticPauses, Diagnostics } from './diagnostics.ts';
import type { OpenDocuments } from './documents.ts';
import type { Judge } from './judge.ts';
import type { Tell } from './tell.ts';

export interface PushOptions {
  readonly connection: Connection;
  readonly client: Client;
  readonly lens: EntraLens;
  readonly documents: OpenDocuments;
  readonly judge: Judge;
  readonly tell: Tell;
  readonly pauses: DiagnosticPauses;
}

interface Shown {
  /** Of what the files said together. */
  readonly revision: number;
  readonly resultId: string;
}

/** Sends the findings of open documents (`textDocument/publishDiagnostics`): on opening, after a pause in typing, until closing. */
export function pushDiagnostics(options: PushOptions): Diagnostics {
  const { connection, client, lens, documents, judge, tell, pauses } = options;
  const timers = createTimers();
  const shown = new Map<string, Shown>();

  const refresh = tell.safely('Checking a document', async (document: TextDocument) => {
    const { uri } = document;
    timers.cancel(uri);
    const isOpen = () => documents.get(uri) === document;
    const { found } = await judge.judge(document, documents.fileOf(uri), isOpen);
    if (!isOpen()) return;
    const diagnostics = found.map((each) => diagnosticOf(uri, each, client));
    const resultId = resultIdOf(diagnostics);
    const before = shown.get(uri);
    shown.set(uri, { revision: lens.revision(), resultId });
    if (before?.resultId !== resultId)
      void connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    catchUp();
  });
  const isBehind = ({ uri }: TextDocument) => {
    const before = shown.get(uri);
    return before !== undefined && before.revision !== lens.revision();
  };
  const catchUp = () => {
    if (documents.all().some(isBehind))
      timers.startOnce(' others', pauses.catchUp, () => documents.all().filter(isBehind).forEach(refresh));
  };
  return {
    opened: refresh,
    changed: (document) => {
      // Marks move with the text under them: what is shown is no longer known.
      shown.delete(document.uri);
      timers.start(document.uri, pauses.typing, () => refresh(document));
    },
    closed: ({ uri }) => {
      timers.cancel(uri);
      shown.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
      catchUp();
    },
    refreshAll: () => documents.all().forEach(refresh),
    catchUp,
    dispose: timers.dispose,
  };
}
